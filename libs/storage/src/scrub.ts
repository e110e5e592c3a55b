import { DiskError } from '@dawnline/host';
import type { CheckpointFolder } from './layout';
import { mend, type DamagedFinding } from './mend';
import type { Mirror } from './mirror';
import type { ManifestFile } from './manifest';
import {
  bytesOf,
  digestDamage,
  inspectFolder,
  restoreRuleOf,
  type Checkpoint,
  type Damage,
} from './verification';

/** Where a scrub goes on: plain data, so that a round may outlast the owner's life. */
export interface ScrubCursor {
  readonly device: 'primary' | 'mirror';
  readonly sequence: number;
  /** Index of the next file in the manifest. */
  readonly file: number;
}

export interface ScrubStep {
  /** null: the round is complete. */
  readonly cursor: ScrubCursor | null;
  readonly bytes: number;
  readonly findings: readonly DamagedFinding[];
  /** A copy that was found damaged, or missing, and has been made again. */
  readonly copiesRenewed: readonly number[];
}

interface Target {
  readonly device: ScrubCursor['device'];
  readonly folder: CheckpointFolder;
  readonly checkpoint: Checkpoint;
}

/** Every resting checkpoint, oldest first, and then the copy of the newest. */
function targetsOf(
  primary: CheckpointFolder,
  mirror: Mirror | null,
  verified: readonly Checkpoint[],
): Target[] {
  const targets = verified.map((checkpoint): Target => ({ device: 'primary', folder: primary, checkpoint }));
  const newest = verified.at(-1);
  if (mirror && newest) targets.push({ device: 'mirror', folder: mirror.folder, checkpoint: newest });
  return targets;
}

const rank = ({ device, sequence }: { device: string; sequence: number }): number =>
  device === 'primary' ? sequence : Number.MAX_SAFE_INTEGER;

/**
 * Reads resting checkpoints back, file by file from the cursor on, and stops at the end of the file with which the
 * budget is used up. What is damaged is mended at once.
 */
export async function scrub(
  primary: CheckpointFolder,
  mirror: Mirror | null,
  verified: readonly Checkpoint[],
  cursor: ScrubCursor | null,
  budgetBytes: number,
): Promise<ScrubStep> {
  const findings: DamagedFinding[] = [];
  const copiesRenewed: number[] = [];
  let bytes = 0;
  for (const target of targetsOf(primary, mirror, verified)) {
    const { sequence } = target.checkpoint;
    const at = { device: target.device, sequence };
    if (cursor && rank(at) < rank(cursor)) continue;
    const from = cursor && rank(at) === rank(cursor) && cursor.sequence === sequence ? cursor.file : 0;
    const part = await readPart(target, from, budgetBytes - bytes);
    bytes += part.bytes;
    if (part.damage && target.device === 'primary') {
      const finding = await mend(primary, mirror, target.checkpoint);
      if (finding.kind !== 'sound') findings.push(finding);
    } else if (target.device === 'mirror' && part.next === null && part.damage?.fault !== 'unreadable') {
      // Also when it is whole: older copies go.
      const outcome = await mirror!.take(target.checkpoint);
      if (part.damage && outcome.kind === 'copied') copiesRenewed.push(sequence);
    }
    const next = part.next === null ? null : { ...at, file: part.next };
    if (next || bytes >= budgetBytes)
      return { cursor: next ?? after(target, verified, mirror), bytes, findings, copiesRenewed };
  }
  return { cursor: null, bytes, findings, copiesRenewed };
}

interface Part {
  readonly damage: Damage | null;
  /** Index of the next file; null when the checkpoint is done. */
  readonly next: number | null;
  readonly bytes: number;
}

async function readPart({ folder, checkpoint }: Target, from: number, budgetBytes: number): Promise<Part> {
  let bytes = 0;
  const done = (damage: Damage | null): Part => ({ damage, next: null, bytes });
  try {
    const path = folder.pathOf(checkpoint.sequence);
    const found = await inspectFolder(folder.disk, path, checkpoint.sequence, restoreRuleOf(checkpoint));
    if ('fault' in found) return done(found);
    const { files } = found.manifest;
    const part = partFrom(files, from, budgetBytes);
    bytes = bytesOf(part);
    const damage = await digestDamage(folder.disk, path, part);
    const next = from + part.length;
    return damage || next >= files.length ? done(damage) : { damage: null, next, bytes };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return done({ fault: 'unreadable', detail: error.message });
  }
}

/** The files up to the one with which the budget is used up, at least one that holds something. */
function partFrom(files: readonly ManifestFile[], from: number, budgetBytes: number): ManifestFile[] {
  const part: ManifestFile[] = [];
  let bytes = 0;
  for (const file of files.slice(from)) {
    if (bytes > 0 && bytes >= budgetBytes) break;
    part.push(file);
    bytes += file.bytes;
  }
  return part;
}

/** The beginning of the target that follows; null behind the last. */
function after(target: Target, verified: readonly Checkpoint[], mirror: Mirror | null): ScrubCursor | null {
  if (target.device === 'mirror') return null;
  const next = verified.find(({ sequence }) => sequence > target.checkpoint.sequence);
  if (next) return { device: 'primary', sequence: next.sequence, file: 0 };
  return mirror ? { device: 'mirror', sequence: target.checkpoint.sequence, file: 0 } : null;
}
