import type { JobOrder } from './job';
import {
  ARGUMENT_MAX_BYTES,
  ARGUMENTS_MAX_ITEMS,
  STEP_TIME_MAX_US,
  TOTAL_STEPS_MAX,
  WATCHDOG_MAX_US,
  WATCHDOG_MIN_US,
} from './job-executor.limits';

/** Job ids become folder names. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const isShare = (value: number): boolean => value >= 0 && value <= 1;

function between(value: number, low: number, high: number): boolean {
  return Number.isSafeInteger(value) && value >= low && value <= high;
}

/** What is wrong with an order, with what is allowed; null when it can be accepted. */
export function faultOf(order: JobOrder, programs: readonly string[]): string | null {
  if (!ID.test(order.job))
    return `job id '${order.job}': 1 to 64 letters, digits, dots, hyphens, underscores`;
  if (!programs.includes(order.program)) {
    return `program '${order.program}' is not in the catalogue: ${programs.join(', ')}`;
  }
  const { totalSteps, stepTimeUs, checkpointEverySteps, watchdogUs } = order;
  if (!between(totalSteps, 1, TOTAL_STEPS_MAX)) return `total_steps ${totalSteps}: 1 to ${TOTAL_STEPS_MAX}`;
  if (!between(stepTimeUs, 1, STEP_TIME_MAX_US))
    return `step_time_us ${stepTimeUs}: 1 to ${STEP_TIME_MAX_US}`;
  if (!between(checkpointEverySteps, 1, TOTAL_STEPS_MAX)) {
    return `checkpoint_every_steps ${checkpointEverySteps}: 1 to ${TOTAL_STEPS_MAX}`;
  }
  if (!between(watchdogUs, WATCHDOG_MIN_US, WATCHDOG_MAX_US)) {
    return `watchdog_us ${watchdogUs}: ${WATCHDOG_MIN_US} to ${WATCHDOG_MAX_US}`;
  }
  if (!isShare(order.utilisation) || !isShare(order.memoryUtilisation)) return 'utilisation: 0 to 1';
  const long = order.arguments.some((argument) => argument.length > ARGUMENT_MAX_BYTES);
  if (order.arguments.length > ARGUMENTS_MAX_ITEMS || long) return 'arguments: too many or too long';
  return null;
}

/** Whether two orders ask for the same work, so that a repeated order is no second job. */
export function sameOrder(a: JobOrder, b: JobOrder): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
