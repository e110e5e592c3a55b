import type { PlantParameters } from '../parameters';
import { ZERO_CELSIUS_K } from '../numerics';
import { createThermalNetwork, setFlow, stepThermal, type ThermalNetwork } from '../thermal';
import { odc1 } from './odc-1';

const craft = odc1();
const ids = craft.nodes.map((node) => node.id);
const at = (id: string): number => ids.indexOf(id);

interface Net {
  network: ThermalNetwork;
  temperature: Float64Array;
  heat: Float64Array;
}

function heatOf(gpuW: number, hostW: number, structureW: number, batteryW: number): Float64Array {
  const heat = new Float64Array(ids.length);
  for (const { node, share } of craft.gpus[0]!.heat) heat[at(node)]! += gpuW * share;
  heat[at('host')]! += hostW;
  heat[at('structure')]! += structureW;
  heat[at('battery')]! += batteryW;
  return heat;
}

function net(heat: Float64Array, parameters: PlantParameters = craft, celsius = 10): Net {
  const temperature = new Float64Array(ids.length).fill(celsius + ZERO_CELSIUS_K);
  return { network: createThermalNetwork(parameters), temperature, heat };
}

const ledger = () => ({ absorbedJ: new Float64Array(1), radiatedJ: new Float64Array(1) });

function run({ network, temperature, heat }: Net, seconds: number): void {
  const sink = ledger();
  for (let k = 0; k < seconds * 10; k += 1) stepThermal(network, temperature, heat, sink);
}

/** Seven times the slowest time constant of 13,936 s. */
const SETTLE_S = 100_000;
const celsius = (of: Net, id: string): number => of.temperature[at(id)]! - ZERO_CELSIUS_K;

const settled = (
  gpuW: number,
  hostW: number,
  structureW = 72,
  batteryW = 3,
  parameters: PlantParameters = craft,
): Net => {
  const result = net(heatOf(gpuW, hostW, structureW, batteryW), parameters);
  run(result, SETTLE_S);
  return result;
};

/** One panel lost: its conductance to the loop and its surface are gone. */
const onePanel: PlantParameters = {
  ...craft,
  conductances: craft.conductances.filter(({ between }) => !between.includes('radiator-b')),
  radiators: craft.radiators.filter(({ node }) => node !== 'radiator-b'),
};

describe('steady states of ODC-1 without bypass and heaters', () => {
  const full = settled(350, 75);

  it('GPU 350 W', () => {
    const expected: Record<string, number> = {
      die: 44.9,
      hbm: 43.0,
      plate: 33.0,
      loop: 22.4,
      'radiator-a': 7.4,
      structure: 18.9,
      battery: 23.9,
      host: 31.8,
    };
    for (const [id, value] of Object.entries(expected))
      expect(Math.abs(celsius(full, id) - value)).toBeLessThan(0.06);
  });

  it.each([
    [350, { die: 95.1, loop: 72.7, structure: 42.5, battery: 47.5 }],
    [250, { die: 66.4, loop: 50.3, structure: 32.3, battery: 37.3 }],
    [200, { die: 51.0, loop: 38.1, structure: 26.6, battery: 31.5 }],
  ])('one panel lost at %d W', (gpuW, expected) => {
    const lost = settled(gpuW, 75, 72, 3, onePanel);
    for (const [id, value] of Object.entries(expected))
      expect(Math.abs(celsius(lost, id) - value)).toBeLessThan(0.15);
  });

  it('GPU idle, and all off', () => {
    const idle = settled(65, 50);
    expect(Math.abs(celsius(idle, 'die') - -31)).toBeLessThan(1);
    expect(Math.abs(celsius(idle, 'loop') - -35)).toBeLessThan(1);
    expect(Math.abs(celsius(idle, 'battery') - -7)).toBeLessThan(1);
    expect(Math.abs(celsius(settled(0, 0, 72, 0), 'loop') - -67)).toBeLessThan(1.5);
    expect(Math.abs(celsius(settled(0, 0, 0, 0), 'loop') - -86)).toBeLessThan(1.5);
  });

  it.each([
    [350, [245, 260, 300]],
    [200, [570, 600, 700]],
  ])('pump stop at %d W: the die reaches 87, 89, 95 C in time', (gpuW, expected) => {
    // The stop is at the steady state of full power; the cap falls with it.
    const stopped = { ...settled(350, 75), heat: heatOf(gpuW, 75, 72, 3) };
    setFlow(stopped.network, 0, 0);
    const reached: number[] = [];
    for (let k = 1; k < 10_000 && reached.length < 3; k += 1) {
      run(stopped, 0.1);
      if (celsius(stopped, 'die') >= [87, 89, 95][reached.length]!) reached.push(k / 10);
    }
    expected.forEach((seconds, k) => expect(Math.abs(reached[k]! - seconds)).toBeLessThanOrEqual(5));
  });
});

describe('integration', () => {
  it('agrees with a thousand times finer explicit steps through a power step', () => {
    const coarse = net(heatOf(350, 75, 72, 3));
    const fine = Float64Array.from(coarse.temperature);
    const dt = 1e-3;
    for (let k = 0; k < 20_000; k += 1) {
      const rate = Float64Array.from(coarse.heat);
      for (const { between, conductanceWK } of craft.conductances) {
        const [a, b] = [at(between[0]!), at(between[1]!)];
        const watts = conductanceWK * (fine[b]! - fine[a]!);
        rate[a]! += watts;
        rate[b]! -= watts;
      }
      for (let r = 0; r < coarse.network.radiatorNode.length; r += 1) {
        const node = coarse.network.radiatorNode[r]!;
        const t2 = fine[node]! * fine[node]!;
        rate[node]! += coarse.network.radiatorAbsorbedW[r]! - coarse.network.radiatorSigma[r]! * t2 * t2;
      }
      for (let node = 0; node < fine.length; node += 1)
        fine[node]! += (rate[node]! * dt) / craft.nodes[node]!.capacityJK;
    }
    run(coarse, 20);
    fine.forEach((value, node) => expect(Math.abs(coarse.temperature[node]! - value)).toBeLessThan(0.02));
  });

  it('keeps heat: what goes in is stored or radiated', () => {
    const case_ = net(heatOf(350, 75, 72, 3));
    const sink = ledger();
    const stored = (): number =>
      craft.nodes.reduce((sum, node, k) => sum + node.capacityJK * case_.temperature[k]!, 0);
    const before = stored();
    const seconds = 5000;
    for (let k = 0; k < seconds * 10; k += 1) stepThermal(case_.network, case_.temperature, case_.heat, sink);
    const input = 500 * seconds + sink.absorbedJ[0]!;
    expect(Math.abs(input - sink.radiatedJ[0]! - (stored() - before)) / input).toBeLessThan(1e-9);
  });

  it('bypass keeps the loop warm', () => {
    const case_ = net(heatOf(65, 50, 72, 3));
    setFlow(case_.network, 1, 1);
    run(case_, 20_000);
    expect(celsius(case_, 'loop')).toBeGreaterThan(10);
  });
});
