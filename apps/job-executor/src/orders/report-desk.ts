import { JobDetail, JobLog, Refusal, type JobExecutorCommand, type JobLogRequest } from '@dawnline/contracts';
import type { Disk } from '@dawnline/host';
import type { CommandContext, CommandOutcome, Service } from '@dawnline/service';
import type { Procedures } from '@dawnline/storage';
import { logFile } from '../folders';
import type { Job } from '../job';
import { detailOf, logSpan } from './report';
import { LOGS_READING_MAX_ITEMS } from './report.limits';

/** Asking for logs is no work of the jobs: it waits in a lane of its own. */
const LANE = 'reports';

const refused = (refusal: Refusal, detail: string): CommandOutcome => ({ kind: 'refused', refusal, detail });

/** Answers the ground's questions about single jobs; nothing of a job changes by them. */
export class ReportDesk {
  private reading = 0;

  constructor(
    private readonly service: Service,
    private readonly disk: Disk,
    private readonly procedures: Procedures,
    /** Null for a job that is not known, and while the ledger is being read. */
    private readonly jobOf: (job: string) => Job | null,
    private readonly isReady: () => boolean,
    /** Bytes of a job were handed to the downlink. */
    private readonly sent: (job: string, bytes: number) => void,
  ) {}

  /** Null for a command that is no question. */
  take(command: JobExecutorCommand, context: CommandContext): CommandOutcome | null {
    if (command.action !== 'detail' && command.action !== 'log') return null;
    if (!this.isReady()) return refused(Refusal.REFUSAL_BUSY, 'the ledger is being read');
    const id = command.action === 'detail' ? (command.detail ?? '') : (command.log?.job ?? '');
    const job = this.jobOf(id);
    if (!job) return refused(Refusal.REFUSAL_RANGE, `no job '${id}'`);
    return command.action === 'detail' ? this.detail(job, context) : this.log(job, command.log!, context);
  }

  private detail(job: Job, context: CommandContext): CommandOutcome {
    const { clock, process } = this.service;
    const id = job.record.order.job;
    const body = detailOf(job, process.ownTimeUs(), clock.now());
    if (!body) return refused(Refusal.REFUSAL_FAILED, `the order of job ${id} is too long for a packet`);
    this.service.publish(JobDetail, body, { header: headerOf(context) });
    return { kind: 'completed', detail: `job ${id} is ${job.record.state}` };
  }

  private log(job: Job, { maxBytes }: JobLogRequest, context: CommandContext): CommandOutcome {
    const { attempt, order } = job.record;
    if (attempt < 0) return refused(Refusal.REFUSAL_RANGE, `job ${order.job} has not started`);
    if (this.reading >= LOGS_READING_MAX_ITEMS)
      return refused(Refusal.REFUSAL_BUSY, `${this.reading} logs are being read`);
    this.reading += 1;
    const read = () => readEnd(this.disk, logFile(order.job, attempt), maxBytes);
    this.procedures.run(LANE, 'log.read', read, (outcome) => {
      this.reading -= 1;
      if (!outcome.ok) return context.fail(Refusal.REFUSAL_FAILED, outcome.error.message);
      if (!outcome.value)
        return context.fail(Refusal.REFUSAL_FAILED, `attempt ${attempt} of job ${order.job} has no log`);
      const { offset, contents } = outcome.value;
      this.service.publish(
        JobLog,
        { job: order.job, attempt, offset, contents },
        { header: headerOf(context) },
      );
      this.sent(order.job, contents.length);
      context.complete(`${contents.length} bytes from ${offset}`);
    });
    return { kind: 'pending' };
  }
}

const headerOf = ({ requestId, principal }: CommandContext): { requestId: string; principal: string } => ({
  requestId,
  principal,
});

interface LogEnd {
  readonly offset: number;
  readonly contents: Uint8Array;
}

/** Null when there is no log. It may be cut while it is read: what comes is what was there. */
async function readEnd(disk: Disk, path: string, wanted: number): Promise<LogEnd | null> {
  const stat = await disk.stat(path);
  if (!stat || stat.folder) return null;
  const { offset, bytes } = logSpan(stat.bytes, wanted);
  return { offset, contents: await disk.readRange(path, offset, bytes) };
}
