export { startEmbeddedBroker } from './embedded';
export type { EmbeddedBrokerOptions, RunningBroker } from './embedded';
export { findMosquitto, mosquittoAvailable, mosquittoConfiguration, startMosquitto } from './mosquitto';
export type { MosquittoOptions } from './mosquitto';
export { BrokerPortError } from './port-error';
