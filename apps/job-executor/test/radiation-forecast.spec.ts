import { parseTle } from '@dawnline/orbit';
import {
  fluenceBetween,
  fluxAt,
  forecastEndUs,
  forecastOf,
  forecastRadiation,
  mappedProtonFlux,
  nextTransit,
  transitAt,
} from '../src/checkpoints/radiation-forecast';

const S = 1_000_000;
const DAY = 86_400 * S;
const tle = parseTle(
  '1 66303U 25248L   26207.16029198  .00005005  00000+0  22976-3 0  9990',
  '2 66303  45.3997 271.0639 0006321 268.1150  91.9012 15.21652070 40476',
);

describe('the radiation forecast on board', () => {
  const forecast = forecastRadiation(tle, tle.epochUnixUs, DAY);

  it('has nearly all protons in a tenth of the time, inside the outline', () => {
    const { fromUs } = forecast;
    const all = fluenceBetween(forecast, fromUs, fromUs + DAY);
    const inside = forecast.transits.reduce(
      (sum, { entryUs, exitUs }) => sum + fluenceBetween(forecast, entryUs, exitUs),
      0,
    );
    const insideUs = forecast.transits.reduce((sum, { entryUs, exitUs }) => sum + exitUs - entryUs, 0);
    expect(inside / all).toBeGreaterThan(0.95);
    expect(insideUs / DAY).toBeLessThan(0.14);
  });

  it('says whether the craft is inside now and when it enters next', () => {
    const [first, second] = forecast.transits;
    const before = first!.entryUs - 60 * S;
    expect(transitAt(forecast, before)).toBeNull();
    expect(nextTransit(forecast, before)).toEqual(first);
    expect(transitAt(forecast, first!.entryUs)).toEqual(first);
    expect(nextTransit(forecast, first!.entryUs)).toEqual(second);
    expect(transitAt(forecast, first!.exitUs)).toBeNull();
    expect(nextTransit(forecast, forecastEndUs(forecast))).toBeNull();
  });

  it('grows with altitude and has its peak in the anomaly', () => {
    const peak = mappedProtonFlux(-30.8, -45.3, 550);
    expect(peak).toBeCloseTo(1227, 6);
    expect(mappedProtonFlux(-30.8, -45.3, 501) / peak).toBeCloseTo(0.67, 1);
    expect(mappedProtonFlux(40, 100, 550)).toBeLessThan(1e-6);
  });

  it('adds fluence up over steps and parts of steps', () => {
    const made = forecastOf(0, 60 * S, Float64Array.of(1, 10, 0), []);
    expect(fluenceBetween(made, 0, 180 * S)).toBeCloseTo(660);
    expect(fluenceBetween(made, 30 * S, 90 * S)).toBeCloseTo(330);
    expect(fluenceBetween(made, 70 * S, 70 * S)).toBe(0);
    expect(fluxAt(made, 61 * S)).toBe(10);
    expect(() => fluenceBetween(made, 2, 1)).toThrow('from 2 to 1');
  });
});
