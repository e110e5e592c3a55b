import { defineSubsystem } from '@dawnline/service';
import { events } from './power-manager.events';
import { PowerManagerModule } from './power-manager.module';

export const subsystem = defineSubsystem(__dirname, {
  module: PowerManagerModule,
  computer: 'obc',
  critical: true,
  events,
});
