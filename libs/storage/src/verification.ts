import { createHash } from 'node:crypto';
import { DiskError, type Disk } from '@dawnline/host';
import { MANIFEST_NAME, parseManifest, type Manifest, type ManifestFile } from './manifest';
import {
  CHECKPOINT_DEPTH_MAX_ITEMS,
  CHECKPOINT_NAMES_MAX_ITEMS,
  MANIFEST_MAX_BYTES,
  READ_BACK_CALL_BYTES,
  READ_BACK_CALL_MAX_ITEMS,
} from './storage.limits';

/** A checkpoint that was read back whole. */
export interface Checkpoint {
  readonly sequence: number;
  readonly step: number;
  readonly attempt: number;
  readonly appFormat: string;
  readonly bytes: number;
  /** SHA-256 of the manifest, so of the whole checkpoint; absent in records of before it was taken. */
  readonly manifestSha256?: string;
}

export type CheckpointFault =
  | 'absent'
  | 'unreadable'
  | 'manifest'
  | 'sequence'
  | 'attempt'
  | 'step'
  | 'quota'
  | 'files'
  | 'link'
  | 'size'
  | 'digest';

export interface Damage {
  readonly fault: CheckpointFault;
  /** For people: what differs from what. */
  readonly detail: string;
}

export type RefusedVerification = Damage & { readonly kind: 'refused'; readonly sequence: number };

export type Verification =
  { readonly kind: 'verified'; readonly checkpoint: Checkpoint } | RefusedVerification;

/** What a new checkpoint is held against. */
export interface VerificationRule {
  /** The live attempt; null at a restore, where any attempt will do. */
  readonly attempt: number | null;
  /** Step and sequence of the newest verified checkpoint; -1 for none. */
  readonly minimumStep: number;
  readonly aboveSequence: number;
  /** What it may occupy; absent for no bound. Over it the fault is `quota`, before anything is read back. */
  readonly maximumBytes?: number;
  /** The manifest that was acknowledged; absent for any. */
  readonly manifestSha256?: string;
}

/** The rule of a restore: only the contents count. */
export const RESTORE_RULE: VerificationRule = { attempt: null, minimumStep: -1, aboveSequence: -1 };

/** The rule for a checkpoint that was verified before: the same contents as then. */
export function restoreRuleOf(checkpoint: Checkpoint): VerificationRule {
  return checkpoint.manifestSha256 === undefined
    ? RESTORE_RULE
    : { ...RESTORE_RULE, manifestSha256: checkpoint.manifestSha256 };
}

/** A folder whose names, sizes and manifest are in order; its contents have not been read. */
export interface Inspected {
  readonly manifest: Manifest;
  readonly checkpoint: Checkpoint;
}

/** Reads a checkpoint folder back: manifest, names, sizes, and the SHA-256 of every file. Memory is bounded. */
export async function verifyFolder(
  disk: Disk,
  root: string,
  sequence: number,
  rule: VerificationRule,
): Promise<Verification> {
  try {
    const inspected = await inspectFolder(disk, root, sequence, rule);
    if ('fault' in inspected) return { kind: 'refused', sequence, ...inspected };
    const damage = await digestDamage(disk, root, inspected.manifest.files);
    if (damage) return { kind: 'refused', sequence, ...damage };
    return { kind: 'verified', checkpoint: inspected.checkpoint };
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return { kind: 'refused', sequence, fault: 'unreadable', detail: error.message };
  }
}

/** The cheap part: everything but the contents. @throws DiskError when the disk does not answer */
export async function inspectFolder(
  disk: Disk,
  root: string,
  sequence: number,
  rule: VerificationRule,
): Promise<Inspected | Damage> {
  const stat = await disk.stat(root);
  if (stat === null) return { fault: 'absent', detail: `no ckpt-${sequence}` };
  if (!stat.plain || !stat.folder)
    return { fault: 'link', detail: `ckpt-${sequence} is no folder of its own` };
  const contents = await readManifest(disk, root);
  if (typeof contents === 'string') return { fault: 'manifest', detail: contents };
  const manifest = parseManifest(contents);
  if (typeof manifest === 'string') return { fault: 'manifest', detail: manifest };
  const manifestSha256 = createHash('sha256').update(contents).digest('hex');
  if (rule.manifestSha256 !== undefined && rule.manifestSha256 !== manifestSha256)
    return { fault: 'manifest', detail: 'manifest is not the one that was acknowledged' };
  const broken = brokenRule(manifest, sequence, rule) ?? (await namesDamage(disk, root, manifest));
  if (broken) return broken;
  const { step, attempt, appFormat, files } = manifest;
  const bytes = bytesOf(files);
  return { manifest, checkpoint: { sequence, step, attempt, appFormat, bytes, manifestSha256 } };
}

/** The first file that reads back altered. @throws DiskError when the disk does not answer */
export async function digestDamage(
  disk: Disk,
  root: string,
  files: readonly ManifestFile[],
): Promise<Damage | null> {
  for (let next = 0; next < files.length;) {
    const batch = batchFrom(files, next);
    next += batch.length;
    const digests = await disk.digestAll(batch.map(({ path }) => `${root}/${path}`));
    const altered = batch.find(({ sha256 }, index) => digests[index] !== sha256);
    if (altered) return { fault: 'digest', detail: `${altered.path} reads back altered` };
  }
  return null;
}

/** What one call reads: at least one file, and no more once the bytes are reached. */
function batchFrom(files: readonly ManifestFile[], from: number): ManifestFile[] {
  const batch: ManifestFile[] = [];
  let bytes = 0;
  for (const file of files.slice(from, from + READ_BACK_CALL_MAX_ITEMS)) {
    bytes += file.bytes;
    if (batch.length > 0 && bytes > READ_BACK_CALL_BYTES) break;
    batch.push(file);
  }
  return batch;
}

export function bytesOf(files: readonly ManifestFile[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0);
}

async function readManifest(disk: Disk, root: string): Promise<Uint8Array | string> {
  const path = `${root}/${MANIFEST_NAME}`;
  const stat = await disk.stat(path);
  if (stat === null || stat.folder) return 'manifest is missing';
  if (!stat.plain) return 'manifest is no file of its own';
  if (stat.bytes > MANIFEST_MAX_BYTES) return `manifest has ${stat.bytes} bytes`;
  return disk.read(path);
}

function brokenRule(manifest: Manifest, sequence: number, rule: VerificationRule): Damage | null {
  if (manifest.sequence !== sequence || sequence <= rule.aboveSequence) {
    return { fault: 'sequence', detail: `seq ${manifest.sequence} in ckpt-${sequence} does not rise` };
  }
  if (rule.attempt !== null && manifest.attempt !== rule.attempt) {
    return { fault: 'attempt', detail: `attempt ${manifest.attempt} is not the live one, ${rule.attempt}` };
  }
  if (manifest.step < rule.minimumStep) {
    return { fault: 'step', detail: `step ${manifest.step} falls below ${rule.minimumStep}` };
  }
  const bytes = bytesOf(manifest.files);
  if (rule.maximumBytes !== undefined && bytes > rule.maximumBytes) {
    return { fault: 'quota', detail: `${bytes} bytes, ${rule.maximumBytes} are allowed` };
  }
  return null;
}

/** Names and sizes against the manifest: every file listed, none extra, no links. */
async function namesDamage(disk: Disk, root: string, manifest: Manifest): Promise<Damage | null> {
  const wanted = new Map(manifest.files.map((file) => [file.path, file.bytes]));
  const { entries, isComplete } = await disk.survey(root, {
    items: CHECKPOINT_NAMES_MAX_ITEMS,
    depth: CHECKPOINT_DEPTH_MAX_ITEMS,
  });
  for (const { path, bytes, folder, plain } of entries) {
    if (path === MANIFEST_NAME) continue;
    if (!plain) return { fault: 'link', detail: `${path} is no file of its own` };
    if (folder) continue;
    const due = wanted.get(path);
    if (due === undefined) return { fault: 'files', detail: `${path} is not in the manifest` };
    if (bytes !== due) return { fault: 'size', detail: `${path} has ${bytes} of ${due} bytes` };
    wanted.delete(path);
  }
  if (!isComplete)
    return { fault: 'files', detail: `more than ${CHECKPOINT_NAMES_MAX_ITEMS} names, or too deep` };
  const [missing] = wanted.keys();
  return missing === undefined ? null : { fault: 'files', detail: `${missing} is missing` };
}
