import type { Disk } from '@dawnline/host';
import type { World } from '../index';
import { MS, S, bytes, hostOf, obcWorld, text } from './support';

/** How late a device may lose what it acknowledged (Ahmadian, arXiv 1805.00140, published). */
const LYING_SYNC_US = 700 * MS;

/** Runs a procedure on the disk of the present life and lets time pass until it has settled. */
async function during<T>(world: World, work: Promise<T>): Promise<T> {
  let settled = false;
  work.then(
    () => (settled = true),
    () => (settled = true),
  );
  for (let slice = 0; !settled && slice < 1000; slice++) await world.run(world.nowUs + 10 * MS);
  return work;
}

async function disk(seed = 1): Promise<{ world: World; nvm: Disk }> {
  const world = obcWorld({ seed });
  const host = await hostOf(world);
  return { world, nvm: host.disks.nvm };
}

/** Contents as the next life would find them; null when the file is gone. */
function found(world: World, path: string): string | null {
  const { tree } = world.disk('obc', 'nvm');
  return tree.stat(path) ? text(tree.file(path, 'test').read()) : null;
}

const SEEDS = Array.from({ length: 60 }, (_, index) => index);

/** What is found of a file over many seeds after a procedure and a loss of power. */
async function outcomes(
  procedure: (nvm: Disk, world: World) => Promise<unknown>,
  path = 'file',
): Promise<Set<string | null>> {
  const results = new Set<string | null>();
  for (const seed of SEEDS) {
    const { world, nvm } = await disk(seed);
    await during(
      world,
      procedure(nvm, world).catch(() => undefined),
    );
    world.powerOff('obc');
    results.add(found(world, path));
  }
  return results;
}

describe('disk model: what survives', () => {
  it('keeps the page cache over SIGKILL', async () => {
    const { world, nvm } = await disk();
    await during(world, nvm.write('file', bytes('not synced')));
    world.kill('power-manager');
    expect(found(world, 'file')).toBe('not synced');
  });

  it('does an operation that SIGKILL caught in flight, or half of it, or none', async () => {
    const results = new Set<number>();
    for (const seed of SEEDS) {
      const { world, nvm } = await disk(seed);
      void nvm.write('file', new Uint8Array(100_000).fill(1));
      await world.run(world.nowUs + 50);
      world.kill('power-manager');
      results.add(world.disk('obc', 'nvm').tree.stat('file')?.bytes ?? -1);
    }
    expect(results.has(-1)).toBe(true);
    expect(results.has(100_000)).toBe(true);
    expect(results.size).toBeGreaterThan(5);
    for (const size of results) expect(size === -1 || size === 100_000 || size % 512 === 0).toBe(true);
  });

  it('chooses for each unsynced operation at power loss: applied, dropped or torn', async () => {
    const old = 'o'.repeat(2000);
    const replacement = 'n'.repeat(2000);
    const results = await outcomes(async (nvm) => {
      await nvm.write('file', bytes(old));
      await nvm.sync('file');
      await nvm.syncFolder('');
      await nvm.write('file', bytes(replacement));
    });
    const sizes = [...results].map((result) => result!.length);
    expect(results.has(old)).toBe(true);
    expect(results.has(replacement)).toBe(true);
    expect(sizes.some((size) => size < 2000)).toBe(true);
    for (const result of results) expect(old + replacement).toContain(result);
  });

  it('keeps what was synced, contents and name', async () => {
    const results = await outcomes(async (nvm) => {
      await nvm.write('file', bytes('safe'));
      await nvm.sync('file');
      await nvm.syncFolder('');
    });
    expect(results).toEqual(new Set(['safe']));
  });

  it('may lose a name that was not synced, though its contents were', async () => {
    const results = await outcomes(async (nvm) => {
      await nvm.write('file', bytes('safe'));
      await nvm.sync('file');
    });
    expect(results).toEqual(new Set(['safe', null]));
  });

  it('may give a name without its contents: a rename before the sync', async () => {
    const results = await outcomes(async (nvm) => {
      await nvm.write('file', bytes('old'));
      await nvm.sync('file');
      await nvm.syncFolder('');
      await nvm.write('new', bytes('new'));
      await nvm.rename('new', 'file');
      await nvm.syncFolder('');
    });
    expect(results.has('')).toBe(true);
    expect(results.has('new')).toBe(true);
    expect(results.has('old')).toBe(false);
  });

  it('is atomic for write, sync, rename, sync of the folder', async () => {
    const whole = 'x'.repeat(5000);
    const results = await outcomes(async (nvm) => {
      await nvm.write('file', bytes('old'));
      await nvm.sync('file');
      await nvm.syncFolder('');
      await nvm.write('new', bytes(whole));
      await nvm.sync('new');
      await nvm.rename('new', 'file');
    });
    expect(results).toEqual(new Set(['old', whole]));
  });

  it('keeps the order of names within a folder', async () => {
    for (const seed of SEEDS) {
      const { world, nvm } = await disk(seed);
      await during(
        world,
        (async () => {
          for (let index = 0; index < 6; index++) await nvm.write(`file-${index}`, bytes(''));
        })(),
      );
      world.powerOff('obc');
      const names = world.disk('obc', 'nvm').tree.list('');
      expect(names).toEqual(names.map((_, index) => `file-${index}`));
    }
  });

  it('leaves zeros where an earlier append was lost', async () => {
    const results = await outcomes(async (nvm) => {
      await nvm.write('file', bytes(''));
      await nvm.syncFolder('');
      await nvm.append('file', bytes('one'));
      await nvm.append('file', bytes('two'));
    });
    expect(results.has('\0\0\0two')).toBe(true);
    expect(results.has('onetwo')).toBe(true);
  });

  it('answers nobody after a loss of power', async () => {
    const { world, nvm } = await disk();
    let settled = false;
    nvm.sync('absent').then(
      () => (settled = true),
      () => (settled = true),
    );
    world.powerCycle('obc');
    await world.run(world.nowUs + 30 * S);
    expect(settled).toBe(false);
  });
});

describe('disk model: faults', () => {
  const write = async (nvm: Disk): Promise<void> => {
    await nvm.write('file', bytes('contents'));
    await nvm.syncFolder('');
    await nvm.sync('file');
  };
  it('fault:D3 a lying sync loses what it acknowledged when power goes soon, not later', async () => {
    for (const [waitUs, expected] of [
      [10 * MS, null],
      [LYING_SYNC_US, 'contents'],
    ] as const) {
      const { world, nvm } = await disk();
      world.disk('obc', 'nvm').addFault({ lyingSyncUs: LYING_SYNC_US, powerLoss: 'dropped' });
      await during(world, write(nvm));
      await world.run(world.nowUs + waitUs);
      world.powerOff('obc');
      expect(found(world, 'file')).toBe(expected);
    }
  });

  it('fault:D7 a sync fails once, then claims to be clean, and the data is lost', async () => {
    const { world, nvm } = await disk();
    const outcome: string[] = [];
    await during(
      world,
      (async () => {
        await nvm.write('file', bytes('contents'));
        await nvm.syncFolder('');
        world.disk('obc', 'nvm').addFault({ failingSyncs: 1 });
        await nvm.sync('file').catch((error: Error) => outcome.push(error.message));
        await nvm.sync('file').then(() => outcome.push('clean'));
        outcome.push(text(await nvm.read('file')));
      })(),
    );
    expect(outcome).toEqual(['EIO: sync file', 'clean', 'contents']);
    world.powerOff('obc');
    expect(found(world, 'file')).toBe('');
  });

  it('fault:D4 bit rot changes what is read, on the medium too, at keyed places', async () => {
    const results: string[] = [];
    for (const seed of [1, 1, 2]) {
      const { world, nvm } = await disk(seed);
      await during(world, write(nvm));
      const digest = await during(world, nvm.digest('file'));
      expect(world.disk('obc', 'nvm').rot('fil', 1, 'fault-1')).toEqual(['file']);
      expect(await during(world, nvm.digest('file'))).not.toBe(digest);
      world.powerOff('obc');
      results.push(found(world, 'file')!);
    }
    expect(results[0]).not.toBe('contents');
    expect(results[1]).toBe(results[0]);
    expect(results[2]).not.toBe(results[0]);
  });

  it('fault:D5 a read gives what another file holds, a write lands in another file', async () => {
    const { world, nvm } = await disk();
    const model = world.disk('obc', 'nvm');
    await during(world, nvm.write('file', bytes('mine')));
    await during(world, nvm.write('other', bytes('other, longer')));
    const reads = model.addFault({ misdirected: { operations: ['read'], path: 'file', probability: 1 } });
    expect(text(await during(world, nvm.read('file')))).toBe('other, longer');
    expect(text(await during(world, nvm.readRange('file', 0, 4)))).toBe('mine');
    reads();
    model.addFault({ misdirected: { operations: ['write'], path: 'file', probability: 1 } });
    await during(world, nvm.write('file', bytes('new')));
    expect(text(await during(world, nvm.read('file')))).toBe('\0\0\0');
    expect(text(await during(world, nvm.read('other')))).toBe('newer, longer');
    world.powerOff('obc');
    expect(found(world, 'other')).not.toBe('other, longer');
  });

  it('fault:D6 operations fail by kind, path and probability', async () => {
    const { world, nvm } = await disk();
    const heal = world
      .disk('obc', 'nvm')
      .addFault({ errors: { operations: ['append'], path: 'bad', probability: 0.5 } });
    let failures = 0;
    for (let index = 0; index < 100; index++) {
      await during(
        world,
        nvm.append('bad', bytes('x')).catch(() => (failures += 1)),
      );
      await during(world, nvm.append('good', bytes('x')));
    }
    expect(failures).toBeGreaterThan(30);
    expect(failures).toBeLessThan(70);
    heal();
    await during(world, nvm.append('bad', bytes('x')));
  });

  it('fault:D6 fault:D5 meet each file and name of a call that stands for many', async () => {
    const { world, nvm } = await disk();
    const device = world.disk('obc', 'nvm');
    await during(world, nvm.makeFolder('folder'));
    for (const name of ['a', 'b', 'c']) await during(world, nvm.write(`folder/${name}`, bytes(name)));
    const paths = ['folder/a', 'folder/b', 'folder/c'];
    const refusal = (work: Promise<unknown>): Promise<string> =>
      during(
        world,
        work.then(
          () => 'none',
          (error: Error) => error.message,
        ),
      );
    const survey = (): Promise<unknown> => nvm.survey('folder', { items: 9, depth: 1 });
    const ailing = (operations: string[], path: string) => ({ operations, path, probability: 1 });
    let heal = device.addFault({ errors: ailing(['digest'], 'folder/b') });
    expect(await refusal(nvm.digestAll(paths))).toBe('EIO: digest folder/b');
    expect(await refusal(nvm.digestAll(['folder/a', 'folder/c']))).toBe('none');
    expect(await refusal(survey())).toBe('none');
    heal();
    heal = device.addFault({ errors: ailing(['stat'], 'folder/c') });
    expect(await refusal(survey())).toBe('EIO: stat folder/c');
    expect(await refusal(nvm.digestAll(paths))).toBe('none');
    heal();
    heal = device.addFault({ errors: ailing(['list'], 'folder') });
    expect(await refusal(survey())).toBe('EIO: list folder');
    heal();
    const sound = await during(world, nvm.digestAll(paths));
    heal = device.addFault({ misdirected: ailing(['digest'], 'folder/b') });
    const [a, b, c] = await during(world, nvm.digestAll(paths));
    expect([a, c]).toEqual([sound[0], sound[2]]);
    expect([sound[0], sound[2]]).toContain(b);
    heal();
  });

  it('draws anew for each part of a call that stands for many', async () => {
    const { world, nvm } = await disk();
    await during(world, nvm.makeFolder('folder'));
    await during(world, nvm.write('folder/a', bytes('a')));
    world
      .disk('obc', 'nvm')
      .addFault({ errors: { operations: ['digest'], path: 'folder', probability: 0.02 } });
    let failures = 0;
    for (let index = 0; index < 50; index++)
      await during(
        world,
        nvm.digestAll(Array.from({ length: 50 }, () => 'folder/a')).catch(() => (failures += 1)),
      );
    // 1 - 0.98^50 is 0.64; one draw for a call would give 0.02.
    expect(failures).toBeGreaterThan(20);
    expect(failures).toBeLessThan(44);
  });

  it('takes for one call that stands for many the time that the many would take', async () => {
    const { world, nvm } = await disk();
    await during(world, nvm.makeFolder('folder'));
    const paths = ['folder/a', 'folder/b', 'folder/c'];
    for (const path of paths) await during(world, nvm.write(path, new Uint8Array(100_000)));
    const tookUs = async (work: () => Promise<unknown>): Promise<number> => {
      const startUs = world.nowUs;
      let endUs = 0;
      void work().then(() => (endUs = world.nowUs));
      await world.run(startUs + S);
      return endUs - startUs;
    };
    const singles = await tookUs(() => Promise.all(paths.map((path) => nvm.digest(path))));
    const digests = await tookUs(() => nvm.digestAll(paths));
    expect(singles).toBeGreaterThan(600);
    expect(Math.abs(digests - singles)).toBeLessThan(10);
    const looks = await tookUs(() =>
      Promise.all([nvm.list('folder'), ...paths.map((path) => nvm.stat(path))]),
    );
    const survey = await tookUs(() => nvm.survey('folder', { items: 9, depth: 1 }));
    expect(looks).toBeGreaterThan(100);
    expect(Math.abs(survey - looks)).toBeLessThan(10);
  });

  it('fault:D8 is full, by a fault and by its capacity', async () => {
    const { world, nvm } = await disk();
    const model = world.disk('obc', 'nvm');
    await during(world, nvm.write('file', bytes('12345')));
    expect(await during(world, nvm.freeBytes())).toBe(model.capacityBytes - 5);
    const heal = model.addFault({ freeBytes: 3 });
    await expect(during(world, nvm.append('file', bytes('1234')))).rejects.toThrow('ENOSPC');
    await during(world, nvm.append('file', bytes('123')));
    heal();
    await expect(during(world, nvm.write('big', new Uint8Array(model.capacityBytes)))).rejects.toThrow(
      'ENOSPC',
    );
    await during(world, nvm.remove('file'));
    expect(await during(world, nvm.freeBytes())).toBe(model.capacityBytes);
  });

  it('fault:D10 is read-only', async () => {
    const { world, nvm } = await disk();
    await during(world, nvm.write('file', bytes('old')));
    world.disk('obc', 'nvm').addFault({ readOnly: true });
    await expect(during(world, nvm.write('file', bytes('new')))).rejects.toThrow('EROFS');
    await expect(during(world, nvm.rename('file', 'other'))).rejects.toThrow('EROFS');
    expect(text(await during(world, nvm.read('file')))).toBe('old');
  });

  it('fault:D9 is slow, and takes its operations one by one', async () => {
    const { world, nvm } = await disk();
    await during(world, nvm.write('file', bytes('x')));
    const times: number[] = [];
    const measure = async (): Promise<void> => {
      const startUs = world.nowUs;
      await Promise.all(
        [nvm.sync('file'), nvm.sync('file')].map((sync) =>
          sync.then(() => times.push(world.nowUs - startUs)),
        ),
      );
    };
    await during(world, measure());
    world.disk('obc', 'nvm').addFault({ slowFactor: 100 });
    await during(world, measure());
    expect(times).toEqual([1_500, 3_000, 150_000, 300_000]);
  });
});
