// Random and mutated PDUs against the decoder and the engine. By hand, for longer:
//   CFDP_FUZZ_CASES=1000000 CFDP_FUZZ_SEED=7 npx jest libs/cfdp/test/fuzz
import { strict as assert } from 'node:assert';
import { checksumOf, decodePdu, encodePdu, type CfdpOutput, type Pdu } from '../src';
import {
  ANSWERS_MAX_ITEMS,
  ENDED_MAX_ITEMS,
  RANGES_MAX_ITEMS,
  RECEIVING_MAX_ITEMS,
  WRITES_MAX_ITEMS,
} from '../src/cfdp.limits';
import { PDUS } from './vectors';
import { contentOf, MS, putFile, randomOf, S, World, type Entity } from './world';

export interface FuzzResult {
  readonly decoded: number;
  readonly refused: number;
  readonly commits: number;
}

type Random = () => number;
const below = (random: Random, limit: number): number => Math.floor(random() * limit);

function randomBytes(random: Random): Uint8Array {
  return Uint8Array.from({ length: below(random, 80) }, () => below(random, 256));
}

/** A golden PDU as one of a few transactions between the two, with whatever numbers. */
function plausible(random: Random): Uint8Array {
  const names = Object.keys(PDUS);
  const { header, body } = PDUS[names[below(random, names.length)]!]!;
  const sequence = 1 + below(random, 24);
  const [source, destination] = random() < 0.8 ? [1, 2] : [2, 1];
  let next: Pdu['body'] = body;
  if (body.kind === 'file-data') next = { ...body, offset: below(random, 4000) };
  if (body.kind === 'eof') next = { ...body, size: below(random, 4000) };
  if (body.kind === 'metadata') next = { ...body, size: random() < 0.5 ? 0 : below(random, 4000) };
  return encodePdu({
    header: { ...header, source, destination, sequence, entityIdBytes: 1, sequenceBytes: 4, large: false },
    body: fits(next),
  });
}

/** Numbers of the golden PDUs with the large file flag do not fit without it. */
function fits(body: Pdu['body']): Pdu['body'] {
  if (body.kind === 'nak')
    return {
      ...body,
      scope: [0, 5000],
      segments: [
        [0, 0],
        [100, 1000],
      ],
    };
  if (body.kind === 'metadata' && body.size > 0xffff_ffff) return { ...body, size: 0 };
  return body;
}

function mutated(random: Random, bytes: Uint8Array): Uint8Array {
  const next = [...bytes];
  for (let change = below(random, 4); change >= 0; change--) {
    const at = below(random, next.length);
    const kind = below(random, 4);
    if (kind === 0) next[at] = below(random, 256);
    else if (kind === 1) next.splice(at, 1 + below(random, 4));
    else if (kind === 2) next.splice(at, 0, below(random, 256));
    else if (next.length > 0) next[at]! ^= 1 << below(random, 8);
    if (next.length === 0) break;
  }
  return Uint8Array.from(next);
}

function input(random: Random): Uint8Array {
  const kind = random();
  if (kind < 0.2) return randomBytes(random);
  const bytes = plausible(random);
  return kind < 0.6 ? mutated(random, bytes) : bytes;
}

/** What decodes is told again with the same meaning, and what is refused names a field. */
export function fuzzDecoder(seed: number, cases: number): FuzzResult {
  const random = randomOf(seed);
  let decoded = 0;
  for (let run = 0; run < cases; run++) {
    const result = decodePdu(input(random));
    if (result.kind === 'refused') {
      assert(result.field !== '' && result.detail !== '');
      continue;
    }
    decoded += 1;
    const again = decodePdu(encodePdu(result.pdu));
    assert.deepEqual(again, result);
  }
  return { decoded, refused: cases - decoded, commits: 0 };
}

function assertBounded({ state, store }: Entity): void {
  const all = [...state.transactions.values()];
  assert(all.filter(({ role }) => role === 'receiving').length <= RECEIVING_MAX_ITEMS);
  assert(state.ended.length <= ENDED_MAX_ITEMS && state.answers.length <= ANSWERS_MAX_ITEMS);
  for (const of of all) {
    if (of.role === 'sending') assert(of.resend.length <= RANGES_MAX_ITEMS);
    else assert(of.received.length <= RANGES_MAX_ITEMS && of.writing.length <= WRITES_MAX_ITEMS);
  }
  assert(store.partials.size <= RECEIVING_MAX_ITEMS + 16, `${store.partials.size} partial files`);
}

/**
 * An entity under fire while it sends and receives real files. A file appears only with the checksum that its EOF named,
 * a refused PDU changes a counter and nothing else, no table grows, and afterwards everything ends.
 */
export function fuzzEngine(seed: number, cases: number): FuzzResult {
  const random = randomOf(seed);
  const world = new World(seed);
  world.setLink(true);
  const { craft } = world;
  craft.store.failing = (output: CfdpOutput) => {
    if (output.kind !== 'commit') return null;
    const partial = craft.store.partials.get(output.transaction);
    const bytes = partial?.volatile.slice(0, output.size) ?? new Uint8Array();
    assert(bytes.length === output.size, 'a file is shorter than its end said');
    assert.equal(checksumOf(output.checksumType, bytes), output.checksumType === 15 ? 0 : output.checksum);
    return null;
  };
  let refused = 0;
  for (let run = 0; run < cases; run++) {
    const bytes = input(random);
    const before = craft.state;
    craft.give({ kind: 'pdu', bytes });
    if (
      craft.state.counters.pdusRefused > before.counters.pdusRefused &&
      decodePdu(bytes).kind === 'refused'
    ) {
      refused += 1;
      const { counters: _, ...after } = craft.state;
      const { counters: __, ...unchanged } = before;
      assert.deepEqual(after, unchanged);
    }
    if (run % 50 === 0) {
      assertBounded(craft);
      if (random() < 0.1) putFile(craft, `f${run}`, contentOf(run, below(random, 3000)));
      world.runUntil(world.nowUs + below(random, 400) * MS);
    }
    if (random() < 0.0005) craft.reset();
  }
  world.settle(4 * 3600 * S);
  assert.equal(craft.state.transactions.size, 0, 'something never ended');
  assert.equal(craft.store.partials.size, 0, 'a partial file was left behind');
  return { decoded: cases - refused, refused, commits: craft.store.commits };
}
