import { DiskError } from '@dawnline/host';
import type { CheckpointFolder } from './layout';
import type { Mirror } from './mirror';
import {
  restoreRuleOf,
  verifyFolder,
  type Checkpoint,
  type CheckpointFault,
  type Verification,
} from './verification';

/** What a resting checkpoint turned out to be, and what was done about it (JP-9). */
export type Finding = { readonly checkpoint: Checkpoint } & (
  | { readonly kind: 'sound' }
  /** Damaged, quarantined, and replaced by its copy of the second device. */
  | { readonly kind: 'repaired'; readonly fault: CheckpointFault; readonly detail: string }
  /** Damaged and not replaceable: only the copy is good, and can be restored from where it is. */
  | { readonly kind: 'mirror-only'; readonly fault: CheckpointFault; readonly detail: string }
  /** Damaged, without a copy: out of use. The owner falls back to the one before. */
  | { readonly kind: 'quarantined'; readonly fault: CheckpointFault; readonly detail: string }
  /** The device did not answer: nothing is known of it. */
  | { readonly kind: 'unreadable'; readonly fault: CheckpointFault; readonly detail: string }
);

export type DamagedFinding = Exclude<Finding, { kind: 'sound' }>;

/** One read may have gone astray (fault:D5): nothing is condemned before a second one agrees. */
async function lookTwice(look: () => Promise<Verification>): Promise<Verification> {
  const first = await look();
  return first.kind === 'verified' ? first : look();
}

/** Reads a checkpoint back and heals what it can: from the copy, else by taking it out of use. */
export async function mend(
  primary: CheckpointFolder,
  mirror: Mirror | null,
  checkpoint: Checkpoint,
): Promise<Finding> {
  const { sequence } = checkpoint;
  const path = primary.pathOf(sequence);
  const found = await lookTwice(() => verifyFolder(primary.disk, path, sequence, restoreRuleOf(checkpoint)));
  if (found.kind === 'verified') return { kind: 'sound', checkpoint: found.checkpoint };
  const { fault, detail } = found;
  const copy = mirror ? await lookTwice(() => mirror.check(checkpoint)) : null;
  if (mirror && copy?.kind === 'verified') {
    const outcome = fault === 'unreadable' ? null : await mirror.restore(checkpoint);
    const kind = outcome?.kind === 'copied' ? 'repaired' : 'mirror-only';
    return { kind, checkpoint: copy.checkpoint, fault, detail };
  }
  if (fault === 'unreadable') return { kind: 'unreadable', checkpoint, fault, detail };
  // A copy that could not be read may be good: then nothing is given up yet.
  if (copy?.kind === 'refused' && copy.fault === 'unreadable')
    return { kind: 'unreadable', checkpoint, fault, detail: copy.detail };
  try {
    await primary.quarantine(sequence);
  } catch (error) {
    // It keeps its name, and is found damaged again by whoever reads it.
    if (!(error instanceof DiskError)) throw error;
  }
  return { kind: 'quarantined', checkpoint, fault, detail };
}

/** What still counts after damage was found: record it, in ledger and watermark. */
export function stillVerified(
  verified: readonly Checkpoint[],
  findings: readonly DamagedFinding[],
): Checkpoint[] {
  const gone = new Set(
    findings.filter(({ kind }) => kind === 'quarantined').map(({ checkpoint }) => checkpoint.sequence),
  );
  return verified.filter(({ sequence }) => !gone.has(sequence));
}
