import type { Command } from 'commander';
import { JobExecutorHousekeeping, JobLog, JobState, type JobStatus } from '@dawnline/contracts';
import { newRequestId } from '../ground-session';
import { wholeNumber } from '../options';
import type { Output } from '../output';
import { atDesk, byTelecommand, failed, type Desk, type JobOptions } from './desk';

/** Between two looks at a log that is followed, wall time (assumed): each costs a telecommand and a packet. */
const FOLLOW_PERIOD_MS = 3_000;
/** Housekeeping comes at 1 Hz of mission time (assumed: the rig is not slower than real time). */
const HOUSEKEEPING_WAIT_MS = 2_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ENDED: readonly JobState[] = [JobState.JOB_COMPLETED, JobState.JOB_FAILED, JobState.JOB_CANCELLED];

interface LogsOptions extends JobOptions {
  readonly bytes?: number;
  readonly follow?: boolean;
}

/** What has been printed of a log that grows, is cut, and begins anew with each attempt. */
export class Tail {
  private attempt = -1;
  private printedTo = 0;

  /** What a packet adds: a note for people when something is missing or anew, and the new bytes. */
  take({ attempt, offset, contents }: Pick<JobLog, 'attempt' | 'offset' | 'contents'>): {
    readonly note: string;
    readonly bytes: Uint8Array;
  } {
    const end = offset + contents.length;
    const isFirst = this.attempt < 0;
    const isNew = attempt !== this.attempt;
    const isCut = !isNew && end < this.printedTo;
    const from = isNew || isCut ? 0 : this.printedTo;
    const bytes = contents.subarray(Math.min(contents.length, Math.max(0, from - offset)));
    const missing = Math.max(0, offset - from);
    this.attempt = attempt;
    this.printedTo = end;
    if (isNew && !isFirst) return { note: `attempt ${attempt}`, bytes };
    if (isCut) return { note: 'the log was cut', bytes };
    return { note: missing > 0 && !isFirst ? `${missing} bytes are missing` : '', bytes };
  }
}

async function logOf(
  { session, send }: Desk,
  job: string,
  maxBytes: number,
  id?: string,
): Promise<JobLog | null> {
  const { stage, requestId } = await send({ log: { job, maxBytes } }, id);
  if (stage !== 'completed') return null;
  const log = await session.answer<JobLog>('JobLog', ({ header }) => header.requestId === requestId);
  if (!log) failed('the log did not come down in time; ask again, with a longer --wait');
  return log;
}

function show(log: JobLog, bytes: Uint8Array, output: Output): void {
  if (output.json) {
    const { job, attempt, offset } = log;
    const skipped = log.contents.length - bytes.length;
    const base64 = Buffer.from(bytes).toString('base64');
    output.line({ job, attempt, offset: offset + skipped, text: Buffer.from(bytes).toString(), base64 });
  } else process.stdout.write(bytes);
}

/** The state of a job as housekeeping has it; null before the first packet. */
function watchState({ client }: Desk, job: string): () => JobStatus | null {
  const topic = `craft/${client.rig.craft}/tm/job-executor`;
  let status: JobStatus | null = null;
  client.bus.samples.onDelivery((delivery) => {
    if (delivery.topic !== topic) return;
    status = JobExecutorHousekeeping.decode(delivery.payload).jobs.find((one) => one.job === job) ?? status;
  });
  client.bus.samples.subscribe([topic], 0);
  return () => status;
}

/** Without a log yet: it waits for its first attempt, or its process is just being made. */
const hasNoLog = ({ state, restarts }: JobStatus): boolean =>
  state === JobState.JOB_STARTING ||
  (restarts === 0 && [JobState.JOB_QUEUED, JobState.JOB_ADMITTED].includes(state));

async function print(desk: Desk, job: string, options: LogsOptions): Promise<void> {
  const log = await logOf(desk, job, options.bytes ?? 0, options.id);
  if (log) show(log, log.contents, desk.output);
}

/** Prints what a log gains until the job has ended. */
async function follow(desk: Desk, job: string, options: LogsOptions): Promise<void> {
  const tail = new Tail();
  const state = watchState(desk, job);
  for (let look = 0; ; look++) {
    await sleep(look === 0 ? HOUSEKEEPING_WAIT_MS : FOLLOW_PERIOD_MS);
    desk.session.renew();
    // The state is taken before the log: what an ended job wrote last is in the log that is read after.
    const status = state();
    if (status && hasNoLog(status)) continue;
    const log = await logOf(desk, job, options.bytes ?? 0, `${newRequestId('job-logs')}-${look}`);
    if (!log) return;
    const { note, bytes } = tail.take(log);
    if (note !== '') process.stderr.write(`-- ${note} --\n`);
    if (bytes.length > 0) show(log, bytes, desk.output);
    if (status && ENDED.includes(status.state)) return;
  }
}

const EXAMPLES = `
Examples:
  dawnline job logs hello
  dawnline job logs hello --follow          until the job has ended, or Ctrl-C
The log is standard output and standard error of the newest attempt. It goes down as it is, also of a job whose results are sealed.`;

export function addLogs(program: Command): void {
  byTelecommand(
    program
      .command('logs')
      .description('The end of a job’s log')
      .argument('<job>', 'job id')
      .option(
        '--bytes <number>',
        'so many bytes from its end; at most 8192, which is the default',
        wholeNumber,
      )
      .option(
        '--follow',
        'wait for its start, look again every 3 s and print what is new, until it has ended',
      ),
    'JSON lines: job, attempt, offset, text, base64',
  )
    .addHelpText('after', EXAMPLES)
    .action((job: string, options: LogsOptions) =>
      atDesk('logs', options, true, (desk) => (options.follow ? follow : print)(desk, job, options)),
    );
}
