import { DiskError, type Disk } from '@dawnline/host';
import { CheckpointStore, DEFAULT_RETENTION, Journal, planRetention, stillVerified } from '@dawnline/storage';
import type { Checkpoint, Restoration, StoreOptions } from '@dawnline/storage';
import { chainDigest } from '../../../../hil/simulation/workload/chain';
import { commitCheckpoint } from '../../../../hil/simulation/workload/checkpoint';

export const JOB = 'jobs/train';
export const FOLDER = `${JOB}/ckpt`;
export const SEED = 7;
export const STEPS = 3;
const LEDGER = 'ledger';

export type Mirror = NonNullable<StoreOptions['mirror']>;

/** What the outside world was told; it outlives every life, as a client's own record does. */
export interface Told {
  /** Newest acknowledged checkpoint. */
  sequence: number;
  step: number;
}

/** The executor in small: the order of things that jobs.md 3.4 asks for, over the real store and journal. */
export class Executor {
  private constructor(
    readonly disk: Disk,
    readonly store: CheckpointStore,
    private readonly journal: Journal,
    public verified: readonly Checkpoint[],
    readonly told: Told,
  ) {}

  static async boot(disks: readonly Disk[], mirror: Mirror, told: Told): Promise<Executor> {
    const store = new CheckpointStore(disks, FOLDER, { mirror });
    const { journal, snapshot, records } = await Journal.open(disks, LEDGER);
    const last = records.at(-1) ?? snapshot;
    const ledger = last.length > 0 ? (JSON.parse(Buffer.from(last).toString()) as Checkpoint[]) : [];
    await unlessRefused(() => store.prepare());
    return new Executor(disks[0], store, journal, await store.load(ledger), told);
  }

  /** The job's side of a commit. */
  commit(attempt: number): Promise<void> {
    const sequence = (this.verified.at(-1)?.sequence ?? 0) + 1;
    const step = sequence * STEPS;
    const state = { step, value: chainDigest(SEED, step) };
    return commitCheckpoint(this.disk, FOLDER, { sequence, attempt, seed: SEED }, state);
  }

  /** Commits of the living attempt: read back, acknowledged, recorded, and only then retention. */
  async takeCommits(attempt: number): Promise<void> {
    for (const sequence of await this.store.committed()) {
      const newest = this.verified.at(-1);
      if (newest && sequence <= newest.sequence) continue;
      const rule = { attempt, minimumStep: newest?.step ?? -1, aboveSequence: newest?.sequence ?? -1 };
      const found = await this.store.verify(sequence, rule);
      if (found.kind === 'verified') await this.take(found.checkpoint);
      else if (found.fault !== 'unreadable') await this.store.quarantine(sequence);
    }
  }

  /** JP-9: before the next attempt. */
  async settle(attempt: number): Promise<void> {
    for (const found of await this.store.settle(attempt, this.verified))
      if (found.kind === 'verified') await this.take(found.checkpoint);
  }

  async restore(passUnreadable = false): Promise<Restoration> {
    const restoration = await this.store.restore(this.verified, passUnreadable);
    const remaining = stillVerified(this.verified, restoration.findings);
    if (remaining.length < this.verified.length) await this.record(remaining);
    return restoration;
  }

  /** A whole round, a little at a time. */
  async scrub(): Promise<void> {
    let cursor = null;
    do {
      const step = await this.store.scrub(this.verified, cursor, 1);
      const remaining = stillVerified(this.verified, step.findings);
      if (remaining.length < this.verified.length) await this.record(remaining);
      ({ cursor } = step);
    } while (cursor);
  }

  async adopt(attempt: number): Promise<void> {
    const newest = this.verified.at(-1)!;
    const sequence = newest.sequence + 1;
    const step = newest.step + STEPS;
    const adoption = await this.store.adopt({
      source: `${JOB}/work`,
      pattern: 'shard/*.bin',
      sequence,
      step,
      attempt,
      appFormat: 'adopted',
    });
    if (adoption.kind === 'adopted') await this.takeCommits(attempt);
  }

  private async take(checkpoint: Checkpoint): Promise<void> {
    const plan = planRetention([...this.verified, checkpoint], { ...DEFAULT_RETENTION, keptItems: 2 });
    const done = await this.store.acknowledge(plan.keep);
    if (done.kind === 'not-recorded') return;
    await this.journal.append(Buffer.from(JSON.stringify(plan.keep)));
    this.verified = plan.keep;
    this.told.sequence = checkpoint.sequence;
    this.told.step = checkpoint.step;
    await this.store.discard(plan.remove);
  }

  private async record(remaining: readonly Checkpoint[]): Promise<void> {
    await this.store.record(remaining);
    await this.journal.append(Buffer.from(JSON.stringify(remaining)));
    this.verified = remaining;
  }
}

/** What the device refuses is an outcome of the procedure, as in Procedures; anything else is a bug. */
export async function unlessRefused(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
  }
}
