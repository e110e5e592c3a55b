import { DiskError, type TurnSource } from '@dawnline/host';
import { Procedures } from '@dawnline/storage';
import { MemoryDisk } from '../../../libs/storage/test/memory-disk';
import type { Book } from '../src/admission/book-entry';
import { NEW_ACCOUNT } from '../src/admission/accounts';
import { orderWith } from './core';
import { newRecord, type JobOrder, type JobRecord } from '../src/job';
import type { Records } from '../src/ledger/ledger';
import { LedgerDesk } from '../src/ledger/ledger-desk';
import type { Output } from '../src/turn';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const recordOf = (job: string): JobRecord => newRecord({ job } as JobOrder, 0);
const told = (code: string): Output => ({ kind: 'event', code, parameters: {} });

/** A ledger desk on its own, with turns run at once. */
class Bench {
  nowUs = 0;
  records: JobRecord[] = [];
  book: Book = { accounts: {}, gpus: {} };
  readonly released: string[] = [];
  readonly events: string[] = [];
  readonly refused: string[] = [];
  readonly disks = [new MemoryDisk('ssd0'), new MemoryDisk('ssd1')];
  readonly desk: LedgerDesk;

  constructor() {
    const attach = (source: TurnSource) => () => {
      while (source.runNext() !== null);
    };
    this.desk = new LedgerDesk(this.disks, new Procedures(attach), {
      nowUs: () => this.nowUs,
      records: () => this.records,
      book: () => this.book,
      release: (outputs) => {
        for (const output of outputs) if (output.kind === 'event') this.released.push(output.code);
      },
      notAccepted: (job) => this.refused.push(job),
      event: (code) => this.events.push(code),
    });
  }

  async open(): Promise<Records> {
    let found: Records = {};
    this.desk.open((records) => (found = records));
    await settle();
    return found;
  }

  async openBook(): Promise<Book | null> {
    let found: Book | null = null;
    this.desk.open((_, book) => (found = book));
    await settle();
    return found;
  }

  async write(job: string, then: readonly Output[]): Promise<void> {
    this.desk.record({ kind: 'record', note: 'STATE', record: recordOf(job), then });
    await settle();
  }
}

describe('ledger desk', () => {
  test('JOBX-005 what waits for a record follows in order once it is durable', async () => {
    const bench = new Bench();
    await bench.open();
    await bench.write('a', [told('first')]);
    await bench.write('b', [told('second')]);
    expect(bench.released).toEqual(['first', 'second']);
    for (const disk of bench.disks) disk.powerLoss();
    expect(Object.keys(await bench.open())).toEqual(['a', 'b']);
  });

  test('JOBX-002 JOBX-005 while no disk takes records nothing follows and nothing is accepted; all of it does when one works', async () => {
    const bench = new Bench();
    await bench.open();
    const refuse = (operation: string): void => {
      if (['write', 'append'].includes(operation)) throw new DiskError('EIO', operation);
    };
    for (const disk of bench.disks) disk.refuse = refuse;
    bench.records = [recordOf('a'), recordOf('b')];
    await bench.write('a', [told('first')]);
    await bench.write('b', [told('second')]);
    await bench.write('c', [{ kind: 'accepted', job: 'c', ticket: '1' }]);
    expect([bench.released, bench.refused, bench.events]).toEqual([[], ['c'], ['LEDGER_FAILED']]);
    bench.nowUs = 5_000_000;
    bench.desk.tick();
    await settle();
    expect(bench.released).toEqual([]);
    bench.disks[1].refuse = null;
    bench.nowUs = 10_000_000;
    bench.desk.tick();
    await settle();
    expect(bench.released).toEqual(['first', 'second']);
    for (const disk of bench.disks) disk.refuse = null;
    expect(Object.keys(await bench.open())).toEqual(['a', 'b']);
  });

  test('JOBX-010 a torn tail is told, and what was acknowledged before it is there', async () => {
    const bench = new Bench();
    await bench.open();
    await bench.write('a', []);
    bench.disks[0].corrupt('ledger/00000001.journal', (bytes) => Buffer.concat([bytes, Buffer.from('torn')]));
    expect(Object.keys(await bench.open())).toEqual(['a']);
    expect(bench.events).toEqual(['LEDGER_TORN']);
  });

  test('JOBX-023 a thousand jobs fit one snapshot, and a long ledger is rewritten when it has doubled, not at each append', async () => {
    const bench = new Bench();
    await bench.open();
    // Jobs of full length: 41 fields, three checkpoints, an account of usage.
    bench.records = Array.from({ length: 1024 }, (_, index) => ({
      ...newRecord(orderWith({ job: `job-${index}`, environment: ['A='.padEnd(600, 'x')] }), index),
      endings: { PLATFORM_POWER: 3 },
    }));
    bench.book = {
      accounts: { t: { ...NEW_ACCOUNT, gpuSeconds: 7 } },
      gpus: { 0: { drained: true, failed: false, reason: '' } },
    };
    const compactions = (): number =>
      bench.disks[0].calls.filter((call: string) => call.startsWith('write ledger/')).length;
    for (let k = 0; k < 400; k++) void bench.write('job-1', []);
    await settle();
    await bench.write('job-1', []);
    const first = compactions();
    expect(first).toBeGreaterThan(0);
    for (let k = 0; k < 400; k++) void bench.write('job-1', []);
    await settle();
    expect(compactions()).toBe(first);
    const book = await bench.openBook();
    expect(book).toEqual(bench.book);
  });
});
