import {
  EntryState as EntryCode,
  LateRule as LateCode,
  SequenceState as SequenceCode,
  type Body,
  type ScheduleReport,
} from '@dawnline/contracts';
import { requestIdOfEntry, type EntryState, type Run, type ScheduleState } from './schedule';
import type { LateRule } from './schedule-file';
import { REPORT_PAGE_MAX_ITEMS } from './schedule.limits';
import { stagedText } from './staging';

const STATES: Readonly<Record<EntryState, EntryCode>> = {
  waiting: EntryCode.ENTRY_WAITING,
  overdue: EntryCode.ENTRY_OVERDUE,
  releasing: EntryCode.ENTRY_RELEASED,
  dispatched: EntryCode.ENTRY_RELEASED,
  completed: EntryCode.ENTRY_COMPLETED,
  failed: EntryCode.ENTRY_FAILED,
  skipped: EntryCode.ENTRY_SKIPPED,
  unknown: EntryCode.ENTRY_OUTCOME_UNKNOWN,
};
const LATE_CODES: Readonly<Record<LateRule, LateCode>> = {
  skip: LateCode.LATE_SKIP,
  hold: LateCode.LATE_HOLD,
  run: LateCode.LATE_RUN,
};
const PHASES: Readonly<Record<Run['phase'], SequenceCode>> = {
  due: SequenceCode.SEQUENCE_DUE,
  releasing: SequenceCode.SEQUENCE_RUNNING,
  running: SequenceCode.SEQUENCE_RUNNING,
  waiting: SequenceCode.SEQUENCE_WAITING,
};

/** One page, by ascending number from `fromNumber`; the first one has the sequences, too. */
export function reportPage(state: ScheduleState, fromNumber: number): Body<ScheduleReport> {
  const wanted = [...state.entries.values()]
    .filter(({ number }) => number >= fromNumber)
    .sort((a, b) => a.number - b.number);
  const sequences = fromNumber > 0 ? [] : [...state.sequences.values()];
  return {
    releaseEnabled: state.enabled,
    disabledGroups: [...state.disabledGroups],
    entryCount: state.entries.size,
    entries: wanted.slice(0, REPORT_PAGE_MAX_ITEMS).map((entry) => ({
      number: entry.number,
      onboardUs: entry.onboardUs,
      group: entry.group,
      lateRule: LATE_CODES[entry.lateRule],
      target: entry.target,
      principal: entry.principal,
      state: STATES[entry.state],
      requestId: requestIdOfEntry(entry),
    })),
    nextNumber: wanted[REPORT_PAGE_MAX_ITEMS]?.number ?? 0,
    sequences: sequences
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ sequence, steps, run, lastEnd }) => ({
        sequence,
        steps: steps.length,
        state: run ? PHASES[run.phase] : SequenceCode.SEQUENCE_IDLE,
        step: run ? run.step + 1 : 0,
        dueUs: run?.dueUs ?? 0,
        lastEnd,
      })),
    staged: stagedText(state.staged),
  };
}
