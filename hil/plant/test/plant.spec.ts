import { predictEclipses, predictPasses } from '@dawnline/orbit';
import {
  energyLedger,
  GPU_MODE,
  GPU_THERMAL,
  plantBytes,
  restorePlant,
  snapshotPlant,
  stepPlant,
  type Plant,
} from '@hil/plant';
import { FIRST_ORBIT_START_US, firstOrbitPlant, odc1, REVOLUTION_STEPS, runJob } from './odc-1';

function step(plant: Plant, count: number): void {
  for (let k = 0; k < count; k += 1) stepPlant(plant);
}

const node = (plant: Plant, id: string): number =>
  plant.state.nodeTemperatureK[plant.nodeIndex.get(id)!]! - 273.15;
const rail = (plant: Plant, id: string): number => plant.railIndex.get(id)!;

describe('the bypass valve', () => {
  it('is at rest where it is commanded when the flight begins, then travels at the speed of its motor', () => {
    const plant = firstOrbitPlant();
    const { inputs, state } = plant;
    const slewPerS = odc1().valveSlewPerS;
    const position = (): number => state.valvePosition[0]!;
    expect(position()).toBe(inputs.valveBypass[0]!);
    inputs.valveBypass[0] = 0.75;
    step(plant, 10);
    expect(position()).toBeCloseTo(slewPerS, 12);
    step(plant, 65);
    expect(position()).toBe(0.75);
    inputs.valveJammed[0] = 1;
    inputs.valveJamPosition[0] = 0;
    step(plant, 20);
    expect(position()).toBeCloseTo(0.75 - 2 * slewPerS, 12);
    inputs.valveJammed[0] = 0;
    step(plant, 20);
    expect(position()).toBe(0.75);
  });
});

describe('one revolution of orbit B', () => {
  it('plant check 11 (verification): the energy ledger closes to 1e-6', () => {
    const plant = firstOrbitPlant();
    runJob(plant, 313);
    plant.inputs.transmitterOn[0] = 1;
    step(plant, REVOLUTION_STEPS);
    const ledger = energyLedger(plant);
    expect(ledger.electricalInJ).toBeGreaterThan(2e6);
    expect(Math.abs(ledger.electricalResidualJ / ledger.electricalInJ)).toBeLessThan(1e-6);
    expect(Math.abs(ledger.craftResidualJ / ledger.craftInJ)).toBeLessThan(1e-6);
    expect(plant.state.radioJ[0]!).toBeCloseTo((2 * REVOLUTION_STEPS) / 10, 3);
  });

  it('sees the eclipse and the contact that the predictions give', () => {
    const plant = firstOrbitPlant();
    const { tle } = plant.sky.ephemeris;
    const end = FIRST_ORBIT_START_US + REVOLUTION_STEPS * 100_000;
    const [eclipse] = predictEclipses(tle, FIRST_ORBIT_START_US, end);
    const [pass] = predictPasses(tle, odc1().stations, FIRST_ORBIT_START_US, end);
    const changes: [string, number][] = [];
    let dark = plant.state.inEclipse[0]!;
    let contact = plant.state.contactStation[0]!;
    for (let k = 0; k < REVOLUTION_STEPS; k += 1) {
      stepPlant(plant);
      if (plant.state.inEclipse[0] !== dark) changes.push(['eclipse', plant.state.unixUs[0]!]);
      if (plant.state.contactStation[0] !== contact) changes.push(['contact', plant.state.unixUs[0]!]);
      dark = plant.state.inEclipse[0]!;
      contact = plant.state.contactStation[0]!;
    }
    const expected: [string, number, number][] = [
      ['contact', pass!.aosUs, 1e6],
      ['contact', pass!.losUs, 1e6],
      ['eclipse', eclipse!.entryUs, 2e5],
      ['eclipse', eclipse!.exitUs, 2e5],
    ];
    expect(changes.map(([name]) => name)).toEqual(expected.map(([name]) => name));
    expected.forEach(([, us, tolerance], k) =>
      expect(Math.abs(changes[k]![1] - us)).toBeLessThanOrEqual(tolerance),
    );
  });

  it('cannot carry an uncapped GPU, and carries one capped at 300 W', () => {
    const socAfter = (capW: number): number => {
      const plant = firstOrbitPlant({ stateOfCharge: 0.7 });
      runJob(plant, capW);
      step(plant, REVOLUTION_STEPS);
      return plant.state.batteryStateOfCharge[0]!;
    };
    expect(socAfter(350)).toBeLessThan(0.69);
    expect(socAfter(300)).toBeGreaterThan(0.695);
  });
});

describe('determinism', () => {
  it('two runs give the same bytes, and a snapshot goes on as if nothing had been', () => {
    const [one, other] = [firstOrbitPlant(), firstOrbitPlant()];
    for (const plant of [one, other]) {
      runJob(plant, 300);
      step(plant, 5003);
    }
    expect(Buffer.compare(plantBytes(one), plantBytes(other))).toBe(0);
    const kept = snapshotPlant(one);
    step(one, 997);
    const third = firstOrbitPlant();
    restorePlant(third, kept);
    step(third, 997);
    expect(Buffer.compare(plantBytes(one), plantBytes(third))).toBe(0);
  });

  it('works everything out at the start without moving', () => {
    const { state } = firstOrbitPlant();
    expect(state.unixUs[0]).toBe(FIRST_ORBIT_START_US);
    expect(state.busVoltageV[0]!).toBeGreaterThan(30);
    expect(state.arrayAvailableW[0]!).toBeGreaterThan(700);
    expect(state.gpuMode[0]).toBe(GPU_MODE.running);
    expect([state.solarJ[0], state.loadJ[0], state.radiatedJ[0]]).toEqual([0, 0, 0]);
  });
});

describe('rails', () => {
  it('trips on over-current, stays open, and is re-armed by an open command', () => {
    const plant = firstOrbitPlant();
    const lcl2 = rail(plant, 'LCL2');
    plant.inputs.railFaultA[lcl2] = 6;
    step(plant, 2);
    expect([
      plant.state.railTripped[lcl2],
      plant.state.railLive[lcl2],
      plant.state.railCurrentA[lcl2],
    ]).toEqual([1, 0, 0]);
    plant.inputs.railFaultA[lcl2] = 0;
    step(plant, 10);
    expect(plant.state.railLive[lcl2]).toBe(0);
    plant.inputs.railClosed[lcl2] = 0;
    step(plant, 1);
    plant.inputs.railClosed[lcl2] = 1;
    step(plant, 1);
    expect(plant.state.railLive[lcl2]).toBe(1);
  });

  it('keeps the rail that software cannot switch', () => {
    const plant = firstOrbitPlant();
    plant.inputs.railClosed[rail(plant, 'LCL3')] = 0;
    step(plant, 1);
    expect(plant.state.railLive[rail(plant, 'LCL3')]).toBe(1);
  });

  it('draws the nominal 12.5 A class of current for the GPU and sums the bus current', () => {
    const plant = firstOrbitPlant();
    runJob(plant, 350);
    step(plant, 10);
    const { state } = plant;
    expect(state.loadPowerW[0]).toBeCloseTo(497, 6);
    expect(state.railCurrentA[rail(plant, 'LCL1')]! * state.busVoltageV[0]!).toBeCloseTo(350, 6);
  });

  it('turns the battery heater on by its own thermostat', () => {
    const plant = firstOrbitPlant({ temperaturesC: { battery: 1 } });
    step(plant, 1);
    expect(plant.state.railLive[rail(plant, 'H2')]).toBe(1);
    expect(plant.inputs.railClosed[rail(plant, 'H2')]).toBe(0);
  });

  it('goes dark when the pack is empty, and comes back in the Sun', () => {
    const plant = firstOrbitPlant({ stateOfCharge: 0.002 });
    plant.inputs.arrayStringHealth.fill(0);
    step(plant, 3000);
    expect([plant.state.batteryCut[0], plant.state.loadPowerW[0]]).toEqual([1, 0]);
    plant.inputs.arrayStringHealth.fill(1);
    step(plant, 6000);
    expect(plant.state.batteryCut[0]).toBe(0);
    expect(plant.state.loadPowerW[0]!).toBeGreaterThan(100);
    const ledger = energyLedger(plant);
    expect(Math.abs(ledger.electricalResidualJ / ledger.electricalInJ)).toBeLessThan(1e-4);
  });
});

describe('GPU in the plant', () => {
  it('boots for 45 s after its rail closes, and after a reset', () => {
    const plant = firstOrbitPlant({ railsClosed: {}, gpusBooted: false });
    runJob(plant, 300);
    step(plant, 5);
    expect(plant.state.gpuMode[0]).toBe(GPU_MODE.off);
    plant.inputs.railClosed[rail(plant, 'LCL1')] = 1;
    step(plant, 450);
    expect([plant.state.gpuMode[0], plant.state.gpuPowerW[0]]).toEqual([GPU_MODE.booting, 65]);
    step(plant, 1);
    expect(plant.state.gpuMode[0]).toBe(GPU_MODE.running);
    expect(plant.state.gpuPowerW[0]!).toBeCloseTo(300, 6);
    plant.inputs.gpuHung[0] = 1;
    step(plant, 1);
    expect(plant.state.gpuThroughput[0]).toBe(0);
    plant.inputs.gpuResetRequested[0] = 1;
    step(plant, 1);
    expect([plant.state.gpuMode[0], plant.inputs.gpuHung[0]]).toEqual([GPU_MODE.booting, 0]);
    step(plant, 450);
    expect(plant.state.gpuThroughput[0]!).toBeCloseTo(0.87, 2);
  });

  it('slows down when the pump stops and nobody acts', () => {
    const plant = firstOrbitPlant();
    runJob(plant, 350);
    plant.inputs.pumpOn[0] = 0;
    const seen = new Set<number>();
    for (let k = 0; k < 20_000 && plant.state.gpuMode[0] !== GPU_MODE.lost; k += 1) {
      stepPlant(plant);
      seen.add(plant.state.gpuThermalState[0]!);
    }
    expect([...seen]).toEqual(expect.arrayContaining([GPU_THERMAL.free, GPU_THERMAL.softwareSlowdown]));
    expect(node(plant, 'die')).toBeGreaterThan(80);
  });

  it('falls off the bus until a power cycle', () => {
    const plant = firstOrbitPlant();
    plant.inputs.gpuLost[0] = 1;
    step(plant, 1);
    plant.inputs.gpuResetRequested[0] = 1;
    step(plant, 1);
    expect(plant.state.gpuMode[0]).toBe(GPU_MODE.lost);
    plant.inputs.railClosed[rail(plant, 'LCL1')] = 0;
    step(plant, 1);
    plant.inputs.railClosed[rail(plant, 'LCL1')] = 1;
    step(plant, 452);
    expect(plant.state.gpuMode[0]).toBe(GPU_MODE.running);
  });
});
