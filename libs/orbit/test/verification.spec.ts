import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createEphemeris,
  evaluateEphemeris,
  parseTle,
  propagate,
  propagateMinutes,
  selectElements,
  type Tle,
} from '@dawnline/orbit';

const TEXT = readFileSync(join(__dirname, 'sgp4-verification.tle'), 'utf8');

interface Case {
  readonly object: string;
  readonly rows: readonly (readonly number[])[];
}

const CASES: Case[] = TEXT.split(/^(?=1 )/m)
  .slice(1)
  .map((block) => ({
    object: block.slice(2, 7),
    rows: [...block.matchAll(/^# (.*)$/gm)].map(([, row]) => row!.split(' ').map(Number)),
  }));

describe('published verification of SGP4', () => {
  it('has near-earth and deep-space orbits, up to 3.5 years from the epoch', () => {
    expect(CASES).toHaveLength(29);
    const methods = CASES.map(({ object }) => selectElements(TEXT, object).satrec.method);
    expect(methods.filter((method) => method === 'd').length).toBeGreaterThan(15);
    expect(methods.filter((method) => method === 'n').length).toBeGreaterThan(8);
  });

  it.each(CASES)('$object agrees to 1e-6 km and 1e-9 km/s', ({ object, rows }) => {
    const tle = selectElements(TEXT, object);
    expect(rows.length).toBeGreaterThan(3);
    for (const [minutes, ...expected] of rows) {
      const state = propagateMinutes(tle, minutes!);
      expected.forEach((value, k) =>
        expect(Math.abs(state[k]! - value)).toBeLessThan(k < 3 ? 1e-6 : 1.01e-9),
      );
    }
  });

  it('reads the lines of 33334, whose mean motion is next to nothing, and refuses it', () => {
    expect(() =>
      parseTle(
        '1 33334U 78066F   06174.85818871  .00000620  00000-0  10000-3 0  6806',
        '2 33334  68.4714 236.1303 5602877 123.7484 302.5767  0.00001000 67521',
      ),
    ).toThrow('TLE mean motion: " 0.00001000" is not allowed, expected a number from 0.05 to below 18');
  });
});

const DECAYING_OR_BEYOND_THE_MOON = ['22312', '28872', '29141', '23333'];

describe('interpolation between whole seconds', () => {
  /** Greatest distance from SGP4 itself, km, at odd times of a day. */
  const worst = (tle: Tle, fromUs: number): number => {
    const ephemeris = createEphemeris(tle);
    const out = new Float64Array(6);
    let distance = 0;
    for (let t = fromUs; t < fromUs + 86_400e6; t += 97_531_357) {
      evaluateEphemeris(ephemeris, t, out);
      const exact = propagate(tle, t);
      distance = Math.max(
        distance,
        Math.hypot(out[0]! - exact[0]!, out[1]! - exact[1]!, out[2]! - exact[2]!),
      );
    }
    return distance;
  };

  // SGP4's velocity is not quite the derivative of its position, least of all with strong drag or a low perigee.
  it.each(CASES.filter(({ object }) => !DECAYING_OR_BEYOND_THE_MOON.includes(object)))(
    '$object: below one metre',
    ({ object }) => {
      const tle = selectElements(TEXT, object);
      expect(worst(tle, tle.epochUnixUs)).toBeLessThan(1e-3);
    },
  );

  it.each(['06251', '28057', '28129', '24208', '25954'])('%s, without strong drag: below 1 cm', (object) => {
    const tle = selectElements(TEXT, object);
    expect(worst(tle, tle.epochUnixUs)).toBeLessThan(1e-5);
  });
});
