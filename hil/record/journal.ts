import type { EventEntry, FlightEntry, TruthEntry } from './record';

/** Entries of one kind, in order. */
export function entriesOf<K extends FlightEntry['kind']>(
  entries: readonly FlightEntry[],
  kind: K,
): Extract<FlightEntry, { kind: K }>[] {
  return entries.filter((entry): entry is Extract<FlightEntry, { kind: K }> => entry.kind === kind);
}

export function eventsOf(entries: readonly FlightEntry[], source: string, code: string): EventEntry[] {
  return entriesOf(entries, 'event').filter((entry) => entry.source === source && entry.code === code);
}

/** A numeric channel of plant truth; NaN where it is absent. */
export function truthNumber(entry: TruthEntry, channel: string): number {
  const value = entry.fields[channel];
  return typeof value === 'number' ? value : Number.NaN;
}

const withoutPrefix = (mode: unknown): string => (typeof mode === 'string' ? mode.replace(/^MODE_/, '') : '');

/** The mode in force over time: the one that fault-manager began in, as its housekeeping says, then its decisions. */
export function modesOf(entries: readonly FlightEntry[]): { t: number; mode: string }[] {
  const decided = eventsOf(entries, 'fault-manager', 'MODE_CHANGED').map((entry) => ({
    t: entry.t,
    mode: withoutPrefix(entry.parameters.to),
  }));
  const heard = entriesOf(entries, 'telemetry').find(({ source }) => source === 'fault-manager');
  const service = heard?.fields.service as { mode?: unknown } | undefined;
  const isFirst = heard !== undefined && heard.t < (decided[0]?.t ?? Infinity);
  return isFirst ? [{ t: heard.t, mode: withoutPrefix(service?.mode) }, ...decided] : decided;
}

const US_PER_S = 1_000_000;

/** Mission time for people: T+00:12:34.567. */
export function missionClock(us: number): string {
  const milliseconds = Math.floor(us / 1000) % 1000;
  const seconds = Math.floor(us / US_PER_S);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `T+${clock}.${String(milliseconds).padStart(3, '0')}`;
}

/** A duration for people: 12 ms, 3.40 s, 2 min 5 s. */
export function durationText(us: number): string {
  if (us < 10_000) return `${(us / 1000).toFixed(1)} ms`;
  if (us < 999_500) return `${(us / 1000).toFixed(0)} ms`;
  const seconds = us / US_PER_S;
  if (seconds < 119.995) return `${seconds.toFixed(2)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
