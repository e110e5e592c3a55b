import { modesOf, entriesOf, truthNumber } from '@hil/record';
import type { FlightEntry } from '@hil/record';

/** Points per plot: enough for a screen, few enough for a page that opens at once (assumed). */
const POINTS_MAX = 2000;
const MODES = ['UNKNOWN', 'OFF', 'SURVIVAL', 'SAFE', 'STANDBY', 'NOMINAL'];
const JOB_STATES_RUNNING = /RUNNING|CHECKPOINTING/;

export interface Plot {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  readonly limits: readonly { readonly label: string; readonly value: number }[];
  /** Names of the values, for plots of states. */
  readonly levels?: readonly string[];
}

export interface Mark {
  readonly second: number;
  readonly label: string;
  readonly kind: 'fault' | 'recovery' | 'eclipse' | 'contact';
}

export interface Series {
  readonly seconds: readonly number[];
  readonly plots: readonly Plot[];
  readonly marks: readonly Mark[];
}

const TEMPERATURES = [
  ['die', 'dieC'],
  ['memory', 'hbmC'],
  ['plate', 'plateC'],
  ['loop', 'loopC'],
  ['structure', 'structureC'],
  ['battery', 'batteryC'],
] as const;

/** The value in force at each second of a list of changes. */
function stepwise(
  seconds: readonly number[],
  changes: readonly { t: number; value: number }[],
): (number | null)[] {
  let index = 0;
  let value: number | null = null;
  return seconds.map((second) => {
    while (index < changes.length && changes[index].t <= second * 1e6) value = changes[index++].value;
    return value;
  });
}

function jobLines(entries: readonly FlightEntry[], seconds: readonly number[]): Plot['lines'] {
  const states = entriesOf(entries, 'event').filter((entry) => entry.code === 'JOB_STATE');
  const jobs = [...new Set(states.map((entry) => entry.parameters.job))];
  return jobs.map((job, row) => {
    const changes = states
      .filter((entry) => entry.parameters.job === job)
      .map((entry) => ({
        t: entry.t,
        value: JOB_STATES_RUNNING.test(entry.parameters.to) ? row + 0.8 : row,
      }));
    return { label: job, values: stepwise(seconds, changes) };
  });
}

function marksOf(entries: readonly FlightEntry[]): Mark[] {
  const marks: Mark[] = [];
  for (const entry of entries) {
    const second = entry.t / 1e6;
    if (entry.kind === 'fault' && entry.what === 'onset')
      marks.push({ second, label: entry.fault, kind: 'fault' });
    if (entry.kind === 'fault' && entry.what === 'heal')
      marks.push({ second, label: `${entry.fault} healed`, kind: 'recovery' });
    if (entry.kind === 'event' && entry.code === 'JOB_STEPPING' && Number(entry.parameters.attempt) > 0) {
      marks.push({ second, label: `${entry.parameters.job} steps again`, kind: 'recovery' });
    }
    if (entry.kind !== 'orbit') continue;
    const kind = entry.what.startsWith('eclipse') ? 'eclipse' : 'contact';
    marks.push({ second, label: `${entry.what} ${entry.station}`.trim(), kind });
  }
  return marks;
}

/** Everything that the page plots, on one time axis in mission seconds. */
export function seriesOf(entries: readonly FlightEntry[]): Series {
  const all = entriesOf(entries, 'truth');
  const stride = Math.max(1, Math.ceil(all.length / POINTS_MAX));
  const truth = all.filter((_, index) => index % stride === 0);
  const seconds = truth.map((entry) => entry.t / 1e6);
  const channel = (name: string): number[] => truth.map((entry) => truthNumber(entry, name));
  const modes = modesOf(entries).map((change) => ({
    t: change.t,
    value: MODES.indexOf(change.mode.replace(/^MODE_/, '')),
  }));
  const plots: Plot[] = [
    {
      title: 'State of charge',
      unit: '%',
      lines: [{ label: 'charge', values: channel('stateOfCharge').map((value) => value * 100) }],
      limits: [
        { label: 'cap GPU', value: 60 },
        { label: 'SAFE', value: 35 },
      ],
    },
    {
      title: 'Temperatures',
      unit: '°C',
      lines: TEMPERATURES.map(([label, name]) => ({ label, values: channel(name) })),
      limits: [
        { label: 'GPU slowdown', value: 89 },
        { label: 'battery charge limit', value: 45 },
      ],
    },
    {
      title: 'GPU power',
      unit: 'W',
      lines: [
        { label: 'power', values: channel('gpuPowerW') },
        { label: 'cap', values: channel('gpuCapW') },
      ],
      limits: [],
    },
    {
      title: 'Array and load',
      unit: 'W',
      lines: [
        { label: 'array', values: channel('arrayPowerW') },
        { label: 'load', values: channel('loadPowerW') },
      ],
      limits: [],
    },
    {
      title: 'Mode',
      unit: '',
      lines: [{ label: 'mode', values: stepwise(seconds, modes) }],
      limits: [],
      levels: MODES,
    },
    { title: 'Jobs (raised while running)', unit: '', lines: jobLines(entries, seconds), limits: [] },
  ];
  return { seconds, plots, marks: marksOf(entries) };
}
