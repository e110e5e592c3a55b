// A schedule as people write it, in YAML, and the ScheduleFile that goes up.
import { parse } from 'yaml';
import {
  FailureRule,
  LateRule,
  ScheduleFile,
  type ScheduleEntry,
  type ScheduleSequence,
} from '@dawnline/contracts';
import { buildCommand, CommandError } from '@hil/ground';
import { UserError } from '../errors';
import { durationUs } from '../options';

const FORMAT_VERSION = 1;
const ENTRIES_MAX_ITEMS = 1000;
const SEQUENCES_MAX_ITEMS = 64;
const NUMBER_MAX = 0xffff_ffff;
const DEFAULT_TIMEOUT = '60s';
/** Faults that are told at once (assumed): more are no help. */
const FAULTS_TOLD_MAX_ITEMS = 20;

const LATE_RULES: Readonly<Record<string, LateRule>> = {
  skip: LateRule.LATE_SKIP,
  hold: LateRule.LATE_HOLD,
  run: LateRule.LATE_RUN,
};
const FAILURE_RULES: Readonly<Record<string, FailureRule>> = {
  abort: FailureRule.FAILURE_ABORT,
  wait: FailureRule.FAILURE_WAIT,
  'go-on': FailureRule.FAILURE_GO_ON,
};
/** UTC, with seconds and down to microseconds. */
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,6}))?Z$/;

type Fields = Readonly<Record<string, unknown>>;

/** On-board time of a UTC text, Unix microseconds; null when it is none. */
export function utcUs(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const ms = Date.parse(`${match[1]}T${match[2]}Z`);
  return Number.isNaN(ms) ? null : ms * 1000 + Number((match[3] ?? '').padEnd(6, '0'));
}

/** Reads one document, collects every fault with field, value and what is allowed. */
class Reader {
  readonly faults: string[] = [];

  constructor(
    private readonly file: string,
    private readonly nowUs: number,
  ) {}

  fault(field: string, value: unknown, allowed: string): void {
    const shown = value === undefined ? 'missing' : JSON.stringify(value);
    this.faults.push(`${this.file}: ${field}: ${shown}; allowed: ${allowed}`);
  }

  fields(at: string, value: unknown, known: readonly string[]): Fields | null {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      this.fault(at || 'document', value ?? undefined, `a mapping with ${known.join(', ')}`);
      return null;
    }
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue;
      this.fault(at === '' ? name : `${at}.${name}`, (value as Fields)[name], `only ${known.join(', ')}`);
    }
    return value as Fields;
  }

  list(field: string, value: unknown, most: number): readonly unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.length <= most) return value as unknown[];
    this.fault(field, Array.isArray(value) ? `${value.length} items` : value, `a list of at most ${most}`);
    return [];
  }

  number(field: string, value: unknown, least: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= NUMBER_MAX)
      return value;
    this.fault(field, value, `a whole number from ${least} to ${NUMBER_MAX}`);
    return least;
  }

  choice<T>(field: string, value: unknown, choices: Readonly<Record<string, T>>, preset: string): T {
    const text = value ?? preset;
    if (typeof text === 'string' && Object.hasOwn(choices, text)) return choices[text];
    this.fault(field, value, `one of ${Object.keys(choices).join(', ')}`);
    return choices[preset];
  }

  duration(field: string, value: unknown): number {
    try {
      if (typeof value === 'string' || typeof value === 'number') return durationUs(String(value));
    } catch {
      // Told below.
    }
    this.fault(field, value, 'a duration such as 250ms, 90s, 10min, 1.5h or 2d; plain numbers are seconds');
    return 0;
  }

  /** `at` is a time, `in` a duration from now. */
  time(place: string, { at, in: delay }: Fields): number {
    if ((at === undefined) === (delay === undefined)) {
      this.fault(place, { at, in: delay }, 'exactly one of `at` (UTC) and `in` (from now)');
      return 1;
    }
    if (delay !== undefined) return this.nowUs + this.duration(`${place}.in`, delay);
    const us = typeof at === 'string' ? utcUs(at) : null;
    if (us !== null && us > 0) return us;
    this.fault(`${place}.at`, at, 'UTC such as 2026-11-28T02:00:00Z');
    return 1;
  }

  command(place: string, target: unknown, command: unknown): { target: string; body: Uint8Array } {
    const fields = typeof command === 'string' ? { [command]: true } : command;
    const none = { target: String(target), body: new Uint8Array(0) };
    if (typeof target !== 'string') {
      this.fault(`${place}.target`, target, 'the name of a subsystem');
      return none;
    }
    if (fields === null || typeof fields !== 'object' || Array.isArray(fields)) {
      this.fault(`${place}.command`, command, 'an action such as noop, or a mapping ACTION: VALUE');
      return none;
    }
    try {
      return { target, body: buildCommand(target, fields as Fields) };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const field = error.field === 'target' ? 'target' : `command.${error.field}`;
      this.fault(`${place}.${field}`, error.value, error.allowed);
      return none;
    }
  }
}

function readEntry(reader: Reader, value: unknown, index: number): ScheduleEntry | null {
  const place = `entries[${index}]`;
  const fields = reader.fields(place, value, ['number', 'at', 'in', 'group', 'late', 'target', 'command']);
  if (!fields) return null;
  return {
    number: reader.number(`${place}.number`, fields.number, 1),
    onboardUs: reader.time(place, fields),
    group: fields.group === undefined ? 0 : reader.number(`${place}.group`, fields.group, 0),
    lateRule: reader.choice(`${place}.late`, fields.late, LATE_RULES, 'hold'),
    ...reader.command(place, fields.target, fields.command),
  };
}

function readSequence(reader: Reader, value: unknown, index: number): ScheduleSequence | null {
  const place = `sequences[${index}]`;
  const fields = reader.fields(place, value, ['sequence', 'onFailure', 'completionTimeout', 'steps']);
  if (!fields) return null;
  const steps = reader.list(`${place}.steps`, fields.steps, 128);
  if (steps.length === 0) reader.fault(`${place}.steps`, fields.steps, 'a list of 1 to 128 steps');
  return {
    sequence: reader.number(`${place}.sequence`, fields.sequence, 1),
    onFailure: reader.choice(`${place}.onFailure`, fields.onFailure, FAILURE_RULES, 'abort'),
    completionTimeoutUs: reader.duration(
      `${place}.completionTimeout`,
      fields.completionTimeout ?? DEFAULT_TIMEOUT,
    ),
    steps: steps.flatMap((step, at) => {
      const where = `${place}.steps[${at}]`;
      const one = reader.fields(where, step, ['after', 'target', 'command']);
      if (!one) return [];
      const delayUs = reader.duration(`${where}.after`, one.after ?? 0);
      return [{ delayUs, ...reader.command(where, one.target, one.command) }];
    }),
  };
}

function checkUnique(reader: Reader, field: string, numbers: readonly number[]): void {
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) reader.fault(field, twice, 'each number once');
}

export interface PlannedSchedule {
  readonly entries: number;
  readonly sequences: number;
  /** The encoded ScheduleFile. */
  readonly bytes: Uint8Array;
}

/**
 * A schedule file, checked as far as the ground can. Throws UserError with every fault.
 * @param nowUs on-board time that `in` counts from, Unix microseconds
 */
export function parseSchedule(text: string, file: string, nowUs: number): PlannedSchedule {
  let document: unknown;
  try {
    // Times stay texts: the reader of YAML knows milliseconds only.
    document = parse(text, { schema: 'core' });
  } catch (error) {
    throw new UserError(`${file}: ${(error as Error).message.split('\n')[0]}`);
  }
  const reader = new Reader(file, nowUs);
  const fields = reader.fields('', document, ['entries', 'sequences']) ?? {};
  const entries = reader
    .list('entries', fields.entries, ENTRIES_MAX_ITEMS)
    .flatMap((value, index) => readEntry(reader, value, index) ?? []);
  const sequences = reader
    .list('sequences', fields.sequences, SEQUENCES_MAX_ITEMS)
    .flatMap((value, index) => readSequence(reader, value, index) ?? []);
  checkUnique(
    reader,
    'entries',
    entries.map(({ number }) => number),
  );
  checkUnique(
    reader,
    'sequences',
    sequences.map(({ sequence }) => sequence),
  );
  if (reader.faults.length === 0 && entries.length + sequences.length === 0)
    reader.fault('document', {}, 'at least one of entries and sequences');
  if (reader.faults.length > 0) throw new UserError(reader.faults.slice(0, FAULTS_TOLD_MAX_ITEMS).join('\n'));
  entries.sort((a, b) => a.onboardUs - b.onboardUs || a.number - b.number);
  sequences.sort((a, b) => a.sequence - b.sequence);
  const bytes = ScheduleFile.encode({
    version: FORMAT_VERSION,
    entryCount: entries.length,
    sequenceCount: sequences.length,
    entries,
    sequences,
  });
  return { entries: entries.length, sequences: sequences.length, bytes };
}
