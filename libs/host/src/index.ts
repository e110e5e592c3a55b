export type {
  ArrayEntry,
  BatteryEntry,
  CraftTable,
  GpuEntry,
  KeyEntry,
  ProgramEntry,
  ServiceEntry,
  StationEntry,
  SwitchEntry,
  TenantEntry,
} from './craft-table';
export { ENTROPY_MAX_BYTES } from './entropy.limits';
export type { Host, TurnSource } from './host';
export { KeyedRandom } from './keyed-random';
export { onboardErrorOf, wrongTimeUs } from './onboard-error';
export type { ClockError, OnboardError } from './onboard-error';
export { DiskError } from './ports';
export type {
  Boot,
  Bus,
  BusConnection,
  Clock,
  ConnectionState,
  Delivery,
  Disk,
  Entropy,
  FileStat,
  Lines,
  Log,
  LogLevel,
  MissionTimeUs,
  OnboardTimeUs,
  ProcessPort,
  PublishOptions,
  Qos,
  Random,
  ResetCause,
  RunningWorkload,
  Timer,
  WorkloadEvent,
  WorkloadSpecification,
} from './ports';
export { packRetained, unpackRetained } from './retained';
export type { Retained } from './retained';
