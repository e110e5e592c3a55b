import { ConditionCode, DeliveryCode, FileStatus } from '../src';
import { CLEAN, contentOf, putFile, randomOf, S, World, type Entity, type LinkRules } from './world';

/** Whatever happens to it: the same bytes under its name, or a fault that both sides tell, and nothing left over. */
function expectSettled(from: Entity, to: Entity, id: string, name: string): boolean {
  const told = [from, to].map((entity) => entity.outcome(id));
  const file = to.store.files.get(`in/${name}`);
  const arrived = told[1]?.condition === ConditionCode.NoError;
  expect([...from.state.transactions.keys(), ...to.state.transactions.keys()]).toEqual([]);
  expect([...to.store.partials.keys()]).toEqual([]);
  if (arrived) expect(Buffer.from(file!).equals(from.store.files.get(name)!)).toBe(true);
  else expect(file).toBeUndefined();
  // A receiver that never learnt of the file has nothing to tell.
  expect(told[0]).toBeDefined();
  if (told[0]!.condition === ConditionCode.NoError) expect(arrived).toBe(true);
  return arrived && told[0]!.condition === ConditionCode.NoError;
}

const sizeOf = (seed: number): number => [0, 1, 687, 688, 5000, 40_000, 120_000][seed % 7]!;

describe('a file over the link', () => {
  it('CFDP-010 arrives both ways at once, byte for byte', () => {
    const world = new World(1);
    world.setLink(true);
    const up = putFile(world.ground, 'up', contentOf(1, 50_000));
    const down = putFile(world.craft, 'down', contentOf(2, 70_000));
    world.settle(60 * S);
    expect(expectSettled(world.ground, world.craft, up, 'up')).toBe(true);
    expect(expectSettled(world.craft, world.ground, down, 'down')).toBe(true);
    expect(world.craft.outcome(up)).toMatchObject({
      delivery: DeliveryCode.Complete,
      fileStatus: FileStatus.Retained,
      file: { size: 50_000, source: 'up', destination: 'in/up', role: 'receiving' },
    });
  });

  it.each(['deferred', 'immediate'] as const)(
    'CFDP-011 arrives over 150 links that lose, double and reorder, with %s NAKs',
    (nak) => {
      let arrived = 0;
      for (let seed = 1; seed <= 150; seed++) {
        const random = randomOf(seed);
        const rules: LinkRules = {
          ...CLEAN,
          loss: random() * 0.25,
          duplicates: random() * 0.2,
          jitterUs: random() * S,
        };
        const world = new World(seed, rules, { nak, ackLimit: 12, nakLimit: 12, crc: seed % 2 === 0 });
        world.setLink(true);
        const id = putFile(world.ground, 'f', contentOf(seed, sizeOf(seed)));
        world.settle(600 * S);
        if (expectSettled(world.ground, world.craft, id, 'f')) arrived += 1;
      }
      expect(arrived).toBe(150);
    },
  );

  it('CFDP-012 LK-24 LK-25 arrives over passes of 7 s and resets of either side, 100 seeds', () => {
    let arrived = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const random = randomOf(seed * 7919);
      const rules: LinkRules = {
        loss: random() * 0.1,
        duplicates: random() * 0.1,
        jitterUs: random() * 0.3 * S,
        bytesPerTick: 2048,
      };
      const world = new World(seed, rules, { ackLimit: 12, nakLimit: 12 });
      const id = putFile(world.ground, 'f', contentOf(seed, sizeOf(seed)));
      world.runUntil(S);
      for (let pass = 0; pass < 40 && (pass < 2 || world.ground.state.transactions.size > 0); pass++) {
        world.setLink(true);
        world.runUntil(world.nowUs + random() * 7 * S);
        if (random() < 0.5) (random() < 0.5 ? world.ground : world.craft).reset();
        world.runUntil(world.nowUs + random() * 7 * S);
        world.setLink(false);
        world.runUntil(world.nowUs + 540 * S);
      }
      world.setLink(true);
      world.settle(600 * S);
      if (expectSettled(world.ground, world.craft, id, 'f')) arrived += 1;
    }
    expect(arrived).toBe(100);
  });

  it('CFDP-013 arrives, or both sides say why not, when half of all PDUs are lost', () => {
    const outcomes = { arrived: 0, faults: 0 };
    for (let seed = 1; seed <= 100; seed++) {
      const world = new World(seed, { ...CLEAN, loss: 0.5, duplicates: 0.1, jitterUs: S });
      world.setLink(true);
      const id = putFile(world.craft, 'f', contentOf(seed, sizeOf(seed)));
      world.settle(3600 * S);
      if (expectSettled(world.craft, world.ground, id, 'f')) outcomes.arrived += 1;
      else outcomes.faults += 1;
    }
    expect(outcomes.arrived).toBeGreaterThan(20);
    expect(outcomes.faults).toBeGreaterThan(0);
  });
});
