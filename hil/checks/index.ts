export { checkCounts, runChecks } from './run';
export type { CheckResult } from './run';
export { toleranceText, valueText } from './text';
export { plantDocument } from './document/document';
export type { MarkedConstant, PlantDocument } from './document/document';
