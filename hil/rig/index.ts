export { BrokerError } from './broker-process';
export { startEmbeddedBroker, startMosquitto, mosquittoAvailable } from './broker';
export type { Computer, RigService } from './computers';
export { RECORD_NAME } from './flight-writer';
export { takeSequence } from './key-store';
export type { Rig, RigOptions } from './options';
export { examplePrograms } from './programs';
export { startRig } from './rig';
