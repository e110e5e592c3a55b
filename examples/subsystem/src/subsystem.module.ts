import { Module } from '@nestjs/common';
import { SubsystemController } from './subsystem.controller';

@Module({ controllers: [SubsystemController] })
export class SubsystemModule {}
