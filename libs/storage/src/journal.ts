import { strict as assert } from 'node:assert';
import { DiskError, type Disk } from '@dawnline/host';
import { attempt, journalPath, readCopy, replaceCopy, type JournalCopy } from './journal-copy';
import { encodeRecord } from './journal-record';
import { JOURNAL_QUEUE_MAX_ITEMS } from './storage.limits';

export interface OpenedJournal {
  readonly journal: Journal;
  /** What the last compaction wrote; empty in a new journal. */
  readonly snapshot: Uint8Array;
  /** What was appended since. */
  readonly records: readonly Uint8Array[];
  /** Disks whose copy ended in a torn tail, which has been cut, or was behind and has been repaired. */
  readonly torn: readonly { readonly disk: string; readonly bytes: number }[];
}

interface Operation {
  readonly kind: 'append' | 'compact';
  readonly payload: Uint8Array;
  resolve(): void;
  reject(error: unknown): void;
}

interface Leg {
  readonly disk: Disk;
  usable: boolean;
}

function lastSequence(copy: JournalCopy): number {
  return copy.records.at(-1)?.sequence ?? -1;
}

/**
 * Append-only records on one disk, mirrored on a second when there is one, so that one lying or torn device loses
 * nothing (fault:D1 to D3). An append settles when it is durable on every copy that still works; a copy that failed is
 * out until the next compaction rewrites it. Operations run one after another, whoever calls.
 */
export class Journal {
  private readonly queue: Operation[] = [];
  private busy = false;

  private constructor(
    private readonly folder: string,
    private readonly legs: readonly Leg[],
    private generation: number,
    private sequence: number,
    private size: number,
  ) {}

  /**
   * Opens or creates a journal. The copy with the most records wins and repairs the others.
   * @throws DiskError when no disk works
   */
  static async open(disks: readonly Disk[], folder: string): Promise<OpenedJournal> {
    assert(disks.length >= 1, 'a journal needs a disk');
    const copies: JournalCopy[] = [];
    for (const disk of disks) copies.push(await readCopy(disk, folder));
    const best = copies.reduce((a, b) => (lastSequence(b) > lastSequence(a) ? b : a));
    const fresh = best.records.length === 0;
    const generation = fresh ? 1 : best.generation;
    const bytes = fresh ? encodeRecord(folder, 0, new Uint8Array(0)) : best.bytes;
    const legs: Leg[] = [];
    const torn: { disk: string; bytes: number }[] = [];
    for (const copy of copies) {
      const same =
        !copy.failed &&
        copy.tornBytes === 0 &&
        copy.generation === generation &&
        lastSequence(copy) === lastSequence(best);
      const usable = same || (await replaceCopy(copy.disk, folder, generation, bytes));
      legs.push({ disk: copy.disk, usable });
      if (copy.tornBytes > 0) torn.push({ disk: copy.disk.name, bytes: copy.tornBytes });
    }
    if (!legs.some((leg) => leg.usable)) throw new DiskError('EIO', `journal ${folder}: no disk works`);
    const journal = new Journal(folder, legs, generation, fresh ? 0 : lastSequence(best), bytes.length);
    const [snapshot, ...records] = fresh ? [new Uint8Array(0)] : best.records.map((record) => record.payload);
    return { journal, snapshot, records, torn };
  }

  /** Bytes of the current generation: compact when it passes a bound. */
  get bytes(): number {
    return this.size;
  }

  /** Disks whose copy is out until the next compaction. */
  get failedDisks(): readonly string[] {
    return this.legs.filter((leg) => !leg.usable).map((leg) => leg.disk.name);
  }

  /** Settles when the record is durable. @throws DiskError when no copy took it: the record may or may not be there. */
  append(payload: Uint8Array): Promise<void> {
    return this.enqueue('append', payload);
  }

  /** Replaces all records so far by one snapshot, which must cover every append asked for before. */
  compact(snapshot: Uint8Array): Promise<void> {
    return this.enqueue('compact', snapshot);
  }

  private enqueue(kind: Operation['kind'], payload: Uint8Array): Promise<void> {
    if (this.queue.length >= JOURNAL_QUEUE_MAX_ITEMS) {
      return Promise.reject(new DiskError('ENOSPC', `journal ${this.folder}: too many appends wait`));
    }
    return new Promise((resolve, reject) => {
      this.queue.push({ kind, payload, resolve, reject });
      if (!this.busy) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.busy = true;
    while (this.queue.length > 0) {
      // Appends that wait together become one write and one flush.
      const next = this.queue.findIndex((operation) => operation.kind === 'compact');
      const batch = this.queue.splice(0, next === 0 ? 1 : next < 0 ? this.queue.length : next);
      try {
        if (next === 0) await this.writeSnapshot(batch[0].payload);
        else await this.writeRecords(batch.map((operation) => operation.payload));
        for (const operation of batch) operation.resolve();
      } catch (error) {
        for (const operation of batch) operation.reject(error);
      }
    }
    this.busy = false;
  }

  private async writeRecords(payloads: readonly Uint8Array[]): Promise<void> {
    const records = payloads.map((payload) => encodeRecord(this.folder, ++this.sequence, payload));
    const bytes = Buffer.concat(records);
    const path = journalPath(this.folder, this.generation);
    for (const leg of this.legs) {
      if (!leg.usable) continue;
      leg.usable = await attempt(async () => {
        await leg.disk.append(path, bytes);
        await leg.disk.sync(path);
      });
    }
    this.size += bytes.length;
    this.requireCopy();
  }

  private async writeSnapshot(snapshot: Uint8Array): Promise<void> {
    const bytes = encodeRecord(this.folder, ++this.sequence, snapshot);
    this.generation += 1;
    for (const leg of this.legs) {
      leg.usable = await replaceCopy(leg.disk, this.folder, this.generation, bytes);
    }
    this.size = bytes.length;
    this.requireCopy();
  }

  private requireCopy(): void {
    if (!this.legs.some((leg) => leg.usable)) {
      throw new DiskError('EIO', `journal ${this.folder}: no copy could be written`);
    }
  }
}
