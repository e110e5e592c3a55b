export { checkMonitorTable } from './definition';
export type { KnownNames, Limits, MonitorDefinition, MonitorKind, Policy } from './definition';
export { evaluateMonitor, startMonitor } from './monitor';
export type { Band, BandState, MonitorChange, MonitorResult, MonitorSample, MonitorState } from './monitor';
export { isFresh, isNew, stampOf } from './sample';
export type { SampleHeader, Stamp } from './sample';
export { startSilenceWatch, stepSilenceWatch } from './silence';
export type { SilenceRules, SilenceState } from './silence';
