import {
  Event,
  Refusal,
  Severity,
  Stage,
  Telecommand,
  TelemetryFrame,
  VerificationReport,
  type Header,
} from '@dawnline/contracts';
import { encodeTransferFrame } from '@dawnline/frames';
import { openFrame, type SealingKey } from '@dawnline/telecommand';
import { GroundSegment, type GroundPacket } from '../ground-segment';
import type { StageTick } from '../ground-state';

const KEY: SealingKey = { id: 1, bytes: new Uint8Array(32).fill(3) };
export const EPOCH_US = 1_790_000_000_000_000;

export function header(requestId = '', principal = 'ops'): Header {
  return { craft: 'odc-1', source: 'x', requestId, principal, sequence: 1 } as Header;
}

export const SPACECRAFT_ID = 0x0d01;

export function frameOf(
  count: number,
  topic: string,
  payload: Uint8Array,
  report = 0,
  bootId = 1,
): Uint8Array {
  const packets = topic === '' ? [] : [{ topic, payload }];
  return encodeTransferFrame({
    spacecraftId: SPACECRAFT_ID,
    virtualChannel: 0,
    count,
    controlField: report,
    data: TelemetryFrame.encode({
      craft: 'odc-1',
      bootId,
      packets,
      recordedBootId: bootId,
      firstRecord: count + 1,
      isStale: false,
    }),
  });
}

/** A ground segment with a hand-turned clock and a station that comes and goes. */
export function bench(sequence = 10, acknowledges = false) {
  const world = { nowUs: 0, station: '' };
  const order: string[] = [];
  const frames: { topic: string; sequence: number; telecommand: Telecommand }[] = [];
  const ticks: StageTick[] = [];
  const packets: GroundPacket[] = [];
  const ground = new GroundSegment(
    {
      craft: 'odc-1',
      spacecraftId: SPACECRAFT_ID,
      epochUnixUs: EPOCH_US,
      principal: 'ops',
      key: KEY,
      acknowledges,
      sequence,
    },
    {
      nowUs: () => world.nowUs,
      stationInView: () => world.station,
      publish: (topic, payload) => {
        const opened = openFrame(payload, () => KEY.bytes);
        if (opened.kind !== 'opened') throw new Error(opened.detail);
        order.push(`frame ${opened.sequence}`);
        frames.push({ topic, sequence: opened.sequence, telecommand: Telecommand.decode(opened.plaintext) });
      },
      takeSequence: (lowest) => {
        order.push(`stored ${lowest}`);
        return lowest;
      },
      onTick: (tick) => ticks.push(tick),
      onPacket: (packet) => packets.push(packet),
    },
  );
  let downlinked = 0;
  const down = (topic: string, payload: Uint8Array, frameSequence = ++downlinked): void =>
    ground.receive('gs/awarua/odc-1/downlink', frameOf(frameSequence, topic, payload));
  const report = (stage: Stage, fields: Partial<VerificationReport> = {}, requestId = 'r1'): void =>
    down(
      'craft/odc-1/tc/thermal-controller/comms-manager/report',
      VerificationReport.encode({
        header: header(requestId),
        stage,
        ok: true,
        refusal: Refusal.REFUSAL_NONE,
        detail: '',
        target: 'thermal-controller',
        stageTimeUs: world.nowUs,
        ...fields,
      }),
    );
  const refuseFrame = (parameters: Record<string, string>): void =>
    down(
      'craft/odc-1/ev/comms-manager',
      Event.encode({
        header: header(),
        code: 'TELECOMMAND_REFUSED',
        severity: Severity.SEVERITY_MEDIUM,
        parameters,
        text: '',
      }),
    );
  const send = (requestId = 'r1'): void =>
    ground.send({ requestId, target: 'thermal-controller', command: { noop: true } });
  const at = (nowUs: number, station = world.station): void => {
    Object.assign(world, { nowUs, station });
    ground.tick();
  };
  const stages = (): string[] => ticks.map((tick) => tick.stage);
  return { ground, world, order, frames, ticks, packets, down, report, refuseFrame, send, at, stages };
}
