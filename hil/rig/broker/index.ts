export { startEmbeddedBroker } from './embedded';
export type { EmbeddedBrokerOptions, RunningBroker } from './embedded';
export { mosquittoAvailable, mosquittoConfiguration, startMosquitto } from './mosquitto';
export type { MosquittoAccess, MosquittoOptions, MosquittoSettings } from './mosquitto';
export { writeMosquittoFolder } from './mosquitto-folder';
export type { MosquittoFolder, MosquittoFolderOptions } from './mosquitto-folder';
export { BrokerPortError } from './port-error';
