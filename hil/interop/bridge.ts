// Between a ground segment and a ground system that speaks space packets.
import { createHash } from 'node:crypto';
import { Refusal, Stage, VerificationReport, type Header } from '@dawnline/contracts';
import { CommandError, type GroundPacket, type GroundStage, type Order } from '@hil/ground';
import { DATAGRAM_MAX_BYTES, TC_REMEMBER_US, TC_REMEMBERED_MAX_ITEMS } from './interop.limits';
import type { Mapping } from './mapping';
import { packetIdOf, sequenceControlOf, type TcHeader } from './space-packet';
import { decodeTc } from './telecommand';
import { reportSubtype, TelemetryEncoder, type RequestReference } from './telemetry';

/** Name under which the bridge commands, so that its request ids meet nobody else's. */
export const BRIDGE_PRINCIPAL = 'ccsds';

export interface BridgePorts {
  /** Mission time. */
  nowUs(): number;
  /** Time that reports of the bridge itself carry, Unix microseconds. */
  utcUs(): number;
  /** A space packet for the ground system. */
  emit(packet: Uint8Array): void;
  /** Takes a telecommand. Throws CommandError. */
  send(order: Order): void;
  /** What became of a telecommand; null when the ground segment does not follow it. */
  stageOf(requestId: string): GroundStage | null;
  /** The ground segment may take the request id again. */
  forget(requestId: string): void;
  /** For people: something was dropped or refused. */
  onNotice(text: string): void;
}

export interface BridgeCounters {
  packetsDown: number;
  /** Packets without a place in the mapping. */
  unmapped: number;
  telecommands: number;
  repeated: number;
  refused: number;
  undecodable: number;
}

interface Remembered {
  readonly header: TcHeader;
  readonly content: string;
  readonly takenUs: number;
  /** The newest report about it. */
  last: GroundPacket | null;
}

/** Success reports by the acknowledgement flag that asks for them. */
const WANTED_BY: Readonly<Record<number, number>> = { 1: 8, 3: 4, 5: 2, 7: 1 };

export class SpacePacketBridge {
  readonly counters: BridgeCounters = {
    packetsDown: 0,
    unmapped: 0,
    telecommands: 0,
    repeated: 0,
    refused: 0,
    undecodable: 0,
  };
  private readonly encoder: TelemetryEncoder;
  private readonly remembered = new Map<string, Remembered>();
  private readonly requestIds: RegExp;

  constructor(
    private readonly mapping: Mapping,
    /** Part of every request id: a ground system that begins its sequence counts anew takes a new one. */
    private readonly session: string,
    private readonly ports: BridgePorts,
  ) {
    this.encoder = new TelemetryEncoder(mapping);
    this.requestIds = new RegExp(`^${BRIDGE_PRINCIPAL}-${session}-(\\d+)-(\\d+)$`);
  }

  /** Takes a packet that came down. */
  onPacket(packet: GroundPacket): void {
    let request: RequestReference | undefined;
    if (packet.contract === VerificationReport.name) {
      const report = packet.message as VerificationReport;
      request = this.requestOf(report.header);
      const known = request && this.remembered.get(report.header.requestId);
      if (known) known.last = packet;
      if (known && !isWanted(report, known.header.ackFlags)) return;
    }
    this.emit(this.encoder.encode(packet, request));
  }

  /** Takes a telecommand packet of the ground system, one a datagram. */
  onTelecommand(bytes: Uint8Array): void {
    const decoded =
      bytes.length > DATAGRAM_MAX_BYTES
        ? ({ kind: 'undecodable', detail: `${bytes.length} bytes` } as const)
        : decodeTc(this.mapping, bytes);
    if (decoded.kind === 'undecodable') {
      this.counters.undecodable += 1;
      this.ports.onNotice(`telecommand packet dropped: ${decoded.detail}`);
      return;
    }
    if (decoded.kind === 'refused') {
      this.refuse(decoded.header, decoded.refusal, decoded.detail);
      return;
    }
    const { header, target, command } = decoded;
    const requestId = `${BRIDGE_PRINCIPAL}-${this.session}-${header.apid}-${header.sequence}`;
    const content = createHash('sha256')
      .update(JSON.stringify([target, command]))
      .digest('hex');
    const known = this.remembered.get(requestId);
    if (known && this.ports.nowUs() - known.takenUs < TC_REMEMBER_US) {
      if (known.content !== content) {
        const detail = `sequence count ${header.sequence} was used for another telecommand`;
        this.refuse(header, Refusal.REFUSAL_DUPLICATE, detail);
        return;
      }
      this.counters.repeated += 1;
      if (this.ports.stageOf(requestId) !== 'unknown') {
        if (known.last) this.onPacket(known.last);
        return;
      }
      // Nobody knows what became of it: the craft does, and executes one request id once.
    }
    this.send({ requestId, target, command }, header, content);
  }

  private send(order: Order, header: TcHeader, content: string): void {
    this.ports.forget(order.requestId);
    this.remember(order.requestId, { header, content, takenUs: this.ports.nowUs(), last: null });
    try {
      this.ports.send(order);
      this.counters.telecommands += 1;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.remembered.delete(order.requestId);
      const refusal = error.field === 'requestId' ? Refusal.REFUSAL_BUSY : Refusal.REFUSAL_RANGE;
      this.refuse(header, refusal, error.message);
    }
  }

  private remember(requestId: string, entry: Remembered): void {
    this.remembered.delete(requestId);
    if (this.remembered.size >= TC_REMEMBERED_MAX_ITEMS)
      this.remembered.delete(this.remembered.keys().next().value as string);
    this.remembered.set(requestId, entry);
  }

  /** The telecommand packet that a report is about: its request id says so, even after the bridge was restarted. */
  private requestOf({ principal, requestId }: Header): RequestReference | undefined {
    const match = principal === BRIDGE_PRINCIPAL ? this.requestIds.exec(requestId) : null;
    return match ? referenceOf(Number(match[1]), Number(match[2])) : undefined;
  }

  /** The bridge itself answers a telecommand that never leaves the ground. */
  private refuse(header: TcHeader, refusal: Refusal, detail: string): void {
    this.counters.refused += 1;
    this.ports.onNotice(`telecommand ${header.apid}/${header.sequence} refused: ${detail}`);
    const isRouting = refusal === Refusal.REFUSAL_UNKNOWN_TARGET;
    const message = {
      header: {
        bootId: 0,
        sequence: 0,
        missionTimeUs: this.ports.nowUs(),
        onboardTimeUs: this.ports.utcUs(),
      },
      stage: isRouting ? Stage.STAGE_ROUTING : Stage.STAGE_ACCEPTED,
      ok: false,
      refusal,
      detail,
      target: this.mapping.commands.find(({ apid }) => apid === header.apid)?.target ?? '',
      stageTimeUs: this.ports.nowUs(),
    } as VerificationReport;
    this.emit(this.encoder.report(header.apid, message, referenceOf(header.apid, header.sequence)));
  }

  private emit(packet: Uint8Array | null): void {
    if (packet === null) {
      this.counters.unmapped += 1;
      return;
    }
    this.counters.packetsDown += 1;
    this.ports.emit(packet);
  }
}

const referenceOf = (apid: number, sequence: number): RequestReference => ({
  packetId: packetIdOf('tc', apid),
  sequenceControl: sequenceControlOf(sequence),
});

/** Failures are always told, successes as the flags ask (LK-3). */
function isWanted(report: VerificationReport, ackFlags: number): boolean {
  const flag = WANTED_BY[reportSubtype(report) ?? 0];
  return !report.ok || flag === undefined || (ackFlags & flag) !== 0;
}
