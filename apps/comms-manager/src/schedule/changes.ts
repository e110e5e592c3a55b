// Changes of the stored schedule by command: each gives the new state, or says why nothing changes.
import type { ScheduleSelection, ScheduleShift } from '@dawnline/contracts';
import { isEnded, type Entry, type ScheduleState, type Sequence } from './schedule';
import {
  DISABLED_GROUPS_MAX_ITEMS,
  ENTRIES_MAX_ITEMS,
  NUMBERS_TOLD_MAX_ITEMS,
  SEQUENCES_MAX_ITEMS,
} from './schedule.limits';
import type { Staged } from './staging';

export type Change =
  | {
      readonly kind: 'changed';
      readonly state: ScheduleState;
      readonly detail: string;
      /** Entries that were past when they were activated. */
      readonly skipped: readonly number[];
    }
  | {
      readonly kind: 'refused';
      readonly code: 'RANGE' | 'FAILED' | 'DUPLICATE' | 'MALFORMED';
      readonly detail: string;
    };

type RefusalCode = Extract<Change, { kind: 'refused' }>['code'];

const refused = (code: RefusalCode, detail: string): Change => ({ kind: 'refused', code, detail });

const changed = (state: ScheduleState, detail: string, skipped: readonly number[] = []): Change => ({
  kind: 'changed',
  state,
  detail,
  skipped,
});

/** Numbers for people: the first ones, and how many more. */
export function numbersText(numbers: readonly number[]): string {
  const told = numbers.slice(0, NUMBERS_TOLD_MAX_ITEMS).join(', ');
  const more = numbers.length - NUMBERS_TOLD_MAX_ITEMS;
  return more > 0 ? `${told} and ${more} more` : told;
}

/** Which entries are meant; a selection that says nothing is a mistake, not everything. */
function selected(state: ScheduleState, selection: ScheduleSelection | null): Entry[] | null {
  if (!selection) return null;
  const { numbers, groups, fromOnboardUs, beforeOnboardUs, all } = selection;
  if (!all && numbers.length + groups.length === 0 && fromOnboardUs === 0 && beforeOnboardUs === 0)
    return null;
  return [...state.entries.values()].filter(
    (entry) =>
      (numbers.length === 0 || numbers.includes(entry.number)) &&
      (groups.length === 0 || groups.includes(entry.group)) &&
      entry.onboardUs >= fromOnboardUs &&
      (beforeOnboardUs === 0 || entry.onboardUs < beforeOnboardUs),
  );
}

const NO_SELECTION = 'the selection is empty: give numbers, groups, times, or all';

/** The current command finishes: what is out is neither moved nor deleted. */
const isOut = ({ state }: Entry): boolean => state === 'releasing' || state === 'dispatched';
const isOpen = ({ state }: Entry): boolean => state === 'waiting' || state === 'overdue';

function replaced(state: ScheduleState, entries: readonly Entry[]): ScheduleState {
  const next = new Map(state.entries);
  for (const entry of entries) next.set(entry.number, entry);
  return { ...state, entries: next };
}

function roomFor(entries: Map<number, Entry>, more: number): boolean {
  const ended = [...entries.values()].filter(isEnded).sort((a, b) => a.onboardUs - b.onboardUs);
  for (const entry of ended) {
    if (entries.size + more <= ENTRIES_MAX_ITEMS) break;
    entries.delete(entry.number);
  }
  return entries.size + more <= ENTRIES_MAX_ITEMS;
}

/** Makes a checked load part of the schedule: all of it or nothing. Entries that are past are skipped (LK-16). */
export function activate(
  state: ScheduleState,
  staged: Staged | null,
  sha256: string,
  at: { readonly onboardUs: number; readonly load: string },
): Change {
  if (staged?.kind !== 'checked') return refused('FAILED', 'nothing is staged and checked');
  if (staged.sha256 !== sha256) return refused('RANGE', `sha256 ${sha256} is not that of what is staged`);
  const { loaded, principal } = staged;
  const taken = loaded.entries
    .map(({ number }) => state.entries.get(number))
    .filter((entry) => entry && !isEnded(entry));
  if (taken.length > 0) {
    return refused('DUPLICATE', `in use: entries ${numbersText(taken.map((entry) => entry!.number))}`);
  }
  const entries = new Map(state.entries);
  for (const { number } of loaded.entries) entries.delete(number);
  if (!roomFor(entries, loaded.entries.length)) {
    return refused(
      'FAILED',
      `${loaded.entries.length} entries do not fit beside ${entries.size}; at most ${ENTRIES_MAX_ITEMS}`,
    );
  }
  const skipped: number[] = [];
  for (const entry of loaded.entries) {
    const isPast = entry.onboardUs <= at.onboardUs;
    if (isPast) skipped.push(entry.number);
    entries.set(entry.number, {
      ...entry,
      principal,
      load: at.load,
      state: isPast ? 'skipped' : 'waiting',
      inLine: false,
    });
  }
  const sequences = new Map(state.sequences);
  for (const sequence of loaded.sequences) {
    if (sequences.get(sequence.sequence)?.run) {
      return refused('DUPLICATE', `sequence ${sequence.sequence} is running`);
    }
    sequences.set(sequence.sequence, { ...sequence, principal, load: at.load, run: null, lastEnd: '' });
  }
  if (sequences.size > SEQUENCES_MAX_ITEMS) {
    return refused('FAILED', `${sequences.size} sequences; at most ${SEQUENCES_MAX_ITEMS}`);
  }
  const detail = `${loaded.entries.length} entries, ${skipped.length} of them past; ${loaded.sequences.length} sequences`;
  return changed({ ...state, entries, sequences, staged: null }, detail, skipped);
}

export function shift(state: ScheduleState, { selection, laterUs, earlierUs }: ScheduleShift): Change {
  if (laterUs > 0 === earlierUs > 0) return refused('RANGE', 'give later_us or earlier_us, above zero');
  const found = selected(state, selection ?? null);
  if (!found) return refused('MALFORMED', NO_SELECTION);
  const moved = found
    .filter(isOpen)
    .map((entry) => ({ ...entry, onboardUs: entry.onboardUs + laterUs - earlierUs, inLine: false }));
  if (moved.length === 0) return refused('FAILED', 'no waiting or overdue entry is selected');
  const wrong = moved.find(({ onboardUs }) => !Number.isSafeInteger(onboardUs) || onboardUs <= 0);
  if (wrong) return refused('RANGE', `entry ${wrong.number} would be due at ${wrong.onboardUs}`);
  return changed(replaced(state, moved), `${moved.length} entries moved`);
}

export function deleteEntries(state: ScheduleState, selection: ScheduleSelection): Change {
  const found = selected(state, selection);
  if (!found) return refused('MALFORMED', NO_SELECTION);
  const gone = found.filter((entry) => !isOut(entry));
  if (gone.length === 0) return refused('FAILED', 'no entry that can be deleted is selected');
  const entries = new Map(state.entries);
  for (const { number } of gone) entries.delete(number);
  const out = found.length - gone.length;
  const detail = `${gone.length} entries deleted` + (out > 0 ? `, ${out} are being executed` : '');
  return changed({ ...state, entries }, detail);
}

/** The ground's decision about overdue entries (FD-49): they run as soon as their release is enabled. */
export function releaseOverdue(state: ScheduleState, selection: ScheduleSelection): Change {
  const found = selected(state, selection);
  if (!found) return refused('MALFORMED', NO_SELECTION);
  const overdue = found.filter((entry) => entry.state === 'overdue');
  if (overdue.length === 0) return refused('FAILED', 'no overdue entry is selected');
  const freed = overdue.map((entry): Entry => ({ ...entry, lateRule: 'run' }));
  return changed(replaced(state, freed), `${freed.length} entries run`);
}

export function disableGroups(state: ScheduleState, groups: readonly number[]): Change {
  const disabledGroups = new Set([...state.disabledGroups, ...groups]);
  if (disabledGroups.size > DISABLED_GROUPS_MAX_ITEMS) {
    return refused('RANGE', `at most ${DISABLED_GROUPS_MAX_ITEMS} sub-schedules can be disabled`);
  }
  return changed({ ...state, disabledGroups }, `disabled: ${numbersText([...disabledGroups])}`);
}

export function enableGroups(state: ScheduleState, groups: readonly number[]): Change {
  const disabledGroups = new Set([...state.disabledGroups].filter((group) => !groups.includes(group)));
  return changed({ ...state, disabledGroups }, `disabled: ${numbersText([...disabledGroups]) || 'none'}`);
}

/** Also checks that it is there and does not run. */
export function deleteSequence(state: ScheduleState, number: number): Change {
  const found = idle(state.sequences.get(number), number);
  if (typeof found === 'string') return refused('FAILED', found);
  const sequences = new Map(state.sequences);
  sequences.delete(number);
  return changed({ ...state, sequences }, `sequence ${number} deleted`);
}

/** A sequence that exists and does not run, or what is wrong. */
export function idle(sequence: Sequence | undefined, number: number): Sequence | string {
  if (!sequence) return `there is no sequence ${number}`;
  return sequence.run ? `sequence ${number} is running` : sequence;
}
