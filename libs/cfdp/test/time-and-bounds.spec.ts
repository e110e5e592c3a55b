import { ConditionCode, decodePdu, encodePdu, nextDueUs, type PduBody } from '../src';
import {
  ENDED_MAX_ITEMS,
  RANGES_MAX_ITEMS,
  RECEIVING_MAX_ITEMS,
  SENDING_MAX_ITEMS,
} from '../src/cfdp.limits';
import { as, bodyOf, conditionOf, count, fileData, loseFirst, metadataBody, openWorld } from './support';
import { contentOf, putFile, S, World } from './world';

describe('time', () => {
  it('LK-24 CFDP-024 counts contact time only: a day without contact changes nothing, whatever is waited for', () => {
    const waitsFor: [PduBody['kind'], number][] = [
      ['eof', 2],
      ['file-data', 1],
      ['finished', 2],
    ];
    for (const [kind, times] of waitsFor) {
      const world = openWorld();
      loseFirst(world, kind, times);
      const id = putFile(world.ground, 'f', contentOf(1, 30_000));
      // A contact of 1.37 s: the timers stand somewhere else in each.
      for (let contact = 0; contact < 20; contact++) {
        world.runUntil(world.nowUs + 1.37 * S);
        world.setLink(false);
        const sent = world.ground.sent.length + world.craft.sent.length;
        world.runUntil(world.nowUs + 86_400 * S);
        expect(world.ground.sent.length + world.craft.sent.length).toBe(sent);
        world.setLink(true);
      }
      world.settle(60 * S);
      for (const side of [world.ground, world.craft])
        expect(conditionOf(side, id)).toBe(ConditionCode.NoError);
      expect(count(world.ground, 'eof')).toBeLessThan(6);
      expect(world.nowUs).toBeGreaterThan(20 * 86_400 * S);
    }
  });

  it('CFDP-024 says when the next tick matters, and nothing while the link is closed', () => {
    const world = openWorld();
    world.drops = (from) => from === world.craft;
    putFile(world.ground, 'f', contentOf(1, 10));
    world.runUntil(S);
    const due = nextDueUs(world.ground.state, world.nowUs)!;
    expect(due - world.nowUs).toBeLessThan(3 * S);
    world.runUntil(due + 150_000);
    expect(count(world.ground, 'eof')).toBe(2);
    world.setLink(false);
    expect(nextDueUs(world.ground.state, world.nowUs)).toBeNull();
  });

  it('CFDP-025 is suspended and resumed on either side; its timers stand still meanwhile', () => {
    for (const side of ['ground', 'craft'] as const) {
      const world = openWorld();
      loseFirst(world, 'file-data');
      const id = putFile(world.ground, 'f', contentOf(1, 100_000));
      world.runUntil(S);
      world[side].give({ kind: 'suspend', transaction: id });
      const sent = count(world.ground, 'file-data');
      world.runUntil(600 * S);
      expect(world.ground.outcome(id) ?? world.craft.outcome(id)).toBeUndefined();
      if (side === 'ground') expect(count(world.ground, 'file-data')).toBeLessThan(sent + 5);
      world[side].give({ kind: 'resume', transaction: id });
      world.settle(120 * S);
      expect(conditionOf(world.craft, id)).toBe(ConditionCode.NoError);
      expect(world.craft.store.files.get('in/f')).toEqual(contentOf(1, 100_000));
    }
  });

  it('CFDP-026 answers prompts with a NAK or how far it is', () => {
    const world = openWorld();
    loseFirst(world, 'file-data');
    const id = putFile(world.ground, 'f', contentOf(1, 200_000));
    world.runUntil(S);
    world.ground.give({ kind: 'prompt', transaction: id, response: 'keep-alive' });
    world.runUntil(1.5 * S);
    const keepAlive = world.craft.sent.map(bodyOf).find((body) => body.kind === 'keep-alive');
    expect(keepAlive).toMatchObject({ progress: expect.any(Number) });
    world.ground.give({ kind: 'prompt', transaction: id, response: 'nak' });
    world.runUntil(2 * S);
    expect(bodyOf(world.craft.sent.at(-1)!)).toMatchObject({ kind: 'nak', segments: [[0, 686]] });
    world.settle(60 * S);
    expect(conditionOf(world.craft, id)).toBe(ConditionCode.NoError);
  });
});

describe('resets', () => {
  it('LK-25 CFDP-027 a name appears only after checksum and flush, and the rest of a file is asked for, not all of it', () => {
    const world = openWorld();
    const id = putFile(world.ground, 'f', contentOf(1, 200_000));
    world.drops = (_, pdu) => bodyOf(pdu).kind === 'eof';
    world.runUntil(6 * S);
    expect(world.craft.store.files.size).toBe(0);
    world.drops = () => false;
    world.runUntil(7 * S);
    expect(world.craft.state.transactions.get(id)).toBeDefined();
    const sent = count(world.ground, 'file-data');
    world.craft.reset();
    world.settle(60 * S);
    expect(conditionOf(world.craft, id)).toBe(ConditionCode.NoError);
    expect(world.craft.store.files.get('in/f')).toEqual(contentOf(1, 200_000));
    expect(count(world.ground, 'file-data') - sent).toBeLessThan(200_000 / 686 / 2);
  });

  it('CFDP-027 asks for everything again when the partial file is gone', () => {
    const world = openWorld();
    const id = putFile(world.ground, 'f', contentOf(1, 100_000));
    loseFirst(world, 'file-data', 3);
    world.runUntil(4.5 * S);
    world.craft.reset();
    world.craft.store.partials.clear();
    world.settle(120 * S);
    expect(conditionOf(world.craft, id)).toBe(ConditionCode.NoError);
    expect(world.craft.store.files.get('in/f')).toEqual(contentOf(1, 100_000));
  });

  it('CFDP-028 never uses a transaction number twice, whenever the reset strikes', () => {
    const world = openWorld();
    const used = new Set<number>();
    for (let round = 0; round < 30; round++) {
      putFile(world.ground, `f${round}`, contentOf(round, 100));
      world.runUntil(world.nowUs + (round % 7) * 30_000);
      const numbers = world.ground.sent
        .map((pdu) => decodePdu(pdu))
        .flatMap((decoded) =>
          decoded.kind === 'pdu' && decoded.pdu.body.kind === 'metadata' ? [decoded.pdu] : [],
        );
      world.ground.sent.length = 0;
      for (const { header, body } of numbers) {
        if (body.kind !== 'metadata') continue;
        const key = `${header.sequence} ${body.sourceName}`;
        expect([...used].includes(header.sequence) && !world.ground.store.log.includes(key)).toBe(false);
        used.add(header.sequence);
        world.ground.store.log.push(key);
      }
      world.ground.reset();
    }
    expect(used.size).toBeGreaterThan(3);
  });
});

describe('bounds', () => {
  it('CFDP-029 refuses the put above the table, and bad names, with the reason', () => {
    const world = new World(1);
    const refusal = (request: { source?: string; destination?: string; to?: number }): unknown => {
      world.ground.give({ kind: 'put', source: 'f', destination: 'g', to: 2, ...request });
      return world.ground.indications.at(-1);
    };
    expect(refusal({ to: 3 })).toMatchObject({ type: 'refused', reason: 'entity 3 is not one of 2' });
    expect(refusal({ source: '' })).toMatchObject({ reason: 'source has 0 bytes, allowed are 1 to 255' });
    expect(refusal({ destination: 'ü'.repeat(128) })).toMatchObject({ reason: /256 bytes/ });
    expect(refusal({ destination: 'a\0' })).toMatchObject({ reason: 'destination has a zero byte' });
    for (let index = 0; index < SENDING_MAX_ITEMS; index++)
      expect(refusal({})).toMatchObject({ type: 'accepted' });
    expect(refusal({})).toMatchObject({ type: 'refused', reason: /64 files/ });
    world.ground.give({ kind: 'cancel', transaction: '1:99' });
    expect(world.ground.indications.at(-1)).toMatchObject({ reason: 'the transaction is not known' });
  });

  it('CFDP-029 holds no more than so many files, pieces and memories, whatever comes', () => {
    const world = openWorld();
    for (let sequence = 1; sequence <= 100; sequence++)
      world.craft.give({ kind: 'pdu', bytes: as(metadataBody({ size: 0 }), sequence) });
    expect(world.craft.state.transactions.size).toBe(RECEIVING_MAX_ITEMS);
    for (let piece = 0; piece < 4000; piece++) {
      world.craft.give({ kind: 'pdu', bytes: encodePdu(fileData(piece * 2, Uint8Array.of(1))) });
      if (piece % 100 === 0) world.runUntil(world.nowUs + 10_000);
    }
    const first = world.craft.state.transactions.get('1:1');
    expect(first?.role === 'receiving' && first.received.length + first.writing.length).toBeLessThanOrEqual(
      RANGES_MAX_ITEMS,
    );
    expect(world.craft.state.counters.dropped).toBeGreaterThan(2000);
    world.settle(300 * S);
    expect(world.craft.state.transactions.size).toBe(0);
    expect(world.craft.state.ended.length).toBeLessThanOrEqual(ENDED_MAX_ITEMS);
  });

  it('CFDP-030 sends no more bytes than the link takes', () => {
    const world = openWorld();
    putFile(world.ground, 'f', contentOf(1, 100_000));
    world.runUntil(5 * S);
    const bytes = world.ground.sent.reduce((sum, pdu) => sum + pdu.length, 0);
    expect(bytes).toBeLessThanOrEqual(50 * 4096);
    const longest = Math.max(...world.ground.sent.map((pdu) => pdu.length));
    expect(longest).toBe(700);
  });
});
