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

export function runJob(
  year: Year,
  failures: readonly Failure[],
  saveS: number,
  seed: number,
  policy: Policy,
): Outcome {
  const random = new KeyedRandom(seed, 'job');
  const fault = new Cursor(failures, ({ atS }) => atS);
  const shed = new Cursor(year.sheds, ({ endS }) => endS);
  const entry = new Cursor(year.saaEntriesS, (atS) => atS);
  const sum = { lostS: 0, savingS: 0, recoveringS: 0, suspendedS: 0, usefulS: 0, saves: 0, failures: 0 };
  let nowS = 0;
  let unsavedS = 0;
  let verifiedS = -Infinity;
  const faultS = (): number => fault.from(nowS)?.atS ?? Infinity;

  const fail = (): void => {
    const { atS, recoveryS } = fault.from(nowS)!;
    sum.lostS += unsavedS;
    sum.failures += 1;
    unsavedS = 0;
    nowS = atS;
    // A failure while it recovers begins the recovery anew.
    let untilS = atS + recoveryS;
    for (let next = fault.from(atS + 1e-6); next && next.atS < untilS; next = fault.from(next.atS + 1e-6))
      untilS = next.atS + next.recoveryS;
    sum.recoveringS += untilS - atS;
    nowS = untilS;
  };
  /** Computes until a time or a failure, whichever is first; false after a failure. */
  const computeUntil = (untilS: number): boolean => {
    const endS = Math.min(untilS, faultS());
    unsavedS += endS - nowS;
    const failed = endS < untilS;
    policy.worked(nowS, endS, failed);
    if (failed) fail();
    else nowS = endS;
    return !failed;
  };
  const save = (): void => {
    const tookS = saveS * (1 + SAVE_SPREAD * (2 * random.uniform('save', sum.saves) - 1));
    const failedS = faultS();
    const endS = Math.min(nowS + tookS, failedS);
    sum.savingS += endS - nowS;
    const failed = failedS < nowS + tookS;
    policy.worked(nowS, endS, failed);
    if (failed) return fail();
    sum.usefulS += unsavedS;
    sum.saves += 1;
    unsavedS = 0;
    nowS = endS;
    verifiedS = endS;
    policy.saved(tookS);
  };
  const suspend = (untilS: number): void => {
    // A checkpoint within one save time stands for the one before the suspension.
    if (policy.savesBeforeShed && nowS - verifiedS > saveS) save();
    if (nowS > untilS) return;
    sum.lostS += unsavedS;
    unsavedS = 0;
    sum.suspendedS += untilS + RESTART_S - nowS;
    nowS = untilS + RESTART_S;
  };

  let servedS = -Infinity;
  while (nowS < year.lengthS) {
    const coming = shed.from(nowS);
    // It may have begun while the job recovered or saved.
    if (coming && coming.startS <= nowS) {
      suspend(coming.endS);
      continue;
    }
    const leadS = saveS + 2;
    const entryS = policy.savesBeforeSaa ? (entry.from(nowS + leadS) ?? Infinity) - leadS : Infinity;
    const { atS, askAgainS } = policy.nextSave(nowS, unsavedS);
    const dueS = Math.max(nowS, atS);
    const untilS = Math.min(
      year.lengthS,
      coming?.startS ?? Infinity,
      entryS > servedS ? entryS : Infinity,
      dueS,
      Math.max(nowS + 1, askAgainS),
    );
    if (!computeUntil(untilS)) continue;
    if (untilS === entryS) servedS = entryS;
    if (untilS === dueS || (untilS === entryS && nowS - verifiedS > saveS)) save();
  }
  sum.usefulS += unsavedS;
  return sum;
}
