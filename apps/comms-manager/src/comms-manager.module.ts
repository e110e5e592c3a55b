import { Module } from '@nestjs/common';
import { CommsManagerController } from './comms-manager.controller';

@Module({ controllers: [CommsManagerController] })
export class CommsManagerModule {}
