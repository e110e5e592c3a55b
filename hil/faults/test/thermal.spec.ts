import { TcsLoopCommand } from '@dawnline/contracts';
import { energyLedger, stepPlant, type PlantInputs } from '@hil/plant';
import { planned, Rig } from './rig';

const S = 1_000_000;
const HOUR_S = 3600;

const celsius = ({ flight: { plant } }: Rig, node: string): number =>
  plant.state.nodeTemperatureK[plant.nodeIndex.get(node)!] - 273.15;

/** A rig whose GPU computes at full power. */
function busy(): Rig {
  const rig = new Rig([]);
  rig.bind('alpha', 1);
  return rig.run(1);
}

/** Time for the plant alone: devices and faults stand as they are. */
function soak(rig: Rig, seconds: number): Rig {
  for (let step = 0; step < seconds * 10; step++) stepPlant(rig.flight.plant);
  return rig;
}

function strike(rig: Rig, fault: string, target: string, parameters: Record<string, number> = {}): Rig {
  const { trigger: _, ...plan } = planned(fault, target, { parameters, durationUs: 1e6 * S });
  expect(rig.injector.inject(plan, rig.flight.nowUs)).toBeNull();
  return rig;
}

function heal(rig: Rig): Rig {
  expect(rig.injector.heal('f1', rig.flight.nowUs)).toBe(true);
  expect(struckInputs(rig)).toEqual([]);
  return rig;
}

/** Inputs that differ from those of a plant that nothing has struck. */
function struckInputs({ flight: { plant } }: Rig): string[] {
  const well = new Rig([]).flight.plant.inputs;
  const names = Object.keys(well) as (keyof PlantInputs)[];
  const ours: (keyof PlantInputs)[] = [
    'valveJammed',
    'coolantLost',
    'gpuContact',
    'radiatorArea',
    'radiatorEmissivityLoss',
    'environmentExtraWM2',
    'heatPulseJ',
    'pumpHealth',
  ];
  return names.filter(
    (name) => ours.includes(name) && !plant.inputs[name].every((v, k) => v === well[name][k]),
  );
}

describe('thermal.radiator-loss', () => {
  it.each<Record<string, number>>([{ area: 0.5 }, { area: 0, emissivity: 0.3 }])(
    '%j: less is radiated; it heals',
    (how) => {
      const well = soak(busy(), HOUR_S);
      const struck = soak(strike(busy(), 'thermal.radiator-loss', 'radiator-a', how), HOUR_S).run(2);
      expect(celsius(struck, 'radiator-a')).toBeGreaterThan(celsius(well, 'radiator-a') + 5);
      expect(celsius(struck, 'loop')).toBeGreaterThan(celsius(well, 'loop') + 3);
      expect(Number(struck.flight.last('tcs/loop').loopAC)).toBeGreaterThan(celsius(well, 'loop') + 1);
      soak(heal(struck), 2 * HOUR_S);
      soak(well, 2 * HOUR_S);
      expect(Math.abs(celsius(struck, 'loop') - celsius(well, 'loop'))).toBeLessThan(1);
    },
  );

  it('a leak takes the flow once the accumulator is empty, and the heal gives it back', () => {
    const leaking = strike(busy(), 'thermal.radiator-loss', 'radiator-a', { area: 0, leak: 6 });
    const flow = (): number => Number(leaking.flight.last('tcs/loop').flowRatio);
    leaking.run(50);
    expect(flow()).toBeGreaterThan(0.97);
    // A tenth a minute: after 240 s 0.4 is lost, and a share of (0.6 - 0.4) / 0.5 of the flow is left.
    leaking.run(190);
    expect(flow()).toBeCloseTo(0.4, 1);
    heal(leaking).run(2);
    expect(flow()).toBeGreaterThan(0.97);
  });

  it('leaks only while it is there, and all of the coolant at most', () => {
    const rig = new Rig([
      planned('thermal.radiator-loss', 'radiator-b', {
        durationUs: 500 * S,
        shape: { kind: 'intermittent', periodUs: 20 * S, duty: 0.5 },
        parameters: { area: 0.5, leak: 30 },
      }),
    ]).run(101);
    const { coolantLost, radiatorArea } = rig.flight.plant.inputs;
    expect(coolantLost[0]).toBeCloseTo((50 * 30) / HOUR_S, 2);
    expect([...radiatorArea]).toEqual([1, 0.5, 1]);
    rig.run(10);
    expect([...radiatorArea]).toEqual([1, 1, 1]);
    rig.run(250);
    expect(coolantLost[0]).toBeCloseTo(1, 9);
    rig.run(150);
    expect(rig.story).toEqual(['1 f1 onset', '501 f1 heal']);
    expect(struckInputs(rig)).toEqual([]);
  });
});

describe('thermal.gpu-hot-spot', () => {
  it('makes the die hotter per watt, and heals', () => {
    const perWatt = (rig: Rig): number =>
      (celsius(rig, 'die') - celsius(rig, 'plate')) / rig.flight.plant.state.gpuPowerW[0];
    const well = soak(busy(), 300);
    const spot = strike(busy(), 'thermal.gpu-hot-spot', 'gpu/0', { factor: 0.4 });
    soak(spot, 300).run(1);
    expect(perWatt(spot)).toBeGreaterThan(1.6 * perWatt(well));
    expect(Number(spot.flight.last('gpu/0/margin').dieC)).toBeGreaterThan(celsius(well, 'die') + 5);
    soak(heal(spot), 300);
    expect(perWatt(spot)).toBeCloseTo(perWatt(well), 3);
  });
});

describe('thermal.hot-case', () => {
  it('heats every radiating surface, and heals', () => {
    const well = soak(busy(), HOUR_S);
    const hot = soak(strike(busy(), 'thermal.hot-case', 'environment', { extra: 100 }), HOUR_S);
    const extraJ = hot.flight.plant.state.absorbedJ[0] - well.flight.plant.state.absorbedJ[0];
    expect(extraJ / (100 * 1.1 * HOUR_S)).toBeCloseTo(1, 9);
    expect(celsius(hot, 'loop')).toBeGreaterThan(celsius(well, 'loop') + 5);
    hot.run(2);
    expect(Number(hot.flight.last('tcs/loop').radiatorBC)).toBeGreaterThan(celsius(well, 'radiator-b') + 5);
    soak(heal(hot), 3 * HOUR_S);
    soak(well, 3 * HOUR_S);
    expect(Math.abs(celsius(hot, 'loop') - celsius(well, 'loop'))).toBeLessThan(1);
  });
});

describe('thermal.cold-start', () => {
  it('chills the loop and all that it cools, takes the heat by the ledger, and leaves the rest', () => {
    const rig = new Rig([planned('thermal.cold-start', 'loop', { parameters: { loop: -45 } })]);
    const [structure, battery] = [celsius(rig, 'structure'), celsius(rig, 'battery')];
    rig.run(1.1);
    for (const node of ['die', 'hbm', 'plate', 'host', 'loop', 'radiator-a', 'radiator-b'])
      expect(Math.abs(celsius(rig, node) - -45)).toBeLessThan(0.5);
    expect(celsius(rig, 'structure')).toBeCloseTo(structure, 1);
    expect(celsius(rig, 'battery')).toBeCloseTo(battery, 1);
    const { pulsedJ } = rig.flight.plant.state;
    expect(pulsedJ[0]).toBeLessThan(-500_000);
    rig.run(2);
    expect(Number(rig.flight.last('tcs/loop').loopBC)).toBeLessThan(-40);
    expect(rig.story).toEqual(['1 f1 onset', '1 f1 heal']);
    expect(struckInputs(rig)).toEqual([]);
    const { craftResidualJ, craftInJ } = energyLedger(soak(rig, HOUR_S).flight.plant);
    expect(Math.abs(craftResidualJ / craftInJ)).toBeLessThan(1e-6);
  });

  it('warms up again by what heats it', () => {
    const cold = busy();
    cold.injector.inject(
      planned('thermal.cold-start', 'loop', { parameters: { loop: -69 } }),
      cold.flight.nowUs,
    );
    cold.run(0.1);
    expect(celsius(cold, 'loop')).toBeLessThan(-68);
    const well = soak(busy(), 3 * HOUR_S);
    expect(Math.abs(celsius(soak(cold, 3 * HOUR_S), 'loop') - celsius(well, 'loop'))).toBeLessThan(1);
  });

  it('leaves what is colder, and chills the battery when it is told to: no charge below 0 C', () => {
    const rig = new Rig([planned('thermal.cold-start', 'loop', { parameters: { loop: 0, battery: -5 } })]);
    const { plant } = rig.flight;
    plant.state.nodeTemperatureK[plant.nodeIndex.get('radiator-a')!] = 233.15;
    expect(plant.state.batteryCurrentA[0]).toBeLessThan(0);
    rig.run(1.2);
    expect(celsius(rig, 'radiator-a')).toBeLessThan(-38);
    expect(celsius(rig, 'battery')).toBeCloseTo(-5, 1);
    expect(plant.state.batteryCurrentA[0]).toBeCloseTo(0, 9);
  });
});

/** What thermal-controller would say to pumps and valve. */
function command(rig: Rig, bypassRatio: number, pump: 'prime' | 'standby' = 'prime'): void {
  const pumps = { pumpPrime: pump === 'prime', pumpStandby: pump === 'standby' };
  rig.flight.command(TcsLoopCommand, 'thermal-controller', { ...pumps, bypassRatio });
}

describe('actuator.valve-stuck', () => {
  it('holds the valve against its command, shows where it stands, and lets go', () => {
    const position = (rig: Rig): number => Number(rig.flight.last('tcs/loop').bypassRatio);
    const stuck = strike(busy(), 'actuator.valve-stuck', 'bypass', { position: 0.8 });
    const well = busy();
    for (const rig of [stuck, well]) {
      command(rig, 0.2);
      soak(rig.run(1), 900).run(1);
    }
    expect(position(well)).toBeCloseTo(0.2, 1);
    expect(position(stuck)).toBeCloseTo(0.8, 1);
    expect(stuck.flight.plant.inputs.valveBypass[0]).toBe(0.2);
    expect(celsius(stuck, 'loop')).toBeGreaterThan(celsius(well, 'loop') + 10);
    expect(celsius(stuck, 'radiator-a')).toBeLessThan(celsius(well, 'radiator-a') - 10);
    // From 0.8 to 0.2 at a tenth of its travel a second; the sample is a second old at most.
    heal(stuck).run(3);
    expect(position(stuck)).toBeGreaterThan(0.45);
    expect(position(stuck)).toBeLessThan(0.65);
    stuck.run(4.1);
    expect(position(stuck)).toBeCloseTo(0.2, 1);
  });
});

describe('actuator.pump-degraded', () => {
  it('strikes the standby pump too, and only that', () => {
    const rig = strike(busy(), 'actuator.pump-degraded', 'standby', { flow: 0.3 }).run(2);
    const flow = (): number => Number(rig.flight.last('tcs/loop').flowRatio);
    expect(flow()).toBeGreaterThan(0.95);
    const standby = 1 << rig.flight.plant.railIndex.get('LCL8')!;
    rig.flight.bench.switches.command(standby, standby, true, rig.flight.nowUs);
    command(rig, 0, 'standby');
    rig.run(2);
    expect(flow()).toBeCloseTo(0.3, 1);
    heal(rig).run(2);
    expect(flow()).toBeGreaterThan(0.95);
  });

  it('stopped at full power, heats the die by 30 K in about four minutes, and lets it cool', () => {
    const rig = soak(busy(), HOUR_S);
    const before = celsius(rig, 'die');
    soak(strike(rig, 'actuator.pump-degraded', 'prime', { flow: 0 }), 265);
    expect(celsius(rig, 'die') - before).toBeGreaterThan(25);
    expect(celsius(rig, 'die') - before).toBeLessThan(40);
    expect(celsius(soak(heal(rig), 600), 'die')).toBeLessThan(55);
  });
});
