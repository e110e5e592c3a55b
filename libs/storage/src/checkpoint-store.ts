import { strict as assert } from 'node:assert';
import { DiskError, type Disk } from '@dawnline/host';
import { MANIFEST_NAME, parseManifest, type Manifest } from './manifest';
import { ensureFolder, listFolder } from './paths';
import {
  CHECKPOINTS_KEPT_ITEMS,
  CHECKPOINTS_KEPT_MINIMUM_ITEMS,
  MANIFEST_MAX_BYTES,
  QUARANTINE_MAX_ITEMS,
} from './storage.limits';

/** A checkpoint that was read back whole. */
export interface Checkpoint {
  readonly sequence: number;
  readonly step: number;
  readonly attempt: number;
  readonly appFormat: string;
  readonly bytes: number;
}

export type CheckpointFault =
  'absent' | 'unreadable' | 'manifest' | 'sequence' | 'attempt' | 'step' | 'files' | 'size' | 'digest';

export type Verification =
  | { readonly kind: 'verified'; readonly checkpoint: Checkpoint }
  | {
      readonly kind: 'refused';
      readonly sequence: number;
      readonly fault: CheckpointFault;
      readonly detail: string;
    };

type RefusedVerification = Extract<Verification, { kind: 'refused' }>;

/** What a new checkpoint is held against. */
export interface VerificationRule {
  /** The live attempt; null at a restore, where any attempt will do. */
  readonly attempt: number | null;
  /** Step and sequence of the newest verified checkpoint; -1 for none. */
  readonly minimumStep: number;
  readonly aboveSequence: number;
}

/** The rule of a restore: only the contents count. */
export const RESTORE_RULE: VerificationRule = { attempt: null, minimumStep: -1, aboveSequence: -1 };

const COMMITTED = /^ckpt-(\d{1,9})$/;
const QUARANTINED = /^quarantine-(\d{1,9})$/;
const TEMPORARY = /^\.tmp-/;

/**
 * The checkpoints of one job (jobs.md 3.4). Which of them are verified is a fact of the owner's ledger, where it is
 * durable and mirrored; the store proves it against the disk.
 */
export class CheckpointStore {
  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly kept: number = CHECKPOINTS_KEPT_ITEMS,
  ) {
    assert(kept >= CHECKPOINTS_KEPT_MINIMUM_ITEMS, 'JP-27: at least two verified checkpoints stay');
  }

  pathOf(sequence: number): string {
    return `${this.folder}/ckpt-${sequence}`;
  }

  /** Makes the job's folder. */
  async prepare(): Promise<void> {
    await ensureFolder(this.disk, this.folder);
  }

  /** Sequences of committed checkpoints, oldest first, verified or not. */
  async committed(): Promise<number[]> {
    return this.sequencesOf(COMMITTED);
  }

  /** Reads a checkpoint back: manifest, sizes, and the SHA-256 of every file. */
  async verify(sequence: number, rule: VerificationRule): Promise<Verification> {
    const refuse = (fault: CheckpointFault, detail: string): RefusedVerification => ({
      kind: 'refused',
      sequence,
      fault,
      detail,
    });
    try {
      const manifest = await this.readManifest(sequence);
      if (typeof manifest === 'string') return refuse('manifest', manifest);
      if (manifest === null) return refuse('absent', `no ckpt-${sequence}`);
      const broken = brokenRule(manifest, sequence, rule);
      if (broken) return refuse(broken.fault, broken.detail);
      const damage = await this.damageOf(sequence, manifest);
      if (damage) return refuse(damage.fault, damage.detail);
      const { step, attempt, appFormat, files } = manifest;
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return { kind: 'verified', checkpoint: { sequence, step, attempt, appFormat, bytes } };
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      return refuse('unreadable', error.message);
    }
  }

  /**
   * The newest of the given verified checkpoints that still reads back whole; corrupt ones are quarantined.
   * An unreadable one is passed over but left, as the next read may succeed.
   */
  async newestVerified(
    sequences: readonly number[],
  ): Promise<{ checkpoint: Checkpoint | null; refused: RefusedVerification[] }> {
    const refused: RefusedVerification[] = [];
    for (const sequence of [...sequences].sort((a, b) => b - a)) {
      const verification = await this.verify(sequence, RESTORE_RULE);
      if (verification.kind === 'verified') return { checkpoint: verification.checkpoint, refused };
      refused.push(verification);
      if (verification.fault !== 'unreadable') await this.quarantine(sequence);
    }
    return { checkpoint: null, refused };
  }

  /** JP-9: what an ended attempt left behind: its commits are verified or quarantined, its temporaries removed. */
  async settle(attempt: number, verified: readonly Checkpoint[]): Promise<Verification[]> {
    const found: Verification[] = [];
    const newest = verified.at(-1);
    let rule: VerificationRule = {
      attempt,
      minimumStep: newest?.step ?? -1,
      aboveSequence: newest?.sequence ?? -1,
    };
    const known = new Set(verified.map((checkpoint) => checkpoint.sequence));
    const oldest = verified.at(0)?.sequence ?? -1;
    for (const sequence of await this.committed()) {
      if (known.has(sequence)) continue;
      if (sequence < oldest) {
        await this.discard(sequence);
        continue;
      }
      const verification = await this.verify(sequence, rule);
      found.push(verification);
      if (verification.kind === 'verified') {
        rule = { attempt, minimumStep: verification.checkpoint.step, aboveSequence: sequence };
      } else if (verification.fault !== 'unreadable') await this.quarantine(sequence);
    }
    await this.removeTemporaries();
    return found;
  }

  /**
   * Removes verified checkpoints beyond the newest ones. Call it only when the newest is durably recorded as
   * verified: the previous one goes only after that (JP-7).
   */
  async retain(verified: readonly number[]): Promise<number[]> {
    const ordered = [...verified].sort((a, b) => a - b);
    const surplus = ordered.slice(0, Math.max(0, ordered.length - this.kept));
    const newest = ordered.at(-1);
    assert(newest === undefined || !surplus.includes(newest), 'the newest checkpoint always stays');
    for (const sequence of surplus) await this.discard(sequence);
    return surplus;
  }

  /** Takes a checkpoint out of use but keeps it for people; the oldest quarantined ones make room. */
  async quarantine(sequence: number): Promise<void> {
    if ((await this.disk.stat(this.pathOf(sequence))) === null) return;
    const target = `${this.folder}/quarantine-${sequence}`;
    await this.disk.remove(target);
    await this.disk.rename(this.pathOf(sequence), target);
    const all = await this.sequencesOf(QUARANTINED);
    for (const old of all.slice(0, Math.max(0, all.length - QUARANTINE_MAX_ITEMS))) {
      await this.disk.remove(`${this.folder}/quarantine-${old}`);
    }
    await this.disk.syncFolder(this.folder);
  }

  /** Removes half-written checkpoints; only when no attempt is alive. */
  async removeTemporaries(): Promise<void> {
    for (const name of await listFolder(this.disk, this.folder)) {
      if (TEMPORARY.test(name)) await this.disk.remove(`${this.folder}/${name}`);
    }
  }

  /** Renames before it removes: a crash leaves a temporary, never half a checkpoint under a good name. */
  private async discard(sequence: number): Promise<void> {
    if ((await this.disk.stat(this.pathOf(sequence))) === null) return;
    const temporary = `${this.folder}/.tmp-discarded-${sequence}`;
    await this.disk.remove(temporary);
    await this.disk.rename(this.pathOf(sequence), temporary);
    await this.disk.syncFolder(this.folder);
    await this.disk.remove(temporary);
  }

  private async sequencesOf(pattern: RegExp): Promise<number[]> {
    const names = await listFolder(this.disk, this.folder);
    return names
      .map((name) => pattern.exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  }

  private async readManifest(sequence: number): Promise<Manifest | string | null> {
    if ((await this.disk.stat(this.pathOf(sequence))) === null) return null;
    const path = `${this.pathOf(sequence)}/${MANIFEST_NAME}`;
    const stat = await this.disk.stat(path);
    if (stat === null || stat.folder) return 'manifest is missing';
    if (stat.bytes > MANIFEST_MAX_BYTES) return `manifest has ${stat.bytes} bytes`;
    return parseManifest(await this.disk.read(path));
  }

  /** The first difference between the manifest and what the disk gives back. */
  private async damageOf(
    sequence: number,
    manifest: Manifest,
  ): Promise<{ fault: CheckpointFault; detail: string } | null> {
    const root = this.pathOf(sequence);
    const present = await filesUnder(this.disk, root, '');
    const listed = new Set(manifest.files.map((file) => file.path));
    const extra = present.find((path) => !listed.has(path) && path !== MANIFEST_NAME);
    if (extra !== undefined) return { fault: 'files', detail: `${extra} is not in the manifest` };
    for (const file of manifest.files) {
      const stat = await this.disk.stat(`${root}/${file.path}`);
      if (stat === null || stat.folder) return { fault: 'files', detail: `${file.path} is missing` };
      if (stat.bytes !== file.bytes) {
        return { fault: 'size', detail: `${file.path} has ${stat.bytes} of ${file.bytes} bytes` };
      }
      const digest = await this.disk.digest(`${root}/${file.path}`);
      if (digest !== file.sha256) return { fault: 'digest', detail: `${file.path} reads back altered` };
    }
    return null;
  }
}

function brokenRule(
  manifest: Manifest,
  sequence: number,
  rule: VerificationRule,
): { fault: CheckpointFault; detail: string } | null {
  if (manifest.sequence !== sequence || sequence <= rule.aboveSequence) {
    return { fault: 'sequence', detail: `seq ${manifest.sequence} in ckpt-${sequence} does not rise` };
  }
  if (rule.attempt !== null && manifest.attempt !== rule.attempt) {
    return { fault: 'attempt', detail: `attempt ${manifest.attempt} is not the live one, ${rule.attempt}` };
  }
  if (manifest.step < rule.minimumStep) {
    return { fault: 'step', detail: `step ${manifest.step} falls below ${rule.minimumStep}` };
  }
  return null;
}

async function filesUnder(disk: Disk, root: string, inner: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await disk.list(inner === '' ? root : `${root}/${inner}`)) {
    const path = inner === '' ? name : `${inner}/${name}`;
    const stat = await disk.stat(`${root}/${path}`);
    if (stat?.folder) found.push(...(await filesUnder(disk, root, path)));
    else found.push(path);
  }
  return found;
}
