export { startEmbeddedBroker } from './embedded';
export type { EmbeddedBrokerOptions, RunningBroker } from './embedded';
export { mosquittoAvailable, mosquittoConfiguration, startMosquitto } from './mosquitto';
export type { MosquittoOptions } from './mosquitto';
export { BrokerPortError } from './port-error';
