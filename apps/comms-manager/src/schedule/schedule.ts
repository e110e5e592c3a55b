// What the schedule is: entries with an on-board time, sequences with their runs, and what is staged.
//
// Entry      waiting -> releasing -> dispatched -> completed | failed
//            waiting -> overdue (a clock step, a reset or a disabled release overtook it) -> waiting | releasing | skipped
//            releasing, dispatched -> unknown (a reset came before its end was known)
// Sequence   due -> releasing -> running -> due (the next command) | waiting (for the ground) | ended
import type { Command } from '../commands/command-table';
import type { FailureRule, LateRule, Step } from './schedule-file';
import { TICK_US } from './schedule.limits';
import type { Staged } from './staging';

export type EntryState =
  'waiting' | 'overdue' | 'releasing' | 'dispatched' | 'completed' | 'failed' | 'skipped' | 'unknown';

/** States that never change again. */
export const ENDED: readonly EntryState[] = ['completed', 'failed', 'skipped', 'unknown'];

export interface Entry {
  readonly number: number;
  /** On-board time of release. */
  readonly onboardUs: number;
  /** Zero: no sub-schedule. */
  readonly group: number;
  readonly lateRule: LateRule;
  readonly target: string;
  readonly body: Uint8Array;
  /** Who loaded it. */
  readonly principal: string;
  /** The load that brought it; with the number its name for ever. */
  readonly load: string;
  readonly state: EntryState;
  /** Due, and kept back only by the limit of LK-18 or a full command table. */
  readonly inLine: boolean;
}

export interface Run {
  /** Unique among all runs of all sequences. */
  readonly name: string;
  /** Index of the command that is due, runs or has failed. */
  readonly step: number;
  readonly phase: 'due' | 'releasing' | 'running' | 'waiting';
  /** Mission time at which that command is due. */
  readonly dueUs: number;
  /** Mission time from which the next delay counts (LK-17). */
  readonly baseUs: number;
  /** Mission time at which a running command counts as failed. */
  readonly timeoutUs: number;
  /** Ends with the command that runs. */
  readonly stopping: boolean;
  /** Kept back by the limit of LK-18. */
  readonly inLine: boolean;
}

export interface Sequence {
  readonly sequence: number;
  readonly onFailure: FailureRule;
  readonly completionTimeoutUs: number;
  readonly steps: readonly Step[];
  readonly principal: string;
  readonly load: string;
  readonly run: Run | null;
  /** How the last run ended, since boot. */
  readonly lastEnd: string;
}

export interface ScheduleState {
  /** False until the disk has been read. */
  readonly ready: boolean;
  /** Whether anything is released. */
  readonly enabled: boolean;
  readonly disabledGroups: ReadonlySet<number>;
  readonly entries: ReadonlyMap<number, Entry>;
  readonly sequences: ReadonlyMap<number, Sequence>;
  readonly staged: Staged | null;
  /** On-board time less mission time at the last look at the clock; null before the first. */
  readonly offsetUs: number | null;
  /** Dispatches of the running tick. */
  readonly tick: { readonly startUs: number; readonly used: number };
  /** Commands released since boot. */
  readonly released: number;
  /** Loads and runs named since boot. */
  readonly named: number;
}

export const EMPTY_SCHEDULE: ScheduleState = Object.freeze({
  ready: false,
  enabled: false,
  disabledGroups: new Set<number>(),
  entries: new Map(),
  sequences: new Map(),
  staged: null,
  offsetUs: null,
  tick: { startUs: -TICK_US, used: 0 },
  released: 0,
  named: 0,
});

/** One command that is to be released, and whose it is. */
export interface Release {
  readonly command: Command;
  /** Mission time at which it was due. */
  readonly dueUs: number;
  /** How late, µs, when that is to be told; null when it is on time. */
  readonly lateUs: number | null;
  readonly source:
    | { readonly kind: 'entry'; readonly number: number; readonly from: 'waiting' | 'overdue' }
    | { readonly kind: 'sequence'; readonly sequence: number; readonly step: number };
}

export const requestIdOfEntry = (entry: Pick<Entry, 'load' | 'number'>): string =>
  `sched-${entry.load}-${entry.number}`;

/** Steps are numbered from 1, as people count. */
export const requestIdOfStep = (sequence: number, run: Pick<Run, 'name' | 'step'>): string =>
  `seq-${sequence}-${run.name}-${run.step + 1}`;

export function withEntry(state: ScheduleState, entry: Entry): ScheduleState {
  return { ...state, entries: new Map(state.entries).set(entry.number, entry) };
}

export function withSequence(state: ScheduleState, sequence: Sequence): ScheduleState {
  return { ...state, sequences: new Map(state.sequences).set(sequence.sequence, sequence) };
}

export const isEnded = (entry: Entry): boolean => ENDED.includes(entry.state);

export const isReleasable = (state: ScheduleState, entry: Entry): boolean =>
  state.enabled && !state.disabledGroups.has(entry.group);

/** A name that no load and no run had before: boots are never counted back. */
export function nextName(state: ScheduleState, bootId: number): { state: ScheduleState; name: string } {
  const named = state.named + 1;
  return { state: { ...state, named }, name: `${bootId}.${named}` };
}

export interface Summary {
  readonly open: number;
  readonly overdue: number;
  /** On-board time of the next entry that waits; zero when none does. */
  readonly nextOnboardUs: number;
  readonly running: readonly number[];
}

export function summaryOf(state: ScheduleState): Summary {
  let [open, overdue, next] = [0, 0, Infinity];
  for (const entry of state.entries.values()) {
    if (!isEnded(entry)) open += 1;
    if (entry.state === 'overdue') overdue += 1;
    if (entry.state === 'waiting' && entry.onboardUs < next) next = entry.onboardUs;
  }
  const running = [...state.sequences.values()].filter(({ run }) => run).map(({ sequence }) => sequence);
  return { open, overdue, nextOnboardUs: next === Infinity ? 0 : next, running };
}
