import { strict as assert } from 'node:assert';
import {
  cfdpConfig,
  CRAFT_ENTITY,
  DOWNLINK_PDU_MAX_BYTES,
  GROUND_ENTITY,
  newCfdp,
  stepCfdp,
  UPLINK_PDU_MAX_BYTES,
  type CfdpInput,
  type CfdpState,
} from '@dawnline/cfdp';
import { openFrame } from '@dawnline/telecommand';
import { MemoryStore } from '../../../libs/cfdp/test/store';
import { contentOf, randomOf } from '../../../libs/cfdp/test/world';
import { MemoryDisk } from '../../../libs/storage/test/memory-disk';
import { FileUplink } from '../files/file-uplink';
import { SEQUENCE_BLOCK_ITEMS } from '../files/files.limits';
import { GroundFiles } from '../index';

const KEY = { id: 3, bytes: new Uint8Array(32).fill(7) };
const STEP_US = 100_000;
const UP_BPS = 256_000;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const same = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.from(one).equals(other);

/** The ground's entity and a craft's engine, and a link between them that loses a share of all frames. */
class Bench {
  nowUs = 0;
  station = 'awarua';
  loss = 0;
  readonly disk = new MemoryDisk('ground');
  readonly craft = new MemoryStore();
  readonly sequences: number[] = [];
  stored = 0;
  upBytes = 0;
  ground!: GroundFiles;
  private state: CfdpState;
  private readonly random = randomOf(3);

  constructor() {
    this.state = newCfdp(
      cfdpConfig({ entity: CRAFT_ENTITY, remotes: [GROUND_ENTITY], pduMaxBytes: DOWNLINK_PDU_MAX_BYTES }),
    );
  }

  /** A life of the ground, on the disk of the one before. */
  async open(): Promise<void> {
    this.ground?.close();
    this.ground = new GroundFiles(
      { craft: 'odc-1', key: KEY, sequence: this.stored },
      {
        nowUs: () => this.nowUs,
        stationInView: () => this.station,
        uplinkBps: () => UP_BPS,
        publish: (topic, frame) => this.up(topic, frame),
        takeSequence: (lowest) => (this.stored = Math.max(this.stored + 1, lowest)),
        disk: this.disk,
      },
    );
    await this.ground.open();
  }

  give(input: CfdpInput): void {
    const { state, outputs } = stepCfdp(this.state, input, this.nowUs);
    this.state = state;
    for (const output of outputs) {
      if (output.kind === 'send') {
        if (this.random() >= this.loss)
          this.ground.receive({ contract: 'FilePdu', message: { pdu: output.pdu } });
      } else {
        const answer = this.craft.answer(output, this.state, this.nowUs)?.();
        if (answer) this.give(answer);
      }
    }
  }

  async seconds(count: number): Promise<void> {
    for (let step = 0; step < count * 10; step++) {
      this.nowUs += STEP_US;
      this.ground.tick();
      this.give({ kind: 'link', open: this.station !== '' });
      this.give({ kind: 'tick' });
      if (this.station !== '') this.give({ kind: 'may-send', bytes: 25_000 });
      for (let turn = 0; turn < 4; turn++) await settle();
    }
  }

  stageOf(transaction: string): string | undefined {
    return this.ground.transfers.find((one) => one.transaction === transaction)?.stage;
  }

  private up(topic: string, frame: Uint8Array): void {
    assert(this.station !== '', 'a frame left without a station in view');
    expect(topic).toBe(`gs/${this.station}/odc-1/uplink`);
    const opened = openFrame(frame, (id) => (id === KEY.id ? KEY.bytes : null));
    if (opened.kind !== 'opened') throw new Error(opened.kind);
    this.sequences.push(opened.sequence);
    this.upBytes += frame.length;
    if (this.random() >= this.loss) this.give({ kind: 'pdu', bytes: opened.plaintext });
  }
}

describe('files of the ground', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = new Bench();
    await bench.open();
  });

  it('GND-020 takes files both ways over a lossy link, at the link’s rate', async () => {
    const up = contentOf(1, 200_000);
    const down = contentOf(2, 200_000);
    bench.loss = 0.1;
    await bench.disk.write('outbox/up', up);
    bench.craft.files.set('down', down);
    bench.give({ kind: 'put', source: 'down', destination: 'inbox/down', to: GROUND_ENTITY });
    const put = bench.ground.put('outbox/up', 'up');
    if (!('transaction' in put)) throw new Error(put.refused);
    await bench.seconds(5);
    expect(bench.upBytes).toBeLessThanOrEqual((6 * UP_BPS) / 8);
    await bench.seconds(60);
    expect([bench.stageOf(put.transaction), bench.stageOf('2:1')]).toEqual(['done', 'done']);
    expect(same(bench.craft.files.get('up'), up)).toBe(true);
    expect(same(await bench.disk.read('inbox/down'), down)).toBe(true);
    expect(bench.sequences).toEqual([...new Set(bench.sequences)].sort((a, b) => a - b));
  });

  it('GND-021 LK-24 LK-25 goes on with a transfer after an hour without contact and a new life of the ground', async () => {
    const down = contentOf(3, 900_000);
    const up = contentOf(4, 300_000);
    bench.craft.files.set('down', down);
    await bench.disk.write('outbox/up', up);
    await bench.disk.sync('outbox/up');
    for (const folder of ['outbox', '']) await bench.disk.syncFolder(folder);
    bench.give({ kind: 'put', source: 'down', destination: 'inbox/down', to: GROUND_ENTITY });
    bench.ground.put('outbox/up', 'up');
    await bench.seconds(2);
    bench.station = '';
    await bench.seconds(1);
    bench.nowUs += 3_600_000_000;
    expect(bench.disk.paths()).toContain('partials/2-1');
    bench.disk.powerLoss();
    await bench.open();
    await bench.seconds(1);
    expect(await bench.disk.stat('inbox/down')).toBeNull();
    bench.station = 'redmond';
    await bench.seconds(40);
    expect([bench.stageOf('1:1'), bench.stageOf('2:1')]).toEqual(['done', 'done']);
    expect(same(await bench.disk.read('inbox/down'), down)).toBe(true);
    expect(same(bench.craft.files.get('up'), up)).toBe(true);
    // No number is used twice, across lives.
    expect(new Set(bench.sequences).size).toBe(bench.sequences.length);
  });

  it('GND-021 begins anew, and says nothing, when what it kept cannot be trusted', async () => {
    await bench.disk.write('state', Buffer.from('{"version":1} 00000000\n'));
    await bench.open();
    expect(bench.ground.transfers).toEqual([]);
  });

  it('GND-022 a name outside its inbox is refused to the craft', async () => {
    bench.craft.files.set('down', contentOf(5, 1000));
    for (const destination of ['outbox/x', '../x', 'state', 'inbox/../state'])
      bench.give({ kind: 'put', source: 'down', destination, to: GROUND_ENTITY });
    await bench.seconds(5);
    const stages = bench.ground.transfers.map(({ stage, detail }) => [stage, detail.slice(0, 20)]);
    expect(stages).toEqual(Array(4).fill(['failed', 'filestore rejection:']));
    expect(bench.disk.paths()).toEqual(['state']);
  });

  it('GND-022 cancels a transfer, and knows no other', async () => {
    await bench.disk.write('outbox/up', contentOf(6, 500_000));
    bench.ground.put('outbox/up', 'up');
    await bench.seconds(2);
    expect(bench.ground.cancel('1:9')).toBe(false);
    expect(bench.ground.cancel('1:1')).toBe(true);
    await bench.seconds(5);
    expect(bench.ground.transfers).toMatchObject([{ stage: 'failed', detail: 'cancel request' }]);
    expect(bench.craft.files.has('up')).toBe(false);
  });

  it('GND-023 jumps over the numbers that a reset of the craft has reserved', async () => {
    const housekeeping = (bootId: number, fileReplayBound: number): void =>
      bench.ground.receive({
        contract: 'CommsManagerHousekeeping',
        message: { header: { bootId }, fileReplayBound },
      });
    housekeeping(1, 0);
    await bench.disk.write('outbox/up', contentOf(7, 2_000));
    bench.ground.put('outbox/up', 'up');
    await bench.seconds(2);
    expect(bench.sequences[0]).toBe(1);
    housekeeping(2, 1000);
    housekeeping(2, 9000);
    await bench.disk.write('outbox/next', contentOf(8, 2_000));
    bench.ground.put('outbox/next', 'next');
    await bench.seconds(2);
    expect(bench.sequences.filter((sequence) => sequence > 100)[0]).toBe(1001);
    const event = {
      code: 'TELECOMMAND_REFUSED',
      parameters: { refusal: 'REPLAYED', key: '3', bound: '5000' },
    };
    bench.ground.receive({ contract: 'Event', message: event });
    await bench.disk.write('outbox/last', contentOf(9, 2_000));
    bench.ground.put('outbox/last', 'last');
    await bench.seconds(2);
    expect(bench.sequences.filter((sequence) => sequence > 2000)[0]).toBe(5001);
  });

  it('GND-023 stores sequences in blocks before one of them leaves', () => {
    const log: (number | string)[] = [];
    let stored = 0;
    const uplink = new FileUplink(KEY, 0, {
      nowUs: () => 0,
      publish: () => log.push('frame'),
      takeSequence: (lowest) => {
        stored = Math.max(stored + 1, lowest);
        log.push(stored);
        return stored;
      },
    });
    for (let count = 0; count <= SEQUENCE_BLOCK_ITEMS; count++)
      uplink.send(new Uint8Array(UPLINK_PDU_MAX_BYTES));
    expect(log.filter((entry) => entry !== 'frame')).toEqual([
      SEQUENCE_BLOCK_ITEMS,
      2 * SEQUENCE_BLOCK_ITEMS,
    ]);
    expect(log[0]).toBe(SEQUENCE_BLOCK_ITEMS);
  });
});
