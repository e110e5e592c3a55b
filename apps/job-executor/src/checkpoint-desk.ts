import { DiskError, type Disk } from '@dawnline/host';
import { CheckpointStore, type Procedures, type Verification } from '@dawnline/storage';
import type { Input } from './executor';
import type { JobRecord } from './job';
import { checkpointFolder, jobFolder, resultFolder } from './folders';
import { collectResult } from './results';
import { checkInputs } from './staging';
import type { Output } from './turn';

type CheckpointOutput = Extract<Output, { kind: 'prepare' | 'verify' | 'settle' | 'retain' | 'forget' }>;

const laneOf = (job: string): string => `job:${job}`;

/** Runs the checkpoint procedures of each job one after another and feeds their results back as inputs. */
export class CheckpointDesk {
  constructor(
    private readonly disk: Disk,
    private readonly procedures: Procedures,
    /** The record as it is when the procedure starts; null when the job is gone. */
    private readonly recordOf: (job: string) => JobRecord | null,
    private readonly feed: (input: Input) => void,
  ) {}

  perform(output: CheckpointOutput): void {
    switch (output.kind) {
      case 'prepare':
        return this.prepare(output.job);
      case 'verify':
        return this.verify(output.job, output.sequence);
      case 'settle':
        return this.settle(output.job);
      case 'retain':
        return this.retain(output.job, output.sequences);
      case 'forget':
        return this.forget(output.job);
    }
  }

  private prepare(job: string): void {
    const read = async () => {
      const store = this.storeOf(job);
      await store.prepare();
      const order = this.recordOf(job)?.order;
      const fault = order ? await checkInputs(this.disk, order) : null;
      if (fault !== null) throw new DiskError('EIO', fault);
      const known = this.recordOf(job)?.checkpoints ?? [];
      return store.newestVerified(known.map((checkpoint) => checkpoint.sequence));
    };
    this.procedures.run(laneOf(job), 'checkpoint.prepare', read, (outcome) => {
      if (outcome.ok) this.feed({ kind: 'prepared', job, ...outcome.value });
      else this.feed({ kind: 'not-prepared', job, reason: outcome.error.message });
    });
  }

  private verify(job: string, sequence: number | null): void {
    const attempt = this.recordOf(job)?.attempt ?? -1;
    const read = () => verifyCommits(this.storeOf(job), () => this.recordOf(job), attempt, sequence);
    this.procedures.run(laneOf(job), 'checkpoint.verify', read, (outcome) => {
      if (outcome.ok) this.feed({ kind: 'checked', job, attempt, found: outcome.value });
    });
  }

  private settle(job: string): void {
    const attempt = this.recordOf(job)?.attempt ?? -1;
    const read = async () => ({
      found: await this.storeOf(job).settle(attempt, this.recordOf(job)?.checkpoints ?? []),
      result: await collectResult(this.disk, resultFolder(job, attempt)),
    });
    this.procedures.run(laneOf(job), 'checkpoint.settle', read, (outcome) => {
      if (outcome.ok) this.feed({ kind: 'settled', job, attempt, ...outcome.value });
      else this.feed({ kind: 'not-settled', job });
    });
  }

  /** A failure leaves a checkpoint too many, which the next settlement removes. */
  private retain(job: string, sequences: readonly number[]): void {
    this.procedures.run(
      laneOf(job),
      'checkpoint.retain',
      () => this.storeOf(job).retain(sequences),
      () => undefined,
    );
  }

  private forget(job: string): void {
    this.procedures.run(
      laneOf(job),
      'job.forget',
      () => this.disk.remove(jobFolder(job)),
      () => undefined,
    );
  }

  private storeOf(job: string): CheckpointStore {
    return new CheckpointStore(this.disk, checkpointFolder(job));
  }
}

/** Reads one commit of the living attempt back, or every commit newer than the verified ones. */
async function verifyCommits(
  store: CheckpointStore,
  recordOf: () => JobRecord | null,
  attempt: number,
  sequence: number | null,
): Promise<Verification[]> {
  const found: Verification[] = [];
  const record = recordOf();
  if (!record || record.attempt !== attempt) return found;
  let newest = record.checkpoints.at(-1) ?? null;
  const wanted = sequence === null ? await store.committed() : [sequence];
  for (const one of wanted) {
    // Announced twice, or by polling and by a line.
    if (newest && one <= newest.sequence) continue;
    const rule = { attempt, minimumStep: newest?.step ?? -1, aboveSequence: newest?.sequence ?? -1 };
    const verification = await store.verify(one, rule);
    found.push(verification);
    if (verification.kind === 'verified') newest = verification.checkpoint;
    else if (verification.fault !== 'unreadable') await store.quarantine(one);
  }
  return found;
}
