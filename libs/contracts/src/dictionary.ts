import dictionaryJson from './generated/dictionary.json';

/** One field of the telemetry dictionary. Limits are absent where none apply. */
export interface DictionaryField {
  readonly number: number;
  readonly type: string;
  readonly repeated: boolean;
  readonly unit: string;
  readonly description: string;
  readonly oneof?: string;
  readonly yellowLow?: number;
  readonly yellowHigh?: number;
  readonly redLow?: number;
  readonly redHigh?: number;
}

export interface DictionaryMessage {
  readonly file: string;
  readonly about: string;
  readonly topic?: string;
  readonly qos?: number;
  readonly retained?: boolean;
  readonly fields: Readonly<Record<string, DictionaryField>>;
}

export interface Dictionary {
  readonly messages: Readonly<Record<string, DictionaryMessage>>;
  readonly enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What each packet and field means: units, descriptions, limits, topics. Generated from proto/. */
export const dictionary: Dictionary = dictionaryJson;

function scalarDefault(type: string): unknown {
  if (type.startsWith('map<')) return {};
  if (type === 'string') return '';
  if (type === 'bool') return false;
  if (type === 'bytes') return new Uint8Array(0);
  return 0;
}

function plainValue(field: DictionaryField, value: unknown): unknown {
  const message = dictionary.messages[field.type];
  if (field.type.startsWith('map<')) return { ...(value as object) };
  if (message) return value ? toPlain(field.type, value as object) : null;
  const names = dictionary.enums[field.type];
  if (names) return Object.keys(names).find((name) => names[name] === value) ?? value;
  return value ?? scalarDefault(field.type);
}

/**
 * A message as a plain object with every field present and enumerations by name, for JSON and people.
 * Needed because a decoded message with a choice of members inherits those that were absent on the wire.
 */
export function toPlain(messageName: string, message: object): Record<string, unknown> {
  const entry = dictionary.messages[messageName];
  if (!entry) throw new Error(`unknown message ${messageName}`);
  const plain: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(entry.fields)) {
    const value = (message as Record<string, unknown>)[name];
    if (field.oneof && (value === null || value === undefined)) continue;
    plain[name] = field.repeated
      ? Array.from((value as unknown[]) ?? [], (item) => plainValue(field, item))
      : plainValue(field, value);
  }
  return plain;
}
