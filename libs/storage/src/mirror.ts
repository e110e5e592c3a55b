import { DiskError } from '@dawnline/host';
import { copyCheckpoint } from './copy';
import type { CheckpointFolder } from './layout';
import { ensureFolder } from './paths';
import { RESERVE_BYTES } from './storage.limits';
import {
  inspectFolder,
  restoreRuleOf,
  verifyFolder,
  type Checkpoint,
  type Verification,
} from './verification';

/** What became of the copy of a checkpoint on the second device. Without it the job still has its first one. */
export type CopyOutcome =
  | { readonly kind: 'copied' }
  | {
      readonly kind: 'not-copied';
      readonly reason: 'too-large' | 'no-space' | 'device' | 'source';
      readonly detail: string;
    };

const notCopied = (reason: 'too-large' | 'no-space' | 'device' | 'source', detail: string): CopyOutcome => ({
  kind: 'not-copied',
  reason,
  detail,
});

/**
 * Copies a verified checkpoint from one device to the other: under a temporary name, flushed, read back, then renamed.
 * So what bears the name of a checkpoint on the mirror was whole once.
 */
export async function copyVerified(
  from: CheckpointFolder,
  to: CheckpointFolder,
  checkpoint: Checkpoint,
  purpose: string,
): Promise<CopyOutcome> {
  const { sequence } = checkpoint;
  const rule = restoreRuleOf(checkpoint);
  try {
    const free = await to.disk.freeBytes();
    if (free < checkpoint.bytes + RESERVE_BYTES)
      return notCopied('no-space', `${free} bytes are free on ${to.disk.name}`);
    await ensureFolder(to.disk, to.path);
    const source = await inspectFolder(from.disk, from.pathOf(sequence), sequence, rule);
    if ('fault' in source) return notCopied('source', source.detail);
    const temporary = to.temporary(`${purpose}-${sequence}`);
    await copyCheckpoint(from.disk, from.pathOf(sequence), to.disk, temporary, source.manifest.files);
    const proof = await verifyFolder(to.disk, temporary, sequence, rule);
    if (proof.kind === 'refused') {
      await to.disk.remove(temporary);
      return notCopied('device', `the copy reads back wrong: ${proof.detail}`);
    }
    await to.put(temporary, sequence);
    return { kind: 'copied' };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return notCopied(error.code === 'ENOSPC' ? 'no-space' : 'device', error.message);
  }
}

/** The copies of one job on the second device: only the newest stays. */
export class Mirror {
  constructor(
    private readonly primary: CheckpointFolder,
    readonly folder: CheckpointFolder,
    private readonly maximumBytes: number,
  ) {}

  /** Copies a checkpoint unless it is there, and then removes the older copies, never before (JP-7). */
  async take(checkpoint: Checkpoint): Promise<CopyOutcome> {
    if (checkpoint.bytes > this.maximumBytes)
      return notCopied('too-large', `${checkpoint.bytes} bytes, ${this.maximumBytes} are copied at most`);
    if ((await this.check(checkpoint)).kind !== 'verified') {
      const outcome = await copyVerified(this.primary, this.folder, checkpoint, 'mirror');
      if (outcome.kind === 'not-copied') return outcome;
    }
    try {
      await this.keepOnly(checkpoint.sequence);
    } catch (error) {
      // A copy too many goes with the next one.
      if (!(error instanceof DiskError)) throw error;
    }
    return { kind: 'copied' };
  }

  check(checkpoint: Checkpoint): Promise<Verification> {
    const { sequence } = checkpoint;
    return verifyFolder(this.folder.disk, this.folder.pathOf(sequence), sequence, restoreRuleOf(checkpoint));
  }

  /** Puts the copy in the place of a damaged checkpoint, which is quarantined. */
  restore(checkpoint: Checkpoint): Promise<CopyOutcome> {
    return copyVerified(this.folder, this.primary, checkpoint, 'repair');
  }

  /** Removes what is no copy of that checkpoint; null for all. */
  async keepOnly(sequence: number | null): Promise<void> {
    for (const other of await this.folder.committed())
      if (other !== sequence) await this.folder.discard(other);
    await this.folder.boundQuarantine(0);
    await this.folder.removeTemporaries();
  }
}
