import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { BusClient, ProtobufMqttServer } from '@dawnline/bus';
import type { Host } from '@dawnline/host';
import { CommandDesk } from './command-desk';
import { HealthController } from './health.controller';
import { Service } from './service';
import type { Subsystem } from './subsystem';
import { startWorkLoop } from './work-loop';

export interface RunningService {
  readonly service: Service;
  /** Stops accepting, drains the handlers, flushes the outbox, closes the connections. */
  close(): Promise<void>;
}

const US_PER_S = 1_000_000;

@Module({})
class ServiceModule {}

function rootModule(subsystem: Subsystem, service: Service, desk: CommandDesk): DynamicModule {
  return {
    module: ServiceModule,
    global: true,
    imports: [subsystem.module, DiscoveryModule],
    controllers: [HealthController],
    providers: [
      { provide: Service, useValue: service },
      { provide: CommandDesk, useValue: desk },
    ],
    exports: [Service, CommandDesk],
  };
}

/** An outage is told once it is over: before, nobody could hear it. */
function reportOutages(host: Host, service: Service, client: BusClient): void {
  let lostUs: number | null = null;
  host.bus.commands.onState((state) => {
    if (state === 'disconnected') lostUs ??= host.clock.now();
    else if (lostUs !== null) {
      const outageS = (host.clock.now() - lostUs) / US_PER_S;
      lostUs = null;
      service.event('BUS_RECONNECTED', {
        service: service.name,
        outageS: outageS.toFixed(3),
        outbox: client.counters.outboxItems,
      });
    }
  });
}

/** Runs one subsystem on a host, live or simulated: the same Nest application in both worlds. */
export async function runService(subsystem: Subsystem, host: Host): Promise<RunningService> {
  const client = new BusClient(host);
  const service = new Service(host, client, subsystem.events);
  const desk = new CommandDesk(service);
  const server = new ProtobufMqttServer(host, client, {
    onUndecodable: (topic, reason) => service.event('PAYLOAD_UNDECODABLE', { topic, reason }),
    onSubscriptionRefused: (filter) => service.event('SUBSCRIPTION_REFUSED', { filter }),
  });
  const app = await NestFactory.createMicroservice(rootModule(subsystem, service, desk), {
    strategy: server,
    logger: false,
    abortOnError: false,
  });
  await app.listen();
  const controllers = app
    .get(DiscoveryService)
    .getControllers()
    .map((wrapper) => wrapper.instance as object)
    .filter((instance) => instance);
  const stop = startWorkLoop(service, desk, controllers);
  reportOutages(host, service, client);
  service.event('SERVICE_STARTED', {
    service: service.name,
    bootId: host.boot.bootId,
    cause: host.boot.resetCause,
  });
  return {
    service,
    close: async () => {
      stop();
      await app.close();
    },
  };
}
