export { judge } from './judge';
export type { Case } from './judge';
export { durationText, missionClock } from './journal';
export type {
  Details,
  EndEntry,
  EventEntry,
  FaultEntry,
  FlightEntry,
  NodeEntry,
  OrbitEntry,
  RateEntry,
  StartEntry,
  TelecommandEntry,
  TelemetryEntry,
  TruthEntry,
} from './record';
export { verdictJunit } from './report/junit';
export { verdictPage } from './report/page';
export type { PlotAssets } from './report/page';
export { verdictTable } from './report/table';
export type { Check, FaultOutcome, JobOutcome, Outcome, Verdict } from './verdict';
