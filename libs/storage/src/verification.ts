import { createHash } from 'node:crypto';
import { DiskError, type Disk } from '@dawnline/host';
import { MANIFEST_NAME, parseManifest, type Manifest, type ManifestFile } from './manifest';
import {
  CHECKPOINT_DEPTH_MAX_ITEMS,
  MANIFEST_FILES_MAX_ITEMS,
  MANIFEST_MAX_BYTES,
  READ_BACK_WINDOW_ITEMS,
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
  let next = 0;
  let damage: Damage | null = null;
  let refusal: unknown = null;
  // A few side by side: one is hashed while the next are opened.
  const lane = async (): Promise<void> => {
    while (next < files.length && !damage && refusal === null) {
      const file = files[next++];
      try {
        const digest = await disk.digest(`${root}/${file.path}`);
        if (digest !== file.sha256) damage = { fault: 'digest', detail: `${file.path} reads back altered` };
      } catch (error) {
        refusal = error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(READ_BACK_WINDOW_ITEMS, files.length) }, lane));
  if (refusal !== null) throw refusal as Error;
  return damage;
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
  const damage = await walk(disk, root, '', 0, wanted);
  if (damage) return damage;
  const [missing] = wanted.keys();
  return missing === undefined ? null : { fault: 'files', detail: `${missing} is missing` };
}

/** Takes what it finds out of `wanted`; ends at the first thing that should not be there, so a flood costs nothing. */
async function walk(
  disk: Disk,
  root: string,
  inner: string,
  depth: number,
  wanted: Map<string, number>,
): Promise<Damage | null> {
  if (depth > CHECKPOINT_DEPTH_MAX_ITEMS) return { fault: 'files', detail: `${inner} lies too deep` };
  const names = await disk.list(inner === '' ? root : `${root}/${inner}`);
  if (names.length > MANIFEST_FILES_MAX_ITEMS + 1)
    return { fault: 'files', detail: `${names.length} names in one folder` };
  for (const name of names) {
    const path = inner === '' ? name : `${inner}/${name}`;
    if (path === MANIFEST_NAME) continue;
    const stat = await disk.stat(`${root}/${path}`);
    if (stat === null) return { fault: 'files', detail: `${path} vanished` };
    if (!stat.plain) return { fault: 'link', detail: `${path} is no file of its own` };
    if (stat.folder) {
      const damage = await walk(disk, root, path, depth + 1, wanted);
      if (damage) return damage;
      continue;
    }
    const bytes = wanted.get(path);
    if (bytes === undefined) return { fault: 'files', detail: `${path} is not in the manifest` };
    if (stat.bytes !== bytes) return { fault: 'size', detail: `${path} has ${stat.bytes} of ${bytes} bytes` };
    wanted.delete(path);
  }
  return null;
}
