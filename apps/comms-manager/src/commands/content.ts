// What a command asks of its target, read with the target's own contract before it leaves comms-manager.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import {
  argumentFault,
  commandCatalogue,
  commandContractOf,
  DecodeError,
  type CommandDefinition,
  type Contract,
} from '@dawnline/contracts';
import { topFields } from './command-packet';
import type { CommandKey } from './command-table';

/** Names of the contract's Refusal, without its prefix. */
export interface GateRefusal {
  readonly refusal: 'MALFORMED' | 'UNKNOWN_TARGET' | 'RANGE' | 'WRONG_MODE' | 'NOT_ARMED';
  readonly detail: string;
}

export interface Content {
  readonly definition: CommandDefinition;
  /** Of target and body: two commands with one digest are the same command. */
  readonly digest: string;
}

export type Reading = { readonly content: Content } | { readonly fault: GateRefusal };

/** Body of a command and whom it is for. */
export type Addressed = Pick<CommandKey, 'target'> & { readonly body: Uint8Array };

/** An empty header, field 1: packets do not decode without one. */
const NO_HEADER = Uint8Array.of(0x0a, 0x00);
/** Characters of a value that a refusal repeats (assumed). */
const VALUE_MAX_CHARS = 40;

const fault = (refusal: GateRefusal['refusal'], detail: string): { fault: GateRefusal } => ({
  fault: { refusal, detail },
});

function decoded(contract: Contract<object>, body: Uint8Array): object | null {
  try {
    return contract.decode(Buffer.concat([NO_HEADER, body]));
  } catch (error) {
    assert(error instanceof DecodeError, error as Error);
    return null;
  }
}

export function digestOf({ target, body }: Addressed): string {
  return createHash('sha256').update(target).update('\0').update(body).digest('hex');
}

/** Target, schema and ranges of a command, in this order: what never changes with time or mode. */
export function readContent(command: Addressed, targets: readonly string[]): Reading {
  const { target, body } = command;
  const contract = targets.includes(target) ? commandContractOf(target) : null;
  if (!contract)
    return fault('UNKNOWN_TARGET', `no subsystem "${target.slice(0, VALUE_MAX_CHARS)}" takes commands`);
  const fields = topFields(body);
  if ('fault' in fields) return fault('MALFORMED', fields.fault);
  if (fields.numbers.length !== 1)
    return fault('MALFORMED', `body has ${fields.numbers.length} actions, expected 1`);
  const definition = commandCatalogue.find(
    (entry) => entry.target === target && entry.field.number === fields.numbers[0],
  );
  if (!definition) return fault('MALFORMED', `${target} has no action ${fields.numbers[0]}`);
  const message = decoded(contract, body) as Record<string, unknown> | null;
  // A field of another wire type than the action's is skipped by the decoder.
  if (!message || (message[definition.action] ?? null) === null)
    return fault('MALFORMED', `body is no ${definition.action} of ${target}`);
  const outside = argumentFault(contract.name, message);
  if (outside) {
    const value = String(outside.value).slice(0, VALUE_MAX_CHARS);
    return fault('RANGE', `${outside.field}: ${value}, allowed ${outside.allowed}`);
  }
  return { content: { definition, digest: digestOf(command) } };
}

/** What is wrong with a command for ever, whatever the mode; null when nothing. For what is stored on board. */
export function contentFault(command: Addressed, targets: readonly string[]): GateRefusal | null {
  const reading = readContent(command, targets);
  return 'fault' in reading ? reading.fault : null;
}
