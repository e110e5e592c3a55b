import { formatUtc, parseTle, propagate, TleError } from '@dawnline/orbit';
import { ORBIT_A_LINES, ORBIT_B_LINES, orbitB } from './orbits';

const [line1, line2] = ORBIT_B_LINES;

function errorOf(first: string, second: string): TleError {
  try {
    parseTle(first, second);
  } catch (error) {
    return error as TleError;
  }
  throw new Error('the TLE was taken');
}

describe('parseTle', () => {
  it('reads the elements and an exact epoch', () => {
    const tle = orbitB();
    expect(formatUtc(tle.epochUnixUs)).toBe('2026-07-26T03:50:49.227072Z');
    expect(tle).toMatchObject({ catalogueNumber: '66303', inclinationDeg: 45.3997, eccentricity: 0.0006321 });
    expect(formatUtc(parseTle(...ORBIT_A_LINES).epochUnixUs)).toBe('2026-12-01T00:00:00Z');
  });

  it('plant check 5 (verification): Orbit B has a period of 94.63 min and 45.40 deg', () => {
    expect(Math.abs(1440 / orbitB().meanMotionRevPerDay - 94.63)).toBeLessThan(0.01);
    expect(orbitB().inclinationDeg).toBeCloseTo(45.4, 2);
  });

  it.each([
    ['line 1 length', line1.slice(0, 68), line2, '69 characters'],
    ['line 2 checksum', line1, line2.slice(0, 68) + '3', '6'],
    ['line 1 columns 1-2', '3' + line1.slice(1), line2, '"1 "'],
    ['line 2 catalogue number', line1, ORBIT_A_LINES[1], '"66303" as in line 1'],
    ['line 1 checksum', line1.replace('26207.', '26407.'), line2, '2'],
  ])('names the field of a bad %s', (field, first, second, allowed) => {
    expect(errorOf(first, second)).toMatchObject({ name: 'TleError', field, allowed });
  });

  it('says so when the elements have decayed', () => {
    const tle = orbitB();
    expect(() => propagate(tle, tle.epochUnixUs + 40 * 365 * 86_400e6)).toThrow(/66303.*newer elements/);
  });
});
