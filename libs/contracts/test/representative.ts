import { dictionary, type DictionaryField } from '../src';

const KILO = 1_000;
/** Above 32 bits, as mission times are. */
const LONG_BASE = 2 ** 40;
const NESTING_MAX = 4;

function scalar(type: string, seed: number): unknown {
  switch (type) {
    case 'double':
      return seed + 0.5;
    case 'uint32':
      return seed * KILO + 7;
    case 'uint64':
      return LONG_BASE + seed;
    case 'bool':
      return true;
    case 'string':
      return `text-${seed} ü`;
    case 'bytes':
      return Buffer.from([0, seed, 127, 128, 255]);
    default:
      throw new Error(`no representative value for type ${type}: add one`);
  }
}

function valueOf(field: DictionaryField, seed: number, depth: number): unknown {
  if (field.type.startsWith('map<')) return { key: `value-${seed}` };
  if (dictionary.messages[field.type]) return depth > NESTING_MAX ? null : messageOf(field.type, depth + 1);
  const values = dictionary.enums[field.type];
  if (values) return Object.values(values).at(-1);
  return scalar(field.type, seed);
}

/** A message with a value in every field; of a oneof only the named member, or none. */
export function messageOf(name: string, depth = 0, member: string | null = null): Record<string, unknown> {
  const message: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(dictionary.messages[name].fields)) {
    if (field.oneof && key !== member) continue;
    message[key] = field.repeated
      ? [valueOf(field, field.number, depth), valueOf(field, field.number + 1, depth)]
      : valueOf(field, field.number, depth);
  }
  return message;
}

/** One packet of every packet contract, and one more for every member of a oneof; by name. */
export function representativePackets(): Record<
  string,
  { contract: string; message: Record<string, unknown> }
> {
  const packets: Record<string, { contract: string; message: Record<string, unknown> }> = {};
  for (const [contract, entry] of Object.entries(dictionary.messages)) {
    if (!entry.topic) continue;
    packets[contract] = { contract, message: messageOf(contract) };
    for (const [member, field] of Object.entries(entry.fields)) {
      if (!field.oneof) continue;
      packets[`${contract}.${member}`] = { contract, message: messageOf(contract, 0, member) };
    }
  }
  return packets;
}
