import { groundPlace, insideSaa, predictSaaTransits } from '@dawnline/orbit';
import { orbitA, orbitB } from './orbits';

const S = 1_000_000;
const DAY = 86_400 * S;

describe('the South Atlantic anomaly', () => {
  it('has the outline of NICER: inside over Brazil, outside over Africa’s east and the Pacific', () => {
    expect(insideSaa(-30, -45)).toBe(true);
    expect(insideSaa(-30, 35)).toBe(false);
    expect(insideSaa(-30, -100)).toBe(false);
    expect(insideSaa(10, -45)).toBe(false);
  });

  it.each([
    ['A', orbitA(), 0.061],
    ['B', orbitB(), 0.112],
  ])('takes as much of orbit %s as is published for its outline', (_, tle, share) => {
    const transits = predictSaaTransits(tle, tle.epochUnixUs, tle.epochUnixUs + 15 * DAY);
    const insideUs = transits.reduce((sum, { entryUs, exitUs }) => sum + exitUs - entryUs, 0);
    expect(Math.abs(insideUs / (15 * DAY) - share)).toBeLessThan(0.005);
  });

  it('is entered and left when the place below the craft crosses the outline, to the millisecond', () => {
    const tle = orbitB();
    const transits = predictSaaTransits(tle, tle.epochUnixUs, tle.epochUnixUs + DAY);
    const isInside = (unixUs: number): boolean => {
      const [latitude, longitude] = groundPlace(tle, unixUs);
      return insideSaa(latitude!, longitude!);
    };
    expect(transits.length).toBeGreaterThan(5);
    for (const { entryUs, exitUs } of transits) {
      expect([entryUs - 2000, entryUs, exitUs - 2000, exitUs].map(isInside)).toEqual([
        false,
        true,
        true,
        false,
      ]);
    }
  });

  it('cuts a transit at both ends of the span', () => {
    const tle = orbitB();
    const [first] = predictSaaTransits(tle, tle.epochUnixUs, tle.epochUnixUs + DAY);
    const [fromUs, toUs] = [first!.entryUs + 10 * S, first!.exitUs - 10 * S];
    expect(predictSaaTransits(tle, fromUs, toUs)).toEqual([{ entryUs: fromUs, exitUs: toUs }]);
  });
});
