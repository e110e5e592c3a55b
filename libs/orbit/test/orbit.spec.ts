import { eciToGeodetic, gstime } from 'satellite.js';
import {
  betaAngleDeg,
  createEphemeris,
  earthFixed,
  earthViewFactors,
  eclipseFraction,
  evaluateEphemeris,
  geodetic,
  julianDate,
  lightFraction,
  lookAngles,
  parseUtc,
  periodS,
  predictEclipses,
  predictPasses,
  propagate,
  siderealAngle,
  stationFrame,
  sunSynchronousInclination,
  sunVector,
} from '@dawnline/orbit';
import { orbitA, orbitAJune, orbitB, STATIONS } from './orbits';

const DEG = Math.PI / 180;
const START = parseUtc('2026-08-19T03:11:00Z');
const DAY_US = 86_400e6;

describe('ephemeris', () => {
  it('interpolates SGP4 to two millimetres and hits the grid exactly', () => {
    const ephemeris = createEphemeris(orbitB());
    const out = new Float64Array(6);
    for (let i = 0; i < 200; i += 1) {
      const t = START + i * 28_123_457;
      evaluateEphemeris(ephemeris, t, out);
      const direct = propagate(orbitB(), t);
      for (let k = 0; k < 3; k += 1) expect(Math.abs(out[k]! - direct[k]!)).toBeLessThan(2e-6);
      for (let k = 3; k < 6; k += 1) expect(Math.abs(out[k]! - direct[k]!)).toBeLessThan(2e-6);
    }
    evaluateEphemeris(ephemeris, START, out);
    const exact = propagate(orbitB(), START);
    expect(Array.from(out.slice(0, 3))).toEqual(Array.from(exact.slice(0, 3)));
    // Velocities are rounded where Node releases differ in their last bit.
    for (let k = 3; k < 6; k += 1) expect(Math.abs(out[k]! - exact[k]!)).toBeLessThan(1e-8);
    expect(out[3]! * 2 ** 26).toBe(Math.round(out[3]! * 2 ** 26));
  });

  it('gives the same bits in whatever order times are asked for', () => {
    const times = [START + 700_000, START + 1_100_000, START + 5_000_001, START + 300_000];
    const value = (t: number, warm: number[]): number[] => {
      const ephemeris = createEphemeris(orbitA());
      const out = new Float64Array(6);
      for (const w of [...warm, t]) evaluateEphemeris(ephemeris, w, out);
      return Array.from(out);
    };
    for (const t of times) expect(value(t, times)).toEqual(value(t, []));
  });
});

describe('Sun', () => {
  it('plant check 1 (validation): Vallado example 5-1', () => {
    const sun = sunVector(parseUtc('2006-04-02T00:00:00Z'));
    const expected = [0.977194, 0.192442, 0.083431];
    expected.forEach((au, k) => expect(sun[k]! * sun[3]!).toBeCloseTo(au, 4));
    expect(Math.atan2(sun[1]!, sun[0]!) / DEG).toBeCloseTo(11.1409, 2);
    expect(Math.abs(Math.asin(sun[2]!) / DEG - 4.7884)).toBeLessThan(0.005);
  });
});

describe('eclipse', () => {
  it('plant check 3 (verification): half shadow against the closed form on Orbit A in June', () => {
    const tle = orbitAJune();
    const from = parseUtc('2027-06-21T00:00:00Z');
    const eclipses = predictEclipses(tle, from, from + 3 * 96 * 60e6).slice(1);
    const beta = betaAngleDeg(propagate(tle, from), sunVector(from));
    expect(Math.abs(Math.abs(beta) - 58.97)).toBeLessThan(0.1);
    expect(eclipses.length).toBeGreaterThan(0);
    const closed = (eclipseFraction(551.5, beta * DEG) * periodS(551.5)) / 60;
    for (const { entryUs, exitUs } of eclipses) {
      expect(Math.abs((exitUs - entryUs) / 60e6 - 21.66)).toBeLessThan(0.3);
      expect(Math.abs((exitUs - entryUs) / 60e6 - closed)).toBeLessThan(0.3);
    }
  });

  it('crosses the penumbra of Orbit B in 8 to 10 s, from full light to none', () => {
    const [half] = predictEclipses(orbitB(), START, START + 60 * 60e6);
    const [any] = predictEclipses(orbitB(), START, START + 60 * 60e6, 1 - 1e-9);
    const [umbra] = predictEclipses(orbitB(), START, START + 60 * 60e6, 1e-9);
    expect((half!.exitUs - half!.entryUs) / 60e6).toBeCloseTo(35.74, 1);
    const crossing = (umbra!.entryUs - any!.entryUs) / 1e6;
    expect(crossing).toBeGreaterThan(8);
    expect(crossing).toBeLessThan(10.5);
    const at = (t: number): number => lightFraction(propagate(orbitB(), t), sunVector(t));
    expect([at(any!.entryUs - 1e6), at(umbra!.entryUs + 1e6)]).toEqual([1, 0]);
  });

  it('has a light fraction without steps or turns through the penumbra', () => {
    const [any] = predictEclipses(orbitB(), START, START + 60 * 60e6, 1 - 1e-9);
    const light = Array.from({ length: 1400 }, (_, k) => {
      const t = any!.entryUs - 2e6 + k * 10_000;
      return lightFraction(propagate(orbitB(), t), sunVector(t));
    });
    expect([light[0], light.at(-1)]).toEqual([1, 0]);
    light.slice(1).forEach((value, k) => {
      expect(value).toBeLessThanOrEqual(light[k]!);
      expect(light[k]! - value).toBeLessThan(0.002);
    });
  });

  it('reports a span that begins or ends in the dark, and none in full Sun', () => {
    const [whole] = predictEclipses(orbitB(), START, START + 60 * 60e6);
    const inside = predictEclipses(orbitB(), whole!.entryUs + 60e6, whole!.exitUs - 60e6);
    expect(inside).toEqual([{ entryUs: whole!.entryUs + 60e6, exitUs: whole!.exitUs - 60e6 }]);
    expect(predictEclipses(orbitA(), orbitA().epochUnixUs, orbitA().epochUnixUs + DAY_US)).toEqual([]);
  });
});

describe('closed forms', () => {
  it('plant check 4 (validation): RADARSAT at 798 km', () => {
    expect(Math.abs(sunSynchronousInclination(798) / DEG - 98.6)).toBeLessThan(0.05);
    expect(Math.abs(periodS(798) / 60 - 100.7)).toBeLessThan(0.2);
  });

  it('plant check 10 (verification): view factors at 550 km', () => {
    const { nadir, edgeOn, sphere } = earthViewFactors(550);
    expect(Math.abs(nadir - 0.8475)).toBeLessThan(0.002);
    expect(Math.abs(edgeOn - 0.2579)).toBeLessThan(0.002);
    expect(Math.abs(sphere - 0.3048)).toBeLessThan(0.002);
  });
});

describe('Earth and stations', () => {
  it('agrees with the library on sidereal time and geodetic position', () => {
    const fixed = new Float64Array(6);
    const place = new Float64Array(3);
    for (let i = 0; i < 20; i += 1) {
      const t = START + i * 311_000_000;
      const sidereal = siderealAngle(t);
      expect(sidereal).toBeCloseTo(gstime(julianDate(t)), 6);
      const state = propagate(orbitB(), t);
      earthFixed(state, sidereal, fixed);
      geodetic(fixed, place);
      const expected = eciToGeodetic({ x: state[0]!, y: state[1]!, z: state[2]! }, sidereal);
      expect(place[0]! * DEG).toBeCloseTo(expected.latitude, 6);
      expect(Math.sin(place[1]! * DEG)).toBeCloseTo(Math.sin(expected.longitude), 6);
      expect(place[2]!).toBeCloseTo(expected.height, 2);
    }
  });

  it('has a range rate that is the derivative of the range', () => {
    const frame = stationFrame(STATIONS[4]!);
    const look = (t: number): Float64Array => {
      const fixed = new Float64Array(6);
      const out = new Float64Array(4);
      earthFixed(propagate(orbitB(), t), siderealAngle(t), fixed);
      lookAngles(frame, fixed, out);
      return out;
    };
    for (let t = START + 420e6; t < START + 900e6; t += 61e6) {
      const numeric = (look(t + 500_000)[1]! - look(t - 500_000)[1]!) / 1;
      expect(look(t)[2]!).toBeCloseTo(numeric, 3);
    }
  });

  it('finds the pass over Redmond that the default scenario uses', () => {
    const passes = predictPasses(orbitB(), STATIONS, START, START + 5678e6);
    expect(passes.map((pass) => pass.stationId)).toEqual(['redmond']);
    const [pass] = passes;
    expect((pass!.aosUs - START) / 1e6).toBeCloseTo(427.8, 0);
    expect((pass!.losUs - START) / 1e6).toBeCloseTo(868.1, 0);
    expect(pass!.maximumElevationDeg).toBeCloseTo(42.2, 0);
    const cut = predictPasses(orbitB(), STATIONS, pass!.aosUs + 60e6, pass!.losUs - 60e6);
    expect(cut).toMatchObject([{ aosUs: pass!.aosUs + 60e6, losUs: pass!.losUs - 60e6 }]);
  });

  it('reproduces the reference pass statistics of Orbit B in August 2026', () => {
    const from = parseUtc('2026-08-01T00:00:00Z');
    const passes = predictPasses(orbitB(), STATIONS, from, from + 15 * DAY_US);
    const mean = (id: string): [number, number] => {
      const own = passes.filter((pass) => pass.stationId === id);
      const minutes = own.reduce((sum, pass) => sum + (pass.losUs - pass.aosUs) / 60e6, 0);
      return [own.length / 15, own.length === 0 ? 0 : minutes / own.length];
    };
    const expected: [string, number, number][] = [
      ['awarua', 4.8, 6.8],
      ['punta-arenas', 3.5, 5.5],
      ['redmond', 4.1, 6.8],
      ['hartebeesthoek', 4.3, 6.1],
    ];
    for (const [id, perDay, minutes] of expected) {
      expect(Math.abs(mean(id)[0] - perDay)).toBeLessThan(0.3);
      expect(Math.abs(mean(id)[1] - minutes)).toBeLessThan(0.3);
    }
    expect(mean('svalbard')[0] + mean('troll')[0]).toBe(0);
  });
});
