import { defineSubsystem } from '@dawnline/service';
import { events } from './thermal-controller.events';
import { ThermalControllerModule } from './thermal-controller.module';

export const subsystem = defineSubsystem(__dirname, {
  module: ThermalControllerModule,
  computer: 'obc',
  critical: true,
  events,
});
