import type { FlightEntry } from '@hil/record';
import type { EntryPattern } from './catalogue';

/** What is known of one fault: its target, its parameters, what it hit. Values of the {places} in patterns. */
export type FaultFacts = Readonly<Record<string, string>>;

const UNIT = /_(c|v|a|w|db|km|km_s|deg)$/;

/** Names that software may use for the thing that was hit. */
export function factsOf(target: string, details: Readonly<Record<string, unknown>>): FaultFacts {
  const facts: Record<string, string> = {};
  for (const [name, value] of Object.entries(details)) if (value !== null) facts[name] = String(value);
  facts.target = target;
  const at = target.lastIndexOf('/');
  if (target.startsWith('gpu/')) facts.gpu ??= target.split('/')[1];
  if (at < 0) return facts;
  const last = target.slice(at + 1);
  const isChannel = target.split('/').length > 2 && (UNIT.test(last) || /[._]/.test(last));
  facts.device = isChannel ? target.slice(0, at) : target;
  if (!isChannel) return facts;
  facts.channel = last;
  facts.sensor = last.replace(UNIT, '');
  // A battery's temperature_a_c is the sensor battery_a to those who vote on it.
  const letter = /_([a-z])$/.exec(facts.sensor)?.[1];
  const unit = facts.device.split('/').at(-1)!;
  facts.alias = letter ? `${unit}_${letter}` : facts.sensor;
  // And voltage_a_v is "battery voltage A" to its user.
  if (letter) facts.words = `${unit} ${facts.sensor.slice(0, -2)} ${letter.toUpperCase()}`;
  return facts;
}

/** Fills the places of a pattern; null when a fact is not known. */
function fill(text: string, facts: FaultFacts): string | null {
  let known = true;
  const filled = text.replace(/\{([\w-]+)\}/g, (_, name: string) => {
    known &&= facts[name] !== undefined;
    return facts[name] ?? '';
  });
  return known ? filled : null;
}

function valueMatches(wanted: string, value: string): boolean {
  return wanted.startsWith('>') ? Number(value) > Number(wanted.slice(1)) : value === wanted;
}

function eventMatches(
  pattern: EntryPattern,
  entry: Extract<FlightEntry, { kind: 'event' }>,
  facts: FaultFacts,
): boolean {
  const [source, code] = pattern.event!.split('/');
  if (code !== entry.code || (source !== '*' && fill(source, facts) !== entry.source)) return false;
  return Object.entries(pattern.where ?? {}).every(([name, wanted]) => {
    const known = wanted.map((text) => fill(text, facts)).filter((text) => text !== null);
    const value = entry.parameters[name];
    return known.length === 0 || (value !== undefined && known.some((text) => valueMatches(text, value)));
  });
}

/** Whether an entry is what a pattern describes; `telemetryOfAll` and `after` are the tracker's to judge. */
export function entryMatches(pattern: EntryPattern, entry: FlightEntry, facts: FaultFacts): boolean {
  if (pattern.targets && !pattern.targets.includes(facts.target)) return false;
  if (pattern.event !== undefined) return entry.kind === 'event' && eventMatches(pattern, entry, facts);
  if (pattern.node !== undefined) {
    return entry.kind === 'node' && entry.node === fill(pattern.node, facts) && entry.what === pattern.what;
  }
  if (pattern.telemetry !== undefined) {
    return entry.kind === 'telemetry' && entry.source === fill(pattern.telemetry, facts);
  }
  if (pattern.heal) return entry.kind === 'fault' && entry.what === 'heal' && entry.id === facts.id;
  return false;
}

/** How a match is named to people. */
export function entryName(entry: FlightEntry): string {
  if (entry.kind === 'event') return `${entry.source}/${entry.code}`;
  if (entry.kind === 'node') return `${entry.node} ${entry.what}`;
  return entry.kind;
}
