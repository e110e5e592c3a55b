// The whole-file check of a load (LK-20): schema, count, order, size, and every target and body.
import { strict as assert } from 'node:assert';
import {
  DecodeError,
  FailureRule as FailureCode,
  LateRule as LateCode,
  ScheduleFile,
} from '@dawnline/contracts';
import type { ScheduleEntry, ScheduleSequence } from '@dawnline/contracts';
import {
  BODY_MAX_BYTES,
  COMPLETION_TIMEOUT_MAX_US,
  ENTRIES_MAX_ITEMS,
  FAULTS_TOLD_MAX_ITEMS,
  SEQUENCE_STEPS_MAX_ITEMS,
  SEQUENCES_MAX_ITEMS,
  STEP_DELAY_MAX_US,
} from './schedule.limits';

export type LateRule = 'skip' | 'hold' | 'run';
export type FailureRule = 'abort' | 'wait' | 'go-on';

export interface Step {
  readonly delayUs: number;
  readonly target: string;
  readonly body: Uint8Array;
}

const FORMAT_VERSION = 1;

const LATE_RULES: Readonly<Record<number, LateRule>> = {
  [LateCode.LATE_SKIP]: 'skip',
  [LateCode.LATE_HOLD]: 'hold',
  [LateCode.LATE_RUN]: 'run',
};
const FAILURE_RULES: Readonly<Record<number, FailureRule>> = {
  [FailureCode.FAILURE_ABORT]: 'abort',
  [FailureCode.FAILURE_WAIT]: 'wait',
  [FailureCode.FAILURE_GO_ON]: 'go-on',
};

export interface LoadedEntry {
  readonly number: number;
  readonly onboardUs: number;
  readonly group: number;
  readonly lateRule: LateRule;
  readonly target: string;
  readonly body: Uint8Array;
}

export interface LoadedSequence {
  readonly sequence: number;
  readonly onFailure: FailureRule;
  readonly completionTimeoutUs: number;
  readonly steps: readonly Step[];
}

export interface Loaded {
  readonly entries: readonly LoadedEntry[];
  readonly sequences: readonly LoadedSequence[];
}

/** What is wrong with a command for a target; null when it may be stored. */
export type JudgeStored = (target: string, body: Uint8Array) => string | null;

export type FileCheck =
  { readonly kind: 'sound'; readonly loaded: Loaded } | { readonly kind: 'faulty'; readonly faults: string };

/** Collects faults; the first few are told, the rest counted. */
class Faults {
  private readonly told: string[] = [];
  private count = 0;

  add(place: string, fault: string): void {
    this.count += 1;
    if (this.told.length < FAULTS_TOLD_MAX_ITEMS) this.told.push(`${place}: ${fault}`);
  }

  text(): string | null {
    if (this.count === 0) return null;
    const more = this.count - this.told.length;
    return this.told.join('; ') + (more > 0 ? `; and ${more} more` : '');
  }
}

function checkBody(
  place: string,
  target: string,
  body: Uint8Array,
  judge: JudgeStored,
  faults: Faults,
): void {
  if (body.length > BODY_MAX_BYTES) {
    faults.add(`${place} body`, `${body.length} bytes, at most ${BODY_MAX_BYTES} are allowed`);
    return;
  }
  const fault = judge(target, body);
  if (fault !== null) faults.add(place, fault);
}

function checkEntries(entries: readonly ScheduleEntry[], judge: JudgeStored, faults: Faults): void {
  const numbers = new Set<number>();
  let before: ScheduleEntry | null = null;
  for (const entry of entries) {
    const place = `entry ${entry.number}`;
    if (entry.number < 1) faults.add(place, 'number must be 1 or more');
    if (numbers.has(entry.number)) faults.add(place, 'number is used twice');
    numbers.add(entry.number);
    if (!Number.isSafeInteger(entry.onboardUs) || entry.onboardUs <= 0) {
      faults.add(place, `onboard_us ${entry.onboardUs} is no time`);
    }
    if (LATE_RULES[entry.lateRule] === undefined) {
      faults.add(place, `late_rule ${entry.lateRule} is none of 0 skip, 1 hold, 2 run`);
    }
    const isInOrder =
      !before ||
      before.onboardUs < entry.onboardUs ||
      (before.onboardUs === entry.onboardUs && before.number < entry.number);
    if (!isInOrder) faults.add(place, 'out of order: entries come by time, then number');
    before = entry;
    checkBody(place, entry.target, entry.body, judge, faults);
  }
}

function checkSequences(sequences: readonly ScheduleSequence[], judge: JudgeStored, faults: Faults): void {
  let before = 0;
  for (const { sequence, onFailure, completionTimeoutUs, steps } of sequences) {
    const place = `sequence ${sequence}`;
    if (sequence <= before) faults.add(place, 'sequences have ascending numbers from 1');
    before = sequence;
    if (FAILURE_RULES[onFailure] === undefined) {
      faults.add(place, `on_failure ${onFailure} is none of 0 abort, 1 wait, 2 go on`);
    }
    if (completionTimeoutUs < 1 || completionTimeoutUs > COMPLETION_TIMEOUT_MAX_US) {
      faults.add(
        place,
        `completion_timeout_us ${completionTimeoutUs}, allowed: 1 to ${COMPLETION_TIMEOUT_MAX_US}`,
      );
    }
    if (steps.length < 1 || steps.length > SEQUENCE_STEPS_MAX_ITEMS) {
      faults.add(place, `${steps.length} steps, allowed: 1 to ${SEQUENCE_STEPS_MAX_ITEMS}`);
    }
    steps.slice(0, SEQUENCE_STEPS_MAX_ITEMS).forEach(({ delayUs, target, body }, index) => {
      const at = `${place} step ${index + 1}`;
      if (delayUs > STEP_DELAY_MAX_US) faults.add(at, `delay_us ${delayUs}, at most ${STEP_DELAY_MAX_US}`);
      checkBody(at, target, body, judge, faults);
    });
  }
}

function checkCounts(file: ScheduleFile, faults: Faults): void {
  const { version, entryCount, sequenceCount, entries, sequences } = file;
  if (version !== FORMAT_VERSION) faults.add('version', `${version}, expected ${FORMAT_VERSION}`);
  if (entryCount !== entries.length) faults.add('entry_count', `${entryCount}, but ${entries.length} follow`);
  if (sequenceCount !== sequences.length) {
    faults.add('sequence_count', `${sequenceCount}, but ${sequences.length} follow`);
  }
  if (entries.length > ENTRIES_MAX_ITEMS) faults.add('entries', `more than ${ENTRIES_MAX_ITEMS}`);
  if (sequences.length > SEQUENCES_MAX_ITEMS) faults.add('sequences', `more than ${SEQUENCES_MAX_ITEMS}`);
  if (entries.length + sequences.length === 0) faults.add('entries', 'the file holds nothing');
}

/** Own bytes, not a view into the file, which would be kept alive. */
const owned = (body: Uint8Array): Uint8Array => new Uint8Array(body);

function loadedOf({ entries, sequences }: ScheduleFile): Loaded {
  return {
    entries: entries.map(({ number, onboardUs, group, lateRule, target, body }) => ({
      number,
      onboardUs,
      group,
      lateRule: LATE_RULES[lateRule],
      target,
      body: owned(body),
    })),
    sequences: sequences.map(({ sequence, onFailure, completionTimeoutUs, steps }) => ({
      sequence,
      onFailure: FAILURE_RULES[onFailure],
      completionTimeoutUs,
      steps: steps.map(({ delayUs, target, body }) => ({ delayUs, target, body: owned(body) })),
    })),
  };
}

/** Checks an encoded ScheduleFile as a whole and lists what is wrong with it. */
export function checkFile(bytes: Uint8Array, judge: JudgeStored): FileCheck {
  let file: ScheduleFile;
  try {
    file = ScheduleFile.decode(bytes);
  } catch (error) {
    assert(error instanceof DecodeError, error as Error);
    return { kind: 'faulty', faults: 'it is no ScheduleFile' };
  }
  const faults = new Faults();
  checkCounts(file, faults);
  checkEntries(file.entries.slice(0, ENTRIES_MAX_ITEMS), judge, faults);
  checkSequences(file.sequences.slice(0, SEQUENCES_MAX_ITEMS), judge, faults);
  const text = faults.text();
  return text === null ? { kind: 'sound', loaded: loadedOf(file) } : { kind: 'faulty', faults: text };
}
