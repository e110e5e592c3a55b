import 'reflect-metadata';
import type { Socket } from 'node:net';
import { Controller, Logger, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ClientProxyFactory,
  EventPattern,
  MessagePattern,
  MqttRecordBuilder,
  Transport,
  type ClientMqtt,
  type MicroserviceOptions,
} from '@nestjs/microservices';
import type { MqttClient } from 'mqtt';
import type { Qos } from '@dawnline/contracts';
import { FILTER, STATUS, topicOfSource, TOPICS, type Stack } from './stack';

const HEADER = {
  schema: 1,
  craft: 'odc-1',
  source: 's1',
  instance: 'bench-1',
  bootId: 1,
  sequence: 123_456,
  missionTimeUs: 5_400_000_000,
  onboardTimeUs: 1_795_000_000_000_000,
};
const topics = Array.from({ length: TOPICS }, (_, index) => topicOfSource(`s${index}`));
let onStockMessage: () => void = () => undefined;

@Controller()
class StockController {
  @EventPattern(FILTER)
  onHousekeeping(): void {
    onStockMessage();
  }
}

@Controller()
class StockResponder {
  @MessagePattern(topicOfSource('requester'))
  onRequest(): object {
    return { header: HEADER, service: STATUS };
  }
}

function moduleOf(controller: Type): Type {
  @Module({ controllers: [controller] })
  class StockModule {}
  return StockModule;
}

async function serve(url: string, qos: Qos, controller: Type): Promise<void> {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(moduleOf(controller), {
    transport: Transport.MQTT,
    options: { url, subscribeOptions: { qos } },
    logger: false,
  });
  await app.listen();
  (app.unwrap<MqttClient>().stream as Socket).setNoDelay(true);
}

async function connectClient(url: string, qos: Qos): Promise<ClientMqtt> {
  Logger.overrideLogger(false);
  const client = ClientProxyFactory.create({
    transport: Transport.MQTT,
    options: { url, subscribeOptions: { qos } },
  }) as ClientMqtt;
  await client.connect();
  (client.unwrap<MqttClient>().stream as Socket).setNoDelay(true);
  return client;
}

const record = (qos: Qos): unknown =>
  new MqttRecordBuilder({ header: HEADER, service: STATUS }).setQoS(qos).build();

/** Nest's own MQTT transport with JSON, as its documentation shows it; only Nagle's delay is taken off. */
export const stockStack: Stack = {
  async subscriber(url, qos, onMessage) {
    onStockMessage = onMessage;
    await serve(url, qos, StockController);
  },
  async publisher(url, qos) {
    const client = await connectClient(url, qos);
    const stream = client.unwrap<MqttClient>().stream;
    let waiting = 0;
    return {
      send: (number) => {
        waiting += 1;
        client.emit(topics[number], record(qos)).subscribe({ complete: () => (waiting -= 1) });
      },
      unacknowledged: () => waiting,
      backlogBytes: () => stream.writableLength,
    };
  },
  async responder(url, qos) {
    await serve(url, qos, StockResponder);
  },
  async requester(url, qos) {
    const client = await connectClient(url, qos);
    return (done) => void client.send(topicOfSource('requester'), record(qos)).subscribe({ complete: done });
  },
};
