/** What a schema cannot say of a job: what excludes or needs what, times in their bounds, files that are there. */
import { parseUtc } from '@dawnline/orbit';
import { durationUs, sizeBytes, type Finding, type Path } from '@hil/data';
import type { FileFields, JobFields, RuleFields } from './file';
import {
  ARGUMENTS_MAX_ITEMS,
  BYTES_MAX,
  DEADLINE_MAX_US,
  FILES_MAX_BYTES,
  GRACE_MAX_US,
  LIMIT_MAX_US,
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

const RESERVED = /^(DAWNLINE_|CUDA_VISIBLE_DEVICES$)/;
const PATH_WORDS = 'a relative path with forward slashes, no part of which begins with a dot';

/** Paths become paths on board: relative, forward, and inside. */
export function isInside(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0')) return false;
  return path.split('/').every((part) => part !== '' && !part.startsWith('.'));
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
  const { program, command } = fields;
  if ((program === undefined) === (command === undefined)) {
    const given = program === undefined ? undefined : 'program and command';
    return report(['program'], given, 'exactly one of program and command');
  }
  if (program === undefined) return;
  if (programs && !programs.includes(program))
    report(['program'], program, `one of the on-board catalogue: ${programs.join(', ')}`);
  // A service may not count any steps.
  if (fields.kind !== 'service') checkSteps(fields, report);
  if (fields.watchdog?.heartbeat === undefined)
    report(['watchdog', 'heartbeat'], undefined, 'the longest silence of a catalogue program, 2 s to 1 h');
}

function checkSteps({ steps, checkpoints }: JobFields, report: Report): void {
  if (!steps) report(['steps'], undefined, 'steps.total, which the catalogue fills into the arguments');
  if (checkpoints?.every === undefined)
    report(['checkpoints', 'every'], undefined, 'the steps between checkpoints of a catalogue program');
}

function checkFiles({ files = [], results = [] }: JobFields, context: JobContext, report: Report): void {
  const taken = new Set<string>();
  let total = 0;
  files.forEach((file, k) => {
    const { from, path } = placesOf(file);
    const at: Path = typeof file === 'string' ? ['files', k] : ['files', k, 'path'];
    if (!isInside(path)) report(at, path, PATH_WORDS);
    else if (taken.has(path)) report(at, path, 'a path that is used once');
    taken.add(path);
    const facts = context.file(from);
    if (!facts) report(typeof file === 'string' ? at : ['files', k, 'from'], from, 'a file that can be read');
    total += facts?.bytes ?? 0;
  });
  if (total > FILES_MAX_BYTES) report(['files'], `${total} B`, `at most ${FILES_MAX_BYTES} B in all`);
  results.forEach((path, k) => {
    if (!isInside(path)) report(['results', k], path, PATH_WORDS);
  });
}

function checkEnvironment({ environment = {}, environmentAllow = [] }: JobFields, report: Report): void {
  const taken = (path: Path, name: string, value: unknown): void => {
    if (RESERVED.test(name)) report(path, value, 'a name that the executor does not set itself');
  };
  for (const [name, value] of Object.entries(environment)) {
    taken(['environment', name], name, value);
    if (String(value).includes('\0')) report(['environment', name], value, 'a text without a zero byte');
  }
  environmentAllow.forEach((name, k) => taken(['environmentAllow', k], name, name));
  const count = Object.keys(environment).length + environmentAllow.length;
  if (count > ARGUMENTS_MAX_ITEMS)
    report(
      ['environmentAllow'],
      `${count} names`,
      `at most ${ARGUMENTS_MAX_ITEMS} with those of environment`,
    );
}

function checkTimes({ steps, watchdog, service, resources, ...fields }: JobFields, report: Report): void {
  const time = (path: Path, value: string | undefined, low: number, high: number): void => {
    if (value === undefined) return;
    const us = durationUs(value);
    if (us < low || us > high) report(path, value, `${inSeconds(low)} to ${inSeconds(high)}`);
  };
  time(['steps', 'time'], steps?.time, 1, STEP_TIME_MAX_US);
  time(['watchdog', 'start'], watchdog?.start, WATCHDOG_MIN_US, LIMIT_MAX_US);
  time(['watchdog', 'heartbeat'], watchdog?.heartbeat, WATCHDOG_MIN_US, WATCHDOG_MAX_US);
  time(['watchdog', 'progress'], watchdog?.progress, WATCHDOG_MIN_US, LIMIT_MAX_US);
  time(['watchdog', 'log'], watchdog?.log, WATCHDOG_MIN_US, LIMIT_MAX_US);
  time(['grace'], fields.grace, 1, GRACE_MAX_US);
  time(['minimumRun'], fields.minimumRun, 1, LIMIT_MAX_US);
  time(['service', 'requestLimit'], service?.requestLimit, 1, LIMIT_MAX_US);
  time(['service', 'health'], service?.health, WATCHDOG_MIN_US, LIMIT_MAX_US);
  for (const name of ['memory', 'disk', 'gpuMemory'] as const) {
    const value = resources?.[name];
    const bytes = value === undefined ? 1 : sizeBytes(value);
    if (bytes < 1 || bytes > BYTES_MAX) report(['resources', name], value, '1 B to 8 TiB');
  }
}

const inSeconds = (us: number): string => (us < 1_000_000 ? 'above 0' : `${us / 1_000_000} s`);

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
    return us > 0 && us <= DEADLINE_MAX_US ? { kind: 'after', us } : null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

function checkRule(rule: RuleFields, path: Path, report: Report): void {
  const given = (['exit', 'signal', 'reason'] as const).filter((name) => rule[name] !== undefined);
  if (given.length !== 1) report(path, given.join(', ') || undefined, 'exactly one of exit, signal, reason');
}

function checkOutcome({ defence, kind, service }: JobFields, report: Report): void {
  if (defence && defence.kind !== 'duplicate' && defence.digest === undefined)
    report(['defence', 'digest'], undefined, `the digest that is expected, for ${defence.kind}`);
  if (defence?.kind === 'duplicate' && defence.digest !== undefined)
    report(['defence', 'digest'], defence.digest, 'nothing: duplicate compares two runs');
  if (kind === 'service' && defence)
    report(['defence'], defence.kind, 'nothing for a service: it has no result to compare');
  if (kind !== 'service' && service) report(['service'], 'settings', 'nothing for a batch job');
}
