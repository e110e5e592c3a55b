// Needs `pip install cfdp-py`; CFDP_PYTHON names the interpreter that has it. Without it these tests are skipped.
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { cfdpConfig, ConditionCode, newCfdp, stepCfdp, type CfdpInput, type Indication } from '../src';
import { MemoryStore } from './store';
import { contentOf, MS } from './world';

const python = process.env.CFDP_PYTHON ?? 'python3';
const isThere = spawnSync(python, ['-c', 'import cfdppy']).status === 0;

class Other {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;

  constructor(...argv: string[]) {
    this.process = spawn(python, [join(__dirname, 'interop.py'), ...argv]);
    this.process.stderr.pipe(process.stderr);
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** Gives a PDU, or nothing; takes what comes back. */
  async exchange(pdu: Uint8Array | null): Promise<Uint8Array[]> {
    this.process.stdin.write(`${pdu ? Buffer.from(pdu).toString('hex') : ''}\n`);
    const pdus: Uint8Array[] = [];
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) throw new Error('the other end is gone');
      if (value === '.') return pdus;
      pdus.push(new Uint8Array(Buffer.from(value, 'hex')));
    }
  }

  end(): void {
    this.process.stdin.end();
  }
}

/** One of our entities, with its files, on a link without delay. */
class Ours {
  readonly store = new MemoryStore();
  readonly outcomes: Extract<Indication, { type: 'finished' }>[] = [];
  readonly outbox: Uint8Array[] = [];
  nowUs = 0;
  private state;

  constructor(entity: number, remote: number) {
    this.state = newCfdp(cfdpConfig({ entity, remotes: [remote], pduMaxBytes: 600 }));
    this.give({ kind: 'link', open: true });
  }

  give(input: CfdpInput): void {
    const { state, outputs } = stepCfdp(this.state, input, this.nowUs);
    this.state = state;
    for (const output of outputs) {
      if (output.kind === 'send') this.outbox.push(output.pdu);
      else if (output.kind === 'indication') {
        if (output.indication.type === 'finished') this.outcomes.push(output.indication);
      } else {
        const answer = this.store.answer(output, this.state, this.nowUs)!();
        if (answer) this.give(answer);
      }
    }
  }
}

/** Every fifth PDU of file data is lost the first time. */
async function fly(ours: Ours, other: Other): Promise<void> {
  let count = 0;
  const isLost = (pdu: Uint8Array): boolean => (pdu[0]! & 0x10) !== 0 && count++ < 40 && count % 5 === 0;
  for (let round = 0; round < 200 && ours.outcomes.length === 0; round++) {
    ours.nowUs += 100 * MS;
    ours.give({ kind: 'tick' });
    ours.give({ kind: 'may-send', bytes: 8192 });
    for (const pdu of [null, ...ours.outbox.splice(0)]) {
      if (pdu && isLost(pdu)) continue;
      for (const answer of await other.exchange(pdu))
        if (!isLost(answer)) ours.give({ kind: 'pdu', bytes: answer });
    }
    await wait(20);
  }
  ours.give({ kind: 'may-send', bytes: 8192 });
  for (const pdu of ours.outbox.splice(0)) await other.exchange(pdu);
}

(isThere ? describe : describe.skip)('with cfdp-py as the other end', () => {
  let folder: string;
  let other: Other;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dawnline-cfdp-'));
  });
  afterEach(() => {
    other.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('sends a file that cfdp-py receives, with lost segments', async () => {
    const content = contentOf(1, 20_000);
    other = new Other('receive', folder);
    const ours = new Ours(1, 2);
    ours.store.files.set('f', content);
    ours.give({ kind: 'put', source: 'f', destination: join(folder, 'f'), to: 2 });
    await fly(ours, other);
    expect(ours.outcomes[0]).toMatchObject({ condition: ConditionCode.NoError });
    expect(new Uint8Array(readFileSync(join(folder, 'f')))).toEqual(content);
  });

  it('receives a file that cfdp-py sends, with lost segments', async () => {
    const content = contentOf(2, 20_000);
    writeFileSync(join(folder, 'g'), content);
    other = new Other('send', join(folder, 'g'), 'in/g');
    const ours = new Ours(2, 1);
    await fly(ours, other);
    expect(ours.outcomes[0]).toMatchObject({ condition: ConditionCode.NoError });
    expect(ours.store.files.get('in/g')).toEqual(content);
  });
});
