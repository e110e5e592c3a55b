import { LiveClock, type TimeAnchor } from '../../host/src/live/clock';

const DOMAIN = 'this-machine';

function anchor(missionTimeUs: number, rate: number, anchorMonotonicUs: number): TimeAnchor {
  return {
    missionTimeUs,
    rate,
    anchorMonotonicUs,
    clockDomain: DOMAIN,
    epochUnixUs: 1_000_000_000,
    onboardErrors: [],
  };
}

/** A clock whose wall time the test moves. */
function clockAt(first: TimeAnchor) {
  const wall = { us: 0 };
  return { wall, clock: new LiveClock(first, DOMAIN, () => wall.us) };
}

describe('live clock', () => {
  it('runs at the rate of its anchor, and stands still while paused', () => {
    const { wall, clock } = clockAt(anchor(5_000_000, 60, 1_000));
    wall.us = 2_000;
    expect(clock.now()).toBe(5_060_000);
    expect(clock.onboardTimeUs()).toBe(1_005_060_000);
    clock.setAnchor(anchor(5_060_000, 0, 2_000));
    wall.us = 9_000_000;
    expect(clock.now()).toBe(5_060_000);
  });

  it('never goes backwards, whatever an anchor says', () => {
    const { wall, clock } = clockAt(anchor(0, 1, 0));
    wall.us = 10_000_000;
    expect(clock.now()).toBe(10_000_000);
    clock.setAnchor(anchor(4_000_000, 2, 10_000_000));
    expect(clock.now()).toBe(10_000_000);
    wall.us = 13_500_000;
    expect(clock.now()).toBe(11_000_000);
  });

  it('shows a wrong on-board time while mission time stays right, and drifts at any rate by mission time', () => {
    const { wall, clock } = clockAt(anchor(0, 60, 0));
    wall.us = 1_000_000;
    const step = { offsetUs: -5_000_000, driftPpm: 0, sinceUs: 60_000_000 };
    const drift = { offsetUs: 0, driftPpm: 100, sinceUs: 60_000_000 };
    clock.setAnchor({ ...anchor(60_000_000, 60, 1_000_000), onboardErrors: [step, drift] });
    expect([clock.now(), clock.onboardTimeUs()]).toEqual([60_000_000, 1_055_000_000]);
    wall.us = 2_000_000;
    expect([clock.now(), clock.onboardTimeUs()]).toEqual([120_000_000, 1_115_006_000]);
    clock.setAnchor(anchor(120_000_000, 60, 2_000_000));
    expect([clock.now(), clock.onboardTimeUs()]).toEqual([120_000_000, 1_120_000_000]);
  });

  it('counts its on-board time from 1970, whatever a fault takes from it', () => {
    const { clock } = clockAt({
      ...anchor(0, 1, 0),
      onboardErrors: [{ offsetUs: -2_000_000_000, driftPpm: 0, sinceUs: 0 }],
    });
    expect(clock.onboardTimeUs()).toBe(0);
  });

  it('stamps the arrival of an anchor of another machine', () => {
    const { wall, clock } = clockAt(anchor(0, 1, 0));
    wall.us = 500;
    clock.setAnchor({ ...anchor(3_000_000, 10, 77), clockDomain: 'elsewhere' });
    wall.us = 600;
    expect(clock.now()).toBe(3_001_000);
  });

  it('keeps pending timers at their mission time when the rate changes', async () => {
    const clock = new LiveClock({ ...anchor(0, 0, 0) }, DOMAIN);
    const fired: number[] = [];
    const done = new Promise<void>((resolve) =>
      clock.after(10_000_000, () => {
        fired.push(clock.now());
        resolve();
      }),
    );
    const cancelled = clock.after(5_000_000, () => fired.push(-1));
    clock.setAnchor({ ...anchor(0, 1000, 0), clockDomain: 'elsewhere' });
    cancelled.cancel();
    await done;
    expect(fired).toHaveLength(1);
    expect(fired[0]).toBeGreaterThanOrEqual(10_000_000);
    clock.close();
  });

  it('skips missed ticks and keeps the phase', async () => {
    const clock = new LiveClock({ ...anchor(0, 1000, 0), clockDomain: 'elsewhere' }, DOMAIN);
    const ticks: number[] = [];
    await new Promise<void>((resolve) => {
      clock.every(1_000_000, () => {
        ticks.push(clock.now());
        // Blocks the loop for some ticks' time.
        if (ticks.length === 1) for (const from = clock.now(); clock.now() < from + 5_500_000;);
        if (ticks.length === 4) resolve();
      });
    });
    clock.close();
    const turns = ticks.map((us) => Math.floor(us / 1_000_000));
    expect(new Set(turns).size).toBe(4);
    expect(turns[1] - turns[0]).toBeGreaterThanOrEqual(5);
  });
});
