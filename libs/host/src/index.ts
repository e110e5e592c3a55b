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
export { checkDigestAll, checkSurvey, surveyOf } from './disk-batch';
export type { Surveyed } from './disk-batch';
export { DIGEST_ALL_MAX_ITEMS, SURVEY_MAX_ITEMS, SURVEY_PATHS_MAX_CHARS } from './disk.limits';
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
  Survey,
  SurveyBounds,
  SurveyEntry,
  Timer,
  WorkloadEvent,
  WorkloadSpecification,
} from './ports';
export { packRetained, unpackRetained } from './retained';
export type { Retained } from './retained';
