import { restoredRecord, type JobRecord } from './job';

/** What happened, for whoever reads the ledger; the record itself is the whole truth of its job. */
export type LedgerNote =
  | 'ACCEPTED'
  | 'STATE'
  | 'INTENT'
  | 'SPAWNED'
  | 'SIGNAL'
  | 'VERIFIED'
  | 'FATAL'
  | 'PINNED'
  | 'RESULT'
  | 'PUBLISHED';

export type Records = Readonly<Record<string, JobRecord>>;

export function encodeEntry(note: LedgerNote, atUs: number, record: JobRecord): Uint8Array {
  return Buffer.from(JSON.stringify({ note, atUs, record }));
}

/** A compaction: every job that the executor still remembers. */
export function encodeSnapshot(records: readonly JobRecord[]): Uint8Array {
  return Buffer.from(JSON.stringify({ records }));
}

/** The newest record of each job. The journal has proved every byte, so what does not parse is our bug. */
export function readLedger(snapshot: Uint8Array, entries: readonly Uint8Array[]): Records {
  const found: Record<string, JobRecord> = {};
  if (snapshot.length > 0) {
    const { records } = JSON.parse(Buffer.from(snapshot).toString()) as { records: JobRecord[] };
    for (const record of records) found[record.order.job] = restoredRecord(record);
  }
  for (const entry of entries) {
    const { record } = JSON.parse(Buffer.from(entry).toString()) as { record: JobRecord };
    found[record.order.job] = restoredRecord(record);
  }
  return found;
}
