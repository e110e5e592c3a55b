import { insideSaa, parseTle } from '@dawnline/orbit';
import { COSMIC_RAY_RAD_S, doseRateRadS, irregularErrorsPerS } from '../dose';
import { createPlant, stepPlant } from '../plant';
import { beltAverages, ENERGY_SCALE, protonFlux, SOLAR_ACTIVITY_SCALE } from '../radiation';
import { DEFAULT_RADIATION, type RadiationEnvironment } from '../radiation-environment';
import { SINGLE_BIT_SHARE, sramUpsetsPerBitDay } from '../single-events';
import {
  invariantLatitudeDeg,
  SOLAR_CLASS_PFU,
  SOLAR_CUTOFF_DEG,
  SOLAR_E_FOLD_S,
  SOLAR_RISE_S,
  solarPfu,
  solarProtonFlux,
} from '../solar-particles';
import { FIRST_ORBIT_START_US, firstOrbitPlant, odc1 } from './odc-1';

const DAY_S = 86_400;
const YEAR_S = 365.2422 * DAY_S;
/** Mean of solar maximum and minimum. */
const CYCLE_MEAN = (SOLAR_ACTIVITY_SCALE.maximum + SOLAR_ACTIVITY_SCALE.minimum) / 2;

describe('trapped protons', () => {
  it('have the map at its nodes, shifted west, scaled with altitude, and nothing far away', () => {
    expect(protonFlux(-32, -42, 550)).toBeCloseTo(1375, 6);
    expect(protonFlux(-32, -32, 550, 0)).toBeCloseTo(1375, 6);
    expect(protonFlux(-32, -42, 501)).toBeCloseTo(1375 * 0.62, 6);
    expect(protonFlux(50, 100, 550)).toBe(0);
  });

  it('average over the orbits as AP8 does, with the peak of the coarse map', () => {
    const orbitA = beltAverages(550, 97.593);
    const orbitB = beltAverages(501, 45.3997);
    expect(Math.abs(orbitA.meanFlux / 13.7 - 1)).toBeLessThan(0.03);
    expect(Math.abs((orbitA.meanFlux * SOLAR_ACTIVITY_SCALE.minimum) / 22.4 - 1)).toBeLessThan(0.03);
    expect(Math.abs(orbitA.peakFlux / 1307 - 1)).toBeLessThan(0.05);
    expect(Math.abs(orbitB.meanFlux / 16.4 - 1)).toBeLessThan(0.05);
    const ratio = orbitA.meanFlux;
    expect(Math.abs((ratio * ENERGY_SCALE[10]) / 21.7 - 1)).toBeLessThan(0.05);
    expect(Math.abs((ratio * ENERGY_SCALE[100]) / 8.5 - 1)).toBeLessThan(0.05);
  });

  it('plant check 19 (calibration): the outline takes 6.1 % of the time and 99 % of the fluence', () => {
    const { saaTimeShare, saaFluenceShare } = beltAverages(550, 97.593);
    expect(Math.abs(saaTimeShare - 0.061)).toBeLessThan(0.005);
    expect(saaFluenceShare).toBeGreaterThan(0.97);
    expect(beltAverages(550, 97.593, 0).saaFluenceShare).toBeGreaterThan(0.98);
    expect(Math.abs(beltAverages(501, 45.3997).saaTimeShare - 0.112)).toBeLessThan(0.005);
    expect(insideSaa(-30, -45)).toBe(true);
    expect(insideSaa(-30, 100)).toBe(false);
    expect(insideSaa(-5, 20)).toBe(false);
  });
});

describe('dose and upsets', () => {
  it('plant check 20 (calibration): Alsat-1 upsets of static memory', () => {
    const flux = beltAverages(686, 98.2).meanFlux * CYCLE_MEAN;
    expect(Math.abs(sramUpsetsPerBitDay(flux) / 4.04e-7 - 1)).toBeLessThan(0.1);
    expect(Math.abs(SINGLE_BIT_SHARE - 0.986)).toBeLessThan(0.005);
  });

  it('plant check 21 (calibration): 150 rad a year at 650 km behind 10 mm of aluminium', () => {
    const flux = beltAverages(650, 97.99).meanFlux * CYCLE_MEAN;
    expect(Math.abs((doseRateRadS(flux) * YEAR_S) / 150 - 1)).toBeLessThan(0.1);
  });

  it('counts cosmic rays where there is no proton, 0.13 to 0.16 mGy a day', () => {
    const mGyPerDay = (COSMIC_RAY_RAD_S * DAY_S * 1000) / 100;
    expect(mGyPerDay).toBeGreaterThan(0.13);
    expect(mGyPerDay).toBeLessThan(0.16);
    expect(doseRateRadS(0)).toBe(COSMIC_RAY_RAD_S);
  });

  it('leaves memory alone below 2 krad', () => {
    expect(irregularErrorsPerS(2000)).toBe(0);
    expect(irregularErrorsPerS(5000)).toBeCloseTo(180 / 3600, 12);
  });
});

describe('solar particles', () => {
  const event = { peakPfu: SOLAR_CLASS_PFU.S3, onsetUnixUs: 0, riseS: SOLAR_RISE_S, eFoldS: SOLAR_E_FOLD_S };

  it('rise within hours and decay within a day', () => {
    const at = (seconds: number): number => solarPfu(event, seconds * 1_000_000);
    expect([at(-1), at(0), at(SOLAR_RISE_S / 2), at(SOLAR_RISE_S)]).toEqual([0, 0, 500, 1000]);
    expect(at(SOLAR_RISE_S + SOLAR_E_FOLD_S)).toBeCloseTo(1000 / Math.E, 9);
  });

  it('are felt at high invariant latitudes only', () => {
    expect(solarProtonFlux(1000, SOLAR_CUTOFF_DEG - 0.1)).toBe(0);
    expect(solarProtonFlux(1000, SOLAR_CUTOFF_DEG)).toBeCloseTo(1257, 0);
    // Over the magnetic pole every field line is open; on the dipole's equator at L = 1.1 it is acos(sqrt(1 / 1.1)).
    expect(invariantLatitudeDeg([1140, -3654, 23_256].map((x) => x * 0.3))).toBeGreaterThan(85);
    expect(invariantLatitudeDeg([6371.2 * 1.1 * 0.9546, 6371.2 * 1.1 * 0.2978, 0])).toBeCloseTo(17.55, 1);
  });

  it('reach orbit A in 25 to 30 % of the time, orbit B hardly ever', () => {
    const exposed = (orbit: number): number => {
      const craft = odc1();
      const tle = parseTle(...craft.orbits[orbit]!.tle);
      const start = Math.ceil(tle.epochUnixUs / 100_000) * 100_000;
      const plant = createPlant(craft, tle, start, { stateOfCharge: 0.9 });
      let count = 0;
      for (let second = 0; second < 3 * DAY_S; second += 60) {
        // Only the sky is looked at: the day is cut to one look a minute.
        plant.state.unixUs[0] = start + second * 1_000_000 - 100_000;
        plant.state.stepCount[0] = 9;
        stepPlant(plant);
        if (plant.state.invariantLatitudeDeg[0]! >= SOLAR_CUTOFF_DEG) count += 1;
      }
      return count / (3 * 24 * 60);
    };
    expect(exposed(0)).toBeGreaterThan(0.25);
    expect(exposed(0)).toBeLessThan(0.3);
    expect(exposed(1)).toBeLessThan(0.02);
  });
});

describe('radiation in the plant', () => {
  const minutes = (plant: ReturnType<typeof firstOrbitPlant>, count: number): void => {
    for (let step = 0; step < count * 600; step += 1) stepPlant(plant);
  };

  it('adds up the dose of all protons, and those of a storm', () => {
    const calm = firstOrbitPlant();
    const storm = firstOrbitPlant();
    storm.inputs.stormProtonFlux[0] = 1640;
    minutes(calm, 1);
    minutes(storm, 1);
    expect(calm.state.protonFlux[0]).toBe(0);
    expect(calm.state.doseRad[0]).toBeCloseTo(60 * COSMIC_RAY_RAD_S, 9);
    expect(storm.state.protonFlux[0]).toBe(1640);
    expect(storm.state.doseRad[0]! / (60 * doseRateRadS(1640))).toBeGreaterThan(0.97);
    storm.inputs.stormProtonFlux[0] = 0;
    minutes(storm, 1);
    expect(storm.state.protonFlux[0]).toBe(0);
  });

  it('takes solar activity, shift and solar event from the flight', () => {
    const fluxOf = (radiation: RadiationEnvironment): number => {
      const craft = odc1();
      const plant = createPlant(craft, parseTle(...craft.orbits[0]!.tle), FIRST_ORBIT_START_US, {
        stateOfCharge: 0.9,
        radiation,
      });
      let sum = 0;
      for (let step = 0; step < 57_000; step += 1) {
        stepPlant(plant);
        sum += plant.state.protonFlux[0]! / 57_000;
      }
      return sum;
    };
    const quiet = fluxOf(DEFAULT_RADIATION);
    expect(fluxOf({ ...DEFAULT_RADIATION, solarActivity: 'minimum' })).toBeCloseTo(quiet * 1.63, 6);
    const stormy = {
      ...DEFAULT_RADIATION,
      solarEvent: { peakPfu: 1e4, onsetUnixUs: FIRST_ORBIT_START_US, riseS: 60, eFoldS: 1e6 },
    };
    expect(fluxOf(stormy)).toBeGreaterThan(quiet + 2500);
  });
});
