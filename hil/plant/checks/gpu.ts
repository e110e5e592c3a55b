/** Checks of the GPU, its failures on the ground and the checkpoint interval: plant checks 12 to 17. */
import { clockForCapMHz, gpuPowerW, GPU_THERMAL, nextThermalState } from '../gpu';
import { createPlant, stepPlant } from '../plant';
import type { GpuParameters } from '../parameters';
import {
  dalyIntervalS,
  GROUND_RATE_PER_GPU_H,
  groundEvents,
  meanTimeBetweenFailuresH,
  youngIntervalS,
} from '../reliability';
import { XIDS, type XidAction } from '../xid';
import {
  exactly,
  near,
  nearAll,
  nearShare,
  within,
  type CheckedCraft,
  type PlantCheck,
  type Reading,
} from './check';

/** H100 SXM: limits published (nvidia-smi dump, DGX manual), clock published; the rest as the craft's PCIe part. */
const SXM = { maximumW: 700, minimumCapW: 200, maximumClockMHz: 1980 } as const;

/** First die temperature, C, on a grid of 0.01 K, that leads to a thermal state. */
function firstDieC(gpu: GpuParameters, wanted: number): number {
  for (let hundredths = 7000; hundredths < 12_000; hundredths += 1) {
    const celsius = hundredths / 100;
    if (nextThermalState(gpu, gpu.limitC - celsius, GPU_THERMAL.free) >= wanted) return celsius;
  }
  return NaN;
}

/** Board power after a step of the plant with an SXM part at full load, cap as asked for. */
function sxmPowerW({ parameters, orbitB }: CheckedCraft, capW: number): number {
  const [gpu] = parameters.gpus;
  const sxm = {
    ...parameters,
    gpus: [{ ...gpu!, ...SXM }],
    rails: parameters.rails.map((rail) => (rail.id === gpu!.rail ? { ...rail, tripA: 50 } : rail)),
  };
  const plant = createPlant(sxm, orbitB, orbitB.epochUnixUs - (orbitB.epochUnixUs % 1_000_000), {
    stateOfCharge: 0.9,
    railsClosed: { [gpu!.rail]: true },
    gpusBooted: true,
  });
  plant.inputs.gpuUtilisation[0] = 1;
  plant.inputs.gpuMemoryUtilisation[0] = 1;
  plant.inputs.gpuCapW[0] = capW;
  stepPlant(plant);
  return plant.state.gpuPowerW[0]!;
}

/** Codes by their actions in NVIDIA's catalogue (published, 2025-10-29). */
const IMMEDIATE: readonly (readonly [XidAction, string])[] = [
  ['RESTART_APP', '8, 13, 31, 32, 94'],
  ['IGNORE', '43, 63, 92'],
  ['RESET_GPU', '46, 62, 64, 95, 109, 119, 120, 140, 143, 158'],
  ['RESTART_BM', '79'],
  ['WORKFLOW_XID_45', '45'],
  ['WORKFLOW_XID_48', '48'],
  ['WORKFLOW_NVLINK_ERR', '74'],
  ['FOLLOW_RECOVERY_ACTION', '154'],
];
const INVESTIGATORY: readonly (readonly [XidAction, string])[] = [
  ['CONTACT_SUPPORT', '8, 43, 46, 62, 64, 74, 79, 92, 109, 140, 143, 158'],
  ['WORKFLOW_XID_13', '13'],
  ['WORKFLOW_XID_31', '31'],
  ['CHECK_APP_CUDA', '32'],
  ['RESTART_FM', '45'],
  ['WORKFLOW_XID_48', '48'],
  ['IGNORE', '63, 94, 95'],
  ['INVESTIGATE_SW', '119, 120'],
];

function xidReadings(
  role: 'immediate' | 'investigatory',
  actions: readonly (readonly [XidAction, string])[],
): Reading[] {
  return actions.map(([action, codes]) => {
    const own = XIDS.filter((entry) => entry[role] === action).map(({ xid }) => xid);
    return exactly(`${role}: ${action}`, '', codes, own.join(', '));
  });
}

/** A number in [0, 1) that depends on seed and index only: two rounds of an integer hash. */
function uniformOf(seed: number): (index: number) => number {
  return (index) => {
    let x = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 4_294_967_296;
  };
}

const FLEETS = 100;

/** Mean count of many fleets, each with a seed of its own. */
function meanEvents(rate: number, gpus: number, hours: number): number {
  let sum = 0;
  for (let seed = 1; seed <= FLEETS; seed += 1) sum += groundEvents(rate, gpus, hours, uniformOf(seed));
  return sum / FLEETS;
}

/** Time to save and mean time between failures, s, with the intervals of Young and Daly (derived). */
const INTERVALS: readonly (readonly [number, number, number, number])[] = [
  [30, 6 * 3600, 1138, 1118],
  [30, 24 * 3600, 2277, 2257],
  [60, 3600, 657, 618],
  [120, 3600, 930, 851],
  [300, 24 * 3600, 7200, 7001],
  [10, 3600, 268, 262],
];

export const GPU_CHECKS: readonly PlantCheck[] = [
  {
    number: 12,
    what: 'GPU thermal limits: die temperature at software slowdown, hardware slowdown, shutdown',
    kind: 'calibration',
    source: 'nvidia-smi -q of an H100',
    run: ({ parameters }) => {
      const gpu = parameters.gpus[0]!;
      return [
        exactly('software slowdown', 'C', 87, firstDieC(gpu, GPU_THERMAL.softwareSlowdown)),
        exactly('hardware slowdown', 'C', 89, firstDieC(gpu, GPU_THERMAL.hardwareSlowdown)),
        exactly('shutdown', 'C', 95, firstDieC(gpu, GPU_THERMAL.shutDown)),
      ];
    },
  },
  {
    number: 13,
    what: 'GPU idle power and cap range (SXM profile)',
    kind: 'calibration',
    source: 'NVIDIA DGX manual, nvidia-smi -q',
    run: (craft) => [
      within('idle', 'W', 64, 101, gpuPowerW(craft.parameters.gpus[0]!, 345, 0, 0)),
      near('power at a cap of 100 W', 'W', 200, sxmPowerW(craft, 100), 0.01),
      near('power at a cap of 450 W', 'W', 450, sxmPowerW(craft, 450), 0.01),
      near('power at a cap of 1000 W', 'W', 700, sxmPowerW(craft, 1000), 0.01),
    ],
  },
  {
    number: 14,
    what: 'Xid codes by their actions',
    kind: 'calibration',
    source: 'NVIDIA Xid catalogue of 2025-10-29',
    run: () => [...xidReadings('immediate', IMMEDIATE), ...xidReadings('investigatory', INVESTIGATORY)],
  },
  {
    number: 15,
    what: 'Failures on the ground: 16,384 GPUs for 54 days',
    kind: 'calibration',
    source: 'Llama 3, totals of table 5',
    run: () => {
      const rate = GROUND_RATE_PER_GPU_H.interruption;
      const one = groundEvents(rate, 16_384, 54 * 24, uniformOf(0));
      return [
        near('interruptions drawn (Poisson 95 %)', '', 419, one, 41),
        near(`mean of ${FLEETS} draws`, '', 419, meanEvents(rate, 16_384, 54 * 24), 4.1),
        near('mean time between failures', 'h', 3.09, meanTimeBetweenFailuresH(rate, 16_384), 0.005),
      ];
    },
  },
  {
    number: 16,
    what: 'Uncorrectable memory errors on the ground: 608 H100 for 146 days',
    kind: 'calibration',
    source: "Delta, SC'25",
    run: () => {
      const rate = GROUND_RATE_PER_GPU_H.uncorrectableEcc;
      const hours = 146 * 24;
      return [
        // Exact Poisson interval of 24 events.
        within(
          'errors drawn (Poisson 95 % of 24)',
          '',
          15.4,
          35.7,
          groundEvents(rate, 608, hours, uniformOf(0)),
        ),
        nearShare(
          `GPU-hours an error, mean of ${FLEETS} draws`,
          'h',
          88_768,
          (608 * hours) / meanEvents(rate, 608, hours),
          0.05,
        ),
      ];
    },
  },
  {
    number: 17,
    what: 'Checkpoint intervals of Young and Daly',
    kind: 'verification',
    source: 'formulas',
    run: () =>
      INTERVALS.map(([save, failures, young, daly]) =>
        nearAll(
          `save ${save} s, failures each ${failures / 3600} h`,
          's',
          [young, daly],
          [youngIntervalS(save, failures), dalyIntervalS(save, failures)],
          1,
        ),
      ),
  },
  {
    number: 34,
    what: 'Compute rate under a power cap',
    kind: 'verification',
    source: 'assumed power model; 700 to 600 W costs 10 to 15 % of training rate (reported)',
    run: ({ parameters }) => {
      const gpu = parameters.gpus[0]!;
      const sxm = { ...gpu, ...SXM };
      const rate = (part: GpuParameters, capW: number): number =>
        clockForCapMHz(part, capW, 1, 1) / part.maximumClockMHz;
      return [
        within('loss at 600 of 700 W', '%', 10, 15, 100 * (1 - rate(sxm, 600))),
        nearAll(
          'rate at 300, 250, 200 W of 350 W',
          '',
          [0.87, 0.71, 0.51],
          [300, 250, 200].map((capW) => rate(gpu, capW)),
          0.005,
        ),
      ];
    },
  },
];
