// Two entities, their disks, and a link that loses, doubles, reorders and closes, all from one seed.
import { strict as assert } from 'node:assert';
import {
  cfdpConfig,
  newCfdp,
  partialsOf,
  restoreCfdp,
  stepCfdp,
  type CfdpConfig,
  type CfdpInput,
  type CfdpOutput,
  type CfdpState,
  type Indication,
} from '../src';
import { MemoryStore } from './store';

export const MS = 1000;
export const S = 1_000_000;

/** mulberry32: small, seeded, good enough to shake a protocol. */
export function randomOf(seed: number): () => number {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let t = Math.imul(at ^ (at >>> 15), at | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface LinkRules {
  readonly loss: number;
  readonly duplicates: number;
  /** Longest additional delay of a PDU: what reorders. */
  readonly jitterUs: number;
  readonly bytesPerTick: number;
}

export const CLEAN: LinkRules = { loss: 0, duplicates: 0, jitterUs: 0, bytesPerTick: 16_384 };

type Due = { readonly atUs: number; readonly run: () => void };

export class Entity {
  state: CfdpState;
  readonly store = new MemoryStore();
  readonly indications: Indication[] = [];
  readonly sent: Uint8Array[] = [];
  generation = 0;

  constructor(
    readonly config: CfdpConfig,
    private readonly world: World,
  ) {
    this.state = newCfdp(config);
  }

  give(input: CfdpInput): void {
    const { state, outputs } = stepCfdp(this.state, input, this.world.nowUs);
    this.state = state;
    this.carryOut(outputs);
  }

  /** Everything volatile goes; what was on the way to or from the disk never comes back. */
  reset(): void {
    this.generation += 1;
    const snapshot = this.store.reset();
    const step = snapshot ? restoreCfdp(this.config, snapshot, this.world.nowUs) : null;
    this.state = step?.state ?? newCfdp(this.config);
    const needed = partialsOf(this.state);
    for (const id of [...this.store.partials.keys()])
      if (!needed.includes(id)) this.store.partials.delete(id);
    this.carryOut(step?.outputs ?? []);
    this.give({ kind: 'link', open: this.world.open });
  }

  outcome(id: string): Extract<Indication, { type: 'finished' }> | undefined {
    return this.indications.find(
      (entry): entry is Extract<Indication, { type: 'finished' }> =>
        entry.type === 'finished' && entry.file.transaction === id,
    );
  }

  private carryOut(outputs: readonly CfdpOutput[]): void {
    for (const output of outputs) {
      if (output.kind === 'send') {
        this.sent.push(output.pdu);
        this.world.transmit(this, output.pdu);
      } else if (output.kind === 'indication') this.indications.push(output.indication);
      else this.askStore(output);
    }
  }

  private askStore(output: CfdpOutput): void {
    const answer = this.store.answer(output, this.state, this.world.nowUs);
    assert(answer);
    const { generation } = this;
    this.world.after(2 * MS, () => {
      if (generation !== this.generation) return;
      const input = answer();
      if (input) this.give(input);
    });
  }
}

export class World {
  nowUs = 0;
  open = false;
  readonly ground: Entity;
  readonly craft: Entity;
  readonly random: () => number;
  /** Decides over single PDUs, for tests that aim; true drops. */
  drops: (from: Entity, pdu: Uint8Array) => boolean = () => false;
  private queue: Due[] = [];
  private beat = 0;

  constructor(
    seed: number,
    readonly rules: LinkRules = CLEAN,
    settings: Partial<CfdpConfig> = {},
  ) {
    this.random = randomOf(seed);
    const common = { pduMaxBytes: 700, ...settings };
    this.ground = new Entity(cfdpConfig({ entity: 1, remotes: [2], ...common }), this);
    this.craft = new Entity(cfdpConfig({ entity: 2, remotes: [1], ...common }), this);
    this.tick();
  }

  setLink(open: boolean): void {
    this.open = open;
    this.tick();
    for (const entity of [this.ground, this.craft]) entity.give({ kind: 'link', open });
  }

  transmit(from: Entity, pdu: Uint8Array): void {
    const { loss, duplicates, jitterUs } = this.rules;
    if (!this.open || this.drops(from, pdu)) return;
    const to = from === this.ground ? this.craft : this.ground;
    const copies = this.random() < duplicates ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.random() < loss) continue;
      this.after(10 * MS + this.random() * jitterUs, () => {
        if (this.open) to.give({ kind: 'pdu', bytes: pdu });
      });
    }
  }

  after(delayUs: number, run: () => void): void {
    const atUs = this.nowUs + Math.round(delayUs);
    // Latest first, so that the next one is taken from the end.
    let low = 0;
    let high = this.queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.queue[middle]!.atUs > atUs) low = middle + 1;
      else high = middle;
    }
    this.queue.splice(low, 0, { atUs, run });
  }

  runUntil(untilUs: number, done: () => boolean = () => false): void {
    while (!done()) {
      const next = this.queue.at(-1);
      if (!next || next.atUs > untilUs) break;
      this.queue.pop();
      this.nowUs = next.atUs;
      next.run();
    }
    if (!done()) this.nowUs = untilUs;
  }

  /** Until neither side has an open transaction. */
  settle(withinUs: number): void {
    const isQuiet = (): boolean =>
      this.ground.state.transactions.size === 0 && this.craft.state.transactions.size === 0;
    this.runUntil(this.nowUs + withinUs, isQuiet);
  }

  private tick(): void {
    this.beat += 1;
    this.every(this.beat);
  }

  /** Between passes nothing should happen: a look now and then must do. */
  private every(beat: number): void {
    this.after(this.open ? 100 * MS : 600 * S, () => {
      if (beat !== this.beat) return;
      for (const entity of [this.ground, this.craft]) {
        entity.give({ kind: 'tick' });
        if (this.open) entity.give({ kind: 'may-send', bytes: this.rules.bytesPerTick });
      }
      this.every(beat);
    });
  }
}

/** Every piece of it differs: a segment at a wrong place shows. */
export function contentOf(seed: number, size: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(size / 4));
  for (let at = 0; at < words.length; at++)
    words[at] = Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  return new Uint8Array(words.buffer, 0, size);
}

/** Puts a file on an entity's disk and into the engine; gives the transaction's id. */
export function putFile(from: Entity, name: string, content: Uint8Array): string {
  const to = from.config.remotes[0]!;
  from.store.files.set(name, content);
  from.give({ kind: 'put', source: name, destination: `in/${name}`, to });
  return `${from.config.entity}:${from.state.lastSequence}`;
}
