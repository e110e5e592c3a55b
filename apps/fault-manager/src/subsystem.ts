import { defineSubsystem } from '@dawnline/service';
import { events } from './fault-manager.events';
import { FaultManagerModule } from './fault-manager.module';

export const subsystem = defineSubsystem(__dirname, {
  module: FaultManagerModule,
  computer: 'obc',
  critical: true,
  events,
});
