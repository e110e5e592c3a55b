import { DiskError, type Disk } from '@dawnline/host';
import { bytesUnder, CheckpointStore, type Procedures } from '@dawnline/storage';
import { MEASURE_NAMES_MAX_ITEMS } from '../job-executor.limits';
import type { Input } from '../executor';
import type { JobRecord } from '../job';
import { checkpointFolder, jobFolder, resultFolder } from '../folders';
import { collectResult } from '../results/results';
import { prepareRestore, settleCommits, verifyCommits, type JobStore } from './checkpoint-work';
import { checkInputs } from '../orders/staging';
import type { Output } from '../turn';

type Kinds = 'prepare' | 'verify' | 'settle' | 'discard' | 'scrub' | 'measure' | 'drop-round' | 'forget';
type CheckpointOutput = Extract<Output, { kind: Kinds }>;

const laneOf = (job: string): string => `job:${job}`;

/** What the desk asks of the executor's state, as it is when a procedure runs. */
export interface DeskView {
  recordOf(job: string): JobRecord | null;
  /** The step that the job's living attempt reported last. */
  stepOf(job: string): number;
  /** Bytes that the tenant's quota leaves this job. */
  allowanceBytes(job: string): number;
}

/** Runs the checkpoint procedures of each job one after another and feeds their results back as inputs. */
export class CheckpointDesk {
  constructor(
    private readonly disks: readonly Disk[],
    private readonly procedures: Procedures,
    private readonly view: DeskView,
    private readonly feed: (input: Input) => void,
  ) {}

  perform(output: CheckpointOutput): void {
    switch (output.kind) {
      case 'prepare':
        return this.prepare(output.job, output.passUnreadable);
      case 'verify':
        return this.verify(output.job, output.sequence);
      case 'settle':
        return this.settle(output.job, output.adopt);
      case 'discard':
        return this.quietly(output.job, 'checkpoint.discard', (store) => store.discard(output.sequences));
      case 'scrub':
        return this.scrub(output);
      case 'measure':
        return this.measure(output.job, output.attempt);
      case 'drop-round':
        return this.quietly(output.job, 'checkpoint.drop', async () => {
          const folder = checkpointFolder(output.job, output.round);
          for (const disk of this.disks) await disk.remove(folder);
        });
      case 'forget':
        return this.forget(output.job);
    }
  }

  private prepare(job: string, passUnreadable: boolean): void {
    const read = async () => {
      const one = this.storeOf(job);
      await one.store.prepare();
      const fault = await checkInputs(this.disks[0], one.record().order);
      if (fault !== null) throw new DiskError('EIO', fault);
      return prepareRestore(one, passUnreadable);
    };
    this.procedures.run(laneOf(job), 'checkpoint.prepare', read, (outcome) => {
      if (outcome.ok && outcome.value !== 'try-later') this.feed({ kind: 'prepared', job, ...outcome.value });
      else {
        const reason = outcome.ok ? 'a checkpoint cannot be read now' : outcome.error.message;
        this.feed({ kind: 'not-prepared', job, reason });
      }
    });
  }

  private verify(job: string, sequence: number | null): void {
    const attempt = this.view.recordOf(job)?.attempt ?? -1;
    const read = () => verifyCommits(this.storeOf(job), attempt, sequence);
    this.procedures.run(laneOf(job), 'checkpoint.verify', read, (outcome) => {
      if (outcome.ok) this.feed({ kind: 'checked', job, attempt, found: outcome.value });
    });
  }

  private settle(job: string, adopt: boolean): void {
    const attempt = this.view.recordOf(job)?.attempt ?? -1;
    const read = async () => ({
      found: await settleCommits(this.storeOf(job), attempt, adopt),
      result: await collectResult(this.disks[0], resultFolder(job, attempt)),
    });
    this.procedures.run(laneOf(job), 'checkpoint.settle', read, (outcome) => {
      if (outcome.ok) this.feed({ kind: 'settled', job, attempt, ...outcome.value });
      else this.feed({ kind: 'not-settled', job });
    });
  }

  private scrub({ job, cursor }: Extract<Output, { kind: 'scrub' }>): void {
    const read = () => this.storeOf(job).store.scrub(this.view.recordOf(job)?.checkpoints ?? [], cursor);
    this.procedures.run(laneOf(job), 'checkpoint.scrub', read, (outcome) => {
      // A disk that does not answer tells nothing of what rests on it; the next round asks again.
      if (outcome.ok) this.feed({ kind: 'scrubbed', job, ...outcome.value });
    });
  }

  private measure(job: string, attempt: number): void {
    const count = () => bytesUnder(this.disks[0], jobFolder(job), { names: MEASURE_NAMES_MAX_ITEMS });
    this.procedures.run(null, 'job.measure', count, (outcome) => {
      if (outcome.ok) this.feed({ kind: 'measured', job, attempt, bytes: outcome.value });
    });
  }

  private forget(job: string): void {
    this.quietly(job, 'job.forget', async (store) => {
      await store.forget();
      for (const disk of this.disks) await disk.remove(jobFolder(job));
    });
  }

  /** A failure leaves something too many, which a later settlement or sweep removes. */
  private quietly(job: string, name: string, work: (store: CheckpointStore) => Promise<unknown>): void {
    const { store } = this.storeOf(job);
    this.procedures.run(
      laneOf(job),
      name,
      () => work(store),
      () => undefined,
    );
  }

  private storeOf(job: string): JobStore {
    const { view } = this;
    const folder = checkpointFolder(job, view.recordOf(job)?.defence.round);
    return {
      store: new CheckpointStore(this.disks, folder, { mirror: 'copy' }),
      source: folder,
      recordIfAny: () => view.recordOf(job),
      record: () => {
        const record = view.recordOf(job);
        if (!record) throw new DiskError('ENOENT', `job ${job} is gone`);
        return record;
      },
      step: () => view.stepOf(job),
      allowanceBytes: () => view.allowanceBytes(job),
    };
  }
}
