import { DiskError, type TurnSource } from '@dawnline/host';
import { Procedures, type Outcome } from '@dawnline/storage';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A host that runs turns only when it is told to. */
function bench(): { procedures: Procedures; turns: () => string[] } {
  let source: TurnSource | null = null;
  const procedures = new Procedures((attached) => {
    source = attached;
    return () => undefined;
  });
  const turns = (): string[] => {
    const names: string[] = [];
    for (let name = source!.runNext(); name !== null; name = source!.runNext()) names.push(name);
    return names;
  };
  return { procedures, turns };
}

describe('procedures', () => {
  test('results come back only in a turn', async () => {
    const { procedures, turns } = bench();
    const results: number[] = [];
    procedures.run(
      'a',
      'one',
      async () => 1,
      (outcome) => results.push(outcome.ok ? outcome.value : -1),
    );
    await settle();
    expect(results).toEqual([]);
    expect(turns()).toEqual(['procedure:one']);
    expect(results).toEqual([1]);
    expect(procedures.pending).toBe(0);
  });

  test('one lane is serial, lanes are independent', async () => {
    const { procedures, turns } = bench();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    procedures.run(
      'a',
      'a1',
      () => gate,
      () => undefined,
    );
    procedures.run(
      'a',
      'a2',
      async () => undefined,
      () => undefined,
    );
    procedures.run(
      'b',
      'b1',
      async () => undefined,
      () => undefined,
    );
    await settle();
    expect(turns()).toEqual(['procedure:b1']);
    release();
    await settle();
    expect(turns()).toEqual(['procedure:a1', 'procedure:a2']);
  });

  test('a refusal of the disk is a result, a bug is thrown in the turn', async () => {
    const { procedures, turns } = bench();
    const results: Outcome<void>[] = [];
    procedures.run(
      'a',
      'eio',
      () => Promise.reject(new DiskError('EIO', 'x')),
      (outcome) => results.push(outcome),
    );
    procedures.run(
      'a',
      'bug',
      () => Promise.reject(new TypeError('bug')),
      (outcome) => results.push(outcome),
    );
    await settle();
    expect(turns).toThrow(TypeError);
    expect(results).toMatchObject([{ ok: false, error: { code: 'EIO' } }]);
  });
});
