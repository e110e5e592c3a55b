import type { CraftTable } from '@dawnline/host';
import { runService } from '@dawnline/service';
import { createWorld, type World } from '@hil/simulation';
import { subsystem } from '../src/subsystem';
import { CRAFT, PayloadPeers, S } from './payload-peers';

const table = {
  craft: CRAFT,
  epochUnixUs: 1_790_000_000_000_000,
  services: [{ name: 'job-executor', critical: false, computer: 'payload-host' }],
  devices: [{ id: 'gpu/0/status', periodUs: S, maximumAgeUs: 3 * S }],
  gpus: [{ id: 0, idleW: 65, minimumCapW: 200, maximumCapW: 350, rail: 'LCL1' }],
  programs: [{ name: 'chain', command: '', arguments: [], takesCheckpointSignal: true }],
} as unknown as CraftTable;

/** job-executor in the simulated world, among its peers. */
export class PayloadWorld extends PayloadPeers {
  private constructor(readonly world: World) {
    const bus = world.endpoint('test');
    super({
      nowUs: () => world.nowUs,
      publish: (topic, payload, qos) => bus.publish(topic, payload, qos),
      subscribe: (filter, listener) => void bus.subscribe(filter, listener),
    });
    this.onGpuChange = () => world.throughputChanged();
    world.every(S, () => this.play(), S / 2);
  }

  /** `change`: what the craft table of this flight has otherwise. */
  static open(seed = 1, change: Partial<CraftTable> = {}): PayloadWorld {
    const flights: PayloadWorld[] = [];
    const world = createWorld({
      seed,
      epochUnixUs: table.epochUnixUs,
      gpuThroughput: (_, job, attempt) => flights[0].throughput(job, attempt),
    });
    world.addComputer({ name: 'obc', disks: [{ name: 'nvm' }], hostsBroker: true, watchdogUs: null });
    world.addComputer({
      name: 'payload-host',
      disks: [{ name: 'ssd0' }, { name: 'ssd1' }],
      watchdogUs: null,
    });
    world.addNode({
      name: 'job-executor',
      computer: 'payload-host',
      table: { ...table, ...change },
      process: true,
      boot: (host) => runService(subsystem, host),
    });
    flights.push(new PayloadWorld(world));
    return flights[0];
  }

  run(seconds: number): Promise<void> {
    return this.world.run(this.world.nowUs + seconds * S);
  }
}
