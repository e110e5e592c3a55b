import { strict as assert } from 'node:assert';
import { Severity, TelemetryFrame } from '@dawnline/contracts';
import { encodeTransferFrame, FRAME_COUNT_MODULO } from '@dawnline/frames';
import {
  DOWNLINK_FRAME_BYTES,
  DOWNLINK_FRAMES_PER_TURN,
  DROP_NOTICE_PERIOD_US,
  HOUSEKEEPING_DOWN_PERIOD_US,
  PACKET_MAX_BYTES,
  QUEUE_MAX_BYTES,
  QUEUE_MAX_ITEMS,
} from '../comms-manager.limits';

/** 0 expedited, 1 normal, 2 bulk, 3 diagnostic. */
export type DownlinkClass = 0 | 1 | 2 | 3;
const CLASSES: readonly DownlinkClass[] = [0, 1, 2, 3];

export interface DownlinkPacket {
  readonly topic: string;
  readonly payload: Uint8Array;
}

interface ClassQueue {
  readonly packets: readonly DownlinkPacket[];
  readonly bytes: number;
  /** Since boot, by policy. */
  readonly dropped: number;
}

export interface DownlinkState {
  readonly queues: readonly ClassQueue[];
  /** Count of the next frame of each virtual channel. */
  readonly counts: readonly number[];
  readonly sentBytes: number;
  /** What the link's rate still allows, bytes; negative when the last frame was longer than it. */
  readonly allowance: { readonly bytes: number; readonly atUs: number } | null;
  /** Drops that have been told, and when. */
  readonly noticed: { readonly dropped: number; readonly atUs: number };
  /** When housekeeping of each subsystem was last kept. */
  readonly housekeepingUs: ReadonlyMap<string, number>;
}

export const EMPTY_DOWNLINK: DownlinkState = Object.freeze({
  queues: CLASSES.map(() => ({ packets: [], bytes: 0, dropped: 0 })),
  counts: CLASSES.map(() => 0),
  sentBytes: 0,
  allowance: null,
  noticed: { dropped: 0, atUs: 0 },
  housekeepingUs: new Map(),
});

const sizeOf = (packet: DownlinkPacket): number => packet.topic.length + packet.payload.length;

function withQueue(state: DownlinkState, index: DownlinkClass, queue: ClassQueue): DownlinkState {
  return { ...state, queues: state.queues.map((old, at) => (at === index ? queue : old)) };
}

/** Drop policy: a full class loses its oldest packet, never one of another class (LK-21). */
export function enqueue(state: DownlinkState, index: DownlinkClass, packet: DownlinkPacket): DownlinkState {
  const queue = state.queues[index];
  if (sizeOf(packet) > PACKET_MAX_BYTES) {
    return withQueue(state, index, { ...queue, dropped: queue.dropped + 1 });
  }
  let bytes = queue.bytes + sizeOf(packet);
  let oldest = 0;
  while (queue.packets.length + 1 - oldest > QUEUE_MAX_ITEMS[index] || bytes > QUEUE_MAX_BYTES[index]) {
    bytes -= sizeOf(queue.packets[oldest]);
    oldest += 1;
  }
  const packets = [...queue.packets.slice(oldest), packet];
  assert(packets.length <= QUEUE_MAX_ITEMS[index] && bytes <= QUEUE_MAX_BYTES[index]);
  return withQueue(state, index, { packets, bytes, dropped: queue.dropped + oldest });
}

/** Empties one class by command; the packets count as dropped. */
export function clearClass(state: DownlinkState, index: DownlinkClass): DownlinkState {
  const { packets, dropped } = state.queues[index];
  return withQueue(state, index, { packets: [], bytes: 0, dropped: dropped + packets.length });
}

/** Class of an event: HIGH expedited, MEDIUM and LOW normal, the rest diagnostic. */
export function classOfEvent(severity: Severity): DownlinkClass {
  if (severity === Severity.SEVERITY_HIGH) return 0;
  return severity === Severity.SEVERITY_MEDIUM || severity === Severity.SEVERITY_LOW ? 1 : 3;
}

/** Packets on request whose like is asked for again when it is lost: everything else goes first. */
const DIAGNOSTIC_REPORTS: readonly string[] = ['log'];

/** Class of a packet that a subsystem sends on request. */
export function classOfReport(report: string): DownlinkClass {
  return DIAGNOSTIC_REPORTS.includes(report) ? 3 : 1;
}

/** Keeps one housekeeping packet of a subsystem in ten seconds. */
export function enqueueHousekeeping(
  state: DownlinkState,
  subsystem: string,
  packet: DownlinkPacket,
  nowUs: number,
): DownlinkState {
  const lastUs = state.housekeepingUs.get(subsystem);
  if (lastUs !== undefined && nowUs - lastUs < HOUSEKEEPING_DOWN_PERIOD_US) return state;
  const housekeepingUs = new Map(state.housekeepingUs).set(subsystem, nowUs);
  return enqueue({ ...state, housekeepingUs }, 1, packet);
}

/** The rate that is not used is not saved up: at most one second of it counts. */
function allowanceAt(state: DownlinkState, rateBps: number, nowUs: number): number {
  const bytesPerS = rateBps / 8;
  if (!state.allowance) return bytesPerS;
  const gained = ((nowUs - state.allowance.atUs) / 1_000_000) * bytesPerS;
  return Math.min(bytesPerS, state.allowance.bytes + gained);
}

function packetsOfOneFrame(queue: ClassQueue): number {
  let bytes = 0;
  let count = 0;
  for (const packet of queue.packets) {
    bytes += sizeOf(packet);
    if (count > 0 && bytes > DOWNLINK_FRAME_BYTES) break;
    count += 1;
  }
  return count;
}

export interface FrameLabel {
  readonly craft: string;
  readonly bootId: number;
  readonly spacecraftId: number;
  /** The control word: what has become of telecommands. */
  readonly controlField: number;
}

/** Builds the frames that the link takes now: a class sends only when the classes above it are empty. */
export function takeFrames(
  state: DownlinkState,
  label: FrameLabel,
  rateBps: number,
  nowUs: number,
): { state: DownlinkState; frames: Uint8Array[] } {
  let allowance = allowanceAt(state, rateBps, nowUs);
  let next = state;
  const frames: Uint8Array[] = [];
  for (const index of CLASSES) {
    while (
      next.queues[index].packets.length > 0 &&
      allowance > 0 &&
      frames.length < DOWNLINK_FRAMES_PER_TURN
    ) {
      const queue = next.queues[index];
      const count = packetsOfOneFrame(queue);
      const packets = queue.packets.slice(0, count);
      const frame = encodeTransferFrame({
        spacecraftId: label.spacecraftId,
        virtualChannel: index,
        count: next.counts[index],
        controlField: label.controlField,
        data: TelemetryFrame.encode({ craft: label.craft, bootId: label.bootId, packets }),
      });
      frames.push(frame);
      allowance -= frame.length;
      next = withQueue(next, index, {
        ...queue,
        packets: queue.packets.slice(count),
        bytes: queue.bytes - packets.reduce((sum, packet) => sum + sizeOf(packet), 0),
      });
      const counts = next.counts.with(index, (next.counts[index] + 1) % FRAME_COUNT_MODULO);
      next = { ...next, counts, sentBytes: next.sentBytes + frame.length };
    }
  }
  return { state: { ...next, allowance: { bytes: allowance, atUs: nowUs } }, frames };
}

/** Packets dropped since the last notice, when it is time to tell. */
export function dropNotice(state: DownlinkState, nowUs: number): { state: DownlinkState; dropped: number } {
  const total = state.queues.reduce((sum, queue) => sum + queue.dropped, 0);
  const dropped = total - state.noticed.dropped;
  const due = state.noticed.atUs === 0 || nowUs - state.noticed.atUs >= DROP_NOTICE_PERIOD_US;
  if (dropped === 0 || !due) return { state, dropped: 0 };
  return { state: { ...state, noticed: { dropped: total, atUs: nowUs } }, dropped };
}
