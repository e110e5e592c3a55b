import { Refusal, Stage, VerificationReport, type Header } from '@dawnline/contracts';
import { CommandError, type GroundStage, type Order } from '@hil/ground';
import { SpacePacketBridge } from '../bridge';
import { TC_REMEMBER_US, TC_REMEMBERED_MAX_ITEMS } from '../interop.limits';
import { interopMapping } from '../mapping';
import { packetIdOf, parseTm } from '../space-packet';
import { encodeTc } from '../telecommand';
import { sampleOf } from './packets';

const mapping = interopMapping();
const TOPIC = 'craft/odc-1/tc/fault-manager/comms-manager/report';

function bench() {
  const world = { nowUs: 1_000_000, failure: null as CommandError | null };
  const packets: Uint8Array[] = [];
  const orders: Order[] = [];
  const stages = new Map<string, GroundStage>();
  const forgotten: string[] = [];
  const notices: string[] = [];
  const bridge = new SpacePacketBridge(mapping, 'a', {
    nowUs: () => world.nowUs,
    utcUs: () => world.nowUs + 1e15,
    emit: (packet) => packets.push(packet),
    send: (order) => {
      if (world.failure) throw world.failure;
      orders.push(order);
      stages.set(order.requestId, 'sent');
    },
    stageOf: (requestId) => stages.get(requestId) ?? null,
    forget: (requestId) => forgotten.push(requestId),
    onNotice: (text) => notices.push(text),
  });
  const tc = (sequence: number, action = 'noop', value: unknown = true, ackFlags = 15): Uint8Array =>
    encodeTc(mapping, { target: 'fault-manager', action, value, sequence, ackFlags });
  const report = (
    stage: Stage,
    requestId: string,
    more: Partial<VerificationReport> = {},
    principal = 'ccsds',
  ): void => {
    const header = { craft: 'odc-1', source: 'fault-manager', requestId, principal } as Header;
    const message = { header, stage, ok: true, refusal: 0, detail: '', target: '', stageTimeUs: 1, ...more };
    const common = {
      topic: TOPIC,
      contract: 'VerificationReport',
      station: 'redmond',
      priority: 0,
      isStale: false,
    };
    bridge.onPacket({ ...common, message: VerificationReport.decode(VerificationReport.encode(message)) });
  };
  /** Subtype, request packet id, sequence count and failure code of the reports so far. */
  const told = (): number[][] =>
    packets.splice(0).map((bytes) => {
      const packet = parseTm(bytes);
      if (typeof packet === 'string') throw new Error(packet);
      const data = Buffer.from(packet.data);
      expect(packet.header.service).toBe(1);
      return [packet.header.subtype, data.readUInt16BE(0), data.readUInt16BE(2) & 0x3fff, data.readUInt8(4)];
    });
  return { bridge, world, packets, orders, stages, forgotten, notices, tc, report, told };
}

const ID = packetIdOf('tc', 104);

describe('the bridge', () => {
  it('IOP-012 sends a telecommand packet under a request id of its process and sequence count, and answers with ST[01]', () => {
    const { bridge, orders, tc, report, told } = bench();
    bridge.onTelecommand(tc(7));
    expect(orders).toEqual([
      { requestId: 'ccsds-a-104-7', target: 'fault-manager', command: { noop: true } },
    ]);
    for (const stage of [Stage.STAGE_ACCEPTED, Stage.STAGE_STARTED, Stage.STAGE_COMPLETED])
      report(stage, 'ccsds-a-104-7');
    expect(told()).toEqual([
      [1, ID, 7, 0],
      [3, ID, 7, 0],
      [7, ID, 7, 0],
    ]);
  });

  it('IOP-013 LK-6 a repeated packet is answered with its stage and never sent twice', () => {
    const { bridge, orders, tc, report, told } = bench();
    bridge.onTelecommand(tc(7));
    bridge.onTelecommand(tc(7));
    expect(told()).toEqual([]);
    report(Stage.STAGE_ACCEPTED, 'ccsds-a-104-7');
    report(Stage.STAGE_COMPLETED, 'ccsds-a-104-7');
    told();
    bridge.onTelecommand(tc(7));
    expect(told()).toEqual([[7, ID, 7, 0]]);
    expect(orders.length).toBe(1);
    expect(bridge.counters).toMatchObject({ telecommands: 1, repeated: 2, refused: 0 });
  });

  it('IOP-013 LK-6 the same sequence count with another command is refused as DUPLICATE', () => {
    const { bridge, orders, tc, told } = bench();
    bridge.onTelecommand(tc(7));
    bridge.onTelecommand(tc(7, 'setMode', 'MODE_SAFE'));
    expect(told()).toEqual([[2, ID, 7, Refusal.REFUSAL_DUPLICATE]]);
    expect(orders.length).toBe(1);
  });

  it('IOP-013 LK-6 what is unknown goes up again under the same request id: the craft knows whether it was executed', () => {
    const { bridge, orders, stages, tc, forgotten } = bench();
    bridge.onTelecommand(tc(7));
    stages.set('ccsds-a-104-7', 'unknown');
    bridge.onTelecommand(tc(7));
    expect(orders.map(({ requestId }) => requestId)).toEqual(['ccsds-a-104-7', 'ccsds-a-104-7']);
    expect(forgotten.at(-1)).toBe('ccsds-a-104-7');
  });

  it('IOP-013 a sequence count may come round again when the craft has forgotten it', () => {
    const { bridge, world, orders, tc, stages } = bench();
    bridge.onTelecommand(tc(7));
    stages.set('ccsds-a-104-7', 'completed');
    world.nowUs += TC_REMEMBER_US - 1;
    bridge.onTelecommand(tc(7));
    expect(orders.length).toBe(1);
    world.nowUs += 1;
    bridge.onTelecommand(tc(7, 'setMode', 'MODE_SAFE'));
    expect(orders[1]).toMatchObject({ requestId: 'ccsds-a-104-7', command: { setMode: 'MODE_SAFE' } });
  });

  it('IOP-014 LK-3 successes are told as the acknowledgement flags ask, failures always', () => {
    const { bridge, tc, report, told } = bench();
    bridge.onTelecommand(tc(1, 'noop', true, 1));
    bridge.onTelecommand(tc(2, 'noop', true, 0));
    report(Stage.STAGE_ACCEPTED, 'ccsds-a-104-1');
    report(Stage.STAGE_COMPLETED, 'ccsds-a-104-1');
    report(Stage.STAGE_ACCEPTED, 'ccsds-a-104-2');
    report(Stage.STAGE_STARTED, 'ccsds-a-104-2', { ok: false, refusal: Refusal.REFUSAL_BUSY });
    expect(told()).toEqual([
      [7, ID, 1, 0],
      [4, ID, 2, Refusal.REFUSAL_BUSY],
    ]);
  });

  it('IOP-015 reports of others carry no request, those of an earlier bridge theirs', () => {
    const { report, told } = bench();
    report(Stage.STAGE_ACCEPTED, 'ccsds-a-104-9');
    report(Stage.STAGE_ACCEPTED, 'ccsds-a-104-9', {}, 'operator');
    report(Stage.STAGE_ACCEPTED, 'ccsds-b-104-9');
    expect(told()).toEqual([
      [1, ID, 9, 0],
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ]);
  });

  it('IOP-016 LK-7 refuses on the ground what cannot be sent, with the code and the reason', () => {
    const { bridge, world, tc, told, notices } = bench();
    const unknown = Buffer.from(tc(3));
    world.failure = new CommandError('requestId', 'x', 'fewer open requests');
    bridge.onTelecommand(tc(4));
    world.failure = new CommandError('length', 1100, 'a frame of at most 1024 bytes');
    bridge.onTelecommand(tc(5));
    world.failure = null;
    bridge.onTelecommand(tc(5));
    expect(told()).toEqual([
      [2, ID, 4, Refusal.REFUSAL_BUSY],
      [2, ID, 5, Refusal.REFUSAL_RANGE],
    ]);
    unknown[1] = 1;
    bridge.onTelecommand(unknown);
    expect(bridge.counters).toMatchObject({ undecodable: 1, refused: 2, telecommands: 1 });
    expect(notices.at(-1)).toMatch(/dropped: packet error control/);
  });

  it('IOP-017 remembers a bounded number of telecommands', () => {
    const { bridge, orders, tc } = bench();
    for (let sequence = 0; sequence <= TC_REMEMBERED_MAX_ITEMS; sequence++)
      bridge.onTelecommand(tc(sequence));
    bridge.onTelecommand(tc(TC_REMEMBERED_MAX_ITEMS));
    expect(bridge.counters.repeated).toBe(1);
    bridge.onTelecommand(tc(0));
    expect(bridge.counters.repeated).toBe(1);
    expect(orders.length).toBe(TC_REMEMBERED_MAX_ITEMS + 2);
  });

  it('hands telemetry on, and counts what has no place in the mapping', () => {
    const { bridge, packets } = bench();
    const common = { station: 'redmond', priority: 1, isStale: false };
    bridge.onPacket({ ...sampleOf('PowerManagerHousekeeping'), ...common });
    bridge.onPacket({ ...sampleOf('EpsBusSample'), ...common });
    expect(packets.length).toBe(1);
    expect(bridge.counters).toMatchObject({ packetsDown: 1, unmapped: 1 });
  });
});
