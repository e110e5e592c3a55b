export { ExpectationError, Flight } from './flight';
export type { Count, Window } from './flight';
export { LiveSource } from './live';
export type { EventPattern, Range, TelemetryPattern, Wanted } from './pattern';
export { openRecord, RecordError } from './record-file';
export { recordedSource } from './source';
export type { FlightSource, Order } from './source';
