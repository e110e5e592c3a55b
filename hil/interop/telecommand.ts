// Telecommand packets to commands of the dictionary and back. A function of ST[08,1] is one command action; its
// arguments stand in a fixed order and size, so neither their number nor their ids are sent.
import { strict as assert } from 'node:assert';
import { buildCommand, buildFields, CommandError } from '@hil/ground';
import { Refusal } from '@dawnline/contracts';
import { PERFORM_FUNCTION, SERVICE } from './assignments';
import { FUNCTION_ID_BYTES, type Mapping, type TcDefinition } from './mapping';
import { formatTc, parseTc, type TcHeader } from './space-packet';
import { readLayout, writeLayout } from './values';

export type DecodedTc =
  | {
      readonly kind: 'command';
      readonly header: TcHeader;
      readonly target: string;
      /** JSON fields of the target's command. */
      readonly command: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'refused';
      readonly header: TcHeader;
      readonly refusal: Refusal;
      readonly detail: string;
    }
  /** Nothing in it can be trusted, its sequence count included. */
  | { readonly kind: 'undecodable'; readonly detail: string };

function commandOf(
  { action, contract, layout, target }: TcDefinition,
  data: Uint8Array,
): Record<string, unknown> {
  const fields = readLayout(layout, data);
  if (layout.items.length === 0) fields[action] = isFlag(contract, action) ? true : {};
  // The same checks as of a command from the command line.
  buildCommand(target, fields);
  return fields;
}

function isFlag(contract: string, action: string): boolean {
  try {
    buildFields(contract, { [action]: true });
    return true;
  } catch {
    return false;
  }
}

/** Reads a telecommand packet and checks its command against the dictionary. */
export function decodeTc(mapping: Mapping, bytes: Uint8Array): DecodedTc {
  const packet = parseTc(bytes);
  if (typeof packet === 'string') return { kind: 'undecodable', detail: packet };
  const { header, data } = packet;
  const refused = (refusal: Refusal, detail: string): DecodedTc => ({
    kind: 'refused',
    header,
    refusal,
    detail,
  });
  const { apid, service, subtype } = header;
  const ofTarget = mapping.commands.filter((command) => command.apid === apid);
  if (ofTarget.length === 0) return refused(Refusal.REFUSAL_UNKNOWN_TARGET, `no application process ${apid}`);
  if (service !== SERVICE.function || subtype !== PERFORM_FUNCTION)
    return refused(Refusal.REFUSAL_MALFORMED, `service ${service}, subtype ${subtype}: expected 8, 1`);
  if (data.length < FUNCTION_ID_BYTES) return refused(Refusal.REFUSAL_MALFORMED, 'no function id');
  const functionId = Buffer.from(data).readUInt16BE(0);
  const definition = ofTarget.find((command) => command.functionId === functionId);
  if (!definition)
    return refused(Refusal.REFUSAL_MALFORMED, `${ofTarget[0].target} has no function ${functionId}`);
  try {
    const command = commandOf(definition, data.subarray(FUNCTION_ID_BYTES));
    return { kind: 'command', header, target: definition.target, command };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return refused(Refusal.REFUSAL_RANGE, error.message);
  }
}

export interface TcRequest {
  readonly target: string;
  readonly action: string;
  /** JSON, as `dawnline tc` takes it. */
  readonly value: unknown;
  readonly sequence: number;
  readonly ackFlags: number;
  readonly source?: number;
}

/** The telecommand packet of a command. Throws CommandError, also for what a packet has no room for. */
export function encodeTc(mapping: Mapping, request: TcRequest): Uint8Array {
  const { target, action, value, sequence, ackFlags, source = 0 } = request;
  const definition = mapping.commands.find((one) => one.target === target && one.action === action);
  assert(definition, `no command ${action} of ${target}`);
  const message = buildFields(definition.contract, { [action]: value });
  const { data, cut } = writeLayout(definition.layout, message);
  if (cut > 0) throw new CommandError(action, value, 'values that the packet has room for');
  const id = Buffer.alloc(FUNCTION_ID_BYTES);
  id.writeUInt16BE(definition.functionId);
  const { apid } = definition;
  const header = { apid, sequence, ackFlags, service: SERVICE.function, subtype: PERFORM_FUNCTION, source };
  return formatTc(header, Buffer.concat([id, data]));
}
