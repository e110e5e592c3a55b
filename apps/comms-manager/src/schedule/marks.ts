// What becomes of released commands: their mark is durable, or cannot be; they were sent; they ended (LK-19).
import type { CommandEnd } from '../commands/dispatcher';
import { withRun, type Notice } from './advance';
import {
  requestIdOfEntry,
  requestIdOfStep,
  withEntry,
  withSequence,
  type Entry,
  type Release,
  type ScheduleState,
} from './schedule';
import { stepEnded } from './sequences';

/** Its mark is durable, and it was handed to the bus: now it counts, and is told when it is late. */
export function dispatched(
  state: ScheduleState,
  release: Release,
): { state: ScheduleState; notices: readonly Notice[] } {
  const { requestId } = release.command;
  const notices: Notice[] =
    release.lateUs === null ? [] : [{ kind: 'late', requestId, byUs: release.lateUs }];
  return { state: { ...moved(state, release), released: state.released + 1 }, notices };
}

function moved(state: ScheduleState, { source, command }: Release): ScheduleState {
  if (source.kind === 'entry') {
    const entry = state.entries.get(source.number);
    if (entry?.state !== 'releasing' || requestIdOfEntry(entry) !== command.requestId) return state;
    return withEntry(state, { ...entry, state: 'dispatched' });
  }
  const sequence = state.sequences.get(source.sequence);
  const run = sequence?.run;
  if (run?.phase !== 'releasing' || requestIdOfStep(source.sequence, run) !== command.requestId) return state;
  return withSequence(state, { ...sequence!, run: { ...run, phase: 'running' } });
}

/** Its mark could not be stored: nothing was sent, it is tried again. */
export function takenBack(state: ScheduleState, { source, command }: Release): ScheduleState {
  if (source.kind === 'entry') {
    const entry = state.entries.get(source.number);
    if (entry?.state !== 'releasing' || requestIdOfEntry(entry) !== command.requestId) return state;
    return withEntry(state, { ...entry, state: source.from, inLine: false });
  }
  const sequence = state.sequences.get(source.sequence);
  const run = sequence?.run;
  if (run?.phase !== 'releasing' || requestIdOfStep(source.sequence, run) !== command.requestId) return state;
  if (run.stopping) return withSequence(state, { ...sequence!, run: null, lastEnd: 'stopped' });
  return withSequence(state, { ...sequence!, run: { ...run, phase: 'due' } });
}

const STORED = /^(?:sched|seq)-[\d.-]+$/;

export interface Ended {
  readonly state: ScheduleState;
  readonly notices: readonly Notice[];
  /** late: nobody waits for it any more, so it is an event and no progress. foreign: no command of ours. */
  readonly kind: 'entry' | 'step' | 'late' | 'foreign';
}

/** A command's end, once. A late one changes nothing (LK-19). */
export function ended(state: ScheduleState, { key, ok, detail }: CommandEnd): Ended {
  const { requestId } = key;
  if (!STORED.test(requestId)) return { state, notices: [], kind: 'foreign' };
  for (const entry of state.entries.values()) {
    const isOut = entry.state === 'releasing' || entry.state === 'dispatched';
    if (!isOut || requestIdOfEntry(entry) !== requestId) continue;
    const next: Entry = { ...entry, state: ok ? 'completed' : 'failed' };
    return { state: withEntry(state, next), notices: [], kind: 'entry' };
  }
  for (const sequence of state.sequences.values()) {
    const { run } = sequence;
    const isOut = run?.phase === 'releasing' || run?.phase === 'running';
    if (!isOut || requestIdOfStep(sequence.sequence, run) !== requestId) continue;
    const notices: Notice[] = [];
    const change = stepEnded(sequence, run, ok ? null : `failed: ${detail}`);
    return { state: withRun(state, run, change, notices), notices, kind: 'step' };
  }
  return { state, notices: [], kind: 'late' };
}
