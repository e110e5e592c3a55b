// Values into a layout and back.
import { dictionary } from '@dawnline/contracts';
import { CommandError } from '@hil/ground';
import { LIST_COUNT_BYTES, type Item, type Layout, type Path } from './layout';

type Fields = Record<string | number, unknown>;

function at(message: object, path: Path): unknown {
  let value: unknown = message;
  for (const key of path) {
    if (value === null || value === undefined) return undefined;
    value = (value as Fields)[key];
  }
  return value;
}

/** A map as text, in the order of its keys. */
const mapText = (map: object): string =>
  Object.entries(map)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${String(value)}`)
    .join('; ');

/** Cuts a text to so many bytes of UTF-8, never inside a character. */
function fitted(text: string, bytes: number): Buffer {
  const whole = Buffer.from(text, 'utf8');
  if (whole.length <= bytes) return whole;
  let end = bytes;
  while (end > 0 && (whole[end] & 0xc0) === 0x80) end -= 1;
  return whole.subarray(0, end);
}

/** Whether the value was written as it is. */
type Written = boolean;

function writeUnsigned(target: Buffer, offset: number, bytes: number, value: number): Written {
  const most = 2 ** (8 * bytes) - 1;
  const isIn = Number.isInteger(value) && value >= 0 && value <= most;
  const held = isIn ? value : 0;
  if (bytes === 8) target.writeBigUInt64BE(BigInt(held), offset);
  else target.writeUIntBE(held, offset, bytes);
  return isIn;
}

function writeValue(target: Buffer, item: Item, value: unknown): Written {
  const { offset, bytes } = item;
  if (item.coding === 'text') {
    const text = typeof value === 'object' ? mapText(value as object) : String(value);
    const held = fitted(text, bytes);
    target.set(held, offset);
    return held.length === Buffer.byteLength(text);
  }
  if (item.coding === 'bytes') {
    target.set((value as Uint8Array).subarray(0, bytes), offset);
    return (value as Uint8Array).length <= bytes;
  }
  const number = Number(value);
  if (item.coding === 'float') {
    if (bytes === 8) target.writeDoubleBE(number, offset);
    else target.writeFloatBE(number, offset);
    return true;
  }
  if (item.coding !== 'int') return writeUnsigned(target, offset, bytes, number);
  if (bytes === 8) target.writeBigInt64BE(BigInt(number), offset);
  else target.writeInt32BE(number, offset);
  return true;
}

function writeItem(target: Buffer, item: Item, message: object): Written {
  const value = at(message, item.path);
  if (item.role === 'choice') {
    const owner = (at(message, item.path.slice(0, -1)) ?? {}) as Fields;
    const isSet = ([, name]: [string, string]): boolean => owner[name] !== null && owner[name] !== undefined;
    const [number] = Object.entries(item.members!).find(isSet) ?? ['0'];
    return writeUnsigned(target, item.offset, item.bytes, Number(number));
  }
  if (value === null || value === undefined) return true;
  if (item.role === 'value') return writeValue(target, item, value);
  const { length } = value as ArrayLike<unknown>;
  writeUnsigned(target, item.offset, item.bytes, Math.min(length, item.most!));
  return length <= item.most!;
}

/**
 * Lays a decoded message out. What does not fit is cut: texts at a character, lists and bytes at their bound, numbers
 * that no item can hold become zero. `cut` counts the items that were cut.
 */
export function writeLayout(layout: Layout, message: object): { data: Buffer; cut: number } {
  const data = Buffer.alloc(layout.bytes);
  let cut = 0;
  for (const item of layout.items) if (!writeItem(data, item, message)) cut += 1;
  // Bytes are cut at their count, which has told it already.
  const twice = layout.items.filter((item) => item.coding === 'bytes');
  for (const item of twice) {
    const value = at(message, item.path) as Uint8Array | null | undefined;
    if (value && value.length > item.bytes) cut -= 1;
  }
  return { data, cut };
}

function readUnsigned(data: Buffer, item: Item): number {
  if (item.bytes !== 8) return data.readUIntBE(item.offset, item.bytes);
  const value = data.readBigUInt64BE(item.offset);
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new CommandError(item.name, String(value), `a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`);
  return Number(value);
}

function readSigned(data: Buffer, item: Item): number {
  if (item.bytes !== 8) return data.readInt32BE(item.offset);
  const value = data.readBigInt64BE(item.offset);
  if (value < BigInt(Number.MIN_SAFE_INTEGER) || value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new CommandError(item.name, String(value), `a whole number of at most 53 bits`);
  return Number(value);
}

function readText(data: Buffer, { name, offset, bytes }: Item): string {
  const held = data.subarray(offset, offset + bytes);
  const end = held.indexOf(0);
  if (end >= 0 && held.subarray(end).some((byte) => byte !== 0))
    throw new CommandError(name, held.toString('latin1'), 'a text with zeros behind it only');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(end < 0 ? held : held.subarray(0, end));
  } catch {
    throw new CommandError(name, held.toString('hex'), 'a text in UTF-8');
  }
}

function readValue(data: Buffer, item: Item, count: number): unknown {
  switch (item.coding) {
    case 'uint':
      return readUnsigned(data, item);
    case 'int':
      return readSigned(data, item);
    case 'float':
      return item.bytes === 8 ? data.readDoubleBE(item.offset) : data.readFloatBE(item.offset);
    case 'text':
      return readText(data, item);
    case 'bytes':
      return `hex:${data.subarray(item.offset, item.offset + count).toString('hex')}`;
    case 'bool': {
      const value = data.readUInt8(item.offset);
      if (value > 1) throw new CommandError(item.name, value, '0 or 1');
      return value === 1;
    }
    case 'enum': {
      const value = data.readUInt8(item.offset);
      const names = dictionary.enums[item.field!.type];
      const name = Object.keys(names).find((key) => names[key] === value);
      if (name === undefined)
        throw new CommandError(item.name, value, `one of ${Object.values(names).join(', ')}`);
      return name;
    }
  }
}

/** Puts a value where its path says; messages and lists on the way are made. */
function put(root: Fields, path: Path, value: unknown): void {
  let target: Fields = root;
  path.slice(0, -1).forEach((key, index) => {
    target[key] ??= typeof path[index + 1] === 'number' ? [] : {};
    target = target[key] as Fields;
  });
  target[path.at(-1)!] = value;
}

/** The fields of a layout as JSON has them: enumerations by name, bytes as `hex:`. Throws CommandError. */
export function readLayout(layout: Layout, bytes: Uint8Array): Record<string, unknown> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (data.length !== layout.bytes)
    throw new CommandError('length', data.length, `${layout.bytes} bytes of arguments`);
  const fields: Record<string, unknown> = {};
  const counts = new Map<string, number>();
  const choices = new Map<string, number>();
  const isAbsent = ({ path, within }: Item): boolean =>
    within.some(({ choice, member }) => choices.get(choice) !== member) ||
    path.some(
      (key, index) => typeof key === 'number' && key >= (counts.get(path.slice(0, index).join('_')) ?? 0),
    );
  for (const item of layout.items) {
    if (isAbsent(item)) continue;
    const key = item.path.join('_');
    if (item.role === 'value') {
      put(fields, item.path, readValue(data, item, counts.get(key) ?? 0));
      continue;
    }
    const number = readUnsigned(data, item);
    if (item.role === 'choice') {
      if (number !== 0 && !(number in item.members!))
        throw new CommandError(item.name, number, `one of 0, ${Object.keys(item.members!).join(', ')}`);
      choices.set(item.name, number);
      continue;
    }
    if (number > item.most!) throw new CommandError(item.name, number, `at most ${item.most}`);
    counts.set(key, number);
    if (item.bytes === LIST_COUNT_BYTES) put(fields, item.path, []);
  }
  return fields;
}
