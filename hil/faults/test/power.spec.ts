import { EpsSwitchesCommand } from '@dawnline/contracts';
import { energyLedger } from '@hil/plant';
import { planned, Rig } from './rig';

const S = 1_000_000;
const MINUTE = 60 * S;
const LCL1 = 0;
const LCL2 = 1;
const LCL7 = 6;

/** A flight with one fault at 1 s, for so long. */
const struck = (
  fault: string,
  target: string,
  parameters: Record<string, string | number> = {},
  durationUs = 0,
): Rig => new Rig([planned(fault, target, { parameters, durationUs })]);

/** What the ledger loses, as a share of what it moves. */
const residual = (rig: Rig): number => {
  const { electricalResidualJ, electricalOutJ, craftResidualJ, craftOutJ } = energyLedger(rig.flight.plant);
  return Math.max(Math.abs(electricalResidualJ / electricalOutJ), Math.abs(craftResidualJ / craftOutJ));
};

describe('power.string-loss', () => {
  const sample = (rig: Rig) => rig.flight.last('eps/array') as Record<string, number>;

  it('takes half of the power, shows the dead string, and gives it back', () => {
    const rig = struck('power.string-loss', 'array', {}, 60 * S);
    rig.bind('alpha', 0);
    rig.run(1);
    const before = rig.flight.plant.state.arrayAvailableW[0];
    rig.run(30);
    expect(rig.flight.plant.state.arrayAvailableW[0] / before).toBeCloseTo(0.5, 2);
    expect(sample(rig).stringCurrentAA).toBe(0);
    expect(sample(rig).stringCurrentBA).toBeGreaterThan(4);
    rig.run(40);
    expect(rig.flight.plant.state.arrayAvailableW[0] / before).toBeCloseTo(1, 2);
    expect(sample(rig).stringCurrentAA).toBeGreaterThan(2);
    expect(residual(rig)).toBeLessThan(1e-6);
  });

  it('shorted: the string carries its short-circuit current and feeds nobody', () => {
    const rig = struck('power.string-loss', 'array', { kind: 'short', strings: 2 }, 30 * S).run(20);
    expect(rig.flight.plant.state.arrayPowerW[0]).toBe(0);
    expect(sample(rig).stringCurrentAA).toBeGreaterThan(5);
    rig.run(20);
    expect(rig.flight.plant.state.arrayPowerW[0]).toBeGreaterThan(100);
  });

  it('tracker stuck: says so, and gives less', () => {
    const rig = struck('power.string-loss', 'array', { kind: 'tracker-stuck' }, 30 * S).run(20);
    const { arrayAvailableW, arraySoundW } = rig.flight.plant.state;
    expect(arrayAvailableW[0] / arraySoundW[0]).toBeLessThan(0.75);
    expect(sample(rig)).toMatchObject({ mpptTracking: false, voltageV: expect.closeTo(61, 0) });
    rig.run(20);
    expect(arrayAvailableW[0]).toBe(arraySoundW[0]);
    expect(sample(rig).mpptTracking).toBe(true);
  });
});

describe('power.cell-fault', () => {
  const spread = (rig: Rig): number => rig.flight.last('eps/battery').cellSpreadV as number;

  it('faded: the spread grows as the group discharges faster, and shrinks when it is sound again', () => {
    const rig = struck('power.cell-fault', 'battery', { fade: 0.5 }, (15 * MINUTE) / 1);
    rig.flight.plant.inputs.sunBlocked[0] = 1;
    rig.run(900);
    const faded = spread(rig);
    expect(faded).toBeGreaterThan(0.02);
    rig.run(60);
    expect(spread(rig)).toBeLessThan(faded);
    expect(rig.flight.plant.inputs.cellGroupShare[0]).toBe(1);
    expect(residual(rig)).toBeLessThan(1e-6);
  });

  it('open: the resistance shows at once', () => {
    const rig = struck('power.cell-fault', 'battery', { kind: 'open', cells: 5 }, 30 * S);
    rig.flight.plant.inputs.sunBlocked[0] = 1;
    rig.run(1);
    expect(spread(rig)).toBeLessThan(0.015);
    rig.run(20);
    expect(spread(rig)).toBeGreaterThan(0.02);
    rig.run(20);
    expect(spread(rig)).toBeLessThan(0.015);
  });

  it('short: the group drains, its voltage falls, the pack warms', () => {
    const rig = struck('power.cell-fault', 'battery', { kind: 'short' }, 300 * S).run(290);
    const { cellGroupStateOfCharge, batteryStateOfCharge, batteryHeatW } = rig.flight.plant.state;
    expect(batteryStateOfCharge[0] - cellGroupStateOfCharge[0]).toBeGreaterThan(0.02);
    expect(batteryHeatW[0]).toBeGreaterThan(70);
    expect(spread(rig)).toBeGreaterThan(0.03);
    rig.run(20);
    // Its charge is gone; only the leak is healed, and the balancer works on the rest.
    expect(batteryHeatW[0]).toBeLessThan(30);
  });

  it('leaves a cell in the group', () => {
    const rig = struck('power.cell-fault', 'battery', { kind: 'open', cells: 9 });
    expect(rig.run(2).story).toEqual(['1 f1 onset']);
  });
});

describe('power.soc-error', () => {
  it('makes a count of the charge wrong by the error, then ends', () => {
    const rig = struck('power.soc-error', 'charge-estimate', { error: 0.1, over: 600 });
    let countedAs = 0;
    let trueAs = 0;
    for (let second = 0; second < 605; second += 1) {
      rig.run(1);
      const { currentAA, currentBA } = rig.flight.last('eps/battery') as Record<string, number>;
      expect(Math.abs(currentAA - currentBA)).toBeLessThan(2);
      countedAs += currentAA;
      trueAs += rig.flight.plant.state.batteryCurrentA[0];
    }
    expect((trueAs - countedAs) / 3600 / 50).toBeCloseTo(0.1, 2);
    expect(rig.story).toEqual(['1 f1 onset', '601 f1 heal']);
  });
});

describe('power.undervoltage', () => {
  const lived = (rig: Rig): number[] => Array.from(rig.flight.plant.state.railBrownouts);

  it('is ridden through when it is short', () => {
    const rig = struck('power.undervoltage', 'bus-power', {}, 1000).run(3);
    expect(lived(rig)).toEqual(lived(rig).map(() => 0));
    expect(rig.flight.plant.state.gpuMode[0]).toBe(2);
  });

  it('drops what cannot bridge it, shows on the bus, and is over by itself', () => {
    const rig = struck('power.undervoltage', 'bus-power', {}, 200_000).run(1.1);
    const { state } = rig.flight.plant;
    expect(state.busVoltageV[0] / state.batteryVoltageV[0]).toBeCloseTo(0.5, 6);
    expect(rig.flight.last('eps/bus').voltageV).toBeLessThan(18);
    rig.run(0.3);
    expect(state.busVoltageV[0]).toBe(state.batteryVoltageV[0]);
    expect([lived(rig)[LCL1], lived(rig)[LCL2]]).toEqual([1, 1]);
    expect([state.gpuMode[0], state.railLive[LCL1]]).toEqual([1, 1]);
    expect(rig.story).toEqual(['1 f1 onset', '1.2 f1 heal']);
  });
});

describe('power.pcdu-reset', () => {
  const samples = (rig: Rig): number => rig.flight.of('eps/switches').length;

  it('says and hears nothing, keeps its states, and is back', () => {
    const rig = struck('power.pcdu-reset', 'power-switching').run(2);
    const before = samples(rig);
    const open = { switchMask: 1 << LCL7, states: 0, gpuPermission: true };
    rig.flight.command(EpsSwitchesCommand, 'power-manager', open);
    rig.run(3.5);
    expect(samples(rig)).toBe(before);
    expect(rig.flight.plant.state.railLive[LCL7]).toBe(1);
    rig.run(3);
    expect(samples(rig)).toBeGreaterThan(before);
    rig.flight.command(EpsSwitchesCommand, 'power-manager', open);
    rig.run(1);
    expect(rig.flight.plant.state.railLive[LCL7]).toBe(0);
  });

  it('comes back with every switch at its default when the states are lost', () => {
    const rig = struck('power.pcdu-reset', 'power-switching', { states: 'lost' });
    rig.flight.bench.switches.command(1 << LCL7, 0, true, 0);
    rig.run(1);
    expect([rig.flight.plant.state.railLive[LCL1], rig.flight.plant.state.railLive[LCL7]]).toEqual([1, 0]);
    rig.run(8);
    const closed = rig.flight.last('eps/switches').closed as boolean[];
    expect([closed[LCL1], closed[LCL7]]).toEqual([false, true]);
  });
});

describe('power.long-eclipse', () => {
  it('in the light: dark for as long as asked, then light again', () => {
    const rig = struck('power.long-eclipse', 'array', { extra: 2 }).run(100);
    const { state } = rig.flight.plant;
    expect([state.inEclipse[0], state.arrayPowerW[0]]).toEqual([1, 0]);
    expect(rig.flight.last('adcs/state').sunSensor).toBeLessThan(0.05);
    rig.run(30);
    expect([state.inEclipse[0], rig.story.at(-1)]).toEqual([0, '121 f1 heal']);
    expect(state.arrayPowerW[0]).toBeGreaterThan(100);
  });

  it('in an eclipse: longer than it by as much', () => {
    const dark = new Rig([]);
    let seconds = 0;
    for (; dark.flight.plant.state.inEclipse[0] === 0; seconds += 10) dark.run(10);
    let lasted = 0;
    for (; dark.flight.plant.state.inEclipse[0] === 1; lasted += 1) dark.run(1);
    const rig = new Rig([
      planned('power.long-eclipse', 'array', {
        trigger: { kind: 'time', atUs: (seconds + 60) * S },
        parameters: { extra: 5 },
      }),
    ]).run(seconds);
    let longer = 0;
    for (; rig.flight.plant.state.inEclipse[0] === 1; longer += 1) rig.run(1);
    expect(Math.abs(longer - lasted - 300)).toBeLessThanOrEqual(2);
  });

  it('off-point: there is light, but none on the array', () => {
    const rig = struck('power.long-eclipse', 'array', { cause: 'off-point', extra: 1 }).run(30);
    const { state } = rig.flight.plant;
    expect([state.lightFraction[0], state.arrayPowerW[0]]).toEqual([1, 0]);
    expect(rig.flight.last('adcs/state').attitudeErrorDeg).toBeCloseTo(90, 0);
    rig.run(40);
    expect(state.arrayPowerW[0]).toBeGreaterThan(100);
  });
});
