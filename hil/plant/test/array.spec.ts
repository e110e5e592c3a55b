import { stepPlant } from '@hil/plant';
import { arrayPowerW, arrayRetention, curvePowerShare, incidenceFactor, irradianceWM2 } from '../array';
import { ZERO_CELSIUS_K } from '../numerics';
import { firstOrbitPlant, odc1, runJob } from './odc-1';

const { array } = odc1();
const { degradation } = array;

describe('array', () => {
  it('plant check 6 (calibration): 1367 W/m2 gives 407 W/m2 at 28 C', () => {
    const bare = {
      ...array,
      areaM2: 1,
      wiringEfficiency: 1,
      converterEfficiency: 1,
      degradation: { ...degradation, fluencePerCm2: 0 },
    };
    expect(Math.abs(arrayPowerW(bare, 1367, 28 + ZERO_CELSIUS_K) / 407 - 1)).toBeLessThan(0.01);
  });

  it('plant check 7 (calibration): keeps 0.89 after 5e14 and 0.84 after 1e15 electrons/cm2', () => {
    const after = (fluencePerCm2: number): number => arrayRetention({ ...degradation, fluencePerCm2 });
    expect(after(0)).toBe(1);
    expect(Math.abs(after(5e14) - 0.89)).toBeLessThan(0.005);
    expect(Math.abs(after(1e15) - 0.84)).toBeLessThan(0.005);
  });

  it('gives 805 W at 50 C new and 764.5 W at the end of life, at 1 AU', () => {
    const irradiance = irradianceWM2(1, 1, 0);
    const asNew = { ...array, degradation: { ...degradation, fluencePerCm2: 0 } };
    expect(arrayPowerW(asNew, irradiance, 323.15)).toBeCloseTo(805, 0);
    expect(Math.abs(arrayPowerW(array, irradiance, 323.15) - 764.5)).toBeLessThan(0.5);
  });

  it('follows the cosine to 60 deg and vanishes at 85 deg', () => {
    expect(incidenceFactor(0.5)).toBe(Math.cos(0.5));
    expect(incidenceFactor((86 * Math.PI) / 180)).toBe(0);
  });

  it('gives most at the voltage of maximum power, and nothing beyond open circuit', () => {
    const best = [0.9, 0.95, 1, 1.03, 1.06].map(curvePowerShare);
    expect(Math.max(...best)).toBe(best[2]);
    expect(best[2]).toBeCloseTo(1, 6);
    expect(curvePowerShare(0.5)).toBeCloseTo(0.5, 1);
    expect(curvePowerShare(1.12)).toBeCloseTo(0, 6);
    expect(curvePowerShare(1.3)).toBe(0);
  });
});

describe('array in the plant', () => {
  const lit = () => {
    const plant = firstOrbitPlant({ stateOfCharge: 0.6 });
    runJob(plant, 350);
    for (let k = 0; k < 100; k += 1) stepPlant(plant);
    return plant;
  };

  it('loses half of its power with a string open, and shows which one', () => {
    const plant = lit();
    const before = plant.state.arrayAvailableW[0]!;
    plant.inputs.arrayStringHealth[0] = 0;
    stepPlant(plant);
    expect(plant.state.arrayAvailableW[0]! / before).toBeCloseTo(0.5, 3);
    expect(plant.state.arrayStringA[0]).toBe(0);
    expect(plant.state.arrayStringA[1]!).toBeGreaterThan(5);
  });

  it('sees a shorted string by the current that it turns in a loop', () => {
    const plant = lit();
    plant.inputs.arrayStringShorted[1] = 1;
    stepPlant(plant);
    const [sound, shorted] = plant.state.arrayStringA;
    expect(plant.state.arrayAvailableW[0]! / plant.state.arraySoundW[0]!).toBeCloseTo(0.5, 9);
    expect(shorted! / sound!).toBeCloseTo(1.0356, 6);
  });

  it('loses little with the tracker stuck below, and much above the best voltage', () => {
    const share = (ratio: number): number => {
      const plant = lit();
      plant.inputs.arrayTrackerStuckV[0] = plant.state.arrayVoltageV[0]! * ratio;
      stepPlant(plant);
      return plant.state.arrayAvailableW[0]! / plant.state.arraySoundW[0]!;
    };
    expect(share(0.95)).toBeGreaterThan(0.95);
    expect(share(1.09)).toBeLessThan(0.7);
  });

  it('adds what the drive is off to the pointing of the craft, and cools when it looks away', () => {
    const plant = lit();
    const { arraySoundW, arrayTemperatureK } = plant.state;
    const full = arraySoundW[0]!;
    plant.inputs.arrayDriveOffRad[0] = 0.3;
    plant.inputs.arrayIncidenceRad[0] = 0.4;
    stepPlant(plant);
    expect(arraySoundW[0]! / full).toBeCloseTo(Math.cos(0.5), 3);
    const warmK = arrayTemperatureK[0]!;
    plant.inputs.arrayDriveOffRad[0] = Math.PI / 2;
    for (let k = 0; k < 600; k += 1) stepPlant(plant);
    expect(plant.state.arrayAvailableW[0]).toBe(0);
    expect(arrayTemperatureK[0]!).toBeLessThan(warmK - 10);
  });

  it('goes dark, and cold, when something takes the sunlight away', () => {
    const plant = lit();
    plant.inputs.sunBlocked[0] = 1;
    stepPlant(plant);
    expect([plant.state.lightFraction[0], plant.state.inEclipse[0], plant.state.arrayPowerW[0]]).toEqual([
      0, 1, 0,
    ]);
  });
});
