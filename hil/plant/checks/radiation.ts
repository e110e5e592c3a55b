/** Checks of the radiation model: plant checks 18 to 21, orbit averages and rates of single-event effects. */
import { doseRateRadS } from '../dose';
import { beltAverages, SOLAR_ACTIVITY_SCALE, type BeltAverages } from '../radiation';
import { eventRatePerS, SINGLE_BIT_SHARE, SINGLE_EVENT_EFFECTS, sramUpsetsPerBitDay } from '../single-events';
import type { SingleEventId } from '../single-events';
import { atLeast, near, nearShare, type PlantCheck, type Reading } from './check';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_YEAR = 365.2422 * SECONDS_PER_DAY;
/** Flux of the mean of a solar cycle relative to its maximum. */
const CYCLE_MEAN = (SOLAR_ACTIVITY_SCALE.maximum + SOLAR_ACTIVITY_SCALE.minimum) / 2;

/** Altitude km and inclination deg of the reference orbits. */
const orbitA = (): BeltAverages => beltAverages(550, 97.593);
const orbitB = (): BeltAverages => beltAverages(501, 45.3997);

/** Events a day: orbit A at solar maximum and minimum, orbit B the same (derived from AP8 orbit averages). */
const EVENT_RATES: readonly (readonly [SingleEventId, string, readonly number[]])[] = [
  ['gpu-corrected', 'corrected memory errors', [0.36, 0.58, 0.43, 0.7]],
  ['gpu-uncorrectable', 'uncorrectable memory errors', [3.6e-3, 5.8e-3, 4.3e-3, 7.0e-3]],
  ['gpu-functional-interrupt', 'functional interrupts', [5.9e-3, 9.7e-3, 7.1e-3, 1.2e-2]],
  ['gpu-silent-corruption', 'silent corruptions', [1.2e-3, 1.9e-3, 1.4e-3, 2.3e-3]],
  ['host-uncorrectable', 'uncorrectable errors of the host', [1.2e-3, 1.9e-3, 1.4e-3, 2.3e-3]],
  ['latch-up', 'latch-ups', [2.2e-4, 2.9e-4, 2.4e-4, 3.3e-4]],
  ['drive-failure', 'drive failures', [7e-4, 7e-4, 7e-4, 7e-4]],
];

function eventReading(
  [id, what, expected]: (typeof EVENT_RATES)[number],
  fluxes: readonly number[],
): Reading {
  const effect = SINGLE_EVENT_EFFECTS.find((known) => known.id === id)!;
  const got = fluxes.map((flux) => eventRatePerS(effect, flux) * SECONDS_PER_DAY);
  const passed = expected.every((rate, k) => nearShare('', '', rate, got[k]!, 0.1).passed);
  return { what, unit: '1/d', expected, got, tolerance: '10 %', passed };
}

export const RADIATION_CHECKS: readonly PlantCheck[] = [
  {
    number: 18,
    what: 'AP8 at 45 deg W, 30 deg S, 500 km, above 20 MeV, solar maximum, field of 2021',
    kind: 'validation',
    source: 'nasa/radbelt, documentation test',
    run: () => ({
      notApplicable:
        'the plant carries a flux map above 50 MeV made from AP8, and no evaluator that could be asked for 20 MeV',
    }),
  },
  {
    number: 19,
    what: 'Outline of the South Atlantic anomaly on a sun-synchronous orbit of 550 km, and on orbit B',
    kind: 'calibration',
    source: 'NICER polygon and AP8',
    run: () => {
      const [a, b] = [orbitA(), orbitB()];
      return [
        near('orbit A: share of the time', '%', 6.1, 100 * a.saaTimeShare, 0.5),
        atLeast('orbit A: share of the fluence', '%', 98, 100 * a.saaFluenceShare, 1),
        near('orbit B: share of the time', '%', 11.2, 100 * b.saaTimeShare, 0.5),
        atLeast('orbit B: share of the fluence', '%', 98.6, 100 * b.saaFluenceShare, 1),
      ];
    },
  },
  {
    number: 20,
    what: 'Upsets of static memory on a sun-synchronous orbit of 686 km',
    kind: 'calibration',
    source: 'Alsat-1',
    run: () => [
      nearShare(
        'upsets',
        '1/(bit d)',
        4.04e-7,
        sramUpsetsPerBitDay(beltAverages(686, 98.2).meanFlux * CYCLE_MEAN),
        0.1,
      ),
      near('single-bit share', '%', 98.6, 100 * SINGLE_BIT_SHARE, 0.5),
    ],
  },
  {
    number: 21,
    what: 'Dose behind 10 mm of aluminium on a sun-synchronous orbit of 650 km',
    kind: 'calibration',
    source: 'Suncatcher (reported)',
    run: () => {
      const meanFlux = beltAverages(650, 97.986).meanFlux * CYCLE_MEAN;
      return [nearShare('dose', 'rad/yr', 150, doseRateRadS(meanFlux) * SECONDS_PER_YEAR, 0.1)];
    },
  },
  {
    number: 35,
    what: 'Trapped protons above 50 MeV, orbit averages and peak at solar maximum',
    kind: 'verification',
    source:
      'AP8 in the field of its own epoch, orbit A on the grid of the map; orbit B interpolated in altitude',
    run: () => [
      nearShare('orbit A: mean', '1/(cm2 s)', 13.9, orbitA().meanFlux, 0.02),
      nearShare('orbit A: peak', '1/(cm2 s)', 1307, orbitA().peakFlux, 0.05),
      nearShare('orbit B: mean', '1/(cm2 s)', 16.4, orbitB().meanFlux, 0.1),
      nearShare('650 km sun-synchronous: mean', '1/(cm2 s)', 28.5, beltAverages(650, 97.986).meanFlux, 0.05),
    ],
  },
  {
    number: 36,
    what: 'Single-event effects a day: orbit A at solar maximum, minimum; orbit B at maximum, minimum',
    kind: 'verification',
    source: 'cross-sections (assumed, some derived) times AP8 orbit averages',
    run: () => {
      const fluxes = [orbitA(), orbitB()].flatMap(({ meanFlux }) => [
        meanFlux,
        meanFlux * SOLAR_ACTIVITY_SCALE.minimum,
      ]);
      return EVENT_RATES.map((row) => eventReading(row, fluxes));
    },
  },
];
