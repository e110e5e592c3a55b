import { entriesOf, modesOf, truthNumber } from '@hil/record';
import type { FlightEntry, TruthEntry } from '@hil/record';
import { EXECUTOR } from '../jobs';

/** Points per line: a revolution at 1 Hz fits undecimated, and the page still opens at once (assumed). */
const POINTS_MAX = 8000;
const MODES = ['UNKNOWN', 'OFF', 'SURVIVAL', 'SAFE', 'STANDBY', 'NOMINAL'];
const US_PER_S = 1e6;

export interface Line {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

export interface Plot {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
  readonly limits: readonly { readonly label: string; readonly value: number }[];
  /** Names of the values 0, 1, ... for a plot of states. */
  readonly levels?: readonly string[];
  /** Decimals of a value under the cursor; 1 when absent. */
  readonly digits?: number;
}

/** Everything that is plotted over time, in mission seconds. */
export interface Series {
  readonly seconds: readonly number[];
  readonly plots: readonly Plot[];
}

/** Limits of the craft that a reader wants to see; load-shed tiers and GPU limits of the plant reference. */
const CHARGE_LIMITS = [
  { label: 'GPU capped below 60 %', value: 60 },
  { label: 'SAFE below 35 %', value: 35 },
];
const TEMPERATURE_LIMITS = [
  { label: 'GPU slowdown from 89 °C', value: 89 },
  { label: 'battery charging up to 45 °C', value: 45 },
];

/** The value in force at each second of a list of changes. */
function stepwise(
  seconds: readonly number[],
  changes: readonly { readonly t: number; readonly value: number }[],
): (number | null)[] {
  let index = 0;
  let value: number | null = null;
  return seconds.map((second) => {
    while (index < changes.length && changes[index].t <= second * US_PER_S) value = changes[index++].value;
    return value;
  });
}

function progressLines(entries: readonly FlightEntry[], seconds: readonly number[]): Line[] {
  const changes = new Map<string, { t: number; value: number }[]>();
  for (const { source, fields, t } of entriesOf(entries, 'telemetry')) {
    if (source !== EXECUTOR || !Array.isArray(fields.jobs)) continue;
    for (const status of fields.jobs as Record<string, unknown>[]) {
      const job = String(status.job);
      const own = changes.get(job) ?? [];
      changes.set(job, own);
      const value = rounded((100 * Number(status.step)) / Number(status.total));
      if (value !== null) own.push({ t, value });
    }
  }
  return [...changes].map(([label, own]) => ({ label, values: stepwise(seconds, own) }));
}

/** Short numbers keep the page small; an absent channel is a gap. */
function rounded(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null;
}

/** Lines of truth channels that were recorded: label, channel, factor. */
function truthLines(
  truth: readonly TruthEntry[],
  channels: readonly (readonly [string, string, number?])[],
): Line[] {
  return channels
    .map(([label, channel, factor = 1]) => ({
      label,
      values: truth.map((entry) => rounded(truthNumber(entry, channel) * factor)),
    }))
    .filter((line) => line.values.some((value) => value !== null));
}

/** Everything that the page plots, on one time axis. */
export function seriesOf(entries: readonly FlightEntry[]): Series {
  const all = entriesOf(entries, 'truth');
  const stride = Math.max(1, Math.ceil(all.length / POINTS_MAX));
  const truth = all.filter((_, index) => index % stride === 0);
  const seconds = truth.map((entry) => entry.t / US_PER_S);
  const modes = modesOf(entries).map(({ t, mode }) => ({ t, value: MODES.indexOf(mode) }));
  const temperatures = [
    ['die', 'dieC'],
    ['memory', 'hbmC'],
    ['plate', 'plateC'],
    ['loop', 'loopC'],
    ['structure', 'structureC'],
    ['battery', 'batteryC'],
  ] as const;
  const gpu = [
    ['power', 'gpuPowerW'],
    ['cap', 'gpuCapW'],
  ] as const;
  const bus = [
    ['array', 'arrayPowerW'],
    ['load', 'loadPowerW'],
  ] as const;
  const charge = [['charge', 'stateOfCharge', 100]] as const;
  const plots: Plot[] = [
    { title: 'State of charge', unit: '%', lines: truthLines(truth, charge), limits: CHARGE_LIMITS },
    { title: 'Temperatures', unit: '°C', lines: truthLines(truth, temperatures), limits: TEMPERATURE_LIMITS },
    { title: 'GPU power and cap', unit: 'W', lines: truthLines(truth, gpu), limits: [] },
    { title: 'Array and load', unit: 'W', lines: truthLines(truth, bus), limits: [] },
    { title: 'Job progress', unit: '%', lines: progressLines(entries, seconds), limits: [] },
    {
      title: 'Mode',
      unit: '',
      lines: modes.length > 0 ? [{ label: 'mode', values: stepwise(seconds, modes) }] : [],
      limits: [],
      levels: MODES,
    },
  ];
  return { seconds, plots: plots.filter((plot) => plot.lines.length > 0) };
}
