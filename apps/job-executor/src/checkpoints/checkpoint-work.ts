import {
  nextRestore,
  stillVerified,
  type Checkpoint,
  type CheckpointStore,
  type DamagedFinding,
  type Verification,
} from '@dawnline/storage';
import { keptOf, roomOf } from './checkpoint-policy';
import type { JobRecord } from '../job';

/** The store of one job, and what the executor knows of the job while a procedure runs. */
export interface JobStore {
  readonly store: CheckpointStore;
  /** Folder that the program writes into. */
  readonly source: string;
  recordIfAny(): JobRecord | null;
  /** @throws DiskError when the job is gone */
  record(): JobRecord;
  step(): number;
  allowanceBytes(): number;
}

/** A checkpoint that is out of use, and why. */
export interface Refused {
  readonly sequence: number;
  readonly reason: string;
}

export interface Prepared {
  /** What the attempt starts from; null for a cold start. */
  readonly checkpoint: Checkpoint | null;
  readonly place: { readonly disk: string; readonly folder: string } | null;
  /** All that counts from now on, oldest first. */
  readonly verified: readonly Checkpoint[];
  readonly refused: readonly Refused[];
  /** Damaged ones that were replaced by their copy. */
  readonly repaired: readonly Refused[];
}

const reasonOf = ({ kind, fault, detail }: DamagedFinding): string => `${kind}: ${fault}: ${detail}`;

export function refusedOf(findings: readonly DamagedFinding[]): Refused[] {
  return findings.flatMap((finding) =>
    finding.kind === 'quarantined'
      ? [{ sequence: finding.checkpoint.sequence, reason: reasonOf(finding) }]
      : [],
  );
}

export function repairedOf(findings: readonly DamagedFinding[]): Refused[] {
  return findings.flatMap(({ kind, checkpoint, fault }) =>
    kind === 'repaired' ? [{ sequence: checkpoint.sequence, reason: fault }] : [],
  );
}

/**
 * Chooses what the next attempt starts from: the newest verified checkpoint that was not given up and still reads back
 * whole, from whichever device has it (JP-17, JOB-3). `passUnreadable`: an older one will do.
 */
export async function prepareRestore(
  one: JobStore,
  passUnreadable: boolean,
): Promise<Prepared | 'try-later'> {
  const { restoreHistory, checkpoints, order } = one.record();
  const refused: Refused[] = [];
  let verified: Checkpoint[] = [];
  for (const checkpoint of await one.store.load(checkpoints)) {
    if (!restoreHistory.givenUp.includes(checkpoint.sequence)) verified.push(checkpoint);
    else {
      await one.store.quarantine(checkpoint.sequence);
      refused.push({ sequence: checkpoint.sequence, reason: 'given up: two attempts failed from it' });
    }
  }
  const choice = nextRestore(restoreHistory, verified, order.appFormat || null);
  let restored: Awaited<ReturnType<CheckpointStore['restore']>> | null = null;
  if (choice.kind === 'restore') {
    const candidates = verified.filter(({ sequence }) => sequence <= choice.checkpoint.sequence);
    restored = await one.store.restore(candidates, passUnreadable);
    if (restored.kind === 'try-later') return 'try-later';
    verified = stillVerified(verified, restored.findings);
    refused.push(...refusedOf(restored.findings));
  }
  const found = restored?.kind === 'found' ? restored : null;
  // What is newer than the restore point would forbid the new attempt its own checkpoints.
  verified = found ? verified.filter(({ sequence }) => sequence <= found.checkpoint.sequence) : [];
  if (refused.length > 0 || verified.length < checkpoints.length) await one.store.record(verified);
  return {
    checkpoint: found?.checkpoint ?? null,
    place: found && { disk: found.disk, folder: found.folder },
    verified,
    refused,
    repaired: repairedOf(restored?.findings ?? []),
  };
}

/** Reads one commit of the living attempt back, or every commit newer than the verified ones. */
export async function verifyCommits(
  one: JobStore,
  attempt: number,
  sequence: number | null,
): Promise<Verification[]> {
  const found: Verification[] = [];
  const record = one.recordIfAny();
  if (!record || record.attempt !== attempt) return found;
  let verified = record.checkpoints;
  if (sequence !== null && record.order.adopt !== '') await adoptAs(one, attempt, sequence);
  const wanted = sequence === null ? await one.store.committed() : [sequence];
  for (const wish of wanted) {
    const newest = verified.at(-1) ?? null;
    // Announced twice, or by polling and by a line.
    if (newest && wish <= newest.sequence) continue;
    const verification = await one.store.verify(wish, {
      attempt,
      minimumStep: newest?.step ?? -1,
      aboveSequence: newest?.sequence ?? -1,
      maximumBytes: roomOf(record, one.allowanceBytes()),
    });
    if (verification.kind === 'verified') {
      const acknowledged = await acknowledge(one, record, verified, verification);
      found.push(acknowledged);
      if (acknowledged.kind === 'verified') verified = [...verified, verification.checkpoint];
      continue;
    }
    found.push(verification);
    if (verification.fault === 'quota') await one.store.discard([wish]);
    else if (verification.fault !== 'unreadable') await one.store.quarantine(wish);
  }
  return found;
}

/** Verifies or quarantines what an ended attempt left (JP-9); after exit 85 its plain files too, if they are to be adopted. */
export async function settleCommits(one: JobStore, attempt: number, adopt: boolean): Promise<Verification[]> {
  const record = one.recordIfAny();
  if (!record) return [];
  const newest = record.checkpoints.at(-1)?.sequence ?? 0;
  if (adopt) await adoptAs(one, attempt, Math.max(newest, ...(await one.store.committed())) + 1);
  const room = roomOf(record, one.allowanceBytes());
  const found: Verification[] = [];
  let verified = record.checkpoints;
  for (const verification of await one.store.settle(attempt, record.checkpoints, room)) {
    if (verification.kind !== 'verified') {
      found.push(verification);
      continue;
    }
    const acknowledged = await acknowledge(one, record, verified, verification);
    found.push(acknowledged);
    if (acknowledged.kind === 'verified') verified = [...verified, verification.checkpoint];
  }
  return found;
}

/** Makes a verified checkpoint one that no single device can lose, before anybody is told of it (inv:C1). */
async function acknowledge(
  one: JobStore,
  record: JobRecord,
  verified: readonly Checkpoint[],
  verification: Extract<Verification, { kind: 'verified' }>,
): Promise<Verification> {
  const { keep } = keptOf(record, [...verified, verification.checkpoint], one.allowanceBytes());
  const outcome = await one.store.acknowledge(keep);
  if (outcome.kind === 'acknowledged') return verification;
  const { sequence } = verification.checkpoint;
  return { kind: 'refused', sequence, fault: 'unreadable', detail: `not recorded: ${outcome.detail}` };
}

/** JP-8: commits the files of a program that only writes files. What cannot be adopted is no checkpoint. */
async function adoptAs(one: JobStore, attempt: number, sequence: number): Promise<void> {
  const record = one.recordIfAny();
  if (!record) return;
  const { order, checkpoints } = record;
  await one.store.adopt({
    source: one.source,
    pattern: order.adopt,
    sequence,
    step: Math.max(one.step(), checkpoints.at(-1)?.step ?? 0),
    attempt,
    appFormat: order.appFormat,
    maximumBytes: roomOf(record, one.allowanceBytes()),
  });
}
