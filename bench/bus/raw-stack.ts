import type { Socket } from 'node:net';
import { connectAsync, type MqttClient } from 'mqtt';
import { FILTER, topicOfSource, TOPICS, type Stack } from './stack';

/** Bytes of the protobuf packet that our own stack sends. */
const PAYLOAD = Buffer.alloc(106, 7);
const topics = Array.from({ length: TOPICS }, (_, index) => topicOfSource(`s${index}`));

async function open(url: string): Promise<MqttClient> {
  const client = await connectAsync(url, { keepalive: 2 });
  (client.stream as Socket).setNoDelay(true);
  return client;
}

/** MQTT.js alone: what the transports are measured against. */
export const rawStack: Stack = {
  async subscriber(url, qos, onMessage) {
    const client = await open(url);
    client.on('message', onMessage);
    await client.subscribeAsync(FILTER, { qos });
  },
  async publisher(url, qos) {
    const client = await open(url);
    let waiting = 0;
    const done = (): void => {
      waiting -= 1;
    };
    return {
      send: (number) => {
        if (qos === 0) {
          client.publish(topics[number], PAYLOAD, { qos });
          return;
        }
        waiting += 1;
        client.publish(topics[number], PAYLOAD, { qos }, done);
      },
      unacknowledged: () => waiting,
      backlogBytes: () => client.stream.writableLength,
    };
  },
  async responder(url, qos) {
    const client = await open(url);
    client.on('message', () => client.publish(topicOfSource('responder'), PAYLOAD, { qos }));
    await client.subscribeAsync(topicOfSource('requester'), { qos });
  },
  async requester(url, qos) {
    const client = await open(url);
    let onReply: () => void = () => undefined;
    client.on('message', () => onReply());
    await client.subscribeAsync(topicOfSource('responder'), { qos });
    return (done) => {
      onReply = done;
      client.publish(topicOfSource('requester'), PAYLOAD, { qos });
    };
  },
};
