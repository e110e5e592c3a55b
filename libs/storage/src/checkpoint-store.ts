import { strict as assert } from 'node:assert';
import { DiskError, type Disk } from '@dawnline/host';
import { adopt, type Adoption, type AdoptRequest } from './adopt';
import { CheckpointFolder } from './layout';
import { mend, type DamagedFinding } from './mend';
import { Mirror, type CopyOutcome } from './mirror';
import { bytesUnder, ensureFolder, folderOf, listFolder } from './paths';
import { scrub, type ScrubCursor, type ScrubStep } from './scrub';
import {
  COMMITTED_MAX_ITEMS,
  COPY_MAX_BYTES,
  SCRUB_CALL_BYTES,
  USAGE_NAMES_MAX_ITEMS,
} from './storage.limits';
import { verifyFolder, type Checkpoint, type Verification, type VerificationRule } from './verification';
import { mergeVerified, WatermarkFile } from './watermark';

export interface StoreOptions {
  /** The second device gets the watermark only, or a copy of the newest verified checkpoint too. Default: watermark. */
  readonly mirror?: 'watermark' | 'copy';
  /** Larger checkpoints are not copied. */
  readonly copyMaxBytes?: number;
}

/** How a verified checkpoint became one that no single device can lose. */
export type Acknowledgement =
  | {
      readonly kind: 'acknowledged';
      /** Devices that hold the watermark: fewer than there are means that the mirror is lost for now. */
      readonly watermarkOn: readonly string[];
      /** null where no copy was asked for. */
      readonly copy: CopyOutcome | null;
    }
  /** No device took the watermark: the checkpoint does not count, and the job runs on with the last one. */
  | { readonly kind: 'not-recorded'; readonly detail: string };

export interface Usage {
  readonly committedBytes: number;
  readonly quarantinedBytes: number;
  /** Unfinished, or the job's own. */
  readonly otherBytes: number;
  /** false: there are more names than one count looks at, so at least these bytes. */
  readonly isComplete: boolean;
}

export type Restoration =
  | {
      readonly kind: 'found';
      readonly checkpoint: Checkpoint;
      /** Where it lies: the second device when the first cannot give it. */
      readonly disk: string;
      readonly folder: string;
      readonly findings: readonly DamagedFinding[];
    }
  | { readonly kind: 'none'; readonly findings: readonly DamagedFinding[] }
  /** A newer one may be good but its device does not answer: ask again later, or pass over it knowingly. */
  | { readonly kind: 'try-later'; readonly findings: readonly DamagedFinding[] };

/**
 * The checkpoints of one job (jobs.md 3.4). Which of them are verified is a fact of the owner's ledger and of the watermark,
 * both on two devices; the store proves it against the disks.
 */
export class CheckpointStore {
  private readonly primary: CheckpointFolder;
  private readonly mirror: Mirror | null;
  private readonly watermark: WatermarkFile;

  /** `disks`: the device of the checkpoints first, then the second one if there is one. */
  constructor(disks: Disk | readonly Disk[], folder: string, options: StoreOptions = {}) {
    const [first, second] = Array.isArray(disks) ? (disks as readonly Disk[]) : [disks as Disk];
    assert(first !== undefined, 'a checkpoint store needs a device');
    this.primary = new CheckpointFolder(first, folder);
    this.mirror =
      second && options.mirror === 'copy'
        ? new Mirror(
            this.primary,
            new CheckpointFolder(second, folder),
            options.copyMaxBytes ?? COPY_MAX_BYTES,
          )
        : null;
    // Beside the folder, which the job may write into.
    const beside = folderOf(folder) === '' ? 'watermark' : `${folderOf(folder)}/watermark`;
    this.watermark = new WatermarkFile(second ? [first, second] : [first], beside);
  }

  pathOf(sequence: number): string {
    return this.primary.pathOf(sequence);
  }

  /** Makes the job's folder. */
  async prepare(): Promise<void> {
    await ensureFolder(this.primary.disk, this.primary.path);
  }

  /** Sequences of committed checkpoints, oldest first, verified or not. */
  committed(): Promise<number[]> {
    return this.primary.committed();
  }

  /** Reads a commit back: manifest, names, sizes, and the SHA-256 of every file. */
  verify(sequence: number, rule: VerificationRule): Promise<Verification> {
    return verifyFolder(this.primary.disk, this.pathOf(sequence), sequence, rule);
  }

  /** JP-8: makes a commit of the files that a program wrote; it is to be verified like any other. */
  adopt(request: AdoptRequest): Promise<Adoption> {
    return adopt(this.primary, request);
  }

  /**
   * Makes a verified checkpoint one that no single device can lose: its copy if asked for, then the watermark. `verified`
   * is all that counts from now on, oldest first, this one last. Record it in the ledger after this, and retain after that.
   */
  async acknowledge(verified: readonly Checkpoint[]): Promise<Acknowledgement> {
    const newest = verified.at(-1);
    assert(newest !== undefined, 'nothing to acknowledge');
    const copy = this.mirror ? await this.mirror.take(newest) : null;
    let { on, error } = await this.watermark.write(verified);
    if (error?.code === 'ENOSPC') {
      await this.makeRoom();
      ({ on, error } = await this.watermark.write(verified));
    }
    if (on.length === 0) return { kind: 'not-recorded', detail: error!.message };
    return { kind: 'acknowledged', watermarkOn: on, copy };
  }

  /** What is verified, by ledger and watermark together, oldest first. Neither device alone can make it forget. */
  async load(ledger: readonly Checkpoint[]): Promise<Checkpoint[]> {
    const { watermark } = await this.watermark.readAndRepair();
    return mergeVerified(ledger, watermark.verified);
  }

  /** Writes down what still counts after a restore or a scrub has found damage. Returns the devices that took it. */
  async record(verified: readonly Checkpoint[]): Promise<readonly string[]> {
    return (await this.watermark.write(verified)).on;
  }

  /**
   * The newest of the verified checkpoints that reads back whole; damaged ones are repaired from their copy, else
   * quarantined (JOB-3). `passUnreadable`: an older one will do when the device does not answer for a newer.
   */
  async restore(verified: readonly Checkpoint[], passUnreadable = false): Promise<Restoration> {
    const findings: DamagedFinding[] = [];
    for (const checkpoint of [...verified].sort((a, b) => b.sequence - a.sequence)) {
      const finding = await mend(this.primary, this.mirror, checkpoint);
      if (finding.kind !== 'sound') findings.push(finding);
      if (finding.kind === 'unreadable' && !passUnreadable) return { kind: 'try-later', findings };
      if (finding.kind === 'unreadable' || finding.kind === 'quarantined') continue;
      const holder = finding.kind === 'mirror-only' ? this.mirror!.folder : this.primary;
      const folder = holder.pathOf(checkpoint.sequence);
      return { kind: 'found', checkpoint: finding.checkpoint, disk: holder.disk.name, folder, findings };
    }
    return { kind: 'none', findings };
  }

  /** Reads resting checkpoints back, a bounded amount at a time, and heals what it finds. */
  scrub(
    verified: readonly Checkpoint[],
    cursor: ScrubCursor | null,
    budgetBytes = SCRUB_CALL_BYTES,
  ): Promise<ScrubStep> {
    return scrub(this.primary, this.mirror, verified, cursor, budgetBytes);
  }

  /** JP-9: what an ended attempt left behind: its commits are verified or quarantined, its temporaries removed. */
  async settle(
    attempt: number,
    verified: readonly Checkpoint[],
    maximumBytes = Infinity,
  ): Promise<Verification[]> {
    const found: Verification[] = [];
    const newest = verified.at(-1);
    let rule: VerificationRule = {
      attempt,
      minimumStep: newest?.step ?? -1,
      aboveSequence: newest?.sequence ?? -1,
      maximumBytes,
    };
    await this.collect(verified);
    const fresh = (await this.committed()).filter((sequence) => sequence > rule.aboveSequence);
    for (const stale of fresh.slice(0, -COMMITTED_MAX_ITEMS)) await this.primary.discard(stale);
    for (const sequence of fresh.slice(-COMMITTED_MAX_ITEMS)) {
      const verification = await this.verify(sequence, rule);
      found.push(verification);
      if (verification.kind === 'verified') {
        rule = { ...rule, minimumStep: verification.checkpoint.step, aboveSequence: sequence };
      } else if (verification.fault === 'quota') await this.primary.discard(sequence);
      else if (verification.fault !== 'unreadable') await this.quarantine(sequence);
    }
    return found;
  }

  /** Removes orphans: temporaries, and commits that are not newer than the newest verified one and not verified. */
  async collect(verified: readonly Checkpoint[]): Promise<void> {
    const known = new Set(verified.map(({ sequence }) => sequence));
    const newest = verified.at(-1)?.sequence ?? -1;
    for (const sequence of await this.committed())
      if (sequence <= newest && !known.has(sequence)) await this.primary.discard(sequence);
    await this.primary.removeTemporaries();
  }

  /** Removes what the retention plan gives up; only after the newest is durably recorded as verified (JP-7). */
  async discard(sequences: readonly number[]): Promise<void> {
    for (const sequence of sequences) await this.primary.discard(sequence);
  }

  /** Takes a checkpoint out of use but keeps it for people; the oldest quarantined ones make room. */
  quarantine(sequence: number): Promise<void> {
    return this.primary.quarantine(sequence);
  }

  /** Removes half-written checkpoints; only when no attempt is alive. */
  async removeTemporaries(): Promise<void> {
    await this.primary.removeTemporaries();
  }

  /** A full device: what was kept for people only goes first. */
  async makeRoom(): Promise<void> {
    try {
      await this.primary.boundQuarantine(0);
      await this.mirror?.keepOnly((await this.mirror.folder.committed()).at(-1) ?? null);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
    }
  }

  /** Bytes on the first device, by what they are for; a job's quota counts all of them. */
  async usage(): Promise<Usage> {
    const left = { names: USAGE_NAMES_MAX_ITEMS };
    const { disk, path } = this.primary;
    const usage = { committedBytes: 0, quarantinedBytes: 0, otherBytes: 0 };
    for (const name of await listFolder(disk, path)) {
      const bytes = await bytesUnder(disk, `${path}/${name}`, left);
      if (name.startsWith('ckpt-')) usage.committedBytes += bytes;
      else if (name.startsWith('quarantine-')) usage.quarantinedBytes += bytes;
      else usage.otherBytes += bytes;
    }
    return { ...usage, isComplete: left.names > 0 };
  }

  /** Removes everything of the job, on both devices. */
  async forget(): Promise<void> {
    await this.primary.remove();
    await this.mirror?.folder.remove();
    await this.watermark.remove();
  }
}
