export type { LiveHost } from '../../host/src/live/host';
export { clockDomainOfThisMachine, LiveClock, monotonicUs } from '../../host/src/live/clock';
export type { TimeAnchor } from '../../host/src/live/clock';
export { crashMarkerOf } from '../../host/src/live/crash-points';
export type { CrashPoint } from '../../host/src/live/crash-points';
export { LiveDisk } from '../../host/src/live/disk';
export { isReadyMessage, lineSignalOf } from '../../host/src/live/lines';
export type { LineSignal } from '../../host/src/live/lines';
export { runMain } from './run-main';
export { connectLiveBus } from '../../host/src/live/bus';
export type { LiveBusOptions } from '../../host/src/live/bus';
export {
  CREDENTIALS_MODE,
  CredentialsError,
  formatCredentials,
  isBrokerUrl,
  readCredentials,
} from '../../host/src/live/credentials';
export type { Credentials } from '../../host/src/live/credentials';
