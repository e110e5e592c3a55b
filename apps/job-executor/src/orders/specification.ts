import { Defence, ExitAction, JobKind } from '@dawnline/contracts';
import { patternFault } from '@dawnline/storage';
import { isCause } from '../job-state';
import type { JobOrder } from './order';
import {
  ARGUMENT_MAX_BYTES,
  ARGUMENTS_MAX_ITEMS,
  BYTES_MAX,
  CHECKPOINTS_KEPT_MAX_ITEMS,
  CHECKPOINTS_KEPT_MIN_ITEMS,
  EXIT_RULES_MAX_ITEMS,
  FAULTS_MAX,
  FILES_MAX_BYTES,
  FILES_MAX_ITEMS,
  GRACE_MAX_US,
  LIMIT_MAX_US,
  PRIORITY_MAX,
  RESULT_FILES_MAX_ITEMS,
  STEP_TIME_MAX_US,
  TOTAL_STEPS_MAX,
  WATCHDOG_MAX_US,
  WATCHDOG_MIN_US,
} from '../job-executor.limits';

/** Job and tenant ids become folder names. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const ID_WORDS = '1 to 64 letters, digits, dots, hyphens, underscores, the first a letter or digit';
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;
const RESERVED = /^(DAWNLINE_|CUDA_VISIBLE_DEVICES$)/;
const DIGEST = /^[0-9a-f]{64}$/;
const SIGNAL = /^SIG[A-Z0-9]{2,10}$/;
const EXIT_CODE_MAX = 255;

type Fault = string | null;

/** The first of several checks that finds something. */
function first(...checks: readonly (() => Fault)[]): Fault {
  for (const check of checks) {
    const fault = check();
    if (fault !== null) return fault;
  }
  return null;
}

function within(name: string, value: number, low: number, high: number): Fault {
  return Number.isSafeInteger(value) && value >= low && value <= high
    ? null
    : `${name} ${value}: ${low} to ${high}`;
}

/** Zero stands for the default. */
function within0(name: string, value: number, low: number, high: number): Fault {
  return value === 0 ? null : (within(name, value, low, high)?.concat(', or 0 for the default') ?? null);
}

const share = (name: string, value: number): Fault =>
  value >= 0 && value <= 1 ? null : `${name} ${value}: 0 to 1`;

/** A path inside a folder: relative, forward slashes, never upwards, no hidden names. */
function isInner(path: string): boolean {
  if (path === '' || path.length > ARGUMENT_MAX_BYTES || /[\\\0]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && !part.startsWith('.'));
}

/** What is wrong with an order, field, value and what is allowed; null when it can be accepted. */
export function faultOf(order: JobOrder, programs: readonly string[]): Fault {
  return first(
    () => (ID.test(order.job) ? null : `job '${order.job}': ${ID_WORDS}`),
    () => (order.tenant === '' || ID.test(order.tenant) ? null : `tenant '${order.tenant}': ${ID_WORDS}`),
    () => programFault(order, programs),
    () => stepFault(order),
    () => limitFault(order),
    () => environmentFault(order),
    () => filesFault(order),
    () => checkpointFault(order),
    () => ruleFault(order),
    () => defenceFault(order),
  );
}

function programFault(order: JobOrder, programs: readonly string[]): Fault {
  const { program, command } = order;
  if (command.length > 0 && program !== '')
    return `command: program '${program}' is named too, one of the two is allowed`;
  if (command.length > 0 && (command[0] === '' || /\0/.test(command.join(''))))
    return `command[0] '${command[0]}': a program`;
  if (command.length === 0 && !programs.includes(program)) {
    return `program '${program}' is not in the catalogue: ${programs.join(', ')}`;
  }
  for (const [name, list] of [
    ['command', command],
    ['arguments', order.arguments],
  ] as const) {
    const long = list.findIndex((item) => item.length > ARGUMENT_MAX_BYTES);
    if (list.length > ARGUMENTS_MAX_ITEMS)
      return `${name}: ${list.length} items, ${ARGUMENTS_MAX_ITEMS} at most`;
    if (long >= 0) return `${name}[${long}]: ${list[long].length} characters, ${ARGUMENT_MAX_BYTES} at most`;
  }
  return null;
}

function stepFault(order: JobOrder): Fault {
  // A program of the catalogue is told its steps; one that a tenant brings may not count any.
  const least = order.command.length > 0 || order.kind === JobKind.JOB_KIND_SERVICE ? 0 : 1;
  return first(
    () => within('kind', order.kind, JobKind.JOB_KIND_BATCH, JobKind.JOB_KIND_SERVICE),
    () => within('total_steps', order.totalSteps, least, TOTAL_STEPS_MAX),
    () =>
      order.kind === JobKind.JOB_KIND_SERVICE && order.totalSteps > 0
        ? `total_steps ${order.totalSteps}: 0 for a service, which is never done`
        : null,
    () => within('step_time_us', order.stepTimeUs, least, STEP_TIME_MAX_US),
    () => within('checkpoint_every_steps', order.checkpointEverySteps, least, TOTAL_STEPS_MAX),
    () => share('utilisation', order.utilisation),
    () => share('memory_utilisation', order.memoryUtilisation),
    () => within('priority', order.priority, 0, PRIORITY_MAX),
  );
}

function limitFault(order: JobOrder): Fault {
  const { watchdogUs } = order;
  return first(
    () =>
      watchdogUs === 0 && order.command.length > 0
        ? null
        : within('watchdog_us', watchdogUs, WATCHDOG_MIN_US, WATCHDOG_MAX_US),
    () => within0('start_limit_us', order.startLimitUs, WATCHDOG_MIN_US, LIMIT_MAX_US),
    () => within0('progress_limit_us', order.progressLimitUs, WATCHDOG_MIN_US, LIMIT_MAX_US),
    () => within0('log_silence_us', order.logSilenceUs, WATCHDOG_MIN_US, LIMIT_MAX_US),
    () => within0('grace_us', order.graceUs, 1, GRACE_MAX_US),
    () => within0('minimum_run_us', order.minimumRunUs, 1, LIMIT_MAX_US),
    () => within0('request_limit_us', order.requestLimitUs, 1, LIMIT_MAX_US),
    () => within0('health_period_us', order.healthPeriodUs, WATCHDOG_MIN_US, LIMIT_MAX_US),
    () => within0('memory_max_bytes', order.memoryMaxBytes, 1, BYTES_MAX),
    () => within0('disk_max_bytes', order.diskMaxBytes, 1, BYTES_MAX),
    () => within0('gpu_memory_max_bytes', order.gpuMemoryMaxBytes, 1, BYTES_MAX),
    () => within0('job_faults_max', order.jobFaultsMax, 1, FAULTS_MAX),
    () => within0('platform_stops_max', order.platformStopsMax, 1, FAULTS_MAX),
  );
}

function environmentFault(order: JobOrder): Fault {
  const names = order.environment.map((line) => line.split('=')[0]);
  const unset = order.environment.findIndex((line) => !line.includes('='));
  if (unset >= 0) return `environment[${unset}] '${order.environment[unset]}': NAME=VALUE`;
  for (const name of [...names, ...order.environmentAllow]) {
    if (!VARIABLE.test(name)) return `environment '${name}': a name of letters, digits and underscores`;
    if (RESERVED.test(name)) return `environment '${name}': set by the executor, not by a job`;
  }
  const count = names.length + order.environmentAllow.length;
  return count > ARGUMENTS_MAX_ITEMS ? `environment: ${count} names, ${ARGUMENTS_MAX_ITEMS} at most` : null;
}

function filesFault(order: JobOrder): Fault {
  const { files, results } = order;
  if (files.length > FILES_MAX_ITEMS) return `files: ${files.length} items, ${FILES_MAX_ITEMS} at most`;
  for (const { path, bytes, sha256 } of files) {
    if (!isInner(path)) return `files '${path}': a relative path without '..' and hidden names`;
    if (!Number.isSafeInteger(bytes) || bytes < 0) return `files '${path}' bytes ${bytes}: a size`;
    if (!DIGEST.test(sha256)) return `files '${path}' sha256 '${sha256}': 64 hex digits`;
  }
  if (new Set(files.map(({ path }) => path)).size < files.length) return 'files: one path is named twice';
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > FILES_MAX_BYTES) return `files: ${total} bytes, ${FILES_MAX_BYTES} at most`;
  if (results.length > RESULT_FILES_MAX_ITEMS)
    return `results: ${results.length} items, ${RESULT_FILES_MAX_ITEMS} at most`;
  const outside = results.find((path) => !isInner(path));
  return outside === undefined ? null : `results '${outside}': a relative path without '..' and hidden names`;
}

function checkpointFault(order: JobOrder): Fault {
  const { adopt } = order;
  return first(
    () =>
      within0(
        'checkpoints_kept',
        order.checkpointsKept,
        CHECKPOINTS_KEPT_MIN_ITEMS,
        CHECKPOINTS_KEPT_MAX_ITEMS,
      ),
    () => within0('keep_every', order.keepEvery, 2, TOTAL_STEPS_MAX),
    () => {
      const fault = adopt === '' ? null : patternFault(adopt);
      return fault === null ? null : `adopt '${adopt}': ${fault}`;
    },
    () =>
      order.appFormat === '' || ID.test(order.appFormat)
        ? null
        : `app_format '${order.appFormat}': ${ID_WORDS}`,
  );
}

function ruleFault({ exitRules }: JobOrder): Fault {
  if (exitRules.length > EXIT_RULES_MAX_ITEMS)
    return `exit_rules: ${exitRules.length} items, ${EXIT_RULES_MAX_ITEMS} at most`;
  for (const [at, { code, signal, reason, action }] of exitRules.entries()) {
    const set = [code !== 0, signal !== '', reason !== ''].filter(Boolean).length;
    if (set !== 1) return `exit_rules[${at}]: exactly one of code, signal, reason`;
    if (code > EXIT_CODE_MAX) return `exit_rules[${at}] code ${code}: 1 to ${EXIT_CODE_MAX}`;
    if (signal !== '' && !SIGNAL.test(signal))
      return `exit_rules[${at}] signal '${signal}': a name as SIGSEGV`;
    if (reason !== '' && !isCause(reason))
      return `exit_rules[${at}] reason '${reason}': a cause with which an attempt is stopped`;
    if (action === ExitAction.EXIT_UNKNOWN || !(action in ExitAction))
      return `exit_rules[${at}] action ${action}: fail, retry, retryFree, hold, requeue`;
  }
  return null;
}

function defenceFault(order: JobOrder): Fault {
  const { defence, expectedDigest } = order;
  const needs = defence === Defence.DEFENCE_DIGEST || defence === Defence.DEFENCE_CANARY;
  if (!(defence in Defence)) return `defence ${defence}: none, digest, duplicate, canary`;
  if (needs && !DIGEST.test(expectedDigest)) return `expected_digest '${expectedDigest}': 64 hex digits`;
  return defence !== Defence.DEFENCE_NONE && order.kind === JobKind.JOB_KIND_SERVICE
    ? `defence ${Defence[defence]}: a service has its health requests, none is allowed`
    : null;
}

/** Whether two orders ask for the same work, so that a repeated order is no second job. */
export function sameOrder(a: JobOrder, b: JobOrder): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
