import { EpsSwitchesCommand, TcsHeaterCommand } from '@dawnline/contracts';
import { planned, Rig } from './rig';

const S = 1_000_000;
const LCL2 = 1;
const LCL6 = 5;
const H1 = 8;
const H2 = 9;

const struck = (fault: string, target: string, parameters: Record<string, string | number>, durationUs = 0) =>
  new Rig([planned(fault, target, { parameters, durationUs })]);

function command(rig: Rig, index: number, isClosed: boolean): Rig {
  const states = isClosed ? 1 << index : 0;
  rig.flight.command(EpsSwitchesCommand, 'power-manager', {
    switchMask: 1 << index,
    states,
    gpuPermission: true,
  });
  return rig.run(2);
}

const heat = (rig: Rig, heatersOn: number): Rig => {
  rig.flight.command(TcsHeaterCommand, 'thermal-controller', { heatersOn });
  return rig.run(2);
};

const currents = (rig: Rig): number[] => rig.flight.last('eps/switches').currentA as number[];
const closed = (rig: Rig): boolean[] => rig.flight.last('eps/switches').closed as boolean[];

describe('actuator.heater-stuck', () => {
  it('on: heats uncommanded until the switch above it opens', () => {
    const rig = struck('actuator.heater-stuck', 'H1', { state: 'on' }, 20 * S).run(5);
    expect(currents(rig)[H1]).toBeCloseTo(0.47, 1);
    command(rig, H1, false);
    expect(currents(rig)[H1]).toBe(0);
    command(rig, H1, true);
    expect(currents(rig)[H1]).toBeGreaterThan(0.4);
    expect(currents(rig.run(20))[H1]).toBe(0);
  });

  it('off: neither command nor thermostat heats, until it is whole again', () => {
    const rig = struck('actuator.heater-stuck', 'H2', { state: 'off' }, 20 * S);
    const { plant } = rig.flight;
    plant.state.nodeTemperatureK[plant.nodeIndex.get('battery')!] = 274;
    heat(rig, 0b10);
    expect(currents(rig.run(3))[H2]).toBe(0);
    expect([closed(rig)[H2], plant.state.thermostatOn[0]]).toEqual([true, 1]);
    expect(currents(rig.run(20))[H2]).toBeGreaterThan(0.4);
  });
});

describe('actuator.switch-failed', () => {
  it('will not open: the status says open, the current tells', () => {
    const rig = struck('actuator.switch-failed', 'LCL2', { mode: 'will-not-open' }, 10 * S).run(2);
    command(rig, LCL2, false);
    expect(closed(rig)[LCL2]).toBe(false);
    expect(currents(rig)[LCL2]).toBeGreaterThan(1);
    rig.run(10);
    expect(currents(rig)[LCL2]).toBe(0);
  });

  it('will not open: nor does its trip help', () => {
    const rig = struck('actuator.switch-failed', 'LCL2', { mode: 'will-not-open' }).run(2);
    rig.flight.plant.inputs.railFaultA[LCL2] = 8;
    rig.run(2);
    expect(rig.flight.bench.switches.trips[LCL2]).toBe(1);
    expect(currents(rig)[LCL2]).toBeGreaterThan(8);
  });

  it('will not close: once open it stays so, whatever the status says', () => {
    const rig = struck('actuator.switch-failed', 'LCL6', { mode: 'will-not-close' }, 10 * S).run(2);
    rig.flight.plant.inputs.transmitterOn[1] = 1;
    command(rig, LCL6, true);
    expect(closed(rig)[LCL6]).toBe(true);
    expect(currents(rig)[LCL6]).toBe(0);
    rig.run(10);
    expect(currents(rig)[LCL6]).toBeGreaterThan(2);
  });

  it('reports wrong: only the status bit is', () => {
    const rig = struck('actuator.switch-failed', 'LCL2', { mode: 'reports-wrong' }, 10 * S).run(5);
    expect([closed(rig)[LCL2], rig.flight.plant.state.railLive[LCL2]]).toEqual([false, 1]);
    expect(closed(rig.run(10))[LCL2]).toBe(true);
  });
});

describe('actuator.drive-loss', () => {
  it('array: its power falls along the ramp while the craft points well', () => {
    const rig = struck('actuator.drive-loss', 'attitude', { offPoint: 60, ramp: 20 }, 60 * S).run(1);
    const { state } = rig.flight.plant;
    const before = state.arrayAvailableW[0];
    rig.run(10);
    expect(state.arrayAvailableW[0] / before).toBeCloseTo(Math.cos(Math.PI / 6), 1);
    rig.run(40);
    expect(state.arrayAvailableW[0] / before).toBeCloseTo(0.5, 1);
    expect(rig.flight.last('adcs/state').attitudeErrorDeg).toBeLessThan(1);
    rig.run(20);
    expect(state.arrayAvailableW[0] / before).toBeCloseTo(1, 1);
  });

  it('wheel: the attitude sensors see it too', () => {
    const rig = struck(
      'actuator.drive-loss',
      'attitude',
      { drive: 'wheel', offPoint: 30, ramp: 0 },
      20 * S,
    ).run(10);
    expect(rig.flight.last('adcs/state').attitudeErrorDeg).toBeCloseTo(30, 0);
    rig.run(20);
    expect(rig.flight.last('adcs/state').attitudeErrorDeg).toBeLessThan(1);
  });
});
