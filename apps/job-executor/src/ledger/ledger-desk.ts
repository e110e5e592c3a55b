import type { Disk } from '@dawnline/host';
import { Journal, JOURNAL_COMPACT_BYTES, type Procedures } from '@dawnline/storage';
import type { Book } from '../admission/book-entry';
import { COMPACT_RATIO } from './ledger.limits';
import { encodeBook, encodeEntry, encodeSnapshot, readBook, readLedger, type Records } from './ledger';
import { STORAGE_RETRY_US } from '../job-executor.limits';
import type { JobRecord } from '../job';
import type { Output } from '../turn';

type RecordOutput = Extract<Output, { kind: 'record' }>;

const FOLDER = 'ledger';

export interface LedgerEdge {
  nowUs(): number;
  /** Records of all jobs known, also of those being accepted. */
  records(): readonly JobRecord[];
  /** What is kept besides the jobs. */
  book(): Book;
  /** Carries on with what waited for durability. */
  release(outputs: readonly Output[]): void;
  notAccepted(job: string, ticket: string, reason: string): void;
  event(code: string, parameters: Readonly<Record<string, string | number>>): void;
}

/** The ledger on its disks: outputs that wait for durability come back in order, and not before. */
export class LedgerDesk {
  private journal: Journal | null = null;
  /** What waits because no disk took it; a compaction that works releases it. */
  private held: (readonly Output[])[] = [];
  private retryUs: number | null = null;
  private compacting = false;
  /** Bytes of the journal after its last compaction. */
  private compactedBytes = 0;

  constructor(
    private readonly disks: readonly Disk[],
    private readonly procedures: Procedures,
    private readonly edge: LedgerEdge,
  ) {}

  /** Reads the ledger. When no disk gives it this life ends, and the on-board computer starts the next one. */
  open(done: (records: Records, book: Book) => void): void {
    this.procedures.run(
      'ledger',
      'ledger.open',
      () => Journal.open(this.disks, FOLDER),
      (outcome) => {
        if (!outcome.ok) {
          this.edge.event('LEDGER_FAILED', { what: 'opened', reason: outcome.error.message });
          throw outcome.error;
        }
        const { journal, snapshot, records, torn } = outcome.value;
        this.journal = journal;
        this.compactedBytes = snapshot.length;
        for (const { disk, bytes } of torn) this.edge.event('LEDGER_TORN', { disk, bytes });
        done(readLedger(snapshot, records), readBook(snapshot, records));
      },
    );
  }

  record(output: RecordOutput): void {
    const { journal } = this;
    if (!journal) throw new Error('the ledger is written only after it was read');
    const bytes = encodeEntry(output.note, this.edge.nowUs(), output.record);
    this.procedures.run(
      null,
      'ledger.append',
      () => journal.append(bytes),
      (outcome) => {
        if (outcome.ok) {
          this.edge.release(output.then);
          this.compactIfLong();
          return;
        }
        this.refused(output, outcome.error.message);
      },
    );
  }

  /** What is lost with it is written again soon: nobody waits for it. */
  book(book: Book): void {
    const { journal } = this;
    if (!journal) throw new Error('the ledger is written only after it was read');
    const bytes = encodeBook(this.edge.nowUs(), book);
    this.procedures.run(
      null,
      'ledger.append',
      () => journal.append(bytes),
      (outcome) => {
        if (outcome.ok) this.compactIfLong();
        else this.retryUs ??= this.edge.nowUs() + STORAGE_RETRY_US;
      },
    );
  }

  /** Called by the work loop. */
  tick(): void {
    if (this.retryUs === null || this.edge.nowUs() < this.retryUs) return;
    this.retryUs = null;
    this.compact();
  }

  private refused(output: RecordOutput, reason: string): void {
    if (this.held.length === 0) this.edge.event('LEDGER_FAILED', { what: 'written', reason });
    const waiting = output.then.find((one) => one.kind === 'accepted');
    if (waiting) this.edge.notAccepted(waiting.job, waiting.ticket, reason);
    else this.held.push(output.then);
    this.retryUs ??= this.edge.nowUs() + STORAGE_RETRY_US;
  }

  private compactIfLong(): void {
    const { journal } = this;
    // A long ledger is rewritten when it has doubled, not at each append.
    const bound = Math.max(JOURNAL_COMPACT_BYTES, COMPACT_RATIO * this.compactedBytes);
    if (journal && journal.bytes > bound && !this.compacting) this.compact();
  }

  private compact(): void {
    const { journal } = this;
    if (!journal) return;
    this.compacting = true;
    const snapshot = encodeSnapshot(this.edge.records(), this.edge.book());
    this.procedures.run(
      null,
      'ledger.compact',
      () => journal.compact(snapshot),
      (outcome) => {
        this.compacting = false;
        if (!outcome.ok) {
          this.retryUs = this.edge.nowUs() + STORAGE_RETRY_US;
          return;
        }
        this.compactedBytes = snapshot.length;
        const held = this.held;
        this.held = [];
        for (const outputs of held) this.edge.release(outputs);
      },
    );
  }
}
