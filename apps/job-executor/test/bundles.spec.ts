import { createHash } from 'node:crypto';
import { Stage } from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import { openBundle, signingPublicKey, tenantPublicKey, type OpenedBundle } from '@dawnline/results';
import { chainDigest } from '@hil/simulation';
import { MemoryDisk } from '../../../libs/storage/test/memory-disk';
import packageJson from '../../../package.json';
import { SEAL_TRIES_MAX, SOFTWARE_VERSION } from '../src/results/bundle.limits';
import { PayloadWorld } from './payload-world';

const GOLDEN = chainDigest(7, 60);
const BUNDLE = 'jobs/a/result.bundle';
const key = (name: string): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest());
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const TENANT_KEY = key('tenant');
const quota = { gpusMax: 1, gpuSecondsPerOrbitMax: 1e6, bytesMax: 1e12, jobsMax: 10 };
const KEYS: Partial<CraftTable> = {
  signingKeyHex: hex(key('craft')),
  tenants: [
    { name: 'tenant-1', publicKeyHex: hex(tenantPublicKey(TENANT_KEY)), ...quota },
    { name: '*', publicKeyHex: '', ...quota },
  ],
};

async function flown(change = {}, seconds = 100): Promise<PayloadWorld> {
  const flight = PayloadWorld.open(1, KEYS);
  await flight.run(5);
  flight.submit('a', { secret: true, ...change });
  await flight.run(seconds);
  return flight;
}

const bytesOf = (flight: PayloadWorld): Uint8Array =>
  new Uint8Array(flight.world.disk('payload-host', 'ssd0').tree.file(BUNDLE, 'read').read());

/** As the tenant opens it on the ground. */
async function opened(
  flight: PayloadWorld,
  tenantKey: Uint8Array | null,
): Promise<{ disk: MemoryDisk; result: OpenedBundle }> {
  const disk = new MemoryDisk('ground');
  await disk.write('bundle', bytesOf(flight));
  const craftKey = signingPublicKey(key('craft'));
  const bundle = { disk, path: 'bundle' };
  return { disk, result: await openBundle({ bundle, out: { disk, folder: 'out' }, craftKey, tenantKey }) };
}

describe('sealed results', () => {
  test('JOBX-030 a completed job leaves one bundle that its tenant can open and nobody else', async () => {
    const flight = await flown();
    const [told] = flight.codes('RESULT_SEALED');
    const { disk, result } = await opened(flight, TENANT_KEY);
    if (result.kind !== 'opened') throw new Error(JSON.stringify(result));
    expect(told.parameters).toEqual({
      job: 'a',
      sha256: result.sha256,
      bytes: String(bytesOf(flight).length),
    });
    expect(result.manifest.provenance).toMatchObject({
      craft: 'odc-1',
      job: 'a',
      tenant: 'tenant-1',
      attempts: 1,
      restoredFrom: [],
      resultDigest: GOLDEN,
      silentCorruption: { defence: 'none', verdict: 'not-checked' },
    });
    const { startedUs, endedUs } = result.manifest.provenance;
    expect(endedUs - startedUs).toBeGreaterThanOrEqual(60e6);
    expect(Buffer.from(await disk.read('out/files/digest')).toString()).toBe(`${GOLDEN}\n`);
    expect((await opened(flight, key('thief'))).result.kind).toBe('refused');
    expect((await opened(flight, null)).result.kind).toBe('refused');
  });

  test('JOBX-030 a craft that has no signing key seals nothing', async () => {
    const flight = PayloadWorld.open();
    await flight.run(5);
    flight.submit('a');
    await flight.run(100);
    expect(flight.digestOf('a')).toBe(GOLDEN);
    expect(flight.codes('RESULT_SEALED')).toEqual([]);
    expect(flight.world.disk('payload-host', 'ssd0').tree.stat(BUNDLE)).toBeNull();
  });

  test('JOBX-031 a secret job of a tenant without a key is refused, and the field is named', async () => {
    const flight = await flown({ tenant: 'stranger' }, 5);
    const last = flight.reports.at(-1);
    expect(last).toMatchObject({ stage: Stage.STAGE_ACCEPTED, ok: false });
    expect(last!.detail).toMatch(/^secret true: .*tenant 'stranger' has none/);
    expect(flight.states('a')).toEqual([]);
  });

  test('JOBX-030 the provenance names the checkpoint that an attempt started from, and the software', async () => {
    const flight = await flown({}, 30);
    flight.world.workload('a', 0)!.crash(1, null);
    await flight.run(150);
    const { result } = await opened(flight, TENANT_KEY);
    if (result.kind !== 'opened') throw new Error(JSON.stringify(result));
    const { attempts, restoredFrom, software } = result.manifest.provenance;
    expect(attempts).toBe(2);
    expect(restoredFrom).toEqual([{ attempt: 1, sequence: 2, step: 20 }]);
    expect(software).toBe(SOFTWARE_VERSION);
    expect(packageJson.version).toBe(SOFTWARE_VERSION);
  });

  test('JOBX-032 a disk that refuses delays a bundle, told each time; tries are bounded, and a new life tries again', async () => {
    const flight = await flown({}, 40);
    const errors = { operations: ['write', 'append'], path: BUNDLE, probability: 1 } as const;
    const heal = flight.world.disk('payload-host', 'ssd0').addFault({ errors });
    await flight.run(1200);
    const tries = flight.codes('RESULT_NOT_SEALED').map(({ parameters }) => parameters.next);
    expect(tries).toHaveLength(SEAL_TRIES_MAX);
    expect(tries.slice(0, 3)).toEqual(['again in 5 s', 'again in 10 s', 'again in 20 s']);
    expect(tries.at(-1)).toMatch(/^given up/);
    heal();
    flight.world.kill('job-executor');
    await flight.run(20);
    expect(flight.codes('RESULT_SEALED')).toHaveLength(1);
    expect((await opened(flight, TENANT_KEY)).result.kind).toBe('opened');
  });

  const calls = ['disk.write', 'disk.append', 'disk.sync', 'disk.digest', 'disk.rename'];
  const cases = calls.flatMap((method) =>
    (['before', 'after'] as const).map((moment) => ({ method, moment })),
  );
  test.each(cases)(
    'JOBX-032 the executor is killed $moment $method of the bundle: one whole bundle all the same',
    async ({ method, moment }) => {
      const flight = PayloadWorld.open(1, KEYS);
      await flight.run(5);
      let struck = false;
      const on = `job-executor/${method}`;
      flight.world.onCrashPoint({ on, path: BUNDLE, nth: 1, moment }, () => {
        struck = true;
        flight.world.kill('job-executor');
      });
      flight.submit('a', { secret: true, totalSteps: 3 });
      await flight.run(40);
      expect(struck).toBe(true);
      expect(flight.codes('RESULT_SEALED')).toHaveLength(1);
      const { result } = await opened(flight, TENANT_KEY);
      expect(result).toMatchObject({
        kind: 'opened',
        sha256: flight.codes('RESULT_SEALED')[0].parameters.sha256,
      });
    },
  );
});
