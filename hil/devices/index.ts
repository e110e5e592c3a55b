export { DeviceBench, sensorsOf } from './bench';
export type { CommandCounters } from './commands';
export { GPU_PERMISSION_US } from './devices.limits';
export type { GpuContext, GpuUnit } from './gpu-unit';
export type { Link, LinkFaults } from './link';
export type { BenchOptions, BenchPorts, ComputerReading } from './ports';
export type { SensorFault } from './sensor-fault';
export type { SwitchBoard } from './switch-board';
