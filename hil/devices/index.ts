export { DeviceBench, sensorsOf } from './bench';
export { GPU_PERMISSION_US } from './devices.limits';
export type { LinkFault } from './link';
export { deviceDocument } from './document';
export { ExternalFeed } from './external-feed';
export type { ExternalChange } from './external-feed';
export { usageOf } from './computer-model';
export type { BenchOptions, ComputerReading } from './ports';
export type { SensorFault } from './sensor-fault';
