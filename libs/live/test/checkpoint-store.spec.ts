import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckpointStore, stillVerified, type Checkpoint } from '@dawnline/storage';
import { LiveDisk } from '../../host/src/live/disk';

const FOLDER = 'jobs/train/ckpt';
const RULE = { attempt: 1, minimumStep: 10, aboveSequence: 1 };
const BYTES = 300_000;

const sha256 = (contents: Uint8Array): string => createHash('sha256').update(contents).digest('hex');

describe('checkpoint store on real files', () => {
  let root: string;
  let store: CheckpointStore;
  const path = (name: string): string => join(root, 'ssd0', FOLDER, name);

  /** What a hostile or broken job commits; `change` may spoil folder and manifest before the rename. */
  function commit(
    sequence: number,
    change: (folder: string, manifest: Record<string, unknown>) => void = () => undefined,
  ): void {
    const folder = path(`ckpt-${sequence}`);
    mkdirSync(join(folder, 'deep'), { recursive: true });
    const weights = Buffer.alloc(BYTES, sequence);
    const state = Buffer.from(`state ${sequence}`);
    writeFileSync(join(folder, 'deep/weights.bin'), weights);
    writeFileSync(join(folder, 'state'), state);
    const files = [
      { path: 'deep/weights.bin', bytes: weights.length, sha256: sha256(weights) },
      { path: 'state', bytes: state.length, sha256: sha256(state) },
    ];
    const manifest = {
      seq: sequence,
      step: sequence * 10,
      attempt: 1,
      app_format: 'x',
      files,
      extra: 'ignored',
    };
    change(folder, manifest);
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  }

  async function taken(...sequences: number[]): Promise<Checkpoint[]> {
    const verified: Checkpoint[] = [];
    for (const sequence of sequences) {
      commit(sequence);
      const found = await store.verify(sequence, { attempt: 1, minimumStep: -1, aboveSequence: -1 });
      if (found.kind !== 'verified') throw new Error(found.detail);
      verified.push(found.checkpoint);
      expect(await store.acknowledge(verified)).toMatchObject({ watermarkOn: ['ssd0', 'ssd1'] });
    }
    return verified;
  }

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'dawnline-store-'));
    const disks = [
      await LiveDisk.open('ssd0', join(root, 'ssd0')),
      await LiveDisk.open('ssd1', join(root, 'ssd1')),
    ];
    store = new CheckpointStore(disks, FOLDER, { mirror: 'copy' });
    await store.prepare();
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const OUTSIDE = [{ path: '../../../secret', bytes: 6, sha256: sha256(Buffer.from('secret')) }];

  const BAD: [string, string, Parameters<typeof commit>[1]][] = [
    ['a path upwards', 'manifest', (_, manifest) => (manifest.files = OUTSIDE)],
    [
      'an absolute path',
      'manifest',
      (_, manifest) => (manifest.files = [{ ...OUTSIDE[0], path: '/etc/hostname' }]),
    ],
    ['a folder that is a link', 'link', (folder) => symlinkSync(folder, join(folder, 'again'))],
    [
      'a file that is a link',
      'link',
      (folder) => (rmSync(join(folder, 'state')), symlinkSync('/etc/hostname', join(folder, 'state'))),
    ],
    [
      'a file that has a second name',
      'link',
      (folder) => linkSync(join(folder, 'state'), path('my-own-name')),
    ],
    [
      'a FIFO',
      'link',
      (folder) => (rmSync(join(folder, 'state')), execFileSync('mkfifo', [join(folder, 'state')])),
    ],
    ['an unlisted file', 'files', (folder) => writeFileSync(join(folder, 'deep/more'), 'x')],
    ['a missing file', 'files', (folder) => rmSync(join(folder, 'deep/weights.bin'))],
    ['a wrong size', 'size', (folder) => truncateSync(join(folder, 'deep/weights.bin'), BYTES - 1)],
    [
      'a wrong hash',
      'digest',
      (folder) => writeFileSync(join(folder, 'deep/weights.bin'), Buffer.alloc(BYTES, 77)),
    ],
    ['a stale attempt', 'attempt', (_, manifest) => (manifest.attempt = 0)],
    ['a falling step', 'step', (_, manifest) => (manifest.step = 9)],
    ['a sequence that is not its folder', 'sequence', (_, manifest) => (manifest.seq = 3)],
  ];

  it.each(BAD)('STO-002 JP-6 JOB-6 refuses %s', async (_, fault, change) => {
    commit(2, change);
    expect(await store.verify(2, RULE)).toMatchObject({ kind: 'refused', fault });
    commit(4);
    expect(await store.verify(4, RULE)).toMatchObject({ kind: 'verified', checkpoint: { step: 40 } });
  });

  it('STO-002 refuses a checkpoint folder that is itself a link, and a manifest that is one', async () => {
    commit(2);
    symlinkSync(path('ckpt-2'), path('ckpt-3'));
    expect(await store.verify(3, RULE)).toMatchObject({ fault: 'link' });
    writeFileSync(path('manifest'), readFileSync(path('ckpt-2/manifest.json')));
    rmSync(path('ckpt-2/manifest.json'));
    symlinkSync(path('manifest'), path('ckpt-2/manifest.json'));
    expect(await store.verify(2, RULE)).toMatchObject({ fault: 'manifest' });
    await store.quarantine(3);
    expect(existsSync(path('ckpt-2'))).toBe(true);
  });

  it('STO-005 STO-008 JOB-3 JP-9 repairs a corrupt newest checkpoint from its copy, falls back where there is none', async () => {
    const verified = await taken(1, 2);
    const damage = (sequence: number): void =>
      writeFileSync(path(`ckpt-${sequence}/deep/weights.bin`), 'x'.repeat(BYTES));
    damage(2);
    const restored = await store.restore(verified);
    expect(restored).toMatchObject({ kind: 'found', disk: 'ssd0', checkpoint: { sequence: 2 } });
    expect(restored.findings).toMatchObject([{ kind: 'repaired', fault: 'digest' }]);
    expect(sha256(readFileSync(path('ckpt-2/deep/weights.bin')))).toBe(sha256(Buffer.alloc(BYTES, 2)));
    rmSync(join(root, 'ssd1', FOLDER), { recursive: true });
    damage(2);
    const older = await store.restore(verified);
    expect(older).toMatchObject({ kind: 'found', checkpoint: { sequence: 1 } });
    expect(older.findings).toMatchObject([{ kind: 'quarantined', checkpoint: { sequence: 2 } }]);
    expect(stillVerified(verified, older.findings)).toEqual([verified[0]]);
    expect(existsSync(path('quarantine-2/deep/weights.bin'))).toBe(true);
  });

  it('STO-004 STO-005 the whole first device lost: watermark and newest checkpoint come from the second', async () => {
    const verified = await taken(1, 2);
    rmSync(join(root, 'ssd0', 'jobs'), { recursive: true });
    await store.prepare();
    expect(await store.load([])).toEqual(verified);
    expect(await store.restore(verified)).toMatchObject({
      kind: 'found',
      disk: 'ssd0',
      checkpoint: { sequence: 2 },
    });
  });

  it('STO-009 JP-8 adopts the files of a program that knows nothing of checkpoints', async () => {
    const work = join(root, 'ssd0/jobs/train/work');
    mkdirSync(join(work, 'model'), { recursive: true });
    for (const name of ['model/a.pt', 'model/b.pt', 'model/b.txt', 'model/.hidden.pt', 'a.pt'])
      writeFileSync(join(work, name), name);
    symlinkSync('/etc/hostname', join(work, 'model/c.pt'));
    const request = { source: 'jobs/train/work', sequence: 2, step: 20, attempt: 1, appFormat: 'torch' };
    expect(await store.adopt({ ...request, pattern: 'model/?.p*' })).toEqual({
      kind: 'adopted',
      sequence: 2,
      files: 2,
      bytes: 20,
    });
    expect(await store.verify(2, RULE)).toMatchObject({
      kind: 'verified',
      checkpoint: { appFormat: 'torch', bytes: 20 },
    });
    expect(readFileSync(join(work, 'model/a.pt'), 'utf8')).toBe('model/a.pt');
    const reason = async (pattern: string, more = {}): Promise<string> => {
      const adoption = await store.adopt({ ...request, sequence: 3, pattern, ...more });
      return adoption.kind === 'refused' ? adoption.reason : adoption.kind;
    };
    expect(await reason('../*')).toBe('pattern');
    expect(await reason('/etc/*')).toBe('pattern');
    expect(await reason('nothing*')).toBe('no-files');
    expect(await reason('model/*.pt', { sequence: 2 })).toBe('exists');
    expect(await reason('model/*.pt', { maximumBytes: 5 })).toBe('quota');
    expect(await store.committed()).toEqual([2]);
  });

  it('STO-007 counts what a job occupies, and forgets all of it on both devices', async () => {
    await taken(1, 2);
    await store.quarantine(1);
    writeFileSync(path('own-file'), 'abc');
    const usage = await store.usage();
    expect(usage.committedBytes).toBeGreaterThan(BYTES);
    expect(usage.quarantinedBytes).toBeGreaterThan(BYTES);
    expect(usage).toMatchObject({ otherBytes: 3, isComplete: true });
    await store.forget();
    for (const device of ['ssd0', 'ssd1'])
      expect(execFileSync('find', [join(root, device), '-type', 'f'], { encoding: 'utf8' })).toBe('');
  });
});
