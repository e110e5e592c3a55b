import type { EventEntry, FlightEntry, TelecommandEntry, TelemetryEntry } from '@hil/record';

/** An inclusive range; a side that is left out is open. */
export interface Range {
  readonly min?: number;
  readonly max?: number;
}

export type Wanted = string | number | boolean | Range | ((value: unknown) => boolean);

/** Every named part must hold; what is left out may be anything. */
export interface EventPattern {
  readonly source?: string;
  readonly code?: string;
  readonly severity?: EventEntry['severity'];
  /** Parameters of the event by name, texts. */
  readonly parameters?: Readonly<Record<string, string | ((value: string) => boolean)>>;
}

/** Fields by their path in the packet, names and units of the dictionary in camel case: `service.mode`, `queuedPackets.0`. */
export interface TelemetryPattern {
  readonly source: string;
  readonly fields?: Readonly<Record<string, Wanted>>;
}

function holds(wanted: Wanted, value: unknown): boolean {
  if (typeof wanted === 'function') return wanted(value);
  if (typeof wanted !== 'object') return value === wanted;
  if (typeof value !== 'number') return false;
  return value >= (wanted.min ?? -Infinity) && value <= (wanted.max ?? Infinity);
}

function at(fields: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], fields);
}

export function isEvent(entry: FlightEntry, pattern: EventPattern): entry is EventEntry {
  if (entry.kind !== 'event') return false;
  const { source, code, severity, parameters = {} } = pattern;
  if (source !== undefined && entry.source !== source) return false;
  if (code !== undefined && entry.code !== code) return false;
  if (severity !== undefined && entry.severity !== severity) return false;
  return Object.entries(parameters).every(([name, wanted]) => {
    const value = entry.parameters[name];
    return value !== undefined && (typeof wanted === 'function' ? wanted(value) : value === wanted);
  });
}

export function isTelemetry(entry: FlightEntry, pattern: TelemetryPattern): entry is TelemetryEntry {
  if (entry.kind !== 'telemetry' || entry.source !== pattern.source) return false;
  return Object.entries(pattern.fields ?? {}).every(([path, wanted]) =>
    holds(wanted, at(entry.fields, path)),
  );
}

export function isStage(
  entry: FlightEntry,
  requestId: string,
  stages: readonly TelecommandEntry['stage'][],
): entry is TelecommandEntry {
  return entry.kind === 'telecommand' && entry.requestId === requestId && stages.includes(entry.stage);
}

const wantedText = (wanted: unknown): string => {
  if (typeof wanted === 'function') return '(a condition)';
  if (typeof wanted !== 'object' || wanted === null) return String(wanted);
  const { min, max } = wanted as Range;
  return `${min ?? ''}..${max ?? ''}`;
};

const listText = (values: Readonly<Record<string, unknown>> = {}): string =>
  Object.entries(values)
    .map(([name, wanted]) => ` ${name}=${wantedText(wanted)}`)
    .join('');

/** For error messages. */
export function eventText({ source, code, severity, parameters }: EventPattern): string {
  const kind = severity === undefined ? '' : ` of severity ${severity}`;
  return `event ${source ?? '*'}/${code ?? '*'}${kind}${listText(parameters)}`;
}

export function telemetryText({ source, fields }: TelemetryPattern): string {
  return `telemetry of ${source}${listText(fields)}`;
}
