// Random, cut, mutated and wrongly sealed frames against the uplink's decoder and gate. By hand, for longer:
//   UPLINK_FUZZ_CASES=1000000 UPLINK_FUZZ_SEED=7 npx jest apps/comms-manager/test/uplink/fuzz
import { strict as assert } from 'node:assert';
import { argumentFault, commandCatalogue, contracts, Mode } from '@dawnline/contracts';
import { FRAME_MAX_BYTES, FRAME_OVERHEAD_BYTES, sealFrame } from '@dawnline/telecommand';
import { remember, type Requests } from '../../src/commands/requests';
import { SOURCES_MAX_ITEMS } from '../../src/comms-manager.limits';
import { takeFrame, type UplinkState } from '../../src/uplink/uplink';
import { openUplink, sealingKey, telecommand, uplinkContext } from '../fixture';

export interface FuzzResult {
  readonly commands: number;
  readonly refused: Readonly<Record<string, number>>;
}

type Random = () => number;

/** Mulberry32: a small generator whose draws depend on the seed alone. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const oneOf = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)];
const randomBytes = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => below(random, 256));

function mutated(random: Random, bytes: Uint8Array): Uint8Array {
  const next = [...bytes];
  for (let change = below(random, 4); change >= 0 && next.length > 0; change--) {
    const at = below(random, next.length);
    const kind = below(random, 4);
    if (kind === 0) next[at] = below(random, 256);
    else if (kind === 1) next.splice(at, 1 + below(random, 8));
    else if (kind === 2) next.splice(at, 0, ...randomBytes(random, 1 + below(random, 8)));
    else next[at] ^= 1 << below(random, 8);
  }
  return Uint8Array.from(next);
}

const NUMBERS = [0, 1, -1, 20, 30.5, NaN, Infinity, 2 ** 31, 60_000_000, 2 ** 53];

/** A body of some command, sound or nearly so. */
function bodyOf(random: Random): { target: string; body: Uint8Array } {
  const { target, action, field, contract } = oneOf(random, commandCatalogue);
  const scalar = { bool: true, string: 'x'.repeat(below(random, 80)) }[field.type];
  const inner = {
    loopC: oneOf(random, NUMBERS),
    switch: 'LCL3',
    offTimeUs: Math.abs(oneOf(random, NUMBERS)) || 0,
  };
  const isWhole = field.type.startsWith('uint') || !(scalar !== undefined || contracts[field.type]);
  const value = scalar ?? (isWhole ? below(random, 9) : inner);
  return { target, body: contracts[contract].encode({ [action]: value }) };
}

function plaintextOf(random: Random): Uint8Array {
  const { target, body } = bodyOf(random);
  const plain = telecommand({
    requestId: `r${below(random, 40)}`,
    principal: random() < 0.5 ? 'p0' : `p${below(random, 60)}`,
    target: random() < 0.05 ? 'nobody' : target,
    body: random() < 0.3 ? mutated(random, body) : new Uint8Array(body),
    arm: random() < 0.2,
    expiresOnboardUs: random() < 0.1 ? below(random, 1000) : 0,
  });
  return random() < 0.2 ? mutated(random, plain) : plain;
}

function sealed(random: Random, sequence: number, plaintext: Uint8Array): Uint8Array {
  const room = FRAME_MAX_BYTES - FRAME_OVERHEAD_BYTES;
  return sealFrame(sealingKey(random() < 0.9 ? 1 : 9), sequence, plaintext.subarray(0, room));
}

interface Run {
  readonly random: Random;
  state: UplinkState;
  requests: Requests;
  nowUs: number;
  sequence: number;
}

/** Takes one frame; a foreign one must change nothing but what counts it. */
function step(run: Run, frame: Uint8Array, isForeign: boolean, mode: Mode): string {
  const before = run.state;
  const copy = Buffer.from(frame);
  const context = uplinkContext({ nowUs: run.nowUs, requests: run.requests, mode });
  const { state, outcome, numberUsed } = takeFrame(before, frame, context);
  assert(copy.equals(frame), 'a frame is read, not changed');
  run.state = state;
  assert.equal(state.accepted + state.refused, before.accepted + before.refused + 1);
  assert(state.rates.size <= 2 * (SOURCES_MAX_ITEMS + 1));
  if (!numberUsed) assert.equal(state.windows, before.windows);
  if (isForeign) assert(outcome.kind === 'refused' && !numberUsed && state.rates === before.rates);
  if (outcome.kind !== 'command') return outcome.kind === 'refused' ? outcome.refusal : 'repeated';
  const { command, content, isArm } = outcome;
  // What passed is what the target would decode, within its ranges, in a mode of its class, and not hazardous.
  const { definition } = content;
  const packet = contracts[definition.contract].decode(Buffer.concat([Uint8Array.of(0x0a, 0), command.body]));
  assert.equal((packet as { action?: string }).action, definition.action);
  assert.equal(argumentFault(definition.contract, packet), null);
  assert(isArm || definition.hazardous === null, 'nothing was ever armed');
  assert(mode >= Mode.MODE_SAFE || definition.commandClass === 'recovery');
  const { requestId, principal, target, expiresUs } = command;
  const request = { requestId, principal, target, expiresUs, digest: content.digest, isArm };
  run.requests = remember(run.requests, request, true, run.nowUs) ?? run.requests;
  return 'command';
}

export function fuzzUplink(seed: number, cases: number): FuzzResult {
  const random = randomOf(seed);
  const run: Run = { random, state: openUplink(), requests: new Map(), nowUs: 0, sequence: 0 };
  const counts: Record<string, number> = {};
  for (let index = 0; index < cases; index++) {
    run.nowUs += below(random, 10_000);
    const kind = random();
    const mode = oneOf(random, [Mode.MODE_SURVIVAL, Mode.MODE_SAFE, Mode.MODE_STANDBY, Mode.MODE_NOMINAL]);
    let frame: Uint8Array;
    let isForeign = true;
    if (kind < 0.15) frame = randomBytes(random, below(random, 2 * FRAME_MAX_BYTES));
    else {
      run.sequence += kind < 0.2 ? -below(random, 3) : 1;
      run.sequence = Math.max(1, run.sequence);
      frame = sealed(random, run.sequence, plaintextOf(random));
      if (kind < 0.5) {
        const damaged = mutated(random, frame);
        isForeign = !Buffer.from(damaged).equals(frame);
        frame = damaged;
      } else if (kind < 0.55) frame = frame.subarray(0, below(random, frame.length));
      else isForeign = false;
    }
    const name = step(run, frame, isForeign, mode);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  const { command: commands = 0, ...refused } = counts;
  return { commands, refused };
}
