import type { CraftTable, Delivery, Host, TurnSource } from '@dawnline/host';
import { createWorld, type World, type WorldOptions } from '../index';

export const MS = 1_000;
export const S = 1_000_000;
export const BOOTED_US = 400 * MS;

export const table = {
  craft: 'odc-1',
  epochUnixUs: 1_700_000_000_000_000,
  services: [],
} as unknown as CraftTable;

/** A world with one computer `obc` that has the disk `nvm`. */
export function obcWorld(options: Partial<WorldOptions> = {}): World {
  const world = createWorld({ seed: 1, epochUnixUs: table.epochUnixUs, ...options });
  world.addComputer({ name: 'obc', disks: [{ name: 'nvm' }], hostsBroker: true, watchdogUs: null });
  return world;
}

/** The smallest service: an inbox of functions, run turn by turn. */
export class Inbox implements TurnSource {
  private readonly waiting: (() => string)[] = [];
  private readonly bell: () => void;

  constructor(host: Host) {
    this.bell = host.attach(this);
  }

  push(turn: () => string): void {
    this.waiting.push(turn);
    this.bell();
  }

  runNext(): string | null {
    const turn = this.waiting.shift();
    return turn ? turn() : null;
  }
}

export type Body = (host: Host, inbox: Inbox) => void | Promise<void>;

/** Adds a node whose boot is `body`; every life runs it anew. */
export function addNode(
  world: World,
  name: string,
  body: Body,
  more: { process?: boolean; lines?: boolean; computer?: string } = {},
): void {
  world.addNode({
    name,
    computer: more.computer ?? 'obc',
    table,
    ...more,
    boot: async (host) => {
      await body(host, new Inbox(host));
      return { close: () => Promise.resolve() };
    },
  });
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (payload: Uint8Array): string => new TextDecoder().decode(payload);

/** Boots a node and hands its host out. */
export async function hostOf(world: World, name = 'power-manager'): Promise<Host> {
  let found: Host | null = null;
  addNode(world, name, (host) => {
    found = host;
  });
  await world.run(world.nowUs + BOOTED_US);
  return found!;
}

/** Messages that a host received, acknowledged at once. */
export function received(host: Host, filters: string[], qos: 0 | 1 = 1): string[] {
  const got: string[] = [];
  const connection = qos === 1 ? host.bus.commands : host.bus.samples;
  connection.onDelivery((delivery: Delivery) => {
    got.push(`${delivery.topic}=${text(delivery.payload)}${delivery.retained ? ' (retained)' : ''}`);
    delivery.acknowledge();
  });
  connection.subscribe(filters, qos);
  return got;
}
