import { defineSubsystem } from '@dawnline/service';
import { COMMS_MANAGER_EVENTS } from './comms-manager.events';
import { CommsManagerModule } from './comms-manager.module';

export const subsystem = defineSubsystem(__dirname, {
  module: CommsManagerModule,
  computer: 'obc',
  critical: true,
  events: COMMS_MANAGER_EVENTS,
});
