import { durationText, entriesOf, eventsOf } from '@hil/record';
import type { FlightEntry, TelecommandEntry } from '@hil/record';
import { EXECUTOR, stateName } from '../jobs';
import type { Verdict } from '../verdict';

const US_PER_S = 1e6;

/** Colours of a span: ok green, wait amber, bad red, info blue, idle grey. */
export type Tone = 'ok' | 'wait' | 'bad' | 'info' | 'idle';

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
}

/** One line of a chart of states; the label tells it in words. Times in mission seconds. */
export interface Lane {
  readonly label: string;
  readonly spans: readonly Span[];
  readonly ticks: readonly { readonly at: number; readonly tone: Tone }[];
}

export interface LaneChart {
  readonly title: string;
  readonly legend: readonly { readonly tone: Tone; readonly label: string }[];
  readonly lanes: readonly Lane[];
}

export interface Lanes {
  readonly charts: readonly LaneChart[];
  /** Eclipses, shaded in every plot. */
  readonly shades: readonly { readonly from: number; readonly to: number }[];
  /** Onsets, drawn in every plot with the number of their lane. */
  readonly onsets: readonly { readonly number: number; readonly at: number }[];
}

interface Change {
  readonly t: number;
  readonly tone: Tone | null;
}

/** Spans between changes of state; a tone of null draws nothing. */
function spansOf(changes: readonly Change[], endUs: number): Span[] {
  return changes.flatMap(({ t, tone }, index) => {
    const to = changes[index + 1]?.t ?? endUs;
    return tone === null || to <= t ? [] : [{ from: t / US_PER_S, to: to / US_PER_S, tone }];
  });
}

function faultLanes(verdict: Verdict): Lane[] {
  return verdict.faults.map((fault, index) => {
    const name = `${index + 1}  ${fault.fault} on ${fault.target}`;
    const { onsetUs, detectedUs, recoveredUs } = fault;
    if (onsetUs === null) return { label: `${name}: never struck`, spans: [], ticks: [] };
    const after = (what: string, at: number | null): string =>
      at === null ? `never ${what}` : `${what} ${durationText(at - onsetUs)}`;
    const seenUs = Math.min(detectedUs ?? Infinity, recoveredUs ?? Infinity, verdict.durationUs);
    const changes: Change[] = [
      { t: onsetUs, tone: 'bad' },
      { t: seenUs, tone: 'wait' },
      ...(recoveredUs === null ? [] : [{ t: recoveredUs, tone: null }]),
    ];
    return {
      label: `${name}: ${after('detected', detectedUs)}, ${after('recovered', recoveredUs)}`,
      spans: spansOf(
        detectedUs === null && recoveredUs === null ? changes.slice(0, 1) : changes,
        verdict.durationUs,
      ),
      ticks: recoveredUs === null ? [] : [{ at: recoveredUs / US_PER_S, tone: 'ok' }],
    };
  });
}

const JOB_TONES: Readonly<Record<string, Tone>> = {
  QUEUED: 'idle',
  ADMITTED: 'idle',
  STARTING: 'wait',
  RUNNING: 'ok',
  CHECKPOINTING: 'ok',
  PAUSED: 'wait',
  STOPPING: 'wait',
  REQUEUED: 'wait',
  HELD: 'bad',
};

function jobLanes(verdict: Verdict, entries: readonly FlightEntry[]): Lane[] {
  const states = eventsOf(entries, EXECUTOR, 'JOB_STATE');
  const verified = eventsOf(entries, EXECUTOR, 'CHECKPOINT_VERIFIED');
  return verdict.jobs.map(({ job, state, attempts, lostSteps }) => {
    const own = states.filter((event) => event.parameters.job === job);
    const changes = own.map(({ t, parameters }) => ({
      t,
      tone: JOB_TONES[stateName(parameters.to)] ?? null,
    }));
    const tries = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
    return {
      label: `${job}: ${state}, ${tries}, ${lostSteps} steps lost`,
      spans: spansOf(changes, verdict.durationUs),
      ticks: verified
        .filter((event) => event.parameters.job === job)
        .map((event) => ({ at: event.t / US_PER_S, tone: 'info' as const })),
    };
  });
}

function serviceLanes(entries: readonly FlightEntry[], endUs: number): Lane[] {
  const all = entriesOf(entries, 'node');
  return [...new Set(all.map((entry) => entry.node))].map((node) => {
    const own = all.filter((entry) => entry.node === node);
    const boots = own.filter((entry) => entry.what === 'boot').length;
    const tones = { boot: 'ok', crash: 'bad', hang: 'bad', stop: 'idle' } as const;
    const spans = spansOf(
      own.map(({ t, what }) => ({ t, tone: tones[what] })),
      endUs,
    );
    return { label: `${node}: ${boots} ${boots === 1 ? 'boot' : 'boots'}`, spans, ticks: [] };
  });
}

const STAGE_TONES: Partial<Record<TelecommandEntry['stage'], Tone>> = {
  sent: 'info',
  completed: 'ok',
  refused: 'bad',
  unknown: 'wait',
};

function groundLanes(entries: readonly FlightEntry[], endUs: number): Lane[] {
  const orbit = entriesOf(entries, 'orbit').filter((entry) => entry.what.endsWith('of-signal'));
  const stations = [...new Set(orbit.map((entry) => entry.station))];
  const contacts = stations.map((station) => {
    const own = orbit.filter((entry) => entry.station === station);
    const changes = own.map(({ t, what }) => ({
      t,
      tone: what === 'acquisition-of-signal' ? ('info' as const) : null,
    }));
    // A flight may begin in a contact.
    if (own[0].what === 'loss-of-signal') changes.unshift({ t: 0, tone: 'info' });
    return { label: `contact with ${station}`, spans: spansOf(changes, endUs), ticks: [] };
  });
  const stages = entriesOf(entries, 'telecommand');
  const ids = [...new Set(stages.map((entry) => entry.requestId))];
  const telecommands = ids.map((id) => {
    const own = stages.filter((entry) => entry.requestId === id);
    const ticks = own.flatMap(({ t, stage }) => {
      const tone = STAGE_TONES[stage];
      return tone ? [{ at: t / US_PER_S, tone }] : [];
    });
    return { label: `telecommand ${id}: ${own.at(-1)?.stage}`, spans: [], ticks };
  });
  return [...contacts, ...telecommands];
}

/** Eclipses; a flight may begin or end in one. */
function shadesOf(entries: readonly FlightEntry[], endUs: number): Lanes['shades'] {
  const edges = entriesOf(entries, 'orbit').filter((entry) => entry.what.startsWith('eclipse'));
  const changes = edges.map(({ t, what }) => ({
    t,
    tone: what === 'eclipse-enter' ? ('idle' as const) : null,
  }));
  if (edges[0]?.what === 'eclipse-exit') changes.unshift({ t: 0, tone: 'idle' });
  return spansOf(changes, endUs).map(({ from, to }) => ({ from, to }));
}

/** What the page draws as bars: faults, jobs, services, contacts. */
export function lanesOf(verdict: Verdict, entries: readonly FlightEntry[]): Lanes {
  const endUs = verdict.durationUs;
  const charts: LaneChart[] = [
    {
      title: 'Faults and recoveries',
      legend: [
        { tone: 'bad', label: 'not detected' },
        { tone: 'wait', label: 'recovering' },
        { tone: 'ok', label: 'recovered' },
      ],
      lanes: faultLanes(verdict),
    },
    {
      title: 'Jobs',
      legend: [
        { tone: 'idle', label: 'queued' },
        { tone: 'wait', label: 'starting, stopping, waiting' },
        { tone: 'ok', label: 'running' },
        { tone: 'bad', label: 'held' },
        { tone: 'info', label: 'checkpoint verified' },
      ],
      lanes: jobLanes(verdict, entries),
    },
    {
      title: 'Services',
      legend: [
        { tone: 'ok', label: 'up' },
        { tone: 'bad', label: 'crashed or hung' },
        { tone: 'idle', label: 'stopped' },
      ],
      lanes: serviceLanes(entries, endUs),
    },
    {
      title: 'Contacts and telecommands',
      legend: [
        { tone: 'info', label: 'contact, sent' },
        { tone: 'ok', label: 'completed' },
        { tone: 'bad', label: 'refused' },
        { tone: 'wait', label: 'unknown' },
      ],
      lanes: groundLanes(entries, endUs),
    },
  ];
  return {
    charts: charts.filter((chart) => chart.lanes.length > 0),
    shades: shadesOf(entries, endUs),
    onsets: verdict.faults.flatMap(({ onsetUs }, index) =>
      onsetUs === null ? [] : [{ number: index + 1, at: onsetUs / US_PER_S }],
    ),
  };
}
