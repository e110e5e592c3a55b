import colours from 'picocolors';
import { missionClock } from '@hil/record';
import type { FlightState, TimelineLine } from './flight-state';

const BAR_CELLS = 24;
const TIMELINE_LINES_MIN = 5;
const PAINT = {
  plain: (text: string): string => text,
  good: colours.green,
  warn: colours.yellow,
  bad: colours.red,
} as const;

function bar(ratio: number, paint: (text: string) => string): string {
  const filled = Math.round(Math.min(1, Math.max(0, ratio)) * BAR_CELLS);
  return paint('█'.repeat(filled)) + colours.dim('░'.repeat(BAR_CELLS - filled));
}

function number(state: FlightState, channel: string): number {
  const value = state.truth[channel];
  return typeof value === 'number' ? value : Number.NaN;
}

const shown = (value: number, digits: number, width: number): string =>
  (Number.isFinite(value) ? value.toFixed(digits) : '-').padStart(width);

function power(state: FlightState): string[] {
  const charge = number(state, 'stateOfCharge');
  const paint = charge < 0.35 ? colours.red : charge < 0.6 ? colours.yellow : colours.green;
  const light = number(state, 'light') > 0.5 ? colours.yellow('☀ sunlit ') : colours.blue('● eclipse');
  return [
    `charge  ${bar(charge, paint)} ${shown(charge * 100, 1, 5)} %   ${light}  array ${shown(number(state, 'arrayPowerW'), 0, 4)} W  load ${shown(number(state, 'loadPowerW'), 0, 4)} W`,
    `GPU     ${bar(number(state, 'gpuPowerW') / 350, colours.cyan)} ${shown(number(state, 'gpuPowerW'), 0, 5)} W   cap ${shown(number(state, 'gpuCapW'), 0, 3)} W  die ${shown(number(state, 'dieC'), 1, 5)} °C  HBM ${shown(number(state, 'hbmC'), 1, 5)} °C  loop ${shown(number(state, 'loopC'), 1, 5)} °C  battery ${shown(number(state, 'batteryC'), 1, 5)} °C`,
  ];
}

function jobs(state: FlightState): string[] {
  return state.jobs.map((job) => {
    const paint =
      job.state === 'COMPLETED' ? colours.green : job.state === 'RUNNING' ? colours.cyan : colours.yellow;
    const steps = `${job.step}/${job.total}`;
    return `job     ${bar(job.total > 0 ? job.step / job.total : 0, paint)} ${job.job.padEnd(14)} ${paint(job.state.padEnd(13))} step ${steps.padEnd(10)} attempt ${job.attempt}  checkpoint ${job.checkpointStep}`;
  });
}

const SERVICE_PAINT = { up: colours.green, down: colours.red, hung: colours.yellow } as const;

function services(state: FlightState): string {
  const names = Object.entries(state.services).map(([name, life]) =>
    SERVICE_PAINT[life](`${name}${life === 'up' ? '' : ` (${life})`}`),
  );
  return `services ${names.join('  ') || '-'}`;
}

const HARDWARE_PAINT = { waiting: colours.yellow, connected: colours.green, lost: colours.red } as const;

function hardware(state: FlightState): string[] {
  const names = Object.entries(state.external).map(([device, life]) =>
    HARDWARE_PAINT[life](`${device} (${life})`),
  );
  return names.length > 0 ? [`hardware ${names.join('  ')}`] : [];
}

const timeline = (lines: readonly TimelineLine[]): string[] =>
  lines.map((line) => `${colours.dim(missionClock(line.t))}  ${PAINT[line.tone](line.text)}`);

/** Cuts a coloured line to the width of the terminal, so that the picture never wraps. */
function cut(line: string, columns: number): string {
  let visible = 0;
  let out = '';
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    if (part.startsWith('\u001b')) out += part;
    else {
      const room = Math.max(0, columns - visible);
      out += part.slice(0, room);
      visible += part.length;
    }
  }
  return out;
}

/** The whole picture for a terminal of this size. */
export function renderFlight(state: FlightState, columns: number, rows: number): string {
  const total = state.durationUs > 0 ? ` of ${missionClock(state.durationUs).slice(2, 10)}` : '';
  const mode = state.mode === 'NOMINAL' ? colours.green(state.mode) : colours.yellow(state.mode);
  const head = [
    `${colours.bold('Dawnline')}  ${state.scenario}   ${colours.bold(missionClock(state.t))}${total}  at ${state.rate}x   mode ${colours.bold(mode)}   ${state.link}`,
    colours.dim('─'.repeat(Math.max(10, columns - 1))),
    ...power(state),
    ...jobs(state),
    services(state),
    ...hardware(state),
    colours.dim('─'.repeat(Math.max(10, columns - 1))),
  ];
  const room = Math.max(TIMELINE_LINES_MIN, rows - head.length - 2);
  return [...head, ...timeline(state.timeline.slice(-room))].map((line) => cut(line, columns - 1)).join('\n');
}
