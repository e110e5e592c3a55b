export type {
  BusDegradation,
  DiskFault,
  DiskFaultKind,
  FaultActions,
  PartitionDirection,
  Refused,
} from './actions';
export { loadCatalogue } from './catalogue';
export type {
  EntryPattern,
  FaultCatalogue,
  FaultKind,
  FaultParameter,
  RecoveryCondition,
  World,
} from './catalogue';
export { allowedValues, faultProblems, parseParameters } from './check';
export type { FaultProblem } from './check';
export { catalogueDocument } from './document';
export { Injector } from './injector';
export type { CrashPoint, InjectorPorts } from './injector';
export { CONDITIONS } from './plan';
export type { Condition, ParameterValue, PlannedFault, Trigger } from './plan';
export { faultTargets } from './targets';
export type { FaultTargets } from './targets';
export { FaultTracker } from './tracker';
export type { TrackedFault } from './tracker';
export { isEventSubject, TriggerWatch } from './triggers';
