import {
  isNew,
  startSilenceWatch,
  stepSilenceWatch,
  type DeviceRate,
  type SilenceRules,
  type Stamp,
} from '@dawnline/monitoring';

const S = 1_000_000;
const RULES: SilenceRules = { periodUs: S, graceUs: 15 * S, lateUs: 3 * S, quietLooks: 15 };
const RATES: Readonly<Record<string, DeviceRate>> = {
  slow: { periodUs: S, maximumAgeUs: 3 * S },
  fast: { periodUs: S / 10, maximumAgeUs: S },
};

interface World {
  /** Newest sample of a device before `nowUs`, mission time; null for none. */
  readonly atUs: (device: string, nowUs: number) => number | null;
  readonly busConnected?: (nowUs: number) => boolean;
  readonly heard?: (nowUs: number) => boolean;
  /** The watcher itself does not run. */
  readonly isAway?: (nowUs: number) => boolean;
}

/** Looks once a second, and again when the watch asks for it. */
function watch(seconds: number, world: World): string[] {
  let state = startSilenceWatch(RULES, 0);
  const seen: string[] = [];
  const look = (nowUs: number): void => {
    if (world.isAway?.(nowUs)) return;
    const stamps: Record<string, Stamp | null> = {};
    for (const device of Object.keys(RATES)) {
      const atUs = world.atUs(device, nowUs);
      stamps[device] = atUs === null ? null : { bootId: 1, sequence: Math.round(atUs / 1000), atUs };
    }
    const busConnected = world.busConnected?.(nowUs) ?? true;
    const heard = world.heard?.(nowUs) ?? true;
    const step = stepSilenceWatch(
      state,
      { stamps, rateOf: (id) => RATES[id]!, busConnected, heard },
      RULES,
      nowUs,
    );
    state = step.state;
    for (const { device, silent } of step.outputs)
      seen.push(`${(nowUs / S).toFixed(2)} ${device} ${silent ? 'silent' : 'back'}`);
    if (step.lookAgainUs !== null) look(step.lookAgainUs);
  };
  for (let second = 1; second <= seconds; second += 1) look(second * S);
  return seen;
}

/** Samples on the device's own grid, with an offset, until and after a gap. */
const spoken =
  (fromUs: number, untilUs: number, gone: string, offsetUs = 50_000) =>
  (device: string, nowUs: number): number => {
    const { periodUs } = RATES[device]!;
    const last = (us: number): number => Math.floor((us - offsetUs) / periodUs) * periodUs + offsetUs;
    return device === gone && nowUs > fromUs && last(nowUs) < untilUs ? last(fromUs) : last(nowUs);
  };

describe('watch for silent devices', () => {
  it('sees a device of 1 Hz silent at its maximum age of 3 s, and back after two samples', () => {
    expect(watch(60, { atUs: spoken(30.3 * S, 40 * S, 'slow') })).toEqual([
      '33.05 slow silent',
      '42.00 slow back',
    ]);
  });

  it('sees a device of 10 Hz silent soon after its maximum age of 1 s', () => {
    for (const offsetUs of [10_000, 50_000, 90_000]) {
      for (let tenth = 0; tenth < 10; tenth += 1) {
        const goneUs = 30 * S + tenth * 100_000 + 95_000;
        const seen = watch(34, { atUs: spoken(goneUs, 40 * S, 'fast', offsetUs) });
        expect(seen).toHaveLength(1);
        expect(Number(seen[0]!.split(' ')[0]) * S - goneUs).toBeLessThanOrEqual(1.15 * S);
      }
    }
  });

  it('judges nobody in its grace, then also a device that never spoke', () => {
    const seen = watch(30, { atUs: (device, nowUs) => (device === 'slow' ? null : nowUs) });
    expect(seen).toEqual(['19.00 slow silent']);
  });

  it('blames no device while the bus is down, and gives all of them their grace after it', () => {
    const busConnected = (nowUs: number): boolean => nowUs < 30 * S || nowUs > 50 * S;
    const atUs = (_: string, nowUs: number): number => (nowUs > 30 * S && nowUs < 55 * S ? 30 * S : nowUs);
    expect(watch(80, { atUs, busConnected, heard: busConnected })).toEqual([]);
  });

  it('blames no device while nothing at all comes, but does not wait for ever', () => {
    const heard = (nowUs: number): boolean => nowUs < 30 * S;
    const stopped = (_: string, nowUs: number): number => Math.min(nowUs, 30 * S);
    expect(watch(43, { atUs: stopped, heard })).toEqual([]);
    expect(watch(60, { atUs: stopped, heard })).toEqual(['44.00 slow silent', '44.00 fast silent']);
  });

  it('blames no device for its own absence', () => {
    const isAway = (nowUs: number): boolean => nowUs > 30 * S && nowUs < 40 * S;
    // Its inbox is emptied after its first look only.
    const atUs = (_: string, nowUs: number): number => (nowUs === 40 * S ? 30 * S : nowUs);
    expect(watch(60, { atUs, isAway })).toEqual([]);
  });

  it('FD-3 hardware that does not count its boots may begin to count again', () => {
    expect(isNew({ bootId: 0, sequence: 500, atUs: 1 }, { bootId: 0, sequence: 1, atUs: 2 })).toBe(true);
    expect(isNew({ bootId: 0, sequence: 500, atUs: 1 }, { bootId: 0, sequence: 500, atUs: 2 })).toBe(false);
    expect(isNew({ bootId: 1, sequence: 500, atUs: 1 }, { bootId: 1, sequence: 1, atUs: 2 })).toBe(false);
  });
});
