import type { PlantParameters } from '../parameters';
import { circulationLeft } from '../thermal';
import { FULL, Net, timeConstantsS, type HeatW } from './net';
import { odc1 } from './odc-1';

const craft = odc1();
/** Seven times the slowest time constant of 13,936 s. */
const SETTLE_S = 100_000;

/** Steps of 10 s: as good as those of the grid, a test below compares them. */
const settled = (heat: HeatW, parameters: PlantParameters = craft): Net =>
  new Net(heat, parameters).step(10, SETTLE_S / 10);

/** One panel lost: its conductance to the loop and its surface are gone. */
const onePanel: PlantParameters = {
  ...craft,
  conductances: craft.conductances.filter(({ between }) => !between.includes('radiator-b')),
  radiators: craft.radiators.filter(({ node }) => node !== 'radiator-b'),
};

describe('steady states of ODC-1 without bypass and heaters', () => {
  const full = settled(FULL);

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
      expect(Math.abs(full.celsius(id) - value)).toBeLessThan(0.06);
  });

  it.each([
    [350, { die: 95.1, loop: 72.7, structure: 42.5, battery: 47.5 }],
    [250, { die: 66.4, loop: 50.3, structure: 32.3, battery: 37.3 }],
    [200, { die: 51.0, loop: 38.1, structure: 26.6, battery: 31.5 }],
  ])('one panel lost at %d W', (gpu, expected) => {
    const lost = settled({ ...FULL, gpu }, onePanel);
    for (const [id, value] of Object.entries(expected))
      expect(Math.abs(lost.celsius(id) - value)).toBeLessThan(0.06);
  });

  it('GPU idle, and all off', () => {
    const idle = settled({ ...FULL, gpu: 65, host: 50 });
    expect(Math.abs(idle.celsius('die') - -31)).toBeLessThan(1);
    expect(Math.abs(idle.celsius('loop') - -35)).toBeLessThan(1);
    expect(Math.abs(idle.celsius('battery') - -7)).toBeLessThan(1);
    const busUnits = settled({ gpu: 0, host: 0, structure: 72, battery: 0 });
    expect(Math.abs(busUnits.celsius('loop') - -67)).toBeLessThan(1.5);
    const nothing = settled({ gpu: 0, host: 0, structure: 0, battery: 0 });
    expect(Math.abs(nothing.celsius('loop') - -86)).toBeLessThan(1.5);
  });

  it.each([
    [350, [245, 260, 300]],
    [200, [570, 600, 700]],
  ])('pump stop at %d W: the die reaches 87, 89, 95 C in time', (gpu, expected) => {
    // The stop is at the steady state of full power; the cap falls with it.
    const stopped = settled(FULL).setHeat({ ...FULL, gpu });
    stopped.state.pumpFlow[0] = 0;
    const reached: number[] = [];
    for (let k = 1; k < 10_000 && reached.length < 3; k += 1) {
      stopped.run(0.1);
      if (stopped.celsius('die') >= [87, 89, 95][reached.length]!) reached.push(k / 10);
    }
    expected.forEach((seconds, k) => expect(Math.abs(reached[k]! - seconds)).toBeLessThanOrEqual(5));
  });

  // They move by a few per cent with the temperatures that radiation is linearised at, which the reference values do
  // not name. At 310 W, near what orbit B can power, the net has all nine.
  it('has the time constants of its nine modes', () => {
    const expected = [4.2, 6.7, 29, 75, 98, 236, 1484, 5162, 13_936];
    const found = timeConstantsS(settled({ ...FULL, gpu: 310 }));
    expect(found).toHaveLength(expected.length);
    expected.forEach((seconds, k) => expect(Math.abs(found[k]! / seconds - 1)).toBeLessThan(0.007));
    const atFullPower = timeConstantsS(full);
    expected.forEach((seconds, k) => expect(Math.abs(atFullPower[k]! / seconds - 1)).toBeLessThan(0.04));
  });
});

describe('integration', () => {
  it('agrees with a hundred times finer explicit steps through a power step', () => {
    const coarse = new Net(FULL);
    const fine = Float64Array.from(coarse.state.nodeTemperatureK);
    const dt = 1e-3;
    for (let k = 0; k < 20_000; k += 1) {
      const rate = Float64Array.from(coarse.state.nodeHeatW);
      for (const { between, conductanceWK } of craft.conductances) {
        const [a, b] = [coarse.at(between[0]!), coarse.at(between[1]!)];
        const watts = conductanceWK * (fine[b]! - fine[a]!);
        rate[a]! += watts;
        rate[b]! -= watts;
      }
      for (const { node, areaM2, faces, emissivity, absorbedWM2 } of craft.radiators) {
        const at = coarse.at(node);
        const t2 = fine[at]! * fine[at]!;
        rate[at]! += absorbedWM2 * areaM2 - 5.670374e-8 * areaM2 * faces * emissivity * t2 * t2;
      }
      for (let node = 0; node < fine.length; node += 1)
        fine[node]! += (rate[node]! * dt) / craft.nodes[node]!.capacityJK;
    }
    coarse.run(20);
    fine.forEach((value, node) =>
      expect(Math.abs(coarse.state.nodeTemperatureK[node]! - value)).toBeLessThan(0.003),
    );
  });

  it.each([0.01, 1, 60, 600, 7200, 86_400])(
    'steps of %d s come to the same end, and keep heat',
    (seconds) => {
      const before = new Net(FULL, craft, -60);
      const stored = before.storedJ;
      const times = Math.ceil((seconds < 1 ? 1000 : 200_000) / seconds);
      const spanS = seconds * times;
      const net = before.step(seconds, times);
      const { absorbedJ, radiatedJ } = net.state;
      const inputJ = net.heatW * spanS + absorbedJ[0]!;
      const residualJ = inputJ - radiatedJ[0]! - (net.storedJ - stored);
      expect(Math.abs(residualJ) / inputJ).toBeLessThan(1e-9);
      if (seconds < 1) return;
      expect(Math.abs(net.celsius('die') - 44.9)).toBeLessThan(0.06);
      expect(Math.abs(net.celsius('battery') - 23.9)).toBeLessThan(0.06);
    },
  );

  it('one step of an hour, or 360 of 10 s, end where 36,000 of the grid do', () => {
    for (const celsius of [-80, 10, 90]) {
      const grid = new Net(FULL, craft, celsius).run(3600);
      const ten = new Net(FULL, craft, celsius).step(10, 360);
      const hour = new Net(FULL, craft, celsius).step(3600);
      for (const { id } of craft.nodes) {
        expect(Math.abs(ten.celsius(id) - grid.celsius(id))).toBeLessThan(0.01);
        expect(Math.abs(hour.celsius(id) - grid.celsius(id))).toBeLessThan(0.2);
      }
    }
  });

  it('stays within the coldest and the hottest that physics allows, whatever the step', () => {
    for (const seconds of [0.01, 1, 100, 1e4, 1e6]) {
      const net = new Net({ gpu: 0, host: 0, structure: 0, battery: 0 }, craft, 120);
      for (let k = 0; k < 50; k += 1) {
        net.step(seconds);
        for (const { id } of craft.nodes) {
          expect(net.celsius(id)).toBeGreaterThan(-100);
          expect(net.celsius(id)).toBeLessThanOrEqual(120 + 1e-9);
        }
      }
    }
  });

  it('solves a net that no explicit step could', () => {
    const stiff = {
      ...craft,
      nodes: craft.nodes.map((node) => (node.id === 'hbm' ? { ...node, capacityJK: 0.01 } : node)),
    };
    const net = new Net(FULL, stiff).step(1, 2000).step(86_400, 3);
    expect(Math.abs(net.celsius('hbm') - 43)).toBeLessThan(0.06);
  });

  it('keeps heat to rounding on the grid', () => {
    const net = new Net(FULL);
    const before = net.storedJ;
    const seconds = 5000;
    net.run(seconds);
    const input = 500 * seconds + net.state.absorbedJ[0]!;
    expect(Math.abs(input - net.state.radiatedJ[0]! - (net.storedJ - before)) / input).toBeLessThan(1e-11);
  });

  it('does not depend on the way that its matrices were reached', () => {
    const [straight, astray] = [new Net(FULL).run(100), new Net(FULL).run(100)];
    const kept = astray.state.nodeTemperatureK.slice();
    const reference = astray.state.radiatorReferenceK.slice();
    astray.inputs.gpuContact[0] = 0.3;
    astray.state.pumpFlow[0] = 0;
    astray.run(50);
    astray.inputs.gpuContact[0] = 1;
    astray.state.pumpFlow[0] = 1;
    astray.state.nodeTemperatureK.set(kept);
    astray.state.radiatorReferenceK.set(reference);
    expect([...astray.run(500).state.nodeTemperatureK]).toEqual([
      ...straight.run(500).state.nodeTemperatureK,
    ]);
  });
});

describe('the loop', () => {
  it('bypass keeps it warm', () => {
    const net = new Net({ ...FULL, gpu: 65, host: 50 });
    net.state.valvePosition[0] = 1;
    expect(net.step(1, 20_000).celsius('loop')).toBeGreaterThan(10);
  });

  it('keeps its flow while the accumulator lasts, and runs dry', () => {
    expect([0, 0.1, 0.35, 0.6, 1].map((lost) => Math.round(circulationLeft(lost) * 1e6) / 1e6)).toEqual([
      1, 1, 0.5, 0, 0,
    ]);
  });
});

describe('surfaces', () => {
  it('half the area of one panel lost is warmer than all of it, and less than half of both', () => {
    const lost = new Net(FULL);
    lost.inputs.radiatorArea[0] = 0.5;
    lost.step(10, SETTLE_S / 10);
    expect(lost.celsius('die')).toBeGreaterThan(50);
    expect(lost.celsius('die')).toBeLessThan(70);
  });

  it('less emissivity takes up less infrared too', () => {
    const dark = new Net({ gpu: 0, host: 0, structure: 0, battery: 0 });
    const bright = new Net({ gpu: 0, host: 0, structure: 0, battery: 0 });
    dark.inputs.radiatorEmissivityLoss.fill(0.3);
    // Without any heat of its own a surface in infrared light comes to one temperature, whatever its emissivity.
    expect(
      Math.abs(dark.step(3600, 200).celsius('loop') - bright.step(3600, 200).celsius('loop')),
    ).toBeLessThan(0.2);
  });

  it('a hot case adds its watts to every panel', () => {
    const hot = new Net(FULL);
    hot.inputs.environmentExtraWM2[0] = 100;
    hot.step(0.1);
    expect(hot.state.absorbedJ[0]! / 0.1).toBeCloseTo(215 * 0.8 + 195 * 0.3, 9);
  });

  it('a heat pulse is taken once, in full, and by the ledger', () => {
    const net = new Net(FULL);
    net.inputs.heatPulseJ[net.at('battery')] = -5500 * 30;
    net.step(0.1);
    expect(net.celsius('battery')).toBeCloseTo(-20, 2);
    expect([net.inputs.heatPulseJ[net.at('battery')], net.state.pulsedJ[0]]).toEqual([0, -165_000]);
  });
});
