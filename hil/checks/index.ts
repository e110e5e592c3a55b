export { checkCounts, CHECK_KINDS, runChecks } from './run';
export type { CheckResult } from './run';
export { toleranceText, valueText } from './text';
