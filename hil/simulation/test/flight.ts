import { Controller, Module } from '@nestjs/common';
import { HealthEcho, HealthPing } from '@dawnline/contracts';
import { Every, Service, defineEvents, defineSubsystem, runService } from '@dawnline/service';
import { Trace, createWorld, type World } from '../index';
import { MS, S, table } from './support';

const DURATION_US = 60 * S;

/** A subsystem as small as one can be, that uses its clock, its randomness, its disk and the bus. */
@Controller()
class SmallController {
  private noise = 0;

  constructor(private readonly service: Service) {
    service.registerState('small', () => ({ noise: this.noise }));
  }

  @Every(100 * MS)
  work(nowUs: number): void {
    this.noise = this.service.random.uniform('noise', nowUs);
    void this.service.disks.nvm.append('journal', new TextEncoder().encode(`${this.noise}\n`));
    if (this.noise > 0.9) this.service.event('LOUD', { noise: this.noise });
  }
}

@Module({ controllers: [SmallController] })
class SmallModule {}

const events = defineEvents({ LOUD: { severity: 1, text: 'noise is {noise}', action: 'none' } });

export interface FlightResult {
  readonly fingerprint: string;
  readonly digests: Uint32Array;
  readonly boots: number;
  readonly echoes: number;
}

/** A minute of two Nest services under faults of process, bus, disk and power. */
export async function fly(seed: number, faults = true): Promise<FlightResult> {
  const trace = new Trace();
  const world = createWorld({ seed, epochUnixUs: table.epochUnixUs, trace });
  world.addComputer({ name: 'obc', disks: [{ name: 'nvm' }], hostsBroker: true, watchdogUs: null });
  for (const name of ['alpha', 'beta']) {
    const subsystem = defineSubsystem(`/apps/${name}/src`, {
      module: SmallModule,
      computer: 'obc',
      critical: false,
      events,
    });
    world.addNode({ name, computer: 'obc', table, boot: (host) => runService(subsystem, host) });
  }
  const result = { boots: 0, echoes: 0 };
  world.onNode(({ what }) => (result.boots += what === 'boot' ? 1 : 0));
  ping(world, () => (result.echoes += 1));
  if (faults) addFaults(world);
  await world.run(DURATION_US);
  return { ...result, fingerprint: world.fingerprint(), digests: trace.toDigests() };
}

function ping(world: World, onEcho: () => void): void {
  const tester = world.endpoint('fault-manager');
  let key = 0;
  world.every(S, (nowUs) => {
    const header = { craft: 'odc-1', source: 'fault-manager', missionTimeUs: nowUs, sequence: ++key };
    const payload = HealthPing.encode({ header, key, mode: 0 } as never);
    for (const name of ['alpha', 'beta']) tester.publish(`craft/odc-1/health/${name}/ping`, payload, 1);
  });
  tester.subscribe('craft/odc-1/health/+/echo', (_, payload) => {
    HealthEcho.decode(payload);
    onEcho();
  });
}

function addFaults(world: World): void {
  world.bus.degrade(['alpha'], { key: 'noise', loss: 0.1, delayMeanUs: 5 * MS, duplicate: 0.1 });
  world.at(10 * S, () => world.kill('alpha'));
  world.at(20 * S, () => world.bus.crashBroker({ downUs: 2 * S, keepSessions: false }));
  world.at(30 * S, () => world.at(world.nowUs + 5 * S, world.pause('beta')));
  world.at(40 * S, () => world.powerCycle('obc'));
  world.onCrashPoint({ on: 'beta/disk.append', path: 'journal', nth: 50, moment: 'before' }, ({ node }) =>
    world.kill(node),
  );
}
