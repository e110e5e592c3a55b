import { strict as assert } from 'node:assert';
import type { Contract } from './contract';
import * as generated from './generated/contracts';

export type TopicParameters = Readonly<Record<string, string | number>>;

/** Fills a topic template. Every {name} must be given. */
export function topicOf(template: string, parameters: TopicParameters): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    assert(value !== undefined, `topic ${template} needs {${name}}`);
    return String(value);
  });
}

/** The subscription filter of a template: known names filled in, the others one-level wildcards. */
export function filterOf(template: string, known: TopicParameters): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? '+'));
}

/** Whether an MQTT filter (with + and #) matches a topic. */
export function topicMatches(filter: string, topic: string): boolean {
  if (filter === topic) return true;
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (let index = 0; index < wanted.length; index++) {
    if (wanted[index] === '#') return true;
    if (index >= levels.length || (wanted[index] !== '+' && wanted[index] !== levels[index])) return false;
  }
  return wanted.length === levels.length;
}

/** Whether everything that the filter `narrow` matches is matched by `wide` too. */
export function filterCovers(wide: string, narrow: string): boolean {
  const wanted = wide.split('/');
  const levels = narrow.split('/');
  for (let index = 0; index < wanted.length; index++) {
    if (wanted[index] === '#') return true;
    if (index >= levels.length || levels[index] === '#') return false;
    if (wanted[index] !== '+' && wanted[index] !== levels[index]) return false;
  }
  return wanted.length === levels.length;
}

/** The values that a topic gives to the names of a template; null when it does not match. */
export function parametersOf(template: string, topic: string): Record<string, string> | null {
  const wanted = template.split('/');
  const levels = topic.split('/');
  if (wanted.length !== levels.length) return null;
  const found: Record<string, string> = {};
  for (let index = 0; index < wanted.length; index++) {
    const name = /^\{(\w+)\}$/.exec(wanted[index])?.[1];
    if (name) found[name] = levels[index];
    else if (wanted[index] !== levels[index]) return null;
  }
  return found;
}

/** All contracts by name. */
export const contracts: Readonly<Record<string, Contract<object>>> = Object.freeze(
  Object.fromEntries(
    Object.values(generated)
      .filter((value): value is Contract<never> => typeof value === 'object' && 'decode' in value)
      .map((contract) => [contract.name, contract as unknown as Contract<object>]),
  ),
);

const wildcards = (template: string): number => (template.match(/\{/g) ?? []).length;
const packets = Object.values(contracts)
  .filter((contract) => contract.packet)
  .sort((a, b) => wildcards(a.packet!.topic) - wildcards(b.packet!.topic));

/** The packet contract of a topic, the most specific template first; null for a topic of no contract. */
export function contractOfTopic(topic: string): Contract<object> | null {
  return packets.find((contract) => parametersOf(contract.packet!.topic, topic) !== null) ?? null;
}
