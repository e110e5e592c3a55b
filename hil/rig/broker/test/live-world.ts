import type { Bus, Clock, Host } from '@dawnline/host';
import { connectLiveBus } from '../../../../libs/host/src/live/bus';
import { LiveTurns } from '../../../../libs/host/src/live/turns';
import type { BusWorld } from '../../../../libs/bus/test/conformance';
import type { RunningBroker } from '..';

const POLL_MS = 2;
const PATIENCE_MS = 20_000;
const US_PER_MS = 1_000;

function wallClock(): Clock {
  const now = (): number => Math.floor(performance.now() * US_PER_MS);
  return {
    now,
    onboardTimeUs: () => Date.now() * US_PER_MS,
    after: (delayUs, callback) => {
      const timer = setTimeout(callback, delayUs / US_PER_MS);
      return { cancel: () => clearTimeout(timer) };
    },
    every: () => {
      throw new Error('not needed here');
    },
  };
}

let boots = 0;

/** As much of a host as the bus needs, on a live bus. */
export function testHost(service: string, bus: Bus): Host {
  const bootId = ++boots;
  const turns = new LiveTurns();
  const host = {
    service,
    craft: 'odc-1',
    clock: wallClock(),
    bus,
    boot: { bootId, instance: `${service}-${bootId}` },
    log: { write: () => undefined },
    crash: (reason: unknown) => {
      throw reason;
    },
    attach: (source: Parameters<Host['attach']>[0]) => turns.attach(source),
  };
  return host as unknown as Host;
}

/** Ends the sockets of a bus without a word to the broker, as the kernel does for a killed process. */
function cut(bus: Bus): Promise<void> {
  const clients = [bus.samples, bus.commands].map(
    (connection) =>
      (connection as unknown as { client: { end(force: boolean, done: () => void): void } }).client,
  );
  return Promise.all(clients.map((client) => new Promise<void>((resolve) => client.end(true, resolve)))).then(
    () => undefined,
  );
}

/** The live world of the conformance suite, on one broker that can be stopped and started. */
export async function liveWorld(start: (port: number) => Promise<RunningBroker>): Promise<BusWorld> {
  let broker = await start(0);
  let running = true;
  const { port, url } = broker;
  const buses = new Set<Bus>();
  return {
    host: async (service) => {
      const bus = await connectLiveBus({ url, clientPrefix: `odc-1.${service}` });
      buses.add(bus);
      return testHost(service, bus);
    },
    kill: async (host) => {
      buses.delete(host.bus);
      await cut(host.bus);
    },
    stopBroker: async () => {
      running = false;
      await broker.kill();
    },
    startBroker: async () => {
      broker = await start(port);
      running = true;
    },
    until: async (condition) => {
      const deadline = Date.now() + PATIENCE_MS;
      while (!condition()) {
        if (Date.now() > deadline) throw new Error(`waited ${PATIENCE_MS} ms in vain`);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    close: async () => {
      await Promise.all([...buses].map(cut));
      if (running) await broker.close();
    },
  };
}
