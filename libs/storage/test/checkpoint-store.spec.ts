import {
  CheckpointStore,
  DEFAULT_RETENTION,
  Journal,
  planRetention,
  RESTORE_RULE,
  type Checkpoint,
} from '@dawnline/storage';
import { FOLDER, RULE, commit } from './commit';
import { MemoryDisk, untilKilled } from './memory-disk';

async function storeWith(count: number): Promise<{ disk: MemoryDisk; store: CheckpointStore }> {
  const disk = new MemoryDisk('ssd0');
  const store = new CheckpointStore(disk, FOLDER);
  await store.prepare();
  for (let sequence = 1; sequence <= count; sequence++) await commit(disk, sequence);
  return { disk, store };
}

/** Facts of commits that verify. */
async function verifiedIn(store: CheckpointStore): Promise<Checkpoint[]> {
  const found: Checkpoint[] = [];
  for (const sequence of await store.committed()) {
    const verification = await store.verify(sequence, RESTORE_RULE);
    if (verification.kind === 'verified') found.push(verification.checkpoint);
  }
  return found;
}

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, index) => (index === 20 ? byte ^ 1 : byte));

describe('checkpoint store', () => {
  test('STO-001 JP-6 verifies a committed checkpoint by a digest of every file, never holding one', async () => {
    const { store, disk } = await storeWith(1);
    expect(await store.verify(1, RULE)).toEqual({
      kind: 'verified',
      checkpoint: {
        sequence: 1,
        step: 10,
        attempt: 0,
        appFormat: 'test-1',
        bytes: 64,
        manifestSha256: await disk.digest(`${FOLDER}/ckpt-1/manifest.json`),
      },
    });
    expect(disk.calls).toContain(`digestAll ${FOLDER}/ckpt-1/state.json`);
    expect(disk.calls.filter((call) => /^read/.test(call) && !call.endsWith('manifest.json'))).toEqual([]);
  });

  test('JP-6 JOB-6 refuses what is not what the manifest or the rule promises, with the reason', async () => {
    const { store, disk } = await storeWith(2);
    const fault = async (sequence: number, rule = RULE): Promise<string> => {
      const verification = await store.verify(sequence, rule);
      return verification.kind === 'verified' ? 'none' : verification.fault;
    };
    expect(await fault(9)).toBe('absent');
    expect(await fault(1, { ...RULE, attempt: 1 })).toBe('attempt');
    expect(await fault(1, { ...RULE, minimumStep: 11 })).toBe('step');
    expect(await fault(1, { ...RULE, aboveSequence: 1 })).toBe('sequence');
    await disk.write(`${FOLDER}/ckpt-1/extra`, Buffer.from('x'));
    expect(await fault(1)).toBe('files');
    disk.corrupt(`${FOLDER}/ckpt-2/state.json`, flip);
    expect(await fault(2)).toBe('digest');
    disk.corrupt(`${FOLDER}/ckpt-2/state.json`, (bytes) => bytes.slice(1));
    expect(await fault(2)).toBe('size');
    await disk.remove(`${FOLDER}/ckpt-2/state.json`);
    expect(await fault(2)).toBe('files');
    disk.corrupt(`${FOLDER}/ckpt-2/manifest.json`, (bytes) => bytes.slice(0, 30));
    expect(await fault(2)).toBe('manifest');
    await disk.remove(`${FOLDER}/ckpt-2/manifest.json`);
    expect(await fault(2)).toBe('manifest');
  });

  test('a manifest cannot name files outside its folder', async () => {
    const { store, disk } = await storeWith(1);
    for (const path of ['../../secret', '/etc/passwd', 'a/../../b', '']) {
      disk.corrupt(`${FOLDER}/ckpt-1/manifest.json`, () =>
        Buffer.from(
          JSON.stringify({
            seq: 1,
            step: 1,
            attempt: 0,
            app_format: '',
            files: [{ path, bytes: 1, sha256: '0'.repeat(64) }],
          }),
        ),
      );
      expect(await store.verify(1, RULE)).toMatchObject({ kind: 'refused', fault: 'manifest' });
    }
  });

  test('JOB-3 a corrupt newest checkpoint is quarantined and the previous verified one is used', async () => {
    const { store, disk } = await storeWith(3);
    const verified = await verifiedIn(store);
    disk.corrupt(`${FOLDER}/ckpt-3/state.json`, flip);
    expect(await store.restore(verified)).toMatchObject({
      kind: 'found',
      checkpoint: { sequence: 2 },
      findings: [{ kind: 'quarantined', checkpoint: { sequence: 3 }, fault: 'digest' }],
    });
    expect(disk.paths()).toContain(`${FOLDER}/quarantine-3/state.json`);
    expect(await store.committed()).toEqual([1, 2]);
  });

  test('quarantine is bounded', async () => {
    const { store, disk } = await storeWith(4);
    for (const sequence of [1, 2, 3, 4]) await store.quarantine(sequence);
    const quarantined = disk.paths().filter((path) => path.endsWith('state.json'));
    expect(quarantined).toEqual([`${FOLDER}/quarantine-3/state.json`, `${FOLDER}/quarantine-4/state.json`]);
  });

  test('JP-27 keeps the newest three verified checkpoints', async () => {
    const { store } = await storeWith(5);
    const { remove } = planRetention(await verifiedIn(store), DEFAULT_RETENTION);
    expect(remove).toEqual([1, 2]);
    await store.discard(remove);
    expect(await store.committed()).toEqual([3, 4, 5]);
  });

  test('JP-9 settles what a dead attempt left: commits verified or quarantined, temporaries removed', async () => {
    const { store, disk } = await storeWith(1);
    const first: Checkpoint = { sequence: 1, step: 10, attempt: 0, appFormat: 'test-1', bytes: 64 };
    await commit(disk, 2, 1);
    await commit(disk, 3, 0);
    await disk.makeFolder(`${FOLDER}/.tmp-4`);
    await disk.write(`${FOLDER}/.tmp-4/state.json`, Buffer.from('half'));
    const found = await store.settle(1, [first]);
    expect(found).toMatchObject([
      { kind: 'verified', checkpoint: { sequence: 2 } },
      { kind: 'refused', sequence: 3, fault: 'attempt' },
    ]);
    expect(await store.committed()).toEqual([1, 2]);
    expect(disk.paths().some((path) => path.includes('.tmp-'))).toBe(false);
  });

  test.each(['kill', 'power loss'])(
    'JOB-2 inv:C2 %s at every port call of commit, verify, record, retain: no acknowledged checkpoint is lost',
    async (kind) => {
      let call = 0;
      const facts = new Map<number, Checkpoint>();
      for (let ended = false; !ended;) {
        call += 1;
        for (const moment of ['before', 'after'] as const) {
          const disk = new MemoryDisk('ssd0');
          disk.killAt = { call, moment };
          let acknowledged = 0;
          ended = await untilKilled([disk], async () => {
            const store = new CheckpointStore(disk, FOLDER);
            await store.prepare();
            const { journal } = await Journal.open([disk], 'ledger');
            const verified: Checkpoint[] = [];
            for (let sequence = 1; sequence <= 4; sequence++) {
              await commit(disk, sequence);
              const above = sequence - 1;
              const found = await store.verify(sequence, {
                attempt: 0,
                minimumStep: 0,
                aboveSequence: above,
              });
              if (found.kind !== 'verified') throw new Error(found.detail);
              facts.set(sequence, found.checkpoint);
              await journal.append(Buffer.from(String(sequence)));
              acknowledged = sequence;
              verified.push(found.checkpoint);
              await store.discard(planRetention(verified, { ...DEFAULT_RETENTION, keptItems: 2 }).remove);
            }
          });
          if (kind === 'kill') disk.revive();
          else disk.powerLoss();
          const ledger = await Journal.open([disk], 'ledger');
          const known = ledger.records.map((record) => facts.get(Number(Buffer.from(record).toString()))!);
          const store = new CheckpointStore(disk, FOLDER);
          const restored = await store.restore(known);
          const newest = restored.kind === 'found' ? restored.checkpoint.sequence : 0;
          expect(newest).toBeGreaterThanOrEqual(acknowledged);
          for (const sequence of await store.committed()) {
            expect(await store.verify(sequence, RESTORE_RULE)).toMatchObject({ kind: 'verified' });
          }
        }
      }
      expect(call).toBeGreaterThan(60);
    },
  );
});
