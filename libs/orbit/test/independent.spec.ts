import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  circularElements,
  formatUtc,
  parseTle,
  parseUtc,
  predictEclipses,
  predictPasses,
  propagate,
  sunPlace,
  sunVector,
  US_PER_DAY,
} from '@dawnline/orbit';

interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeKm: number;
}
interface Reference {
  readonly stations: Readonly<Record<string, Place>>;
  readonly elements: Readonly<Record<string, [string, string]>>;
  readonly passes: readonly {
    readonly orbit: string;
    readonly station: string;
    readonly maskDeg: number;
    readonly start: string;
    readonly days: number;
    readonly passes: number;
    readonly first: readonly [string, string][];
  }[];
  readonly circular: readonly {
    readonly id: string;
    readonly altitudeKm: number;
    readonly inclinationDeg: number;
    readonly rightAscensionDeg: number;
    readonly argumentOfLatitudeDeg: number;
    readonly epoch: string;
    readonly lines: [string, string];
    readonly days: number;
    readonly eclipses: number;
    readonly sgp4: readonly { readonly entry: string; readonly minutes: number }[];
    readonly twoBodyMinutes: readonly number[];
  }[];
  readonly sun: readonly {
    readonly utc: string;
    readonly rightAscensionDeg: number;
    readonly declinationDeg: number;
    readonly distanceAu: number;
  }[];
}

const reference = JSON.parse(readFileSync(join(__dirname, 'independent.json'), 'utf8')) as Reference;
const DEG = Math.PI / 180;
const S = 1e6;

const unit = (rightAscension: number, declination: number): number[] => [
  Math.cos(declination) * Math.cos(rightAscension),
  Math.cos(declination) * Math.sin(rightAscension),
  Math.sin(declination),
];
const angleDeg = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  (2 * Math.asin(Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!) / 2)) / DEG;

describe('Sun against independent software', () => {
  it.each(reference.sun)('$utc: within 0.005 degrees', (row) => {
    const place = sunPlace(parseUtc(row.utc));
    const expected = unit(row.rightAscensionDeg * DEG, row.declinationDeg * DEG);
    expect(angleDeg(unit(place.rightAscension, place.declination), expected)).toBeLessThan(0.005);
    expect(place.distanceAu).toBeCloseTo(row.distanceAu, 3);
    // TEME differs by the equation of the equinoxes, at most 0.005 degrees.
    expect(angleDeg(sunVector(parseUtc(row.utc)), expected)).toBeLessThan(0.01);
  });
});

describe('eclipses of circular orbits against independent software', () => {
  it.each(reference.circular)('$altitudeKm km, $inclinationDeg degrees, $epoch', (row) => {
    const epochUnixUs = parseUtc(row.epoch);
    const tle = circularElements({ ...row, epochUnixUs });
    expect([tle.line1, tle.line2]).toEqual(row.lines);
    const found = predictEclipses(tle, epochUnixUs, epochUnixUs + row.days * US_PER_DAY);
    const whole = found.filter(
      ({ entryUs, exitUs }) => entryUs > epochUnixUs && exitUs < epochUnixUs + row.days * US_PER_DAY,
    );
    expect(whole).toHaveLength(row.eclipses);
    [whole[0]!, whole[1]!, whole.at(-1)!].forEach(({ entryUs, exitUs }, k) => {
      const minutes = (exitUs - entryUs) / (60 * S);
      expect(Math.abs(minutes - row.sgp4[k]!.minutes)).toBeLessThan(0.05);
      expect(Math.abs(entryUs - parseUtc(row.sgp4[k]!.entry))).toBeLessThan(3 * S);
      expect(Math.abs(minutes - row.twoBodyMinutes[k]!)).toBeLessThan(0.2);
    });
  });

  it('has a mean radius within 10 km of the altitude asked for', () => {
    for (const row of reference.circular) {
      const tle = parseTle(...row.lines);
      const periodUs = US_PER_DAY / tle.meanMotionRevPerDay;
      const radii = Array.from({ length: 64 }, (_, k) => {
        const state = propagate(tle, tle.epochUnixUs + Math.round((k * periodUs) / 64));
        return Math.hypot(state[0]!, state[1]!, state[2]!);
      });
      const mean = radii.reduce((sum, r) => sum + r, 0) / radii.length;
      expect(Math.abs(mean - 6378.137 - row.altitudeKm)).toBeLessThan(10);
    }
  });
});

describe('passes against independent software', () => {
  it.each(reference.passes)('$orbit over $station above $maskDeg degrees from $start', (row) => {
    const circular = reference.circular.find(({ id }) => id === row.orbit);
    const tle = parseTle(...(circular?.lines ?? reference.elements[row.orbit]!));
    const station = { id: row.station, maskDeg: row.maskDeg, ...reference.stations[row.station]! };
    const fromUs = parseUtc(row.start);
    const toUs = fromUs + row.days * US_PER_DAY;
    const passes = predictPasses(tle, [station], fromUs, toUs);
    expect(passes).toHaveLength(row.passes);
    row.first.forEach(([rise, set], k) => {
      const { aosUs, losUs } = passes[k]!;
      const seconds = [(aosUs - parseUtc(rise)) / S, (losUs - (set === 'end' ? toUs : parseUtc(set))) / S];
      for (const off of seconds)
        expect({ at: formatUtc(aosUs), off, ok: Math.abs(off) < 5 }).toMatchObject({ ok: true });
    });
  });
});
