import { restoredBook, type Book } from '../admission/book-entry';
import { restoredRecord, type JobRecord } from '../job';

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
  | 'PUBLISHED'
  | 'SEALED'
  | 'ANSWERED';

const BOOK_HEAD = '{"note":"BOOK",';

export type Records = Readonly<Record<string, JobRecord>>;

export function encodeEntry(note: LedgerNote, atUs: number, record: JobRecord): Uint8Array {
  return Buffer.from(JSON.stringify({ note, atUs, record }));
}

/** What outlives the jobs, as an entry of its own. */
export function encodeBook(atUs: number, book: Book): Uint8Array {
  return Buffer.from(JSON.stringify({ note: 'BOOK', atUs, book }));
}

/** A compaction: every job that the executor still remembers, and the book. */
export function encodeSnapshot(records: readonly JobRecord[], book?: Book): Uint8Array {
  return Buffer.from(JSON.stringify({ records, book }));
}

/** The newest book; an empty one in a ledger that is older than books. */
export function readBook(snapshot: Uint8Array, entries: readonly Uint8Array[]): Book {
  // Only the newest counts, and few entries are one.
  for (const entry of [...entries].reverse()) {
    const text = Buffer.from(entry).toString();
    if (text.startsWith(BOOK_HEAD)) return restoredBook((JSON.parse(text) as { book: Partial<Book> }).book);
  }
  if (snapshot.length === 0) return restoredBook({});
  const { book } = JSON.parse(Buffer.from(snapshot).toString()) as { book?: Partial<Book> };
  return restoredBook(book ?? {});
}

/** The newest record of each job. The journal has proved every byte, so what does not parse is our bug. */
export function readLedger(snapshot: Uint8Array, entries: readonly Uint8Array[]): Records {
  const found: Record<string, JobRecord> = {};
  if (snapshot.length > 0) {
    const { records } = JSON.parse(Buffer.from(snapshot).toString()) as { records: JobRecord[] };
    for (const record of records) found[record.order.job] = restoredRecord(record);
  }
  for (const entry of entries) {
    const { record } = JSON.parse(Buffer.from(entry).toString()) as { record?: JobRecord };
    if (record) found[record.order.job] = restoredRecord(record);
  }
  return found;
}
