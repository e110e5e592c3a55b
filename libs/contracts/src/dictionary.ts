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
  /** Of each action of a command contract: see commands.ts. */
  readonly commandClass?: string;
  /** Of an action: why it must be armed first; absent when it need not be. */
  readonly hazardous?: string;
  /** Of arguments, both ends allowed. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of texts in characters, of bytes in bytes. */
  readonly maxLength?: number;
  readonly maxItems?: number;
}

export interface DictionaryMessage {
  readonly file: string;
  readonly about: string;
  readonly topic?: string;
  readonly qos?: number;
  readonly retained?: boolean;
  /** Who alone may publish the packet, where its topic names nobody: a subsystem, rig or operator. */
  readonly publishedBy?: string;
  /** Who alone may read it, where its topic names nobody: a subsystem, rig, or ground. */
  readonly readBy?: string;
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

type Read = (value: unknown) => unknown;

const enumNames = new Map(
  Object.entries(dictionary.enums).map(([name, values]) => [
    name,
    new Map(Object.entries(values).map(([key, number]): [unknown, string] => [number, key])),
  ]),
);

/** How a value of a field becomes plain. */
function reader({ type }: DictionaryField): Read {
  if (type.startsWith('map<')) return (value) => ({ ...(value as object) });
  if (dictionary.messages[type]) return (value) => (value ? toPlain(type, value as object) : null);
  const names = enumNames.get(type);
  if (names) return (value) => names.get(value) ?? value;
  return (value) => value ?? scalarDefault(type);
}

interface PlainField {
  readonly name: string;
  readonly optional: boolean;
  readonly repeated: boolean;
  readonly read: Read;
}

const plainFields = new Map(
  Object.entries(dictionary.messages).map(([message, { fields }]) => [
    message,
    Object.entries(fields).map(([name, field]): PlainField => ({
      name,
      optional: field.oneof !== undefined,
      repeated: field.repeated,
      read: reader(field),
    })),
  ]),
);

/**
 * A message as a plain object with every field present and enumerations by name, for JSON and people.
 * Needed because a decoded message with a choice of members inherits those that were absent on the wire.
 */
export function toPlain(messageName: string, message: object): Record<string, unknown> {
  const fields = plainFields.get(messageName);
  if (!fields) throw new Error(`unknown message ${messageName}`);
  const plain: Record<string, unknown> = {};
  for (const { name, optional, repeated, read } of fields) {
    const value = (message as Record<string, unknown>)[name];
    if (optional && (value === null || value === undefined)) continue;
    plain[name] = repeated ? Array.from((value as unknown[]) ?? [], read) : read(value);
  }
  return plain;
}

/** A message type with every field at its default, enumerations by number: what a sender fills in by name. */
export function defaultsOf<T>(messageName: string): T {
  const message = dictionary.messages[messageName];
  if (!message) throw new Error(`unknown message ${messageName}`);
  const fields = Object.entries(message.fields).filter(([, field]) => field.oneof === undefined);
  return Object.fromEntries(
    fields.map(([name, field]) => {
      if (field.repeated) return [name, []];
      if (dictionary.messages[field.type]) return [name, null];
      return [name, dictionary.enums[field.type] ? 0 : scalarDefault(field.type)];
    }),
  ) as T;
}
