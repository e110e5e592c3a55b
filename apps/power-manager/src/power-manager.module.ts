import { Module } from '@nestjs/common';
import { PowerManagerController } from './power-manager.controller';

@Module({ controllers: [PowerManagerController] })
export class PowerManagerModule {}
