// From a message of the dictionary to a layout of fixed size: every item has one place, whatever a packet holds.
import { strict as assert } from 'node:assert';
import { dictionary, type DictionaryField } from '@dawnline/contracts';
import {
  BYTES_DEFAULT_BYTES,
  BYTES_OF,
  DEPTH_MAX_ITEMS,
  LIST_DEFAULT_ITEMS,
  LIST_ITEMS_OF,
  TEXT_BYTES,
  TEXT_BYTES_OF,
  TEXT_DEFAULT_BYTES,
} from './interop.limits';

/** What the dictionary may say of commands and their arguments beside the rest; both ends of a range are allowed. */
export interface AnnotatedField extends DictionaryField {
  readonly hazardous?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export type Coding = 'uint' | 'int' | 'float' | 'bool' | 'enum' | 'text' | 'bytes';
export type Path = readonly (string | number)[];

/** One item of a layout. Its offset counts from the first byte of the layout. */
export interface Item {
  readonly name: string;
  readonly path: Path;
  /** A count holds the length of the list or of the bytes at `path`, a choice the field number of what is set there. */
  readonly role: 'value' | 'count' | 'choice';
  readonly coding: Coding;
  readonly offset: number;
  readonly bytes: number;
  readonly description: string;
  readonly unit: string;
  /** MESSAGE.FIELD in the dictionary. */
  readonly origin: string;
  readonly field?: AnnotatedField;
  /** Largest count, of counts. */
  readonly most?: number;
  /** Members by number, of choices. */
  readonly members?: Readonly<Record<number, string>>;
  /** Choices that must have this member for the item to mean anything. */
  readonly within: readonly { readonly choice: string; readonly member: number }[];
}

export interface Layout {
  readonly items: readonly Item[];
  readonly bytes: number;
}

/** What a packet keeps of the header: the space packet tells the subsystem and the time. */
const HEADER_FIELDS = ['bootId', 'sequence', 'missionTimeUs', 'modeEpoch', 'requestId', 'principal'];
const HEADER = 'Header';

const NUMBERS: Readonly<Record<string, readonly [Coding, number]>> = {
  uint32: ['uint', 4],
  uint64: ['uint', 8],
  int32: ['int', 4],
  int64: ['int', 8],
  double: ['float', 8],
  float: ['float', 4],
  bool: ['bool', 1],
};
/** Counts of lists; those of bytes are longer. */
export const LIST_COUNT_BYTES = 1;
const BYTES_COUNT_BYTES = 2;
const ENUM_MAX = 0xff;

type Within = Item['within'];

class Builder {
  readonly items: Item[] = [];
  bytes = 0;

  add(item: Omit<Item, 'offset' | 'name'>): void {
    const name = nameOf(item.path) + (item.role === 'value' ? '' : `_${item.role}`);
    this.items.push({ ...item, name, offset: this.bytes });
    this.bytes += item.bytes;
  }

  message(type: string, path: Path, within: Within, depth: number): void {
    assert(depth <= DEPTH_MAX_ITEMS, `${type} is nested too deeply for a fixed layout`);
    const fields = Object.entries(dictionary.messages[type].fields).filter(
      ([name]) => type !== HEADER || HEADER_FIELDS.includes(name),
    );
    const choices = new Map<string, string>();
    for (const [name, field] of fields) {
      if (!field.oneof) {
        this.field(type, name, field, [...path, name], within, depth);
        continue;
      }
      let choice = choices.get(field.oneof);
      if (choice === undefined) {
        choice = this.choice(type, field.oneof, [...path, field.oneof], within);
        choices.set(field.oneof, choice);
      }
      const inside = [...within, { choice, member: field.number }];
      this.field(type, name, field, [...path, name], inside, depth);
    }
  }

  field(type: string, name: string, field: DictionaryField, path: Path, within: Within, depth: number): void {
    const origin = `${type}.${name}`;
    if (!field.repeated) {
      this.single(origin, field, path, within, depth);
      return;
    }
    const most = LIST_ITEMS_OF[origin] ?? LIST_DEFAULT_ITEMS;
    const description = `Entries of: ${field.description}`;
    const count = { role: 'count', coding: 'uint', bytes: LIST_COUNT_BYTES, unit: 'count' } as const;
    this.add({ ...count, path, description, origin, most, within });
    for (let index = 0; index < most; index++) this.single(origin, field, [...path, index], within, depth);
  }

  private choice(type: string, oneof: string, path: Path, within: Within): string {
    const members = Object.fromEntries(
      Object.entries(dictionary.messages[type].fields)
        .filter(([, field]) => field.oneof === oneof)
        .map(([name, field]) => [field.number, name]),
    );
    const choice = { role: 'choice', coding: 'uint', bytes: 1, unit: 'enum' } as const;
    const description = 'Field that is set; zero for none';
    this.add({ ...choice, path, description, origin: `${type}.${oneof}`, members, within });
    return nameOf(path) + '_choice';
  }

  private single(origin: string, field: DictionaryField, path: Path, within: Within, depth: number): void {
    const { type, unit, description } = field;
    if (dictionary.messages[type]) {
      this.message(type, path, within, depth + 1);
      return;
    }
    const value = { role: 'value', path, unit, description, origin, field, within } as const;
    const number = NUMBERS[type];
    if (number) this.add({ ...value, coding: number[0], bytes: number[1] });
    else if (dictionary.enums[type]) {
      const numbers = Object.values(dictionary.enums[type]);
      assert(
        numbers.every((one) => one >= 0 && one <= ENUM_MAX),
        `${type} does not fit eight bits`,
      );
      this.add({ ...value, coding: 'enum', bytes: 1 });
    } else if (type === 'string' || type.startsWith('map<')) {
      const bytes = TEXT_BYTES_OF[origin] ?? TEXT_BYTES[unit] ?? TEXT_DEFAULT_BYTES;
      this.add({ ...value, coding: 'text', bytes });
    } else {
      assert(type === 'bytes', `${origin}: no layout for ${type}`);
      const most = BYTES_OF[origin] ?? BYTES_DEFAULT_BYTES;
      const count = { role: 'count', coding: 'uint', bytes: BYTES_COUNT_BYTES, unit: 'bytes' } as const;
      this.add({ ...count, path, description: `Bytes of: ${description}`, origin, most, within });
      this.add({ ...value, coding: 'bytes', bytes: most });
    }
  }

  finish(): Layout {
    const names = new Set(this.items.map(({ name }) => name));
    assert.equal(names.size, this.items.length, 'two items of one name');
    return { items: this.items, bytes: this.bytes };
  }
}

/** Names of lists and messages are joined: jobs_0_checkpointStep. */
const nameOf = (path: Path): string => path.join('_');

/** The layout of a whole packet. */
export function layoutOf(message: string): Layout {
  const builder = new Builder();
  builder.message(message, [], [], 0);
  return builder.finish();
}

/** The layout of one command action's arguments. The function id tells a flag, so it takes none. */
export function argumentsOf(message: string, action: string): Layout {
  const builder = new Builder();
  const field = dictionary.messages[message].fields[action];
  if (field.type !== 'bool') builder.field(message, action, field, [action], [], 0);
  return builder.finish();
}
