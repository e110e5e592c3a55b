// What of the schedule is on disk (reset matrix, FD-26), in two files, each with CRC, version and length.
//
// plan      what was loaded and decided: entries, sequences, disabled sub-schedules
// progress  what has become of it: marks of entries, runs. Written before each release, so that nothing runs twice.
//
// Whether the release is enabled stands in retained memory: a power-on reset clears it.
import { packRetained, unpackRetained } from '@dawnline/host';
import type { Command, CommandKey } from '../commands/command-table';
import { DEFAULT_VALIDITY_US } from '../comms-manager.limits';
import {
  EMPTY_SCHEDULE,
  requestIdOfEntry,
  requestIdOfStep,
  type Entry,
  type EntryState,
  type Run,
  type ScheduleState,
  type Sequence,
} from './schedule';
import { stepEnded, type RunChange } from './sequences';

const VERSION = 1;

interface StoredPlan {
  readonly disabledGroups: readonly number[];
  readonly entries: readonly (Omit<Entry, 'body' | 'state' | 'inLine'> & {
    readonly body: string;
    /** Past when it was activated. */
    readonly skipped: boolean;
  })[];
  readonly sequences: readonly (Omit<Sequence, 'steps' | 'run' | 'lastEnd'> & {
    readonly steps: readonly { readonly delayUs: number; readonly target: string; readonly body: string }[];
  })[];
}

interface StoredProgress {
  /** By load and number. */
  readonly marks: Readonly<Record<string, EntryState>>;
  readonly runs: readonly { readonly sequence: number; readonly load: string; readonly run: Run }[];
}

/** What the disk gave for one file: bytes, nothing, or an error. */
export type FileBytes = Uint8Array | 'absent' | 'unreadable';

const textOf = (body: Uint8Array): string => Buffer.from(body).toString('base64');
const bytesOf = (body: string): Uint8Array => new Uint8Array(Buffer.from(body, 'base64'));
const markOf = (entry: Pick<Entry, 'load' | 'number'>): string => `${entry.load}/${entry.number}`;

export function encodePlan(state: ScheduleState): Uint8Array {
  const plan: StoredPlan = {
    disabledGroups: [...state.disabledGroups],
    entries: [...state.entries.values()].map(({ body, state: mark, inLine: _, ...entry }) => ({
      ...entry,
      body: textOf(body),
      skipped: mark === 'skipped',
    })),
    sequences: [...state.sequences.values()].map(({ steps, run: _, lastEnd: __, ...sequence }) => ({
      ...sequence,
      steps: steps.map(({ delayUs, target, body }) => ({ delayUs, target, body: textOf(body) })),
    })),
  };
  return packRetained(VERSION, plan);
}

export function encodeProgress(state: ScheduleState): Uint8Array {
  const marks: Record<string, EntryState> = {};
  for (const entry of state.entries.values()) {
    // Waiting and overdue follow from the clock.
    if (entry.state !== 'waiting' && entry.state !== 'overdue') marks[markOf(entry)] = entry.state;
  }
  const runs = [...state.sequences.values()].flatMap(({ sequence, load, run }) =>
    run ? [{ sequence, load, run }] : [],
  );
  return packRetained(VERSION, { marks, runs } satisfies StoredProgress);
}

export interface Restored {
  readonly state: ScheduleState;
  /** Files that could not be trusted and were dropped. */
  readonly lost: readonly ('plan' | 'progress')[];
  /** Commands whose end nobody will learn: released, but not known to be dispatched or ended. */
  readonly unknown: readonly string[];
  readonly runs: readonly { readonly change: RunChange; readonly name: string }[];
  /** Dispatched commands whose target still works on them: their reports count. */
  readonly resumed: readonly (CommandKey & Pick<Command, 'expiresUs'>)[];
}

function read<T>(bytes: FileBytes): T | 'absent' | 'lost' {
  if (bytes === 'absent') return 'absent';
  if (bytes === 'unreadable') return 'lost';
  const record = unpackRetained<T>(VERSION, bytes);
  return record.kind === 'value' ? record.value : 'lost';
}

function stateOfMark(mark: EntryState | undefined, skipped: boolean, targetsLive: boolean): EntryState {
  if (skipped) return 'skipped';
  if (mark === undefined) return 'waiting';
  if (mark === 'releasing' || (mark === 'dispatched' && !targetsLive)) return 'unknown';
  return mark;
}

const NO_PROGRESS: StoredProgress = { marks: {}, runs: [] };

/**
 * The schedule after a boot.
 * @param targetsLive only this service was restarted: what it dispatched is still being worked on
 * @param clock without trustworthy progress what is past by on-board time may have run already
 */
export function restore(
  files: { readonly plan: FileBytes; readonly progress: FileBytes },
  targetsLive: boolean,
  clock: { readonly nowUs: number; readonly onboardUs: number },
): Restored {
  const plan = read<StoredPlan>(files.plan);
  const progress = read<StoredProgress>(files.progress);
  const lost: ('plan' | 'progress')[] = [];
  if (plan === 'lost') lost.push('plan');
  if (progress === 'lost') lost.push('progress');
  const unknown: string[] = [];
  const resumed: Restored['resumed'][number][] = [];
  const runs: Restored['runs'][number][] = [];
  const state: ScheduleState = { ...EMPTY_SCHEDULE, ready: true };
  if (typeof plan === 'string') return { state, lost, unknown, runs, resumed };
  const { marks, runs: stored } = typeof progress === 'string' ? NO_PROGRESS : progress;
  const entries = new Map<number, Entry>();
  for (const { skipped, body, ...rest } of plan.entries) {
    const mark = marks[markOf(rest)];
    const isPerhapsRun = progress === 'lost' && rest.onboardUs <= clock.onboardUs;
    const next = isPerhapsRun && !skipped ? 'unknown' : stateOfMark(mark, skipped, targetsLive);
    const entry: Entry = { ...rest, body: bytesOf(body), state: next, inLine: false };
    if (next === 'unknown' && mark !== 'unknown') unknown.push(requestIdOfEntry(entry));
    if (next === 'dispatched') {
      const { principal, target } = rest;
      const expiresUs = clock.nowUs + DEFAULT_VALIDITY_US;
      resumed.push({ requestId: requestIdOfEntry(entry), principal, target, expiresUs });
    }
    entries.set(entry.number, entry);
  }
  const sequences = new Map<number, Sequence>();
  for (const { steps, ...rest } of plan.sequences) {
    const run =
      stored.find(({ sequence, load }) => sequence === rest.sequence && load === rest.load)?.run ?? null;
    const bodies = steps.map((step) => ({ ...step, body: bytesOf(step.body) }));
    let sequence: Sequence = { ...rest, steps: bodies, run, lastEnd: '' };
    if (run && (run.phase === 'releasing' || (run.phase === 'running' && !targetsLive))) {
      unknown.push(requestIdOfStep(rest.sequence, run));
      const change = stepEnded(sequence, run, 'has an unknown end: a reset came first');
      sequence = change.sequence;
      runs.push({ change, name: run.name });
    } else if (run?.phase === 'running') {
      const { target } = bodies[run.step];
      const requestId = requestIdOfStep(rest.sequence, run);
      resumed.push({ requestId, principal: rest.principal, target, expiresUs: run.timeoutUs });
    }
    sequences.set(sequence.sequence, sequence);
  }
  const disabledGroups = new Set(plan.disabledGroups);
  return { state: { ...state, disabledGroups, entries, sequences }, lost, unknown, runs, resumed };
}
