export { BusClient } from './bus-client';
export type { BusPublishOptions } from './bus-client';
export type { MessageContext } from './message-context';
export { ProtobufMqttServer } from './protobuf-mqtt-server';
export type { ProtobufMqttServerOptions } from './protobuf-mqtt-server';
export { Receive } from './receive';
export type { ReceiveOptions } from './receive';
