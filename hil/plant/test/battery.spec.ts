import { energyLedger, stepPlant, type Plant } from '@hil/plant';
import {
  chargeLimitA,
  createBattery,
  createBatteryStep,
  openCircuitV,
  packEnergyJ,
  resistanceFactor,
  solveBattery,
  storedEnergyJ,
} from '../battery';
import { ZERO_CELSIUS_K } from '../numerics';
import { firstOrbitPlant, odc1, REVOLUTION_STEPS, runJob } from './odc-1';

const battery = createBattery(odc1().battery);
const kelvin = (celsius: number): number => celsius + ZERO_CELSIUS_K;

const at = (soc: number) =>
  Object.assign(createBatteryStep(battery), { stateOfCharge: soc, groupStateOfCharge: soc });

const after = (soc: number, loadW: number, availableW: number, celsius: number, canDischarge = true) => {
  const step = at(soc);
  solveBattery(battery, step, loadW, availableW, kelvin(celsius), canDischarge, 0.1);
  return step;
};

describe('battery', () => {
  it('plant check 8 (calibration): open-circuit voltage at 20, 50, 80 %', () => {
    const expected: [number, number][] = [
      [0.2, 3.485],
      [0.5, 3.751],
      [0.8, 4.042],
    ];
    for (const [soc, volts] of expected)
      expect(Math.abs(openCircuitV(battery, soc) / 8 - volts)).toBeLessThan(0.005);
  });

  it('stores 1452 Wh, about', () => {
    const wattHours = (storedEnergyJ(battery, 1) - storedEnergyJ(battery, 0)) / 3600;
    expect(Math.abs(wattHours / 1500 - 1)).toBeLessThan(0.05);
    expect(packEnergyJ(battery, 0.7, 0.7, 1)).toBeCloseTo(storedEnergyJ(battery, 0.7), 3);
    expect(packEnergyJ(battery, 0.7, 0.7, 0.5) / storedEnergyJ(battery, 0.7)).toBeCloseTo(15 / 16, 9);
  });

  it('feeds the loads first and charges with the rest', () => {
    const step = after(0.6, 500, 764.5, 20);
    expect(step.arrayW).toBe(764.5);
    expect(-step.currentA * step.voltageV).toBeCloseTo(264.5, 6);
  });

  it('does not charge outside 0 to 45 C, less when cold or hot, and tapers at full', () => {
    expect(after(0.6, 500, 764.5, -0.1)).toMatchObject({ currentA: -0, arrayW: 500 });
    expect(after(0.6, 500, 764.5, 45.1)).toMatchObject({ currentA: -0, arrayW: 500 });
    expect([0, 5, 20, 40, 42.5, 45].map((celsius) => chargeLimitA(battery, kelvin(celsius)))).toEqual(
      [5, 10, 25, 25, 18.75, 12.5].map((amperes) => expect.closeTo(amperes, 6)),
    );
    expect(after(0.6, 100, 2000, 20).currentA).toBe(-25);
    expect(after(0.6, 100, 2000, 5).currentA).toBeCloseTo(-10, 9);
    const taper = after(0.99, 100, 764.5, 20);
    expect(taper.voltageV).toBeCloseTo(33.6, 6);
    expect(after(1, 100, 764.5, 20).currentA).toBeCloseTo(0, 9);
  });

  it('collapses when empty or cut, and when more is asked than it can give', () => {
    expect(after(0, 100, 0, 20).collapsed).toBe(true);
    expect(after(0.5, 100, 0, 20, false).collapsed).toBe(true);
    expect(after(0.5, 50_000, 0, 20).collapsed).toBe(true);
    expect(after(0.5, 1000, 0, 20).collapsed).toBe(false);
  });

  it('has a pack resistance of 34 mOhm once relaxed, twice at 0 C and four times at -20 C in the cells', () => {
    const step = at(0.5);
    for (let k = 0; k < 3000; k += 1) {
      step.stateOfCharge = step.groupStateOfCharge = 0.5;
      solveBattery(battery, step, 500, 0, 298.15, true, 0.1);
    }
    expect((openCircuitV(battery, 0.5) - step.voltageV) / step.currentA).toBeCloseTo(0.034, 4);
    expect(resistanceFactor(battery, 0.5, 298.15)).toBeCloseTo(1, 9);
    expect(resistanceFactor(battery, 0.5, kelvin(0))).toBeCloseTo(2.1, 1);
    expect(resistanceFactor(battery, 0.5, kelvin(-20))).toBeCloseTo(4.2, 1);
    expect(resistanceFactor(battery, 0, 298.15)).toBeCloseTo(1.2, 9);
  });

  it('is no pack any more below -20 C', () => {
    const plant = firstOrbitPlant({ temperaturesC: { battery: -25 } });
    plant.inputs.sunBlocked[0] = 1;
    stepPlant(plant);
    expect([plant.state.batteryCut[0], plant.state.loadPowerW[0], plant.state.busVoltageV[0]]).toEqual([
      1, 0, 0,
    ]);
  });
});

const residual = (plant: Plant): number => {
  const ledger = energyLedger(plant);
  return Math.max(
    Math.abs(ledger.electricalResidualJ / ledger.electricalInJ),
    Math.abs(ledger.craftResidualJ / ledger.craftInJ),
  );
};

function flown(plant: Plant, steps: number): Plant {
  runJob(plant, 313);
  for (let k = 0; k < steps; k += 1) stepPlant(plant);
  return plant;
}

describe('a cell fault', () => {
  const dark = (share: number, leakS = 0) => {
    const plant = firstOrbitPlant({ stateOfCharge: 0.8 });
    plant.inputs.sunBlocked[0] = 1;
    plant.inputs.cellGroupShare[0] = share;
    plant.inputs.cellGroupLeakS[0] = leakS;
    return flown(plant, 12_000);
  };

  it('open: the group has less capacity and more resistance, and falls behind', () => {
    const [sound, open] = [dark(1), dark(0.5)];
    const { cellSpreadV, cellGroupStateOfCharge, batteryStateOfCharge, batteryVoltageV } = open.state;
    expect(sound.state.cellSpreadV[0]).toBeCloseTo(0.01, 12);
    expect(0.8 - cellGroupStateOfCharge[0]!).toBeGreaterThan(1.9 * (0.8 - batteryStateOfCharge[0]!));
    expect(cellSpreadV[0]!).toBeGreaterThan(0.1);
    expect(batteryVoltageV[0]!).toBeLessThan(sound.state.batteryVoltageV[0]! - 0.1);
    expect(open.state.batteryHeatW[0]!).toBeGreaterThan(sound.state.batteryHeatW[0]!);
  });

  it('short: the group drains itself to nothing and heats the pack', () => {
    const short = dark(1, 5);
    const leaky = firstOrbitPlant();
    leaky.inputs.cellGroupLeakS[0] = 5;
    stepPlant(leaky);
    expect(leaky.state.batteryHeatW[0]!).toBeGreaterThan(75);
    expect(short.state.cellGroupStateOfCharge[0]!).toBeLessThan(short.state.batteryStateOfCharge[0]! - 0.1);
    const hard = dark(1, 100);
    expect(hard.state.cellGroupStateOfCharge[0]!).toBeCloseTo(-0.01, 6);
    expect(hard.state.cellSpreadV[0]!).toBeGreaterThan(3);
    expect(hard.state.busVoltageV[0]!).toBeGreaterThan(20);
  });

  it('never charges a sound cell above 4.2 V, whatever the struck group does', () => {
    const plant = firstOrbitPlant({ stateOfCharge: 0.97 });
    plant.inputs.cellGroupLeakS[0] = 100;
    for (let k = 0; k < 10_000; k += 1) stepPlant(plant);
    expect(plant.state.batteryVoltageV[0]!).toBeLessThanOrEqual(7 * 4.2 + 4.2);
    expect(plant.state.batteryStateOfCharge[0]!).toBeLessThanOrEqual(1.0001);
  });

  it('heals: the balancer brings the group back to the others', () => {
    const plant = firstOrbitPlant({ stateOfCharge: 0.8 });
    plant.inputs.cellGroupShare[0] = 0.6;
    flown(plant, REVOLUTION_STEPS / 4);
    plant.inputs.sunBlocked[0] = 1;
    flown(plant, 6000);
    plant.inputs.sunBlocked[0] = 0;
    plant.inputs.cellGroupShare[0] = 1;
    const apart = (): number =>
      Math.abs(plant.state.cellGroupStateOfCharge[0]! - plant.state.batteryStateOfCharge[0]!);
    const before = apart();
    expect(before).toBeGreaterThan(0.02);
    flown(plant, REVOLUTION_STEPS);
    expect(apart()).toBeLessThan(before - 0.01);
  });
});

describe('the energy ledger', () => {
  const cases: Record<string, (plant: Plant, step: number) => void> = {
    'string open': (plant, step) => void (plant.inputs.arrayStringHealth[0] = step > 5000 ? 0 : 1),
    'string shorted': (plant, step) => void (plant.inputs.arrayStringShorted[1] = step > 5000 ? 1 : 0),
    'tracker stuck': (plant, step) => void (plant.inputs.arrayTrackerStuckV[0] = step > 5000 ? 55 : 0),
    'cells open, then back': (plant, step) =>
      void (plant.inputs.cellGroupShare[0] = step > 5000 && step < 40_000 ? 0.5 : 1),
    'cell shorted': (plant, step) => void (plant.inputs.cellGroupLeakS[0] = step > 5000 ? 5 : 0),
    'group shorted out': (plant, step) => void (plant.inputs.cellGroupLeakS[0] = step > 5000 ? 200 : 0),
    'bus dips': (plant, step) => {
      plant.inputs.busDipDepth[0] = 0.9;
      if (step % 500 === 0) plant.inputs.busDipUs[0] = 150_000;
    },
    'a rail trips each minute': (plant, step) => {
      const rail = plant.railIndex.get('LCL2')!;
      plant.inputs.railFaultA[rail] = step % 600 === 0 ? 8 : 0;
      plant.inputs.railClosed[rail] = step % 600 === 5 ? 0 : 1;
    },
    'a longer eclipse': (plant, step) =>
      void (plant.inputs.sunBlocked[0] = step > 5000 && step < 30_000 ? 1 : 0),
    'an array that looks away': (plant, step) =>
      void (plant.inputs.arrayDriveOffRad[0] = Math.min(1.5, Math.max(0, step - 5000) / 6000)),
  };

  it.each(Object.entries(cases))('closes to 1e-6 over a revolution: %s', (_, fault) => {
    const plant = firstOrbitPlant();
    runJob(plant, 313);
    for (let k = 0; k < REVOLUTION_STEPS; k += 1) {
      fault(plant, k);
      stepPlant(plant);
    }
    expect(energyLedger(plant).electricalInJ).toBeGreaterThan(2e5);
    expect(residual(plant)).toBeLessThan(1e-6);
  });

  it.each([
    ['sound', 1, 0],
    ['with half a group', 0.5, 0],
    ['with a leak', 1, 5],
  ])('closes to 1e-6 when the pack runs empty, and when it comes back: %s', (_, share, leakS) => {
    const plant = firstOrbitPlant({ stateOfCharge: 0.02 });
    plant.inputs.cellGroupShare[0] = share;
    plant.inputs.cellGroupLeakS[0] = leakS;
    runJob(plant, 350);
    plant.inputs.sunBlocked[0] = 1;
    for (let k = 0; k < 6000; k += 1) stepPlant(plant);
    expect(plant.state.batteryCut[0]).toBe(1);
    plant.inputs.sunBlocked[0] = 0;
    for (let k = 0; k < REVOLUTION_STEPS; k += 1) stepPlant(plant);
    expect(plant.state.batteryCut[0]).toBe(0);
    expect(residual(plant)).toBeLessThan(1e-6);
  });
});
