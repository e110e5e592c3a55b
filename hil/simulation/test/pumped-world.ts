import type { Host } from '@dawnline/host';
import { createWorld, type World } from '../index';
import { MS, S, table } from './support';

const SLICE_US = 20 * MS;
const PATIENCE_US = 600 * S;

interface Waiter {
  readonly condition: () => boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  readonly untilUs: number;
}

/**
 * A world that flies by itself as long as somebody waits, for suites that know no virtual time. The tripwires are off:
 * the test runner works in between.
 */
export class PumpedWorld {
  readonly world: World;
  private readonly hosts = new Map<string, Host>();
  private waiters: Waiter[] = [];
  private open = true;
  private readonly flight: Promise<void>;

  constructor(
    seed = 1,
    readonly computer = 'obc',
  ) {
    this.world = createWorld({ seed, epochUnixUs: table.epochUnixUs, tripwires: false });
    this.world.addComputer({
      name: computer,
      disks: [{ name: 'nvm', capacityBytes: 64_000_000 }],
      watchdogUs: null,
      restarts: false,
    });
    this.flight = this.pump();
  }

  async host(service: string): Promise<Host> {
    this.hosts.delete(service);
    const { world } = this;
    if (this.known.has(service)) {
      world.kill(service);
      world.node(service).start('service-restart', 0);
    } else {
      this.known.add(service);
      world.addNode({
        name: service,
        computer: this.computer,
        table,
        bootDelayUs: 0,
        process: true,
        lines: true,
        boot: (host) => {
          this.hosts.set(service, host);
          return Promise.resolve({ close: () => Promise.resolve() });
        },
      });
    }
    await this.until(() => this.hosts.has(service));
    return this.hosts.get(service)!;
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) =>
      this.waiters.push({ condition, resolve, reject, untilUs: this.world.nowUs + PATIENCE_US }),
    );
  }

  async close(): Promise<void> {
    this.open = false;
    await this.flight;
  }

  private readonly known = new Set<string>();

  private async pump(): Promise<void> {
    while (this.open) {
      await this.world.run(this.world.nowUs + SLICE_US);
      const waiters = this.waiters;
      this.waiters = [];
      for (const waiter of waiters) {
        if (waiter.condition()) waiter.resolve();
        else if (this.world.nowUs > waiter.untilUs)
          waiter.reject(new Error(`in vain for ${PATIENCE_US} us: ${waiter.condition.toString()}`));
        else this.waiters.push(waiter);
      }
      // An empty queue has no node code to drain; the tests need their turn all the same.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
