// From JSON fields to a target's command packet, checked against the dictionary.
import {
  argumentFault,
  commandContractOf,
  commandTargets,
  dictionary,
  type DictionaryField,
} from '@dawnline/contracts';
import { VALUE_MAX_ITEMS } from './ground.limits';

const UINT32_MAX = 0xffff_ffff;
const INT32_MAX = 0x7fff_ffff;

/** A command that cannot be built; names field, value and what is allowed. */
export class CommandError extends Error {
  constructor(
    readonly field: string,
    readonly value: unknown,
    readonly allowed: string,
  ) {
    super(`command ${field}: ${JSON.stringify(value)} is not allowed, expected ${allowed}`);
    this.name = 'CommandError';
  }
}

const INTEGER_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  uint32: [0, UINT32_MAX],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  int32: [-INT32_MAX - 1, INT32_MAX],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

function integer(path: string, type: string, value: unknown): number {
  const [low, high] = INTEGER_RANGES[type];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
    throw new CommandError(path, value, `a whole number from ${low} to ${high}`);
  }
  return value;
}

function text(path: string, value: unknown): string {
  if (typeof value !== 'string' || value.length > VALUE_MAX_ITEMS) {
    throw new CommandError(path, value, `a text of at most ${VALUE_MAX_ITEMS} characters`);
  }
  return value;
}

const BYTES_WORDS =
  'bytes as hex:0a1b..., base64:Cgs= or text:in UTF-8, at most ' + `${VALUE_MAX_ITEMS} bytes`;

/** Raw bytes in JSON: a text that says how it is to be read. */
function bytes(path: string, value: unknown): Uint8Array {
  const [, form, content] =
    (typeof value === 'string' ? /^(hex|base64|text):([\s\S]*)$/.exec(value) : null) ?? [];
  const isWellFormed =
    form === 'text' ||
    (form === 'hex' && /^([0-9a-fA-F]{2})*$/.test(content)) ||
    (form === 'base64' && /^[A-Za-z0-9+/]*={0,2}$/.test(content) && content.length % 4 === 0);
  const read = isWellFormed
    ? Buffer.from(content, form === 'text' ? 'utf8' : (form as BufferEncoding))
    : null;
  if (!read || read.length > VALUE_MAX_ITEMS) throw new CommandError(path, value, BYTES_WORDS);
  return new Uint8Array(read);
}

function enumeration(path: string, type: string, value: unknown): number {
  const names = dictionary.enums[type];
  if (typeof value === 'string' && value in names) return names[value];
  throw new CommandError(path, value, `one of ${Object.keys(names).join(', ')}`);
}

function single(path: string, type: string, value: unknown): unknown {
  if (dictionary.messages[type]) return message(path, type, value);
  if (dictionary.enums[type]) return enumeration(path, type, value);
  if (type in INTEGER_RANGES) return integer(path, type, value);
  if (type === 'string') return text(path, value);
  if (type === 'bytes') return bytes(path, value);
  if (type === 'bool') {
    if (typeof value !== 'boolean') throw new CommandError(path, value, 'true or false');
    return value;
  }
  if (type === 'double' || type === 'float') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new CommandError(path, value, 'a number');
    return value;
  }
  throw new CommandError(path, value, `nothing: fields of type ${type} cannot be commanded`);
}

function fieldValue(path: string, field: DictionaryField, value: unknown): unknown {
  if (!field.repeated) return single(path, field.type, value);
  if (!Array.isArray(value) || value.length > VALUE_MAX_ITEMS) {
    throw new CommandError(path, value, `a list of at most ${VALUE_MAX_ITEMS}`);
  }
  return value.map((item, index) => single(`${path}[${index}]`, field.type, item));
}

/** Proto JSON names are lower camel case; the names of the .proto files are taken as well. */
const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function message(path: string, type: string, value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new CommandError(path, value, `an object with fields of ${type}`);
  }
  const { fields } = dictionary.messages[type];
  const known = Object.keys(fields).filter((name) => fields[name].type !== 'Header');
  const built: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const key = camel(name);
    const at = path === '' ? name : `${path}.${name}`;
    if (!known.includes(key)) throw new CommandError(at, item, `one of the fields ${known.join(', ')}`);
    built[key] = fieldValue(at, fields[key], item);
  }
  const choices = known.filter((name) => fields[name].oneof);
  const chosen = choices.filter((name) => name in built);
  if (choices.length > 0 && chosen.length !== 1) {
    throw new CommandError(path === '' ? type : path, chosen, `exactly one of ${choices.join(', ')}`);
  }
  return built;
}

/** The command packet of a target without its header, from fields named as in JSON. Throws CommandError. */
export function buildCommand(target: string, fields: Readonly<Record<string, unknown>>): Uint8Array {
  const contract = commandContractOf(target);
  if (!contract) throw new CommandError('target', target, `one of ${commandTargets().join(', ')}`);
  const built = message('', contract.name, fields);
  const outside = argumentFault(contract.name, built);
  if (outside) throw new CommandError(outside.field, outside.value, outside.allowed);
  return contract.encode(built);
}

/** Fields of any message from JSON, checked against the dictionary; enumerations become numbers. Throws CommandError. */
export function buildFields(type: string, fields: unknown): Record<string, unknown> {
  return message('', type, fields);
}
