import { Controller, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  EpsArraySample,
  EpsBusSample,
  Event,
  HealthPing,
  PowerManagerCommand,
  ServiceHousekeeping,
} from '@dawnline/contracts';
import type { Host } from '@dawnline/host';
import { BusClient, ProtobufMqttServer, Receive, type MessageContext } from '../src';

export type Note = readonly [handler: string, message: never, context: MessageContext];

/** What happens inside the handlers; the tests put their own behaviour here. */
export class Notebook {
  readonly notes: [string, unknown, MessageContext][] = [];
  act: (handler: string, message: never, context: MessageContext) => unknown = () => undefined;

  take(handler: string, message: unknown, context: MessageContext): unknown {
    this.notes.push([handler, message, context]);
    return this.act(handler, message as never, context);
  }

  handlers(): string[] {
    return this.notes.map(([handler]) => handler);
  }
}

@Controller()
class FirstController {
  constructor(private readonly notebook: Notebook) {}

  @Receive(HealthPing)
  onPing(message: HealthPing, context: MessageContext): void {
    this.notebook.take('ping', message, context);
  }

  @Receive(PowerManagerCommand)
  onCommand(message: PowerManagerCommand, context: MessageContext): void {
    return this.notebook.take('command', message, context) as void;
  }

  @Receive(Event)
  onEvent(message: Event, context: MessageContext): void {
    this.notebook.take('event', message, context);
  }

  @Receive(EpsBusSample)
  onBus(message: EpsBusSample, context: MessageContext): void {
    this.notebook.take('bus', message, context);
  }

  @Receive(EpsArraySample)
  onArray(message: EpsArraySample, context: MessageContext): void {
    this.notebook.take('array', message, context);
  }
}

@Controller()
class SecondController {
  constructor(private readonly notebook: Notebook) {}

  /** The same topic once more, by the same pattern. */
  @Receive(Event)
  onEventToo(message: Event, context: MessageContext): void {
    this.notebook.take('event-too', message, context);
  }

  /** The same topic by another pattern. */
  @Receive(Event, { filter: 'craft/{craft}/ev/#' })
  onAnyEvent(message: Event, context: MessageContext): void {
    this.notebook.take('event-any', message, context);
  }

  /** The same topic under another contract. */
  @Receive(ServiceHousekeeping, { filter: 'craft/{craft}/dev/eps/bus/sample' })
  onSomethingElse(message: ServiceHousekeeping, context: MessageContext): void {
    this.notebook.take('other-contract', message, context);
  }
}

export interface Receiver {
  readonly client: BusClient;
  readonly notebook: Notebook;
  readonly undecodable: string[];
  close(): Promise<void>;
}

function moduleOf(notebook: Notebook): Type {
  @Module({
    controllers: [FirstController, SecondController],
    providers: [{ provide: Notebook, useValue: notebook }],
  })
  class ReceiverModule {}
  return ReceiverModule;
}

/** A real Nest microservice on the bus. */
export async function startReceiver(host: Host): Promise<Receiver> {
  const notebook = new Notebook();
  const undecodable: string[] = [];
  const client = new BusClient(host);
  const strategy = new ProtobufMqttServer(host, client, {
    onUndecodable: (topic, reason) => undecodable.push(`${topic}: ${reason}`),
  });
  const app = await NestFactory.createMicroservice(moduleOf(notebook), { strategy, logger: false });
  await app.listen();
  return { client, notebook, undecodable, close: () => app.close() };
}
