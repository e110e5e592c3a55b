import 'reflect-metadata';
import type { Socket } from 'node:net';
import { Controller, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BusClient, ProtobufMqttServer, Receive } from '@dawnline/bus';
import { ServiceHousekeeping, type Contract, type Qos } from '@dawnline/contracts';
import type { Bus, Host } from '@dawnline/host';
import { connectLiveBus } from '@dawnline/live';
import { LiveTurns } from '../../libs/host/src/live/turns';
import { CRAFT, STATUS, TOPICS, type Stack } from './stack';

const US_PER_MS = 1_000;
const BODY = { service: STATUS };

type Packet = Contract<ServiceHousekeeping>;

/** The same contract at either quality of service. */
function packetAt(qos: Qos): Packet {
  return { ...ServiceHousekeeping, packet: { ...ServiceHousekeeping.packet!, qos } };
}

function hostOn(bus: Bus, service: string): Host {
  const turns = new LiveTurns();
  const host: Partial<Host> = {
    service,
    craft: CRAFT,
    clock: {
      now: () => Math.floor(performance.now() * US_PER_MS),
      onboardTimeUs: () => Date.now() * US_PER_MS,
      after: () => ({ cancel: () => undefined }),
      every: () => ({ cancel: () => undefined }),
    },
    bus,
    boot: { bootId: 1, instance: 'bench-1' } as Host['boot'],
    log: { write: () => undefined },
    crash: (reason) => {
      throw reason;
    },
    attach: (source) => turns.attach(source),
  };
  return host as Host;
}

function handlerModule(packet: Packet, filter: string, onMessage: () => void): Type {
  @Controller()
  class OwnController {
    @Receive(packet, { filter })
    onHousekeeping(): void {
      onMessage();
    }
  }
  @Module({ controllers: [OwnController] })
  class OwnModule {}
  return OwnModule;
}

async function open(url: string, service: string): Promise<Host> {
  const clientPrefix = `${CRAFT}.${service}`;
  return hostOn(await connectLiveBus({ url, clientPrefix, persistent: false }), service);
}

async function serve(host: Host, client: BusClient, module: Type): Promise<void> {
  const app = await NestFactory.createMicroservice(module, {
    strategy: new ProtobufMqttServer(host, client),
    logger: false,
  });
  await app.listen();
}

const sources = Array.from({ length: TOPICS }, (_, index) => `s${index}`);
const optionsOf = (source: string) => ({ parameters: { subsystem: source }, header: { source } });

/** Dawnline's transport: protobuf, all of the header and its checks, acknowledged after the handler. */
export const ownStack: Stack = {
  async subscriber(url, qos, onMessage) {
    const host = await open(url, 'subscriber');
    const module = handlerModule(packetAt(qos), 'craft/{craft}/tm/{subsystem}', onMessage);
    await serve(host, new BusClient(host), module);
  },
  async publisher(url, qos) {
    const host = await open(url, 'publisher');
    const client = new BusClient(host);
    const packet = packetAt(qos);
    const options = sources.map(optionsOf);
    const connection = qos === 0 ? host.bus.samples : host.bus.commands;
    const { stream } = (connection as unknown as { client: { stream: Socket } }).client;
    return {
      send: (number) => client.publish(packet, BODY, options[number]),
      unacknowledged: () => client.counters.outboxItems,
      backlogBytes: () => stream.writableLength,
    };
  },
  async responder(url, qos) {
    const host = await open(url, 'responder');
    const client = new BusClient(host);
    const packet = packetAt(qos);
    const options = optionsOf('responder');
    const answer = (): void => client.publish(packet, BODY, options);
    await serve(host, client, handlerModule(packet, 'craft/{craft}/tm/requester', answer));
  },
  async requester(url, qos) {
    const host = await open(url, 'requester');
    const client = new BusClient(host);
    const packet = packetAt(qos);
    const options = optionsOf('requester');
    let onReply: () => void = () => undefined;
    await serve(
      host,
      client,
      handlerModule(packet, 'craft/{craft}/tm/responder', () => onReply()),
    );
    return (done) => {
      onReply = done;
      client.publish(packet, BODY, options);
    };
  },
};
