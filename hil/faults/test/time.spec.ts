import { createWorld } from '@hil/simulation';
import type { Host } from '@dawnline/host';
import { simulatedActions } from '../../flight/fault-actions';
import { planned, Rig } from './rig';
import type { PlannedFault } from '@hil/faults';

const S = 1_000_000;
const EPOCH_US = Date.UTC(2026, 7, 19) * 1000;

/** Two computers of the simulated world, and an injector that reaches their clocks. */
async function clocks() {
  const world = createWorld({ seed: 1, epochUnixUs: EPOCH_US });
  const hosts: Record<string, Host> = {};
  const causes: string[] = [];
  for (const [name, computer] of [
    ['power-manager', 'obc'],
    ['job-executor', 'payload-host'],
  ]) {
    world.addComputer({ name: computer, disks: [{ name: `disk-${computer}` }], watchdogUs: null });
    world.addNode({
      name,
      computer,
      table: { craft: 'odc-1' } as never,
      boot: (host) => {
        hosts[name] = host;
        if (name === 'power-manager') causes.push(host.boot.resetCause);
        return Promise.resolve({ registerState: () => undefined, close: () => Promise.resolve() } as never);
      },
    });
  }
  await world.run(S);
  const errorUs = (name: string): number =>
    hosts[name].clock.onboardTimeUs() - hosts[name].clock.now() - EPOCH_US;
  const strike = (fault: string, more: Partial<PlannedFault> = {}): Rig => {
    const rig = new Rig([planned(fault, 'obc', more)], simulatedActions(world, [], new Map()));
    rig.run(1);
    expect(rig.entries.map(({ what, details }) => [what, details.reason])).toEqual([['onset', undefined]]);
    return rig;
  };
  const heal = (rig: Rig): boolean => rig.injector.heal('f1', rig.flight.nowUs);
  return { world, hosts, causes, errorUs, strike, heal };
}

describe('faults of the on-board clocks', () => {
  it('time.step: the clock of one computer jumps, and is set right again', async () => {
    const { errorUs, strike, heal } = await clocks();
    const rig = strike('time.step', { parameters: { step: -3600 } });
    expect([errorUs('power-manager'), errorUs('job-executor')]).toEqual([-3600 * S, 0]);
    heal(rig);
    expect(errorUs('power-manager')).toBe(0);
  });

  it('time.drift: it is off by more and more', async () => {
    const { world, errorUs, strike, heal } = await clocks();
    const rig = strike('time.drift', { parameters: { rate: -100 } });
    await world.run(world.nowUs + 1000 * S);
    expect(errorUs('power-manager')).toBe(-100_000);
    await world.run(world.nowUs + 1000 * S);
    expect(errorUs('power-manager')).toBe(-200_000);
    heal(rig);
    expect(errorUs('power-manager')).toBe(0);
  });

  it('time.rtc-reset: it starts anew in the year 2000 and goes on from there', async () => {
    const { world, hosts, errorUs, strike, heal } = await clocks();
    const rig = strike('time.rtc-reset');
    expect(hosts['power-manager'].clock.onboardTimeUs()).toBe(Date.UTC(2000, 0, 1) * 1000);
    await world.run(world.nowUs + 5 * S);
    expect(hosts['power-manager'].clock.onboardTimeUs()).toBe(Date.UTC(2000, 0, 1) * 1000 + 5 * S);
    heal(rig);
    expect(errorUs('power-manager')).toBe(0);
  });

  it('time.non-monotone: the time goes back across a loss of power', async () => {
    const { world, hosts, causes, errorUs, strike, heal } = await clocks();
    const beforeUs = hosts['power-manager'].clock.onboardTimeUs();
    const rig = strike('time.non-monotone', { parameters: { back: 600 } });
    await world.run(world.nowUs + 30 * S);
    expect(causes).toEqual(['first-boot', 'power-on-reset']);
    expect(hosts['power-manager'].clock.onboardTimeUs()).toBeLessThan(beforeUs);
    expect(errorUs('power-manager')).toBe(-600 * S);
    heal(rig);
    expect(errorUs('power-manager')).toBe(0);
  });

  it('time.disagree: two computers are apart', async () => {
    const { errorUs, strike, heal } = await clocks();
    const rig = strike('time.disagree', { parameters: { offset: 0.25 } });
    expect(errorUs('power-manager') - errorUs('job-executor')).toBe(250_000);
    heal(rig);
    expect(errorUs('power-manager') - errorUs('job-executor')).toBe(0);
  });

  it('time.rollover: GNSS time loses 1024 weeks, or counts one second more', () => {
    const errorOf = (rig: Rig): number => {
      const { header, gnssTimeUs } = rig.flight.last('adcs/state') as {
        header: { onboardTimeUs: number };
        gnssTimeUs: number;
      };
      return gnssTimeUs - header.onboardTimeUs + 200_000;
    };
    for (const [kind, errorUs] of [
      ['gnss-week', -1024 * 7 * 86_400 * S],
      ['leap-second', S],
    ] as const) {
      const rig = new Rig([
        planned('time.rollover', 'adcs/state', { parameters: { kind }, durationUs: 10 * S }),
      ]);
      expect(errorOf(rig.run(5))).toBe(errorUs);
      expect(errorOf(rig.run(10))).toBe(0);
    }
  });

  it('are refused where no world can do them', () => {
    const poor = new Rig([planned('time.non-monotone', 'obc')], {});
    expect(poor.run(1.2).entries[0].details.reason).toBe('not possible in this world');
  });
});
