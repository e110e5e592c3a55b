import { defineSubsystem } from '@dawnline/service';
import { events } from './job-executor.events';
import { JobExecutorModule } from './job-executor.module';

export const subsystem = defineSubsystem(__dirname, {
  module: JobExecutorModule,
  computer: 'payload-host',
  critical: false,
  events,
});
