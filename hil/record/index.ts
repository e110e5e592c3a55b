export { BusRecorder, TELEMETRY_PERIOD_US } from './bus-recorder';
export { durationText, entriesOf, eventsOf, missionClock, modesOf, truthNumber } from './journal';
export type {
  Details,
  DeviceEntry,
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
  WorldEntry,
} from './record';
export { OrbitWatch, stationInView, truthOf } from './truth';
