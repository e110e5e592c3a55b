export { createLiveHost } from '../../host/src/live/host';
export type { LiveHost } from '../../host/src/live/host';
export { clockDomainOfThisMachine, LiveClock, monotonicUs } from '../../host/src/live/clock';
export type { TimeAnchor } from '../../host/src/live/clock';
export type { CrashPoint } from '../../host/src/live/crash-points';
export { ENVIRONMENT, EnvironmentError } from '../../host/src/live/environment';
export { isReadyMessage, lineSignalOf } from '../../host/src/live/lines';
export type { LineSignal } from '../../host/src/live/lines';
export { runMain } from './run-main';
