// What becomes of an authentic frame: the checks of LK-15 after the window.
import { strict as assert } from 'node:assert';
import { DecodeError, Telecommand } from '@dawnline/contracts';
import type { Command, CommandKey } from '../commands/command-table';
import { readContent, type Content } from '../commands/content';
import { gateContent, type GateContext, type GateRefusal } from '../commands/gate';
import { requestOf, type RememberedRequest, type Requests } from '../commands/requests';
import { DEFAULT_VALIDITY_US, NAME_MAX_CHARS, VALIDITY_MAX_US } from '../comms-manager.limits';
import type { KeyRing } from './key-ring';
import { takeToken, type SourceRates } from './source-rate';

/** Names of the contract's Refusal. */
export type UplinkRefusal =
  GateRefusal['refusal'] | 'BUSY' | 'UNAUTHENTICATED' | 'REPLAYED' | 'RATE_LIMITED' | 'EXPIRED' | 'DUPLICATE';

export interface FrameFacts {
  /** Zero when the frame did not authenticate. */
  readonly keyId: number;
  readonly sequence: number;
  /** The reserved bound of the key, so that the ground can jump over it (LK-14). */
  readonly bound: number;
}

export type UplinkOutcome = FrameFacts &
  (
    | {
        readonly kind: 'command';
        readonly command: Command;
        readonly content: Content;
        /** It shall be armed, not executed. */
        readonly isArm: boolean;
      }
    /** One CFDP PDU, from a frame under a key for files. */
    | { readonly kind: 'file'; readonly pdu: Uint8Array }
    /** The same request came before: its stage is reported again, and nothing is executed (LK-6). */
    | { readonly kind: 'repeated'; readonly request: RememberedRequest }
    | {
        readonly kind: 'refused';
        readonly refusal: UplinkRefusal;
        readonly detail: string;
        /** Whose command it was, once that is authentic and its number was used: it gets a report. */
        readonly command: CommandKey | null;
      }
  );

export interface UplinkContext extends GateContext {
  readonly craft: string;
  readonly keys: KeyRing;
  /** Null until they are read. */
  readonly requests: Requests | null;
  readonly onboardUs: number;
}

export const NO_FACTS: FrameFacts = { keyId: 0, sequence: 0, bound: 0 };

type Refused = Extract<UplinkOutcome, { kind: 'refused' }>;

export function refused(
  facts: FrameFacts,
  refusal: UplinkRefusal,
  detail: string,
  command: Refused['command'] = null,
): Refused {
  return { kind: 'refused', ...facts, refusal, detail, command };
}

/** The telecommand that a frame carries; null when its plaintext is none. */
export function telecommandIn(plaintext: Uint8Array): Telecommand | null {
  try {
    return Telecommand.decode(plaintext);
  } catch (error) {
    assert(error instanceof DecodeError, error as Error);
    return null;
  }
}

const NAME = new RegExp(`^[!-~]{1,${NAME_MAX_CHARS}}$`);

/** How long a telecommand is still valid, or why it is not taken. */
function validity(
  { expiresOnboardUs }: Telecommand,
  onboardUs: number,
): { readonly validUs: number } | { readonly refusal: 'EXPIRED' | 'RANGE'; readonly detail: string } {
  if (!expiresOnboardUs) return { validUs: DEFAULT_VALIDITY_US };
  const validUs = expiresOnboardUs - onboardUs;
  if (validUs < 0) return { refusal: 'EXPIRED', detail: `expired ${-validUs} us ago` };
  if (validUs <= VALIDITY_MAX_US) return { validUs };
  return { refusal: 'RANGE', detail: `expires in ${validUs} us, allowed at most ${VALIDITY_MAX_US} us` };
}

interface Judgement {
  readonly outcome: UplinkOutcome;
  readonly rates: SourceRates;
}

/** Checks after the window, on the authenticated plaintext, in the order of LK-15: source rate, expiry, schema, mode, arm. */
export function judge(
  facts: FrameFacts,
  message: Telecommand | null,
  rates: SourceRates,
  context: UplinkContext,
): Judgement {
  if (!message) return { outcome: refused(facts, 'MALFORMED', 'plaintext is no telecommand'), rates };
  const { requestId, principal, target, body } = message;
  if (!NAME.test(requestId) || !NAME.test(principal)) {
    const detail = `request id or principal is not 1 to ${NAME_MAX_CHARS} printable characters`;
    return { outcome: refused(facts, 'MALFORMED', detail), rates };
  }
  const reading = readContent({ target, body }, context.targets);
  const isRecovery = 'content' in reading && reading.content.definition.commandClass === 'recovery';
  const rate = takeToken(rates, principal, isRecovery, context.nowUs);
  if (!rate.isWithin) {
    const detail = `too many telecommands of ${principal}`;
    return { outcome: refused(facts, 'RATE_LIMITED', detail, { requestId, principal, target }), rates };
  }
  return { outcome: judgeContent(facts, message, reading, context), rates: rate.rates };
}

function judgeContent(
  facts: FrameFacts,
  message: Telecommand,
  reading: ReturnType<typeof readContent>,
  context: UplinkContext,
): UplinkOutcome {
  const { requestId, principal, target, body, arm: isArm } = message;
  const who = { requestId, principal, target };
  const valid = validity(message, context.onboardUs);
  if ('refusal' in valid) return refused(facts, valid.refusal, valid.detail, who);
  if ('fault' in reading) return refused(facts, reading.fault.refusal, reading.fault.detail, who);
  const { content } = reading;
  assert(context.requests, 'no frame is judged before the requests are read');
  const known = requestOf(context.requests, who);
  if (known) {
    if (known.digest === content.digest && known.isArm === isArm)
      return { kind: 'repeated', ...facts, request: known };
    return refused(facts, 'DUPLICATE', `request id ${requestId} was used for another command`, who);
  }
  const isRecoveryKey = context.keys.get(facts.keyId)?.role === 'recovery';
  if (isRecoveryKey && content.definition.commandClass !== 'recovery') {
    const { action, commandClass } = content.definition;
    const detail = `${action} is of class ${commandClass}: a recovery key commands the recovery class only`;
    return refused(facts, 'UNAUTHENTICATED', detail, who);
  }
  const fault = gateContent(content, principal, isArm, context);
  if (fault) return refused(facts, fault.refusal, fault.detail, who);
  const command = { ...who, body, expiresUs: context.nowUs + valid.validUs };
  return { kind: 'command', ...facts, command, content, isArm };
}
