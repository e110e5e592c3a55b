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

  /** One field overwritten in its columns, the checksum made right again. */
  const changed = (line: string, column: number, text: string): string => {
    const bare = `${line.slice(0, column - 1)}${text}${line.slice(column - 1 + text.length, 68)}`;
    const sum = [...bare].reduce((total, c) => total + (c === '-' ? 1 : Number(c) || 0), 0);
    return `${bare}${sum % 10}`;
  };

  it.each([
    ['epoch', changed(line1, 19, '26367.16029198'), line2, 'YYDDD.DDDDDDDD with day 1 to 365'],
    ['epoch', changed(line1, 19, '26x07.16029198'), line2, 'YYDDD.DDDDDDDD with day 1 to 366'],
    ['drag term', changed(line1, 54, ' 22x76-3'), line2, 'a sign, five digits'],
    [
      'first derivative of mean motion',
      changed(line1, 34, ' .000050e5'),
      line2,
      'a number from -1 to below 1',
    ],
    ['ephemeris type', changed(line1, 63, '4'), line2, '0, or blank'],
    ['line 1 column 18', changed(line1, 18, '7'), line2, 'a blank between two fields'],
    ['inclination', line1, changed(line2, 9, '  abcdef'), 'a number from 0 to below 180.0001'],
    ['inclination', line1, changed(line2, 9, '190.0000'), 'a number from 0 to below 180.0001'],
    ['right ascension', line1, changed(line2, 18, '271,0639'), 'a number from 0 to below 360'],
    ['eccentricity', line1, changed(line2, 27, '0.00632'), 'seven digits'],
    ['mean anomaly', line1, changed(line2, 44, '1e2     '), 'a number from 0 to below 360'],
    ['mean motion', line1, changed(line2, 53, '19.21652070'), 'a number from 0.05 to below 18'],
    ['catalogue number', changed(line1, 3, 'I6303'), changed(line2, 3, 'I6303'), 'digits, or a letter'],
  ])('refuses a bad %s', (field, first, second, allowed) => {
    const error = errorOf(first, second);
    expect(error.field).toBe(field);
    expect(error.allowed).toContain(allowed);
  });

  it('refuses elements of an object that has decayed at their own epoch', () => {
    // At perigee, 1,800 km below the ground.
    const low = changed(changed(line2, 27, '3500000'), 44, '  0.0000');
    expect(errorOf(line1, low)).toMatchObject({
      field: 'elements',
      value: 'SGP4 error 6: the object has decayed: it is below the ground',
    });
  });

  it('says so when the elements have decayed', () => {
    const tle = orbitB();
    expect(() => propagate(tle, tle.epochUnixUs + 40 * 365 * 86_400e6)).toThrow(
      /^object 66303 has no position at 2066-07-16T03:50:49.227072Z, 14600.00 days after the epoch .*newer elements/,
    );
  });
});
