import type { Disk } from '@dawnline/host';
import type { FileTree } from '../../../../hil/simulation/disk/file-tree';
import { Executor, FOLDER, JOB, unlessRefused, type Mirror, type Told } from './flow';
import { Rig, type Strike } from './rig';

type Contents = ReturnType<Rig['contents']>;

/** A stretch of the executor's work that is struck at each of its port calls. */
export interface Segment {
  readonly name: string;
  readonly mirror: Mirror;
  /** What both devices hold at its begin, and what the world was told. */
  readonly contents: Contents;
  readonly told: Told;
  /** The newest checkpoint is damaged from the begin: without a copy the one before is what is due. */
  readonly isDamaged: boolean;
  run(executor: Executor): Promise<void>;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** Two acknowledged checkpoints, and whatever else the segment needs. */
async function prepared(
  mirror: Mirror,
  more: (executor: Executor) => Promise<void>,
  change: (tree: FileTree) => void,
): Promise<{ contents: Contents; told: Told }> {
  const rig = new Rig(1);
  const told = { sequence: 0, step: 0 };
  await rig.run(async (disks) => {
    const executor = await Executor.boot(disks, mirror, told);
    for (let round = 0; round < 2; round++) {
      await executor.commit(0);
      await executor.takeCommits(0);
    }
    await more(executor);
  });
  change(rig.models[0].tree);
  return { contents: rig.contents(), told };
}

const nothing = async (): Promise<void> => undefined;
const unchanged = (): void => undefined;
const damageNewest = (tree: FileTree): void => tree.file(`${FOLDER}/ckpt-2/state.json`, 'damage').rot(100);

const programFiles = (tree: FileTree): void => {
  tree.makeFolder(`${JOB}/work/shard`);
  tree.change('write', `${JOB}/work/shard/a.bin`, bytes('a'.repeat(700)));
  tree.change('write', `${JOB}/work/shard/b.bin`, bytes('b'));
  tree.change('write', `${JOB}/work/notes.txt`, bytes('not adopted'));
};

const halfWritten = (tree: FileTree): void => {
  tree.makeFolder(`${FOLDER}/.tmp-9`);
  tree.change('write', `${FOLDER}/.tmp-9/state.json`, bytes('half'));
};

interface Plan {
  readonly name: string;
  readonly isDamaged?: boolean;
  more?(executor: Executor): Promise<void>;
  change?(tree: FileTree): void;
  run(executor: Executor): Promise<void>;
}

const PLANS: readonly Plan[] = [
  {
    name: 'commit, verify, copy, watermark, ledger, retention',
    run: async (executor) => {
      await unlessRefused(() => executor.commit(0));
      await unlessRefused(() => executor.takeCommits(0));
    },
  },
  {
    name: 'adoption',
    change: programFiles,
    run: (executor) => unlessRefused(() => executor.adopt(0)),
  },
  {
    name: 'settlement of a dead attempt and restore',
    more: (executor) => executor.commit(0),
    change: halfWritten,
    run: async (executor) => {
      await unlessRefused(() => executor.settle(0));
      await unlessRefused(async () => void (await executor.restore()));
    },
  },
  {
    name: 'restore over a damaged newest checkpoint',
    isDamaged: true,
    change: damageNewest,
    run: (executor) => unlessRefused(async () => void (await executor.restore())),
  },
  {
    name: 'scrub over a damaged newest checkpoint',
    isDamaged: true,
    change: damageNewest,
    run: (executor) => unlessRefused(() => executor.scrub()),
  },
];

export async function segments(mirror: Mirror): Promise<Segment[]> {
  const all: Segment[] = [];
  for (const { name, isDamaged = false, more = nothing, change = unchanged, run } of PLANS)
    all.push({ name, mirror, isDamaged, run, ...(await prepared(mirror, more, change)) });
  return all;
}

/** Runs the segment's life from its begin; a device that refuses the boot ends it. Returns the calls of the boot. */
export async function fly(
  segment: Segment,
  rig: Rig,
  told: Told,
  strikes: readonly Strike[] = [],
  onCall: ((method: string, subject: string) => void) | null = null,
): Promise<number> {
  let bootCalls = 0;
  const life = async (disks: readonly Disk[]): Promise<void> => {
    const executor = await Executor.boot(disks, segment.mirror, told);
    bootCalls = rig.calls;
    await segment.run(executor);
  };
  await rig.run((disks) => unlessRefused(() => life(disks)), strikes, onCall);
  return bootCalls;
}

/** What is due after the segment was struck: no less than what was acknowledged, or what damage has left of it. */
export function floorOf({ isDamaged, mirror }: Segment, told: Told, bestIntact: number): number {
  return isDamaged && mirror === 'watermark' ? Math.min(told.step, bestIntact) : told.step;
}
