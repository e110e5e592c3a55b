// One job that computes through a year, saves when its policy says so, and starts again from its newest checkpoint.
import { KeyedRandom } from '@dawnline/host';
import type { Failure } from './failures';
import type { Year } from './year';

/** When to save. All times are seconds from the start of the year. */
export interface Policy {
  /** Whether a job is saved before it is suspended, and before every passage of the anomaly. */
  readonly savesBeforeShed: boolean;
  readonly savesBeforeSaa: boolean;
  /** Start of the next save of a job whose unsaved work is this old now; asked again whenever something happened. */
  nextSave(nowS: number, unsavedS: number): { readonly atS: number; readonly askAgainS: number };
  saved(saveS: number): void;
  /** The job was at work until now, and then failed or not. */
  worked(fromS: number, toS: number, failed: boolean): void;
}

export interface Outcome {
  /** Computed and lost, spent on saves, and between a failure and the first new work, s. */
  readonly lostS: number;
  readonly savingS: number;
  readonly recoveringS: number;
  readonly suspendedS: number;
  readonly usefulS: number;
  readonly saves: number;
  readonly failures: number;
}

/** The first element that is not before a time, walking forward only. */
class Cursor<T> {
  private index = 0;

  constructor(
    private readonly items: readonly T[],
    private readonly at: (item: T) => number,
  ) {}

  from(timeS: number): T | null {
    while (this.index < this.items.length && this.at(this.items[this.index]) < timeS) this.index += 1;
    return this.items[this.index] ?? null;
  }
}

/** Save times spread by a quarter around their mean (assumed). */
const SAVE_SPREAD = 0.25;
/** A suspended job computes again this long after it was let go, s (jobs.md, JP-18: 30 s to restart a process). */
const RESTART_S = 30;
/** A save before a passage ends so long before it, s. */
const MARGIN_S = 2;
const LATER_S = 1e-6;

/** The life of one job: where it is in time, what is unsaved, and what it has cost so far. */
class Life {
  readonly sum = {
    lostS: 0,
    savingS: 0,
    recoveringS: 0,
    suspendedS: 0,
    usefulS: 0,
    saves: 0,
    failures: 0,
  };
  nowS = 0;
  unsavedS = 0;
  verifiedS = -Infinity;
  private readonly random: KeyedRandom;
  private readonly fault: Cursor<Failure>;

  constructor(
    failures: readonly Failure[],
    readonly saveS: number,
    seed: number,
    private readonly policy: Policy,
  ) {
    this.random = new KeyedRandom(seed, 'job');
    this.fault = new Cursor(failures, ({ atS }) => atS);
  }

  /** Computes until a time or a failure, whichever is first; false after a failure. */
  computeUntil(untilS: number): boolean {
    const endS = Math.min(untilS, this.faultS());
    this.unsavedS += endS - this.nowS;
    const failed = endS < untilS;
    this.policy.worked(this.nowS, endS, failed);
    if (failed) this.fail();
    else this.nowS = endS;
    return !failed;
  }

  save(): void {
    const spread = SAVE_SPREAD * (2 * this.random.uniform('save', this.sum.saves) - 1);
    const tookS = this.saveS * (1 + spread);
    const failedS = this.faultS();
    const endS = Math.min(this.nowS + tookS, failedS);
    const failed = failedS < this.nowS + tookS;
    this.sum.savingS += endS - this.nowS;
    this.policy.worked(this.nowS, endS, failed);
    if (failed) return this.fail();
    this.sum.usefulS += this.unsavedS;
    this.sum.saves += 1;
    this.unsavedS = 0;
    this.nowS = endS;
    this.verifiedS = endS;
    this.policy.saved(tookS);
  }

  /** Whether a checkpoint within one save time stands for one that is wanted now. */
  isFresh(): boolean {
    return this.nowS - this.verifiedS <= this.saveS;
  }

  suspend(untilS: number): void {
    if (this.policy.savesBeforeShed && !this.isFresh()) this.save();
    if (this.nowS > untilS) return;
    this.sum.lostS += this.unsavedS;
    this.unsavedS = 0;
    this.sum.suspendedS += untilS + RESTART_S - this.nowS;
    this.nowS = untilS + RESTART_S;
  }

  private faultS(): number {
    return this.fault.from(this.nowS)?.atS ?? Infinity;
  }

  private fail(): void {
    const { atS, recoveryS } = this.fault.from(this.nowS)!;
    this.sum.lostS += this.unsavedS;
    this.sum.failures += 1;
    this.unsavedS = 0;
    // A failure while it recovers begins the recovery anew.
    let untilS = atS + recoveryS;
    for (let next = this.fault.from(atS + LATER_S); next && next.atS < untilS;) {
      untilS = next.atS + next.recoveryS;
      next = this.fault.from(next.atS + LATER_S);
    }
    this.sum.recoveringS += untilS - atS;
    this.nowS = untilS;
  }
}

export function runJob(
  year: Year,
  failures: readonly Failure[],
  saveS: number,
  seed: number,
  policy: Policy,
): Outcome {
  const life = new Life(failures, saveS, seed, policy);
  const shed = new Cursor(year.sheds, ({ endS }) => endS);
  const entry = new Cursor(year.saaEntriesS, (atS) => atS);
  const leadS = saveS + MARGIN_S;
  let servedS = -Infinity;
  while (life.nowS < year.lengthS) {
    const coming = shed.from(life.nowS);
    // It may have begun while the job recovered or saved.
    if (coming && coming.startS <= life.nowS) {
      life.suspend(coming.endS);
      continue;
    }
    const entryS = policy.savesBeforeSaa ? (entry.from(life.nowS + leadS) ?? Infinity) - leadS : Infinity;
    const { atS, askAgainS } = policy.nextSave(life.nowS, life.unsavedS);
    const dueS = Math.max(life.nowS, atS);
    const untilS = Math.min(
      year.lengthS,
      coming?.startS ?? Infinity,
      entryS > servedS ? entryS : Infinity,
      dueS,
      Math.max(life.nowS + 1, askAgainS),
    );
    if (!life.computeUntil(untilS)) continue;
    if (untilS === entryS) servedS = entryS;
    if (untilS === dueS || (untilS === entryS && !life.isFresh())) life.save();
  }
  life.sum.usefulS += life.unsavedS;
  return life.sum;
}
