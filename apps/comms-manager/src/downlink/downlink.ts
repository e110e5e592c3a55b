import { Severity, TelemetryFrame } from '@dawnline/contracts';
import { encodeTransferFrame, FRAME_COUNT_MODULO } from '@dawnline/frames';
import {
  DOWNLINK_FRAME_BYTES,
  DOWNLINK_FRAMES_PER_TURN,
  DROP_NOTICE_PERIOD_US,
  PASSING_MAX_BYTES,
} from '../comms-manager.limits';
import { CLASS_LIVE_US } from '../recorder/recorder.limits';
import { withShelf, type RecorderState } from '../recorder/recorder';
import {
  CLASSES,
  sizeOf,
  type DownlinkClass,
  type DownlinkPacket,
  type RecordedPacket,
} from '../recorder/segment';
import { takePackets } from '../recorder/shelf';

interface Passing {
  readonly packets: readonly DownlinkPacket[];
  readonly bytes: number;
}

const NOTHING_PASSES: Passing = Object.freeze({ packets: [], bytes: 0 });

export interface DownlinkState {
  /** Count of the next frame of each virtual channel. */
  readonly counts: readonly number[];
  /** Packets of each class that are not recorded: file PDUs, which have acknowledgements of their own. */
  readonly passing: readonly Passing[];
  /** Passing packets of each class dropped since boot. */
  readonly passingDropped: readonly number[];
  readonly sentBytes: number;
  /** What the link's rate still allows, bytes; negative when the last frame was longer than it. */
  readonly allowance: { readonly bytes: number; readonly atUs: number } | null;
  /** Drops that have been told, and when. */
  readonly noticed: { readonly dropped: number; readonly atUs: number };
}

export const EMPTY_DOWNLINK: DownlinkState = Object.freeze({
  counts: CLASSES.map(() => 0),
  passing: CLASSES.map(() => NOTHING_PASSES),
  passingDropped: CLASSES.map(() => 0),
  sentBytes: 0,
  allowance: null,
  noticed: { dropped: 0, atUs: 0 },
});

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

/** Takes a packet that is not recorded; above the bound the oldest of its class is dropped. */
export function pass(state: DownlinkState, index: DownlinkClass, packet: DownlinkPacket): DownlinkState {
  const packets = [...state.passing[index].packets, packet];
  let bytes = state.passing[index].bytes + sizeOf(packet);
  let dropped = 0;
  while (bytes > PASSING_MAX_BYTES) bytes -= sizeOf(packets[dropped++]);
  const passing = state.passing.with(index, { packets: packets.slice(dropped), bytes });
  const passingDropped = state.passingDropped.with(index, state.passingDropped[index] + dropped);
  return { ...state, passing, passingDropped };
}

/** The packets of one frame out of those that are not recorded; they have no numbers. */
function takePassing(
  state: DownlinkState,
  index: DownlinkClass,
): { state: DownlinkState; taken: FramePackets } | null {
  const { packets, bytes } = state.passing[index];
  if (packets.length === 0) return null;
  let taken = 0;
  let count = 0;
  while (count < packets.length) {
    const size = sizeOf(packets[count]);
    if (count > 0 && taken + size > DOWNLINK_FRAME_BYTES) break;
    taken += size;
    count += 1;
  }
  const passing = state.passing.with(index, { packets: packets.slice(count), bytes: bytes - taken });
  return { state: { ...state, passing }, taken: { boot: 0, first: 0, packets: packets.slice(0, count) } };
}

/** The rate that is not used is not saved up: at most one second of it counts. */
function allowanceAt(state: DownlinkState, rateBps: number, nowUs: number): number {
  const bytesPerS = rateBps / 8;
  if (!state.allowance) return bytesPerS;
  const gained = ((nowUs - state.allowance.atUs) / 1_000_000) * bytesPerS;
  return Math.min(bytesPerS, state.allowance.bytes + gained);
}

interface FramePackets {
  /** Zero for packets that are not recorded, as the number of the first. */
  readonly boot: number;
  readonly first: number;
  readonly packets: readonly DownlinkPacket[];
}

export interface FrameLabel {
  readonly craft: string;
  readonly bootId: number;
  readonly spacecraftId: number;
  /** The control word: what has become of telecommands. */
  readonly controlField: number;
}

function encodeFrame(
  label: FrameLabel,
  index: DownlinkClass,
  count: number,
  taken: FramePackets,
  isStale: boolean,
): Uint8Array {
  const { craft, bootId, spacecraftId, controlField } = label;
  const packets = taken.packets.map(({ topic, payload }) => ({ topic, payload }));
  const { boot: recordedBootId, first: firstRecord } = taken;
  const data = TelemetryFrame.encode({ craft, bootId, packets, recordedBootId, firstRecord, isStale });
  return encodeTransferFrame({ spacecraftId, virtualChannel: index, count, controlField, data });
}

/** Builds the frames that the link takes now: a class sends only when the classes above it are empty. */
export function takeFrames(
  state: DownlinkState,
  recorder: RecorderState,
  label: FrameLabel,
  rateBps: number,
  nowUs: number,
): { state: DownlinkState; recorder: RecorderState; frames: Uint8Array[] } {
  let allowance = allowanceAt(state, rateBps, nowUs);
  let next = state;
  let left = recorder;
  const frames: Uint8Array[] = [];
  for (const index of CLASSES) {
    const isStale = ({ atUs }: RecordedPacket): boolean => nowUs - atUs > CLASS_LIVE_US[index];
    const goTogether = (a: RecordedPacket, b: RecordedPacket): boolean => isStale(a) === isStale(b);
    while (allowance > 0 && frames.length < DOWNLINK_FRAMES_PER_TURN) {
      const recorded = takePackets(left.shelves[index], DOWNLINK_FRAME_BYTES, goTogether, nowUs);
      const passing = recorded ? null : takePassing(next, index);
      const taken = recorded ?? passing?.taken;
      if (!taken) break;
      const isOld = recorded !== null && isStale(recorded.packets[0]);
      const frame = encodeFrame(label, index, next.counts[index], taken, isOld);
      frames.push(frame);
      allowance -= frame.length;
      if (recorded) left = withShelf(left, index, recorded.shelf);
      const counts = next.counts.with(index, (next.counts[index] + 1) % FRAME_COUNT_MODULO);
      next = { ...(passing?.state ?? next), counts, sentBytes: next.sentBytes + frame.length };
    }
  }
  return { state: { ...next, allowance: { bytes: allowance, atUs: nowUs } }, recorder: left, frames };
}

/** Packets dropped since the last notice, when it is time to tell. */
export function dropNotice(
  state: DownlinkState,
  total: number,
  nowUs: number,
): { state: DownlinkState; dropped: number } {
  const dropped = total - state.noticed.dropped;
  const due = state.noticed.atUs === 0 || nowUs - state.noticed.atUs >= DROP_NOTICE_PERIOD_US;
  if (dropped === 0 || !due) return { state, dropped: 0 };
  return { state: { ...state, noticed: { dropped: total, atUs: nowUs } }, dropped };
}
