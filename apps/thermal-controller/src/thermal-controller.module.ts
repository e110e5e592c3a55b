import { Module } from '@nestjs/common';
import { ThermalControllerController } from './thermal-controller.controller';

@Module({ controllers: [ThermalControllerController] })
export class ThermalControllerModule {}
