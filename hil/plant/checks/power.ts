/** Checks of array, battery and energy: plant checks 6, 7, 8 and 11, and the power budget of ODC-1. */
import { parseUtc, type Tle } from '@dawnline/orbit';
import { arrayPowerW, arrayRetention, irradianceWM2 } from '../array';
import { createBattery, openCircuitV, storedEnergyJ } from '../battery';
import { ZERO_CELSIUS_K } from '../numerics';
import type { ArrayParameters, PlantParameters } from '../parameters';
import { energyLedger } from '../plant';
import { poweredPlant, revolutionSteps, runJob, step } from './bench';
import { atMost, near, nearShare, within, type CheckedCraft, type PlantCheck, type Reading } from './check';

/** Orbit B with an eclipse each revolution at a beta angle of 4 deg. */
const LOW_BETA = '2026-08-19T03:11:00Z';

/** Cells alone: one square metre, new, nothing lost on the way. */
function bareArray(array: ArrayParameters): ArrayParameters {
  const degradation = { ...array.degradation, fluencePerCm2: 0 };
  return { ...array, areaM2: 1, wiringEfficiency: 1, converterEfficiency: 1, degradation };
}

const retentionAfter = (array: ArrayParameters, fluencePerCm2: number): number =>
  arrayRetention({ ...array.degradation, fluencePerCm2 });

/** Largest share of the energy put in that a revolution with a job and a transmission loses track of. */
function ledgerReading(orbit: string, parameters: PlantParameters, tle: Tle, unixUs: number): Reading {
  const plant = poweredPlant(parameters, tle, unixUs);
  runJob(plant, 313);
  plant.inputs.transmitterOn[0] = 1;
  step(plant, revolutionSteps(tle));
  const ledger = energyLedger(plant);
  const electrical = Math.abs(ledger.electricalResidualJ) / ledger.electricalInJ;
  const craft = Math.abs(ledger.craftResidualJ) / ledger.craftInJ;
  return atMost(`${orbit}: what does not add up, share of the input`, '', 1e-6, Math.max(electrical, craft));
}

/** Charge gained over a revolution at low beta with the GPU under a cap. */
function chargeGained({ parameters, orbitB }: CheckedCraft, capW: number): number {
  const plant = poweredPlant(parameters, orbitB, parseUtc(LOW_BETA), { stateOfCharge: 0.7 });
  runJob(plant, capW);
  step(plant, revolutionSteps(orbitB));
  return plant.state.batteryStateOfCharge[0]! - 0.7;
}

/** The cap at which a revolution ends with the charge that it began with. */
function sustainableCapW(craft: CheckedCraft): number {
  let low = 200;
  let high = 350;
  for (let k = 0; k < 6; k += 1) {
    const middle = (low + high) / 2;
    if (chargeGained(craft, middle) >= 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Depth of discharge by the first eclipse at low beta, the GPU at full power, and the load meanwhile. */
function eclipseDischarge({ parameters, orbitB }: CheckedCraft): {
  depth: number;
  loadW: number;
  minutes: number;
} {
  const plant = poweredPlant(parameters, orbitB, parseUtc(LOW_BETA));
  runJob(plant, 350);
  const { state } = plant;
  while (state.inEclipse[0] === 0) step(plant, 1);
  const charge = state.batteryStateOfCharge[0]!;
  const entryUs = state.unixUs[0]!;
  const loadW = state.loadPowerW[0]!;
  while (state.inEclipse[0] === 1) step(plant, 1);
  return {
    depth: charge - state.batteryStateOfCharge[0]!,
    loadW,
    minutes: (state.unixUs[0]! - entryUs) / 60e6,
  };
}

export const POWER_CHECKS: readonly PlantCheck[] = [
  {
    number: 6,
    what: 'Cells at 28 C in 1367 W/m2',
    kind: 'calibration',
    source: 'Spectrolab XTJ abstract',
    run: ({ parameters: { array } }) => [
      nearShare('power', 'W/m2', 407, arrayPowerW(bareArray(array), 1367, 28 + ZERO_CELSIUS_K), 0.01),
    ],
  },
  {
    number: 7,
    what: 'Power left after a fluence of 1-MeV electrons',
    kind: 'calibration',
    source: 'Spectrolab XTJ abstract',
    run: ({ parameters: { array } }) => [
      near('5e14/cm2', '', 0.89, retentionAfter(array, 5e14), 0.005),
      near('1e15/cm2', '', 0.84, retentionAfter(array, 1e15), 0.005),
    ],
  },
  {
    number: 8,
    what: 'Open-circuit voltage of a cell',
    kind: 'calibration',
    source: 'Chen et al. 2020, PyBaMM',
    run: ({ parameters }) => {
      const battery = createBattery(parameters.battery);
      const cellV = (share: number): number => openCircuitV(battery, share) / parameters.battery.seriesCells;
      return [
        near('20 %', 'V', 3.485, cellV(0.2), 0.005),
        near('50 %', 'V', 3.751, cellV(0.5), 0.005),
        near('80 %', 'V', 4.042, cellV(0.8), 0.005),
      ];
    },
  },
  {
    number: 11,
    what: 'Energy ledger over a revolution: in less out less stored',
    kind: 'verification',
    source: 'conservation of energy',
    run: ({ parameters, orbitA, orbitB }) => [
      ledgerReading('orbit A', parameters, orbitA, orbitA.epochUnixUs),
      ledgerReading('orbit B', parameters, orbitB, parseUtc(LOW_BETA)),
    ],
  },
  {
    number: 29,
    what: 'Power budget of ODC-1',
    kind: 'verification',
    source: 'closed forms of assumed hardware',
    run: (craft) => {
      const { array, battery } = craft.parameters;
      const irradiance = irradianceWM2(1, 1, 0);
      const young = { ...array, degradation: { ...array.degradation, fluencePerCm2: 0 } };
      const pack = createBattery(battery);
      const { depth, loadW, minutes } = eclipseDischarge(craft);
      return [
        near('array at 50 C, new', 'W', 805, arrayPowerW(young, irradiance, 50 + ZERO_CELSIUS_K), 1),
        near('array at 50 C, aged', 'W', 764.5, arrayPowerW(array, irradiance, 50 + ZERO_CELSIUS_K), 1),
        nearShare('energy of the battery', 'Wh', 1452, storedEnergyJ(pack, 1) / 3600, 0.05),
        near('load with the GPU at full power', 'W', 497, loadW, 5),
        near('eclipse of orbit B at a beta of 4 deg', 'min', 35.75, minutes, 0.2),
        near('depth of discharge by it', '%', 20, 100 * depth, 2),
        within('cap that a revolution can sustain', 'W', 300, 340, sustainableCapW(craft)),
      ];
    },
  },
];
