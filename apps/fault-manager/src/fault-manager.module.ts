import { Module } from '@nestjs/common';
import { FaultManagerController } from './fault-manager.controller';

@Module({ controllers: [FaultManagerController] })
export class FaultManagerModule {}
