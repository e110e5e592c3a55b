/** What a schema cannot say of a job: what excludes or needs what, times in their bounds, files that are there. */
import { parseUtc } from '@dawnline/orbit';
import { durationUs, type Finding, type Path } from '@hil/data';
import type { FileFields, JobFields, RuleFields } from './file';
import {
  DURATION_MAX_US,
  LIST_MAX_ITEMS,
  STEP_TIME_MAX_US,
  WATCHDOG_MAX_US,
  WATCHDOG_MIN_US,
} from './jobs.limits';

/** What is known of a file on the ground. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

export interface JobContext {
  /** Programs of the on-board catalogue; null when it is not known. */
  readonly programs: readonly string[] | null;
  /** A file by its path from the folder of the job file; null when there is no such file. */
  readonly file: (path: string) => FileFacts | null;
}

type Report = (path: Path, value: unknown, allowed: string) => void;

const RESERVED = 'DAWNLINE_';
const PATH_WORDS = 'a relative path with forward slashes, without "." and ".." as parts';

/** Paths become paths on board: relative, forward, and inside. */
export function isInside(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0')) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Where a file lies on the ground, and where it will be in the input folder. */
export function placesOf(file: FileFields): { readonly from: string; readonly path: string } {
  if (typeof file !== 'string') return file;
  const parts = file.split('/').filter((part) => part !== '.');
  const leaves = file.startsWith('/') || parts.includes('..');
  return { from: file, path: leaves ? (parts.at(-1) ?? '') : parts.join('/') };
}

export function checkJob(fields: JobFields, context: JobContext): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (path, value, allowed) => findings.push({ path, value, allowed });
  checkProgram(fields, context, report);
  checkFiles(fields, context, report);
  checkEnvironment(fields, report);
  checkTimes(fields, report);
  checkDeadline(fields, report);
  fields.restart?.rules?.forEach((rule, k) => checkRule(rule, ['restart', 'rules', k], report));
  checkOutcome(fields, report);
  return findings;
}

function checkProgram(fields: JobFields, { programs }: JobContext, report: Report): void {
  const { program, command, steps, checkpoints } = fields;
  if ((program === undefined) === (command === undefined)) {
    const given = program === undefined ? undefined : 'program and command';
    return report(['program'], given, 'exactly one of program and command');
  }
  if (program === undefined) return;
  if (programs && !programs.includes(program))
    report(['program'], program, `one of the on-board catalogue: ${programs.join(', ')}`);
  if (!steps) report(['steps'], undefined, 'steps.total, which the catalogue fills into the arguments');
  if (checkpoints?.every === undefined)
    report(['checkpoints', 'every'], undefined, 'the steps between checkpoints of a catalogue program');
}

function checkFiles({ files = [], results = [] }: JobFields, context: JobContext, report: Report): void {
  const taken = new Set<string>();
  files.forEach((file, k) => {
    const { from, path } = placesOf(file);
    const at: Path = typeof file === 'string' ? ['files', k] : ['files', k, 'path'];
    if (!isInside(path)) report(at, path, PATH_WORDS);
    else if (taken.has(path)) report(at, path, 'a path that is used once');
    taken.add(path);
    if (context.file(from) === null)
      report(typeof file === 'string' ? at : ['files', k, 'from'], from, 'a file that can be read');
  });
  results.forEach((path, k) => {
    if (!isInside(path)) report(['results', k], path, PATH_WORDS);
  });
}

function checkEnvironment({ environment = {} }: JobFields, report: Report): void {
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith(RESERVED))
      report(['environment', name], value, `a name that does not begin with ${RESERVED}`);
    if (String(value).includes('\0')) report(['environment', name], value, 'a text without a zero byte');
  }
}

function checkTimes(fields: JobFields, report: Report): void {
  const { watchdog, service, steps } = fields;
  const times: readonly (readonly [Path, string | undefined, number, number])[] = [
    [['steps', 'time'], steps?.time, 1, STEP_TIME_MAX_US],
    [['watchdog', 'start'], watchdog?.start, 1, DURATION_MAX_US],
    [['watchdog', 'heartbeat'], watchdog?.heartbeat, WATCHDOG_MIN_US, WATCHDOG_MAX_US],
    [['watchdog', 'progress'], watchdog?.progress, 1, DURATION_MAX_US],
    [['watchdog', 'log'], watchdog?.log, 1, DURATION_MAX_US],
    [['grace'], fields.grace, 1, DURATION_MAX_US],
    [['minimumRun'], fields.minimumRun, 1, DURATION_MAX_US],
    [['service', 'requestLimit'], service?.requestLimit, 1, DURATION_MAX_US],
    [['service', 'health'], service?.health, 1, DURATION_MAX_US],
  ];
  for (const [path, value, low, high] of times) {
    if (value === undefined) continue;
    const us = durationUs(value);
    if (us < low || us > high) report(path, value, `${words(low)} to ${words(high)}`);
  }
}

const words = (us: number): string => {
  if (us === DURATION_MAX_US) return '30 d';
  return us < 1_000_000 ? 'above 0' : `${us / 1_000_000} s`;
};

function checkDeadline({ deadline }: JobFields, report: Report): void {
  if (deadline !== undefined && deadlineOf(deadline) === null)
    report(['deadline'], deadline, 'UTC such as 2026-08-19T05:00:00Z, or a duration such as 3 h');
}

/** When a job must have ended: at a UTC, Unix microseconds, or so long after its submission. */
export type Deadline =
  { readonly kind: 'utc'; readonly unixUs: number } | { readonly kind: 'after'; readonly us: number };

/** Null for what is neither. */
export function deadlineOf(text: string): Deadline | null {
  try {
    if (text.endsWith('Z')) return { kind: 'utc', unixUs: parseUtc(text) };
    const us = durationUs(text);
    return us > 0 && us <= DURATION_MAX_US ? { kind: 'after', us } : null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

function checkRule(rule: RuleFields, path: Path, report: Report): void {
  const given = (['exit', 'signal', 'reason'] as const).filter((name) => rule[name] !== undefined);
  if (given.length !== 1) report(path, given.join(', ') || undefined, 'exactly one of exit, signal, reason');
}

function checkOutcome({ defence, kind, service, results = [] }: JobFields, report: Report): void {
  if (defence && defence.kind !== 'duplicate' && defence.digest === undefined)
    report(['defence', 'digest'], undefined, `the digest that is expected, for ${defence.kind}`);
  if (defence?.kind === 'duplicate' && defence.digest !== undefined)
    report(['defence', 'digest'], defence.digest, 'nothing: duplicate compares two runs');
  if (kind === 'service' && defence)
    report(['defence'], defence.kind, 'nothing for a service: it has no result to compare');
  if (kind !== 'service' && service) report(['service'], 'settings', 'nothing for a batch job');
  if (results.length > LIST_MAX_ITEMS) report(['results'], results.length, `at most ${LIST_MAX_ITEMS} files`);
}
