export { checkMonitorTable } from './definition';
export type { MonitorDefinition } from './definition';
export { evaluateMonitor, startMonitor } from './monitor';
export type { MonitorChange, MonitorState } from './monitor';
export { isFresh, isNew, stampOf } from './sample';
export type { Stamp } from './sample';
export { startSilenceWatch, stepSilenceWatch } from './silence';
export type { DeviceRate, SilenceRules, SilenceState } from './silence';
