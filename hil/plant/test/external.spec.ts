import { energyLedger, MODELLED_GPU, STEP_US, stepPlant, type Plant } from '@hil/plant';
import { firstOrbitPlant, runJob } from './odc-1';

const MINUTE = 60_000_000 / STEP_US;
const die = (plant: Plant): number => plant.state.nodeTemperatureK[plant.nodeIndex.get('die')!]! - 273.15;

function step(plant: Plant, count: number): Plant {
  for (let k = 0; k < count; k += 1) stepPlant(plant);
  return plant;
}

/** What the modelled battery does is fed back as if a real one had measured it. */
function echo(plant: Plant, count: number): Plant {
  const { inputs, state } = plant;
  for (let k = 0; k < count; k += 1) {
    inputs.batteryExternalV[0] = state.batteryOpenCircuitV[0]! - 0.034 * state.batteryCurrentA[0]!;
    stepPlant(plant);
  }
  return plant;
}

const residual = (plant: Plant): number => {
  const { craftResidualJ, craftInJ, electricalResidualJ } = energyLedger(plant);
  return Math.max(Math.abs(craftResidualJ), Math.abs(electricalResidualJ)) / craftInJ;
};

describe('a real battery in the place of the modelled one', () => {
  it('puts its voltage on the bus and lets the loads draw their power from it', () => {
    const plant = firstOrbitPlant();
    plant.inputs.batteryExternalV[0] = 27.5;
    step(plant, MINUTE);
    const { busVoltageV, busCurrentA, loadPowerW, batteryVoltageV } = plant.state;
    expect([busVoltageV[0], batteryVoltageV[0]]).toEqual([27.5, 27.5]);
    expect(busCurrentA[0]! * 27.5).toBeCloseTo(loadPowerW[0]!, 6);
  });

  it('moves the charge by its measured current, and by the modelled one where it measures none', () => {
    const metered = firstOrbitPlant();
    metered.inputs.batteryExternalV[0] = 29;
    metered.inputs.batteryExternalA[0] = 10;
    metered.inputs.batteryExternalMetered[0] = 1;
    step(metered, 6 * MINUTE);
    expect(metered.state.batteryStateOfCharge[0]!).toBeCloseTo(0.9 - 1 / 50, 9);
    const unmetered = firstOrbitPlant();
    unmetered.inputs.batteryExternalV[0] = 29;
    step(unmetered, 6 * MINUTE);
    expect(unmetered.state.batteryCurrentA[0]!).toBeLessThan(0);
    expect(unmetered.state.batteryStateOfCharge[0]!).toBeGreaterThan(0.9);
  });

  it('is as good as the model when it measures what the model would', () => {
    const modelled = step(firstOrbitPlant(), 10 * MINUTE);
    const real = echo(firstOrbitPlant(), 10 * MINUTE);
    for (const name of ['batteryStateOfCharge', 'batteryCurrentA', 'arrayPowerW'] as const)
      expect(real.state[name][0]! / modelled.state[name][0]!).toBeCloseTo(1, 1);
  });

  it('keeps the ledger closed: what it brings beyond the model is told apart', () => {
    const plant = firstOrbitPlant();
    plant.inputs.batteryExternalV[0] = 33;
    plant.inputs.batteryExternalA[0] = -3;
    plant.inputs.batteryExternalMetered[0] = 1;
    step(plant, 20 * MINUTE);
    expect(Math.abs(plant.state.externalJ[0]!)).toBeGreaterThan(1000);
    expect(residual(plant)).toBeLessThan(1e-9);
  });

  it('leaves the model where it stands when it is unplugged', () => {
    const plant = firstOrbitPlant();
    plant.inputs.batteryExternalV[0] = 26;
    step(plant, MINUTE);
    plant.inputs.batteryExternalV[0] = 0;
    const charge = plant.state.batteryStateOfCharge[0]!;
    step(plant, MINUTE);
    expect(plant.state.batteryVoltageV[0]!).toBeGreaterThan(30);
    expect(plant.state.batteryStateOfCharge[0]!).toBeCloseTo(charge, 1);
    expect(residual(plant)).toBeLessThan(1e-9);
  });
});

describe('a real GPU in the place of the modelled one', () => {
  it('heats die and plate by its measured power, and the craft feeds it', () => {
    const idle = step(firstOrbitPlant(), 10 * MINUTE);
    const real = firstOrbitPlant();
    expect(real.inputs.gpuExternalW[0]).toBe(MODELLED_GPU);
    real.inputs.gpuExternalW[0] = 300;
    step(real, 10 * MINUTE);
    expect(real.state.gpuPowerW[0]).toBe(300);
    expect(die(real) - die(idle)).toBeGreaterThan(10);
    expect(real.state.loadPowerW[0]! - idle.state.loadPowerW[0]!).toBeCloseTo(235, 6);
    expect(residual(real)).toBeLessThan(1e-9);
  });

  it('is measured at 0 W too, and the model goes on when it is unplugged', () => {
    const plant = firstOrbitPlant();
    runJob(plant, 350);
    plant.inputs.gpuExternalW[0] = 0;
    step(plant, 10);
    expect(plant.state.gpuPowerW[0]).toBe(0);
    plant.inputs.gpuExternalW[0] = MODELLED_GPU;
    step(plant, 10);
    expect(plant.state.gpuPowerW[0]).toBeGreaterThan(300);
  });

  it('gets no power from a rail that is open', () => {
    const plant = firstOrbitPlant({ railsClosed: { LCL1: false } });
    plant.inputs.gpuExternalW[0] = 200;
    step(plant, 10);
    expect(plant.state.gpuPowerW[0]).toBe(0);
  });
});
