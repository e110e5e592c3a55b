/** Checks of the thermal net: plant check 9, and the behaviour of ODC-1's net as the reference gives it. */
import { plateViewFactor } from '@dawnline/orbit';
import { ThermalBench, type HeatInput } from './bench';
import { near, nearAll, nearShare, type CheckedCraft, type PlantCheck, type Reading } from './check';
import { symmetricEigenvalues } from './eigenvalues';

/** Long after seven times the slowest time constant of 13,936 s, in steps. */
const SETTLE_S = 200_000;
const SETTLE_STEP_S = 500;
/** Heat besides the GPU's: host and drives, bus units, battery (assumed, ODC-1). */
const BUS_HEAT = { hostW: 75, structureW: 72, batteryW: 3 };
const NET_SOURCE = 'independent solution of the net of ODC-1 (assumed), without bypass and heaters';

function settled({ parameters, orbitB }: CheckedCraft, heat: HeatInput, lostPanel?: string): ThermalBench {
  const bench = new ThermalBench(parameters, orbitB);
  bench.setHeat(heat);
  if (lostPanel !== undefined) bench.setPanel(lostPanel, 0);
  for (let t = 0; t < SETTLE_S; t += SETTLE_STEP_S) bench.run(SETTLE_STEP_S);
  return bench;
}

const readAll = (
  what: string,
  bench: ThermalBench,
  expected: Readonly<Record<string, number>>,
  tolerance: number,
): Reading =>
  nearAll(
    `${what}: ${Object.keys(expected).join(', ')}`,
    'C',
    Object.values(expected),
    Object.keys(expected).map((node) => bench.celsius(node)),
    tolerance,
  );

/** What a square metre of a two-sided panel of emissivity 0.92 emits, and what it gets from its environment, W. */
function panelW(
  { parameters, orbitB }: CheckedCraft,
  celsius: number,
): { emitted: number; absorbed: number } {
  const [panel] = parameters.radiators;
  const radiator = { ...panel!, areaM2: 1, faces: 2, emissivity: 0.92, absorbedWM2: 137 };
  const bench = new ThermalBench({ ...parameters, radiators: [radiator] }, orbitB, celsius);
  const before = bench.ledger();
  // So short that the panel keeps its temperature.
  const seconds = 0.001;
  bench.run(seconds);
  const after = bench.ledger();
  return {
    emitted: (after.radiatedJ - before.radiatedJ) / seconds,
    absorbed: (after.absorbedJ - before.absorbedJ) / seconds,
  };
}

/** Seconds from a pump stop at the steady state of full power until the die reaches its limits. */
function pumpStopS(craft: CheckedCraft, gpuW: number): number[] {
  const bench = settled(craft, { gpuW: 350, ...BUS_HEAT });
  bench.setHeat({ gpuW, ...BUS_HEAT });
  bench.setFlow(0);
  const limitsC = [87, 89, 95];
  const reached: number[] = [];
  for (let tenths = 1; tenths < 20_000 && reached.length < limitsC.length; tenths += 1) {
    bench.run(0.1);
    if (bench.celsius('die') >= limitsC[reached.length]!) reached.push(tenths / 10);
  }
  return reached;
}

const steadyCheck: PlantCheck = {
  number: 31,
  what: 'Steady states of the thermal net',
  kind: 'verification',
  source: NET_SOURCE,
  run: (craft) => {
    const full = settled(craft, { gpuW: 350, ...BUS_HEAT });
    const lost = (gpuW: number): ThermalBench => settled(craft, { gpuW, ...BUS_HEAT }, 'radiator-b');
    const none = { gpuW: 0, hostW: 0, structureW: 0, batteryW: 0 };
    const expected = { die: 44.9, hbm: 43.0, plate: 33.0, loop: 22.4, 'radiator-a': 7.4 };
    return [
      readAll('350 W', full, { ...expected, structure: 18.9, battery: 23.9, host: 31.8 }, 0.06),
      readAll(
        'one panel lost, 350 W',
        lost(350),
        { die: 95.1, loop: 72.7, structure: 42.5, battery: 47.5 },
        0.15,
      ),
      readAll(
        'one panel lost, 250 W',
        lost(250),
        { die: 66.4, loop: 50.3, structure: 32.3, battery: 37.3 },
        0.15,
      ),
      readAll(
        'one panel lost, 200 W',
        lost(200),
        { die: 51.0, loop: 38.1, structure: 26.6, battery: 31.5 },
        0.15,
      ),
      readAll(
        'GPU idle, host 50 W',
        settled(craft, { ...BUS_HEAT, gpuW: 65, hostW: 50 }),
        { die: -31, loop: -35, battery: -7 },
        1,
      ),
      readAll('bus units only', settled(craft, { ...none, structureW: 72 }), { loop: -67 }, 1.5),
      readAll('no heat at all', settled(craft, none), { loop: -86 }, 1.5),
    ];
  },
};

export const THERMAL_CHECKS: readonly PlantCheck[] = [
  {
    number: 9,
    what: 'A square metre of a radiator with two faces of emissivity 0.92',
    kind: 'calibration',
    source: 'Starcloud white paper (reported); other temperatures closed form',
    run: (craft) => {
      const { emitted, absorbed } = panelW(craft, 20);
      const others = [0, 30, 40, 50, 60];
      return [
        nearShare('emits at 20 C', 'W', 770, emitted, 0.005),
        nearShare('net at 20 C with 137 W absorbed', 'W', 633, emitted - absorbed, 0.005),
        nearAll(
          `emits at ${others.join(', ')} C`,
          'W',
          [581, 881, 1003, 1138, 1285],
          others.map((celsius) => panelW(craft, celsius).emitted),
          2,
        ),
      ];
    },
  },
  {
    number: 30,
    what: 'Earth infrared of 237 W/m2 on an edge-on face at 550 km',
    kind: 'verification',
    source: 'view factor in closed form; 237 W/m2 is assumed',
    run: () => [near('absorbed by a black face', 'W/m2', 61, 237 * plateViewFactor(550, Math.PI / 2), 0.5)],
  },
  steadyCheck,
  {
    number: 32,
    what: 'Pump stop at full power: the die reaches 87, 89, 95 C',
    kind: 'verification',
    source: NET_SOURCE,
    run: (craft) => [
      nearAll('GPU stays at 350 W', 's', [245, 260, 300], pumpStopS(craft, 350), 5),
      nearAll('GPU capped at 200 W', 's', [570, 600, 700], pumpStopS(craft, 200), 5),
    ],
  },
  {
    number: 33,
    what: 'Modal time constants of the thermal net at 313 W, the cap planned for orbit B',
    kind: 'verification',
    source: NET_SOURCE,
    run: (craft) => {
      const bench = settled(craft, { gpuW: 313, ...BUS_HEAT });
      const seconds = symmetricEigenvalues(bench.symmetricRates()).map((rate) => -1 / rate);
      const expected = [4.2, 6.7, 29, 75, 98, 236, 1484, 5162, 13_936];
      return expected.map((value, k) => nearShare(`mode ${k + 1}`, 's', value, seconds[k]!, 0.02));
    },
  },
];
