import { missionClock, type DeviceEntry, type FlightEntry } from '@hil/record';

/** Lines of the timeline that the view keeps (assumed: more than a screen shows). */
const TIMELINE_MAX_LINES = 40;

export interface JobLine {
  readonly job: string;
  readonly state: string;
  readonly step: number;
  readonly total: number;
  readonly attempt: number;
  readonly checkpointStep: number;
}

export interface TimelineLine {
  readonly t: number;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
  readonly text: string;
}

/** What the terminal view shows; a plain value that each entry of the flight record changes. */
export interface FlightState {
  readonly t: number;
  readonly durationUs: number;
  readonly scenario: string;
  readonly rate: number;
  readonly mode: string;
  readonly truth: Readonly<Record<string, string | number>>;
  readonly jobs: readonly JobLine[];
  readonly services: Readonly<Record<string, 'up' | 'down' | 'hung'>>;
  readonly link: string;
  /** Devices that real hardware plays, and whether it is heard. */
  readonly external: Readonly<Record<string, 'waiting' | 'connected' | 'lost'>>;
  readonly timeline: readonly TimelineLine[];
}

export const EMPTY_FLIGHT: FlightState = {
  t: 0,
  durationUs: 0,
  scenario: '',
  rate: 0,
  mode: '-',
  truth: {},
  jobs: [],
  services: {},
  link: 'no contact',
  external: {},
  timeline: [],
};

const TONES: Record<string, TimelineLine['tone']> = {
  INFORMATIVE: 'plain',
  LOW: 'plain',
  MEDIUM: 'warn',
  HIGH: 'bad',
};
const HARDWARE_WORDS: Record<DeviceEntry['what'], string> = {
  connected: 'heard',
  lost: 'silent,',
  'feeds-plant': 'drives the plant',
  'leaves-plant': 'drives the plant no longer,',
  unreadable: 'sends what cannot be read:',
};
const GOOD = /JOB_COMPLETED|JOB_STEPPING|RECOVERED|RESTORED|RECONNECTED|RESUMED/;

/** One line of the timeline, or null for an entry that people need not see. */
export function timelineLine(entry: FlightEntry): TimelineLine | null {
  const line = (tone: TimelineLine['tone'], text: string): TimelineLine => ({ t: entry.t, tone, text });
  switch (entry.kind) {
    case 'event':
      return line(GOOD.test(entry.code) ? 'good' : TONES[entry.severity], `${entry.source}: ${entry.text}`);
    case 'fault':
      return line(
        entry.what === 'onset' ? 'bad' : 'good',
        `fault ${entry.what}: ${entry.fault} on ${entry.target}${entry.what === 'refused' ? ` (${String(entry.details.reason)})` : ''}`,
      );
    case 'node':
      return line(entry.what === 'boot' ? 'plain' : 'warn', `${entry.node} ${entry.what}`);
    case 'telecommand':
      return line(
        entry.stage === 'refused' ? 'warn' : 'plain',
        `telecommand ${entry.requestId} ${entry.stage} ${entry.detail}`.trim(),
      );
    case 'orbit':
      return line('plain', `${entry.what.replaceAll('-', ' ')} ${entry.station}`.trim());
    case 'device':
      return line(
        entry.what === 'lost' || entry.what === 'unreadable' ? 'warn' : 'plain',
        `real ${entry.device}: ${HARDWARE_WORDS[entry.what]} ${entry.detail}`.trim(),
      );
    case 'world':
      return line('warn', `${entry.what} of ${entry.target} ${String(entry.details.fault ?? '')}`.trim());
    case 'rate':
      // The way up and down in small steps is in the record; people want to know why a flight slows down.
      return /fault/.test(entry.reason) ? line('plain', `rate ${entry.rate}x: ${entry.reason}`) : null;
    case 'start':
    case 'end':
    case 'telemetry':
    case 'truth':
      return null;
  }
}

interface JobTelemetry {
  readonly job: string;
  readonly state: string;
  readonly step: number;
  readonly total: number;
  readonly attempt: number;
  readonly checkpointStep: number;
}

function withTelemetry(
  state: FlightState,
  source: string,
  fields: Readonly<Record<string, unknown>>,
): FlightState {
  if (source === 'fault-manager')
    return { ...state, mode: String(fields.mode ?? state.mode).replace('MODE_', '') };
  if (source === 'comms-manager') {
    const link = fields.inContact ? `in contact with ${String(fields.station)}` : 'no contact';
    return { ...state, link };
  }
  if (source !== 'job-executor' || !Array.isArray(fields.jobs)) return state;
  const jobs = (fields.jobs as JobTelemetry[]).map((job) => ({
    ...job,
    state: job.state.replace('JOB_', ''),
  }));
  return { ...state, jobs };
}

const NODE_STATES: Record<string, 'up' | 'down' | 'hung'> = {
  boot: 'up',
  crash: 'down',
  stop: 'down',
  hang: 'hung',
};

/** Takes one entry of the flight record into the view. */
export function takeEntry(before: FlightState, entry: FlightEntry): FlightState {
  let state: FlightState = { ...before, t: Math.max(before.t, entry.t) };
  if (entry.kind === 'start') {
    const external = Object.fromEntries((entry.external ?? []).map((device) => [device, 'waiting' as const]));
    state = { ...state, scenario: entry.scenario, durationUs: entry.durationUs, external };
  }
  if (entry.kind === 'device' && (entry.what === 'connected' || entry.what === 'lost'))
    state = { ...state, external: { ...state.external, [entry.device]: entry.what } };
  if (entry.kind === 'truth') state = { ...state, truth: entry.fields };
  if (entry.kind === 'rate') state = { ...state, rate: entry.rate };
  if (entry.kind === 'telemetry') state = withTelemetry(state, entry.source, entry.fields);
  if (entry.kind === 'node')
    state = { ...state, services: { ...state.services, [entry.node]: NODE_STATES[entry.what] } };
  if (entry.kind === 'event' && entry.code === 'MODE_CHANGED') {
    state = { ...state, mode: (entry.parameters.to ?? '').replace('MODE_', '') };
  }
  const line = timelineLine(entry);
  if (!line) return state;
  return { ...state, timeline: [...state.timeline, line].slice(-TIMELINE_MAX_LINES) };
}

/** The timeline line as plain text, for pipes and log files. */
export function plainLine(line: TimelineLine): string {
  return `${missionClock(line.t)}  ${line.text}`;
}
