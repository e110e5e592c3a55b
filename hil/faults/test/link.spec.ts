import { propagate } from '@dawnline/orbit';
import { planned, Rig } from './rig';
import type { PlannedFault } from '@hil/faults';

const S = 1_000_000;
/** One minute after the acquisition of signal by Redmond. */
const IN_PASS = '2026-08-19T03:19:00Z';

function rigOf(fault: string, more: Partial<PlannedFault> = {}, start = IN_PASS): Rig {
  return new Rig([planned(fault, 'link', { durationUs: 10 * S, ...more })], undefined, 'simulated', start);
}

const radio = (rig: Rig, seconds: number) =>
  rig.run(seconds).flight.last('radio/s') as Record<'lock' | 'uplinkBps' | 'downlinkBps' | 'ebN0Db', number>;
const transmit = (rig: Rig): Rig => {
  rig.flight.plant.inputs.transmitterOn[0] = 1;
  return rig;
};

describe('faults of the space link', () => {
  it('link.pass-missed: no lock and no rate while the station is in view; back after it', () => {
    const rig = transmit(rigOf('link.pass-missed'));
    expect(radio(rig, 5)).toMatchObject({ lock: false, uplinkBps: 0, downlinkBps: 0 });
    expect(rig.flight.bench.link.station).toBe('redmond');
    expect(radio(rig, 10)).toMatchObject({ lock: true, uplinkBps: 256_000, downlinkBps: 2_000_000 });
  });

  it('link.pass-missed: takes the first share of each pass only', () => {
    // The pass over Redmond is from 03:18:07 to 03:25:28: its first half ends at 03:21:47.
    const rig = rigOf(
      'link.pass-missed',
      { durationUs: 1000 * S, parameters: { share: 0.5 } },
      '2026-08-19T03:18:00Z',
    );
    const locks: boolean[] = [];
    for (let second = 0; second < 300; second++) {
      rig.run(1);
      locks.push(rig.flight.bench.link.uplinkBps > 0);
    }
    const acquired = locks.indexOf(true);
    expect(acquired).toBeGreaterThan(224);
    expect(acquired).toBeLessThan(230);
    expect(locks.slice(acquired).every(Boolean)).toBe(true);
  });

  it('link.ber-burst: adds bit errors and lost frames, both ways', () => {
    const rig = rigOf('link.ber-burst', { parameters: { bitErrorRate: 1e-3, frameLoss: 0.25 } });
    rig.run(5);
    const { link } = rig.flight.bench;
    expect(link.view()).toMatchObject({ frameLoss: 0.25 });
    expect(link.view().upBitErrorRate).toBeCloseTo(1e-3, 8);
    expect(link.view().downBitErrorRate).toBeCloseTo(1e-3, 8);
    rig.run(10);
    expect(link.view()).toMatchObject({ frameLoss: 0 });
    expect(link.view().upBitErrorRate).toBeLessThan(1e-9);
  });

  it('link.one-way: only the open way carries', () => {
    const rig = transmit(rigOf('link.one-way', { parameters: { open: 'down' } }));
    expect(radio(rig, 5)).toMatchObject({ lock: false, uplinkBps: 0, downlinkBps: 2_000_000 });
    const other = transmit(rigOf('link.one-way', { parameters: { open: 'up' } }));
    expect(radio(other, 5)).toMatchObject({ lock: true, uplinkBps: 256_000, downlinkBps: 0 });
    expect(radio(other, 10)).toMatchObject({ lock: true, downlinkBps: 2_000_000 });
  });

  it('link.delay: adds its time each way', () => {
    const rig = rigOf('link.delay', { parameters: { delay: 2.5 } });
    const { link } = rig.flight.bench;
    const light = rig.run(0.5) && link.delayUs;
    expect(light).toBeLessThan(10_000);
    rig.run(5);
    expect(Math.abs(link.delayUs - 2_500_000 - light)).toBeLessThan(500);
    rig.run(10);
    expect(link.delayUs).toBeLessThan(10_000);
  });

  it('link.rate-drop: leaves a share of both rates, along its ramp', () => {
    const shape = { kind: 'ramp', rampUs: 4 * S } as const;
    const rig = transmit(rigOf('link.rate-drop', { parameters: { factor: 0.2 }, shape }));
    expect(radio(rig, 3).uplinkBps).toBeLessThan(256_000 * 0.8);
    expect(radio(rig, 4)).toMatchObject({ lock: true, uplinkBps: 51_200, downlinkBps: 400_000 });
    expect(radio(rig, 10)).toMatchObject({ uplinkBps: 256_000, downlinkBps: 2_000_000 });
  });

  it('link.stale-ephemeris: the pass comes about as much later as was said, and on time again when it is healed', () => {
    /** Seconds after 03:17:30 at which Redmond comes into view; it is 37.8 s without the fault. */
    const acquiredAfter = (more: Partial<PlannedFault>, healAfterS = 400): number => {
      const rig = rigOf('link.stale-ephemeris', { durationUs: 0, ...more }, '2026-08-19T03:17:30Z');
      for (let second = 1; second < 300; second++) {
        rig.run(1);
        if (second === healAfterS) rig.injector.heal('f1', rig.flight.nowUs);
        if (rig.flight.bench.link.uplinkBps > 0) return second;
      }
      return NaN;
    };
    const onTime = acquiredAfter({ parameters: { late: 0.001 } });
    expect(onTime).toBe(38);
    // The station turns along meanwhile, which adds a few per cent.
    const shift = (more: Partial<PlannedFault>): number => (acquiredAfter(more) - onTime) / 1.05;
    expect(shift({ parameters: { late: 60 } })).toBeCloseTo(60, -0.6);
    expect(shift({ parameters: { late: -20 } })).toBeCloseTo(-20, -0.6);
    // Seven days: a quarter of what fourteen give.
    expect(shift({})).toBeCloseTo(30, -0.6);
    expect(acquiredAfter({ parameters: { late: 60 } }, 10)).toBe(onTime);
  });

  it('link.stale-ephemeris: along a ramp the craft falls behind its elements as drag makes it, seen by navigation', () => {
    const shape = { kind: 'ramp', rampUs: 100 * S } as const;
    const rig = rigOf('link.stale-ephemeris', { durationUs: 0, parameters: { late: 10 }, shape });
    const { state, sky } = rig.flight.plant;
    const behindKm = (): number => {
      const expected = propagate(sky.ephemeris.tle, state.unixUs[0]);
      return Math.hypot(...[0, 1, 2].map((k) => state.orbit[k] - expected[k]));
    };
    expect(behindKm()).toBeLessThan(1e-5);
    rig.run(51);
    // 5 s at 7.6 km/s.
    expect(Math.abs(behindKm() - 38)).toBeLessThan(1);
    const sample = rig.flight.last('adcs/state') as Record<string, number>;
    expect(Math.abs(sample.positionXKm - state.orbit[0])).toBeLessThan(10);
    rig.injector.heal('f1', rig.flight.nowUs);
    rig.run(1);
    expect(behindKm()).toBeLessThan(1e-5);
  });

  it('link.command-loss: no carrier, or one whose every frame is damaged, for days', () => {
    const days = { durationUs: 86_400 * S };
    const rig = transmit(rigOf('link.command-loss', days));
    expect(radio(rig, 5)).toMatchObject({ lock: false, uplinkBps: 0, downlinkBps: 2_000_000 });
    rig.injector.heal('f1', rig.flight.nowUs);
    expect(radio(rig, 2)).toMatchObject({ lock: true });
    const jammed = rigOf('link.command-loss', { ...days, parameters: { how: 'jammed' } });
    expect(radio(jammed, 5)).toMatchObject({ lock: true, uplinkBps: 256_000 });
    expect(jammed.flight.bench.link.view()).toMatchObject({ upBitErrorRate: 0.5 });
    jammed.injector.heal('f1', jammed.flight.nowUs);
    expect(jammed.flight.bench.link.view().upBitErrorRate).toBeLessThan(1e-9);
    const short = rigOf('link.command-loss', { durationUs: 60 * S }).run(2);
    expect(short.entries[0].details.reason).toMatch(/86400 to 1000000000 s/);
  });

  it('add up, and heal apart from one another', () => {
    const rig = new Rig(
      [
        planned('link.one-way', 'link', { parameters: { open: 'down' }, durationUs: 4 * S }),
        planned('link.command-loss', 'link', { id: 'f2', durationUs: 86_400 * S }),
        planned('link.delay', 'link', { id: 'f3', durationUs: 4 * S, parameters: { delay: 1 } }),
      ],
      undefined,
      'simulated',
      IN_PASS,
    );
    const { fault } = rig.run(3).flight.bench.link;
    expect(fault).toMatchObject({ upBlocked: true, downBlocked: false, delayUs: S });
    expect(rig.run(5).injector.activeIds).toEqual(['f2']);
    expect(fault).toMatchObject({ upBlocked: true, delayUs: 0 });
    rig.injector.heal('f2', rig.flight.nowUs);
    expect(fault).toMatchObject({ upBlocked: false, rateFactor: 1, frameLoss: 0 });
  });
});
