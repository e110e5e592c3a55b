import type { Command } from 'commander';
import { JobExecutorHousekeeping, toPlain, type JobStatus, JobState } from '@dawnline/contracts';
import { credentialsOption, durationOption } from '../options';
import { outputFor } from '../output';
import { connectToRig, type RigClient } from '../rig-client';
import { failed, spanText } from './desk';

interface ListOptions {
  readonly credentials?: string;
  readonly wait: number;
  readonly tenant?: string;
  readonly json?: boolean;
}

/** The next housekeeping packet of job-executor; null when none comes in time. */
async function nextHousekeeping(client: RigClient, waitUs: number): Promise<JobExecutorHousekeeping | null> {
  const topic = `craft/${client.rig.craft}/tm/job-executor`;
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve(null), waitUs / 1000);
    client.bus.samples.onDelivery((delivery) => {
      if (delivery.topic !== topic) return;
      clearTimeout(patience);
      resolve(JobExecutorHousekeeping.decode(delivery.payload));
    });
    client.bus.samples.subscribe([topic], 0);
  });
}

export const stateText = (state: JobState): string => JobState[state].replace('JOB_', '');

function rowOf(job: JobStatus): (string | number)[] {
  const isEnded = [JobState.JOB_COMPLETED, JobState.JOB_FAILED, JobState.JOB_CANCELLED].includes(job.state);
  return [
    job.job,
    stateText(job.state),
    job.total > 0 ? `${job.step}/${job.total}` : job.step,
    job.stepRate > 0 ? `${Number(job.stepRate.toPrecision(3))}/s` : '',
    job.checkpointSequence > 0 && !isEnded
      ? `${spanText(job.checkpointAgeUs)}, step ${job.checkpointStep}`
      : '',
    job.restarts,
    job.tenant,
    job.cause,
  ];
}

async function list(options: ListOptions): Promise<void> {
  const output = outputFor(options.json ?? false);
  const client = await connectToRig('job', options.credentials);
  try {
    const packet = await nextHousekeeping(client, options.wait);
    if (!packet) return failed('job-executor sent no housekeeping in time; `dawnline events` may say why');
    const jobs = packet.jobs.filter(({ tenant }) => !options.tenant || tenant === options.tenant);
    if (output.json) output.document(jobs.map((job) => toPlain('JobStatus', job)));
    else if (jobs.length === 0) output.text('no jobs');
    else
      output.table(
        ['job', 'state', 'step', 'rate', 'checkpoint', 'restarts', 'tenant', 'cause'],
        jobs.map(rowOf),
      );
    if (!output.json && packet.jobsQueued > 0)
      output.text(
        `${packet.jobsQueued} queued; power allows ${Math.round(packet.powerCeilingW)} W, heat ${Math.round(packet.thermalCeilingW)} W` +
          (packet.gpuReady ? '' : '; GPU 0 is not ready'),
      );
  } finally {
    await client.close();
  }
}

export function addList(job: Command): void {
  job
    .command('list')
    .description(
      'Jobs that are not ended and the last ended ones, from housekeeping; works without a contact',
    )
    .option('--tenant <name>', 'only the jobs of one tenant')
    .addOption(credentialsOption())
    .addOption(durationOption('--wait <duration>', 'wall time after which it gives up', '10s'))
    .option('--json', 'one JSON document: a list of JobStatus as in proto/dawnline/job_executor.proto')
    .action((options: ListOptions) => list(options));
}
