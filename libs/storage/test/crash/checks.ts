import { createHash } from 'node:crypto';
import { strict as assert } from 'node:assert';
import type { FileTree } from '../../../../hil/simulation/disk/file-tree';
import { chainDigest } from '../../../../hil/simulation/workload/chain';
import { Executor, FOLDER, SEED, type Mirror, type Told } from './flow';
import type { Rig } from './rig';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const namesIn = (tree: FileTree, path: string): string[] => (tree.stat(path)?.folder ? tree.list(path) : []);

export const sequencesIn = (tree: FileTree, prefix: string): number[] =>
  namesIn(tree, FOLDER)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => a - b);

interface Stored {
  readonly seq: number;
  readonly step: number;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** Step of a checkpoint that is whole, by a reading that shares nothing with the store; -1 when it is not. */
export function intactStep(tree: FileTree, root: string, sequence: number): number {
  try {
    const text = new TextDecoder().decode(tree.file(`${root}/manifest.json`, 'check').read());
    const { seq, step, files } = JSON.parse(text) as Stored;
    if (seq !== sequence) return -1;
    const present = tree.files().filter(([path]) => path.startsWith(`${root}/`));
    if (present.length !== files.length + 1) return -1;
    for (const { path, sha256 } of files)
      if (digestOf(tree.file(`${root}/${path}`, 'check').read()) !== sha256) return -1;
    const [first] = files;
    if (first?.path !== 'state.json') return step;
    const state = JSON.parse(new TextDecoder().decode(tree.file(`${root}/state.json`, 'check').read()));
    return (state as { value: string }).value === chainDigest(SEED, step) ? step : -1;
  } catch {
    return -1;
  }
}

/** The highest step of any whole checkpoint up to a sequence, on these devices; -1 for none. */
export function bestIntactStep(models: Rig['models'], upTo: number): number {
  let best = -1;
  for (const { tree } of models)
    for (const sequence of sequencesIn(tree, 'ckpt-'))
      if (sequence <= upTo) best = Math.max(best, intactStep(tree, `${FOLDER}/ckpt-${sequence}`, sequence));
  return best;
}

/** inv:C2 at this instant: something whole is there for a job that was told of a checkpoint. */
export function checkAlways(rig: Rig, told: Told): void {
  const best = bestIntactStep(rig.models, Infinity);
  assert(told.sequence === 0 || best >= 0, `inv:C2: nothing whole after step ${told.step} was acknowledged`);
}

/**
 * The next life, and the next attempt in it: inv:C1 (a restore gives what verifies, not below the floor), C2, C3, and
 * unless it goes as far as the restore only, that the store is as good as new.
 */
export async function checkNextLife(
  rig: Rig,
  mirror: Mirror,
  told: Told,
  floorStep: number,
  extent: 'whole' | 'restore' | 'second device' = 'whole',
): Promise<void> {
  const ended = await rig.run(async (disks) => {
    const executor = await Executor.boot(disks, mirror, told);
    if (extent !== 'second device') await executor.settle(0);
    let restoration = await executor.restore();
    // A device that never answers: the executor has tried often enough.
    if (extent === 'second device' && restoration.kind === 'try-later')
      restoration = await executor.restore(true);
    // Nothing whole is left of a job whose every copy was damaged: a cold start, and no corrupt checkpoint.
    if (floorStep < 0) return assert(restoration.kind === 'none', 'JOB-3: restored from nothing whole');
    assert(
      restoration.kind === 'found',
      `JOB-2: nothing to restore, step ${floorStep} is due: ${JSON.stringify(restoration)}`,
    );
    const { checkpoint, disk, folder } = restoration;
    const { tree } = rig.models.find(({ name }) => name === disk)!;
    const step = intactStep(tree, folder, checkpoint.sequence);
    assert(step === checkpoint.step, `JOB-3: ckpt-${checkpoint.sequence} is corrupt, yet it was given`);
    assert(step >= floorStep, `inv:C1: step ${step} was restored, ${floorStep} was acknowledged`);
    if (extent === 'second device') return;
    await executor.scrub();
    checkAfterScrub(rig, executor);
    checkAlways(rig, told);
    if (extent === 'restore') return;
    await executor.commit(1);
    await executor.takeCommits(1);
    assert(told.step > step, 'the next attempt gets no checkpoint acknowledged');
  });
  assert(ended);
}

/** inv:C3: nothing missing or corrupt is named, and what nobody names is gone. */
function checkAfterScrub(rig: Rig, { verified }: Executor): void {
  const [{ tree }, mirror] = rig.models;
  for (const { sequence, step } of verified)
    assert(
      intactStep(tree, `${FOLDER}/ckpt-${sequence}`, sequence) === step,
      `inv:C3: ckpt-${sequence} is named and not whole`,
    );
  const named = verified.map(({ sequence }) => sequence);
  assert.deepEqual(sequencesIn(tree, 'ckpt-'), named, 'inv:C3: orphans');
  assert(!namesIn(tree, FOLDER).some((name) => name.startsWith('.tmp-')), 'inv:C3: temporaries');
  assert(sequencesIn(tree, 'quarantine-').length <= 2, 'quarantine is bounded');
  assert(sequencesIn(mirror.tree, 'ckpt-').length <= 1, 'one copy at most');
}
