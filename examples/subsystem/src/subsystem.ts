import { defineSubsystem } from '@dawnline/service';
import { events } from './events';
import { SubsystemModule } from './subsystem.module';

export const subsystem = defineSubsystem(__dirname, {
  module: SubsystemModule,
  computer: 'obc',
  critical: false,
  events,
});
