// Packets for the tests, and what a reader of them must find, worked out without the layouts.
import { contracts, dictionary, type Header } from '@dawnline/contracts';
import { messageOf } from '../../../libs/contracts/test/representative';

export const ONBOARD_US = 1_787_109_468_123_457;

export interface Sample {
  readonly topic: string;
  readonly contract: string;
  readonly message: object;
}

/** Topics as they are on the bus, by contract. */
function topicOfContract(contract: string): string {
  return contracts[contract]
    .packet!.topic.replace('{craft}', 'odc-1')
    .replace('{subsystem}', 'power-manager')
    .replace('{from}', 'comms-manager');
}

/** A packet with a value in every field, decoded as the ground decodes it. */
export function sampleOf(contract: string, changes: object = {}): Sample {
  const built = { ...messageOf(contract), ...changes };
  built.header = { ...(built.header as Header), onboardTimeUs: ONBOARD_US };
  const message = contracts[contract].decode(contracts[contract].encode(built));
  return { topic: topicOfContract(contract), contract, message };
}

const NOT_IN_PACKETS = [
  'schema',
  'craft',
  'source',
  'instance',
  'onboardTimeUs',
  'replyTopic',
  'expiresUs',
  'priority',
];

/** Every value of a message by its joined name; enumerations by name, bytes in hex. */
export function flat(type: string, message: object, prefix = ''): Record<string, string | number | boolean> {
  const found: Record<string, string | number | boolean> = {};
  const take = (name: string, field: { type: string }, value: unknown): void => {
    const names = dictionary.enums[field.type];
    if (dictionary.messages[field.type]) Object.assign(found, flat(field.type, value as object, `${name}_`));
    else if (names) found[name] = Object.keys(names).find((key) => names[key] === value)!;
    else if (field.type === 'bytes') found[name] = Buffer.from(value as Uint8Array).toString('hex');
    else if (field.type.startsWith('map<'))
      found[name] = Object.entries(value as object)
        .map(([key, text]) => `${key}=${text}`)
        .join('; ');
    else found[name] = value as string;
  };
  for (const [key, field] of Object.entries(dictionary.messages[type].fields)) {
    if (type === 'Header' && NOT_IN_PACKETS.includes(key)) continue;
    const value = (message as Record<string, unknown>)[key];
    if (value === null || value === undefined) continue;
    if (!field.repeated) take(`${prefix}${key}`, field, value);
    else {
      const list = value as unknown[];
      found[`${prefix}${key}_count`] = list.length;
      list.forEach((item, index) => take(`${prefix}${key}_${index}`, field, item));
    }
  }
  return found;
}
