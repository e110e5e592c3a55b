import { Severity, TelemetryFrame } from '@dawnline/contracts';
import { decodeTransferFrame } from '@dawnline/frames';
import { DROP_NOTICE_PERIOD_US } from '../../src/comms-manager.limits';
import {
  classOfEvent,
  classOfReport,
  dropNotice,
  EMPTY_DOWNLINK,
  takeFrames,
} from '../../src/downlink/downlink';
import { emptyRecorder, record, type RecorderState } from '../../src/recorder/recorder';
import { CLASS_LIVE_US } from '../../src/recorder/recorder.limits';
import type { DownlinkPacket } from '../../src/recorder/segment';

const LABEL = { craft: 'odc-1', bootId: 4, spacecraftId: 0x0d01, controlField: 0x2a };

/** A frame as a station reads it. */
function opened(bytes: Uint8Array) {
  const decoded = decodeTransferFrame(bytes, LABEL.spacecraftId);
  if (decoded.kind !== 'frame') throw new Error(decoded.detail);
  return { ...decoded.frame, body: TelemetryFrame.decode(decoded.frame.data) };
}
const packet = (name: string, bytes = 100): DownlinkPacket => ({
  topic: name,
  payload: new Uint8Array(bytes),
});
const BOOT = 4;

function filled(index: 0 | 1 | 2 | 3, count: number, from = emptyRecorder(BOOT)): RecorderState {
  let state = from;
  for (let item = 0; item < count; item++) state = record(state, index, packet(`${index}/${item}`), 0);
  return state;
}
const take = (recorder: RecorderState, nowUs: number, rateBps = 2_000_000, state = EMPTY_DOWNLINK) =>
  takeFrames(state, recorder, LABEL, rateBps, nowUs);
const bytesOf = (frames: readonly Uint8Array[]): number =>
  frames.reduce((sum, frame) => sum + frame.length, 0);

describe('downlink', () => {
  it('COM-014 COM-085 sends the expedited class before all others, each in order of generation', () => {
    const recorder = filled(0, 2, filled(3, 1, filled(1, 50)));
    const { frames, ...after } = take(recorder, 1);
    const decoded = frames.map(opened);
    expect(decoded.map((frame) => frame.virtualChannel)).toEqual([0, 1, 1, 3]);
    expect(decoded.map((frame) => frame.count)).toEqual([0, 0, 1, 0]);
    expect(decoded[0]).toMatchObject({
      controlField: 0x2a,
      body: { craft: 'odc-1', bootId: 4, recordedBootId: 4 },
    });
    expect(decoded[2].body.firstRecord).toBe(decoded[1].body.packets.length + 1);
    expect(decoded.flatMap((frame) => frame.body.packets.map((item) => item.topic))).toEqual([
      '0/0',
      '0/1',
      ...Array.from({ length: 50 }, (_, item) => `1/${item}`),
      '3/0',
    ]);
    const later = take(filled(1, 1, after.recorder), 2_000_000, 2_000_000, after.state);
    expect(later.frames.map(opened)).toMatchObject([
      { virtualChannel: 1, count: 2, body: { firstRecord: 51 } },
    ]);
  });

  it('COM-014 keeps within the rate of the link, and saves up no more than a second of it', () => {
    const rateBps = 80_000;
    let { state, recorder, frames } = take(filled(1, 2000), 0, rateBps);
    let bytes = bytesOf(frames);
    expect(bytes).toBeLessThan(rateBps / 8 + 5000);
    for (let second = 1; second <= 5; second++) {
      ({ state, recorder, frames } = take(recorder, second * 1_000_000, rateBps, state));
      bytes += bytesOf(frames);
    }
    expect(bytes).toBeGreaterThan(5 * (rateBps / 8));
    expect(bytes).toBeLessThan(6 * (rateBps / 8) + 5000);
    const rested = take(recorder, 100_000_000, rateBps, state);
    expect(bytesOf(rested.frames)).toBeLessThan(rateBps / 8 + 5000);
    expect(rested.state.sentBytes).toBeGreaterThan(bytes);
  });

  it('COM-014 lets an expedited packet that comes late pre-empt a backlog', () => {
    const first = take(filled(1, 2000), 0, 80_000);
    const late = record(first.recorder, 0, packet('late'), 0);
    const next = take(late, 1_000_000, 80_000, first.state);
    expect(opened(next.frames[0]).body.packets[0].topic).toBe('late');
  });

  it('COM-076 LK-23 flags what is older than its time to live, in frames of its own', () => {
    const recorder = record(filled(1, 2), 1, packet('young'), 10);
    const { frames } = take(recorder, CLASS_LIVE_US[1] + 5);
    expect(frames.map(opened).map(({ body }) => [body.packets.length, body.isStale])).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  it('COM-015 tells of drops once a minute, never silently', () => {
    const first = dropNotice(EMPTY_DOWNLINK, 5, 10);
    expect(first.dropped).toBe(5);
    expect(dropNotice(first.state, 5, 20).dropped).toBe(0);
    expect(dropNotice(first.state, 6, 20).dropped).toBe(0);
    expect(dropNotice(first.state, 6, 10 + DROP_NOTICE_PERIOD_US).dropped).toBe(1);
  });

  it('COM-016 sorts events by severity', () => {
    expect(
      [
        Severity.SEVERITY_HIGH,
        Severity.SEVERITY_MEDIUM,
        Severity.SEVERITY_LOW,
        Severity.SEVERITY_INFORMATIVE,
      ].map(classOfEvent),
    ).toEqual([0, 1, 1, 3]);
  });

  it('COM-019 puts packets on request into P1, and logs behind everything else', () => {
    expect(['detail', 'reply', 'log', 'anything'].map(classOfReport)).toEqual([1, 1, 3, 1]);
  });
});
