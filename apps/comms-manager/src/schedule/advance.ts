// One look at the clock: what is due, what was overtaken, what is released now.
import type { Command } from '../commands/command-table';
import type { GateRefusal } from '../commands/content';
import { DEFAULT_VALIDITY_US, ONBOARD_STEP_LIMIT_US } from '../comms-manager.limits';
import {
  isReleasable,
  requestIdOfEntry,
  requestIdOfStep,
  withEntry,
  withSequence,
  type Entry,
  type Release,
  type Run,
  type ScheduleState,
  type Sequence,
} from './schedule';
import { DISPATCHES_PER_TICK_MAX_ITEMS, LATE_MAX_US, TICK_US } from './schedule.limits';
import { releasedRun, stepEnded, type RunChange } from './sequences';

export interface Look {
  readonly nowUs: number;
  readonly onboardUs: number;
  /** Commands that may be opened. */
  readonly freeSlots: number;
  /** The checks of a command's content, again (LK-20). */
  readonly judge: (command: Command) => GateRefusal | null;
}

export type Notice =
  | { readonly kind: 'clock-step'; readonly byUs: number }
  /** Overtaken by a clock step, a reset or a disabled release. */
  | { readonly kind: 'overdue'; readonly number: number }
  /** The clock went back: it has time again. */
  | { readonly kind: 'in-time-again'; readonly number: number }
  | { readonly kind: 'skipped'; readonly number: number }
  | { readonly kind: 'late'; readonly requestId: string; readonly byUs: number }
  | { readonly kind: 'refused'; readonly command: Command; readonly refusal: GateRefusal }
  | { readonly kind: 'step-timeout'; readonly requestId: string }
  | { readonly kind: 'run'; readonly change: RunChange; readonly name: string };

export interface Advance {
  readonly state: ScheduleState;
  readonly notices: readonly Notice[];
  /** Their rows are to be opened, their marks to be made durable, then they are to be sent. */
  readonly releases: readonly Release[];
  /** Mission time of the next look that is needed; Infinity for none. */
  readonly nextUs: number;
}

interface Due {
  readonly dueUs: number;
  readonly entry: Entry | null;
  readonly sequence: Sequence | null;
  readonly number: number;
}

/** Where one entry stands by the clock. */
function placed(state: ScheduleState, entry: Entry, look: Look, stepped: boolean, notices: Notice[]): Entry {
  const { number } = entry;
  let next = entry;
  if (next.state === 'overdue' && next.onboardUs > look.onboardUs) {
    next = { ...next, state: 'waiting' };
    notices.push({ kind: 'in-time-again', number });
  }
  if (next.state === 'waiting') {
    const lateUs = look.onboardUs - next.onboardUs;
    if (lateUs < 0) return next.inLine ? { ...next, inLine: false } : next;
    const isOvertaken = !next.inLine && (stepped || lateUs > LATE_MAX_US);
    if (!isOvertaken) {
      const inLine = isReleasable(state, next);
      return inLine === next.inLine ? next : { ...next, inLine };
    }
    next = { ...next, state: 'overdue' };
    notices.push({ kind: 'overdue', number });
  }
  if (next.state !== 'overdue') return next;
  if (next.lateRule === 'skip') {
    notices.push({ kind: 'skipped', number });
    return { ...next, state: 'skipped', inLine: false };
  }
  const inLine = next.lateRule === 'run' && isReleasable(state, next);
  return inLine === next.inLine ? next : { ...next, inLine };
}

/** Re-maps all entries; a step of the clock holds the release of this look (FD-49). */
function placeEntries(state: ScheduleState, look: Look, notices: Notice[]): ScheduleState {
  const offsetUs = look.onboardUs - look.nowUs;
  const byUs = state.offsetUs === null ? 0 : offsetUs - state.offsetUs;
  const stepped = Math.abs(byUs) > ONBOARD_STEP_LIMIT_US;
  if (stepped) notices.push({ kind: 'clock-step', byUs });
  let entries: Map<number, Entry> | null = null;
  for (const entry of state.entries.values()) {
    const next = placed(state, entry, look, stepped, notices);
    if (next === entry) continue;
    entries ??= new Map(state.entries);
    entries.set(entry.number, next);
  }
  return { ...state, offsetUs, entries: entries ?? state.entries };
}

function endTimedOut(state: ScheduleState, nowUs: number, notices: Notice[]): ScheduleState {
  let next = state;
  for (const sequence of state.sequences.values()) {
    const { run } = sequence;
    if (run?.phase !== 'running' || nowUs < run.timeoutUs) continue;
    notices.push({ kind: 'step-timeout', requestId: requestIdOfStep(sequence.sequence, run) });
    next = withRun(next, run, stepEnded(sequence, run, 'was not completed in time'), notices);
  }
  return next;
}

/** Takes a change of a run over, and tells it when the run has ended or waits. */
export function withRun(state: ScheduleState, run: Run, change: RunChange, notices: Notice[]): ScheduleState {
  if (change.end !== null) notices.push({ kind: 'run', change, name: run.name });
  return withSequence(state, change.sequence);
}

/** All that is due, in the order of release: by time, entries before sequences, ascending numbers (LK-18). */
function dueNow(state: ScheduleState, look: Look): Due[] {
  const offsetUs = look.onboardUs - look.nowUs;
  const due: Due[] = [];
  for (const entry of state.entries.values()) {
    if (!entry.inLine) continue;
    due.push({ dueUs: entry.onboardUs - offsetUs, entry, sequence: null, number: entry.number });
  }
  for (const sequence of state.sequences.values()) {
    const { run } = sequence;
    if (!state.enabled || run?.phase !== 'due' || run.dueUs > look.nowUs) continue;
    due.push({ dueUs: run.dueUs, entry: null, sequence, number: sequence.sequence });
  }
  return due.sort((a, b) => a.dueUs - b.dueUs || Number(!a.entry) - Number(!b.entry) || a.number - b.number);
}

function commandOf({ entry, sequence }: Due, nowUs: number): Command {
  if (entry) {
    const { principal, target, body } = entry;
    return {
      requestId: requestIdOfEntry(entry),
      principal,
      target,
      body,
      expiresUs: nowUs + DEFAULT_VALIDITY_US,
    };
  }
  const { principal, completionTimeoutUs, steps, run } = sequence!;
  const { target, body } = steps[run!.step];
  const requestId = requestIdOfStep(sequence!.sequence, run!);
  return { requestId, principal, target, body, expiresUs: nowUs + completionTimeoutUs };
}

function refuseDue(state: ScheduleState, due: Due, notices: Notice[]): ScheduleState {
  if (due.entry) return withEntry(state, { ...due.entry, state: 'failed', inLine: false });
  const { sequence } = due;
  const run = { ...sequence!.run!, baseUs: due.dueUs };
  return withRun(state, run, stepEnded(sequence!, run, 'was refused'), notices);
}

function releaseDue(
  state: ScheduleState,
  due: Due,
  command: Command,
  nowUs: number,
): { state: ScheduleState; release: Omit<Release, 'lateUs'> } {
  const { entry, sequence, dueUs } = due;
  if (entry) {
    const from = entry.state === 'overdue' ? 'overdue' : 'waiting';
    const source = { kind: 'entry', number: entry.number, from } as const;
    const next = withEntry(state, { ...entry, state: 'releasing', inLine: false });
    return { state: next, release: { command, dueUs, source } };
  }
  const run = releasedRun(sequence!.run!, sequence!.completionTimeoutUs, nowUs);
  const source = { kind: 'sequence', sequence: sequence!.sequence, step: run.step } as const;
  return { state: withSequence(state, { ...sequence!, run }), release: { command, dueUs, source } };
}

/** Keeps what found no room in this tick in its place. */
function keptBack(state: ScheduleState, due: readonly Due[]): ScheduleState {
  let next = state;
  for (const { sequence } of due) {
    if (!sequence?.run || sequence.run.inLine) continue;
    next = withSequence(next, { ...sequence, run: { ...sequence.run, inLine: true } });
  }
  return next;
}

/** When the next look is needed: the next due time, time-out, or tick when something is kept back. */
function nextLookUs(state: ScheduleState, look: Look, isBacklog: boolean): number {
  const offsetUs = look.onboardUs - look.nowUs;
  let nextUs = isBacklog ? state.tick.startUs + TICK_US : Infinity;
  const consider = (atUs: number): void => {
    if (atUs > look.nowUs && atUs < nextUs) nextUs = atUs;
  };
  for (const entry of state.entries.values()) {
    if (entry.state === 'waiting') consider(entry.onboardUs - offsetUs);
  }
  for (const { run } of state.sequences.values()) {
    if (run?.phase === 'due') consider(run.dueUs);
    else if (run?.phase === 'running') consider(run.timeoutUs);
  }
  return nextUs;
}

export function advance(before: ScheduleState, look: Look): Advance {
  const { nowUs } = look;
  const notices: Notice[] = [];
  const releases: Release[] = [];
  let state = endTimedOut(placeEntries(before, look, notices), nowUs, notices);
  if (nowUs - state.tick.startUs >= TICK_US) state = { ...state, tick: { startUs: nowUs, used: 0 } };
  const due = dueNow(state, look);
  let taken = 0;
  for (const one of due) {
    const room = Math.min(DISPATCHES_PER_TICK_MAX_ITEMS - state.tick.used, look.freeSlots - releases.length);
    if (room <= 0) break;
    taken += 1;
    const command = commandOf(one, nowUs);
    const refusal = look.judge(command);
    if (refusal) {
      notices.push({ kind: 'refused', command, refusal });
      state = refuseDue(state, one, notices);
      continue;
    }
    const byUs = nowUs - one.dueUs;
    const wasKeptBack = one.entry ? before.entries.get(one.number)?.inLine : one.sequence?.run?.inLine;
    const isLate = byUs > LATE_MAX_US || (wasKeptBack && byUs > 0);
    const released = releaseDue(state, one, command, nowUs);
    const tick = { ...state.tick, used: state.tick.used + 1 };
    state = { ...released.state, tick };
    releases.push({ ...released.release, lateUs: isLate ? byUs : null });
  }
  state = keptBack(state, due.slice(taken));
  return { state, notices, releases, nextUs: nextLookUs(state, look, due.length > taken) };
}
