import { Severity, TelemetryFrame } from '@dawnline/contracts';
import { decodeTransferFrame } from '@dawnline/frames';
import {
  DROP_NOTICE_PERIOD_US,
  HOUSEKEEPING_DOWN_PERIOD_US,
  PACKET_MAX_BYTES,
  QUEUE_MAX_BYTES,
  QUEUE_MAX_ITEMS,
} from '../../src/comms-manager.limits';
import {
  classOfEvent,
  classOfReport,
  clearClass,
  dropNotice,
  EMPTY_DOWNLINK,
  enqueue,
  enqueueHousekeeping,
  takeFrames,
  type DownlinkPacket,
  type DownlinkState,
} from '../../src/downlink/downlink';

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
const queued = (state: DownlinkState): number[] => state.queues.map((queue) => queue.packets.length);

function filled(index: 0 | 1 | 2 | 3, count: number, bytes = 100, from = EMPTY_DOWNLINK): DownlinkState {
  let state = from;
  for (let item = 0; item < count; item++) state = enqueue(state, index, packet(`${index}/${item}`, bytes));
  return state;
}

describe('downlink', () => {
  it('COM-014 COM-085 sends the expedited class before all others, each in order of generation', () => {
    const state = filled(0, 2, 100, filled(3, 1, 100, filled(1, 50)));
    const { frames, state: after } = takeFrames(state, LABEL, 2_000_000, 1);
    const decoded = frames.map(opened);
    expect(decoded.map((frame) => frame.virtualChannel)).toEqual([0, 1, 1, 3]);
    expect(decoded.map((frame) => frame.count)).toEqual([0, 0, 1, 0]);
    expect(decoded[0]).toMatchObject({ controlField: 0x2a, body: { craft: 'odc-1', bootId: 4 } });
    expect(
      takeFrames(filled(1, 1, 100, after), LABEL, 2_000_000, 2_000_000).frames.map(opened),
    ).toMatchObject([{ virtualChannel: 1, count: 2 }]);
    expect(decoded.flatMap((frame) => frame.body.packets.map((item) => item.topic))).toEqual([
      '0/0',
      '0/1',
      ...Array.from({ length: 50 }, (_, item) => `1/${item}`),
      '3/0',
    ]);
    expect(queued(after)).toEqual([0, 0, 0, 0]);
  });

  it('COM-014 keeps within the rate of the link, and saves up no more than a second of it', () => {
    const rateBps = 80_000;
    let { state, frames } = takeFrames(filled(1, 2000), LABEL, rateBps, 0);
    let bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
    expect(bytes).toBeLessThan(rateBps / 8 + 5000);
    for (let second = 1; second <= 5; second++) {
      ({ state, frames } = takeFrames(state, LABEL, rateBps, second * 1_000_000));
      bytes += frames.reduce((sum, frame) => sum + frame.length, 0);
    }
    expect(bytes).toBeGreaterThan(5 * (rateBps / 8));
    expect(bytes).toBeLessThan(6 * (rateBps / 8) + 5000);
    const rested = takeFrames(state, LABEL, rateBps, 100_000_000);
    expect(rested.frames.reduce((sum, frame) => sum + frame.length, 0)).toBeLessThan(rateBps / 8 + 5000);
    expect(rested.state.sentBytes).toBeGreaterThan(bytes);
  });

  it('COM-014 lets an expedited packet that comes late pre-empt a backlog', () => {
    const first = takeFrames(filled(1, 2000), LABEL, 80_000, 0);
    const late = enqueue(first.state, 0, packet('late'));
    const next = takeFrames(late, LABEL, 80_000, 1_000_000);
    expect(opened(next.frames[0]).body.packets[0].topic).toBe('late');
  });

  it('COM-015 LK-21 bounds each class by count and bytes, drops its oldest, and counts', () => {
    const byCount = filled(3, QUEUE_MAX_ITEMS[3] + 5, 1);
    expect(byCount.queues[3].packets).toHaveLength(QUEUE_MAX_ITEMS[3]);
    expect(byCount.queues[3].packets[0].topic).toBe('3/5');
    expect(byCount.queues[3].dropped).toBe(5);
    const byBytes = filled(3, 20, 60_000);
    expect(byBytes.queues[3].bytes).toBeLessThanOrEqual(QUEUE_MAX_BYTES[3]);
    expect(byBytes.queues[3].dropped).toBe(20 - byBytes.queues[3].packets.length);
    const tooLong = enqueue(EMPTY_DOWNLINK, 1, packet('long', PACKET_MAX_BYTES + 1));
    expect(tooLong.queues[1]).toMatchObject({ dropped: 1, bytes: 0 });
  });

  it('COM-015 tells of drops once a minute, never silently', () => {
    const state = filled(3, QUEUE_MAX_ITEMS[3] + 5, 1);
    const first = dropNotice(state, 10);
    expect(first.dropped).toBe(5);
    expect(dropNotice(first.state, 20).dropped).toBe(0);
    const more = enqueue(first.state, 3, packet('more', 1));
    expect(dropNotice(more, 20).dropped).toBe(0);
    expect(dropNotice(more, 10 + DROP_NOTICE_PERIOD_US).dropped).toBe(1);
  });

  it('COM-016 sorts events by severity and keeps housekeeping once in ten seconds a subsystem', () => {
    expect(
      [
        Severity.SEVERITY_HIGH,
        Severity.SEVERITY_MEDIUM,
        Severity.SEVERITY_LOW,
        Severity.SEVERITY_INFORMATIVE,
      ].map(classOfEvent),
    ).toEqual([0, 1, 1, 3]);
    let state = EMPTY_DOWNLINK;
    for (let second = 0; second < 20; second++) {
      for (const name of ['a', 'b'])
        state = enqueueHousekeeping(state, name, packet(name), second * 1_000_000);
    }
    expect(20 * 1_000_000).toBe(2 * HOUSEKEEPING_DOWN_PERIOD_US);
    expect(queued(state)).toEqual([0, 4, 0, 0]);
  });

  it('COM-019 puts packets on request into P1, and logs behind everything else', () => {
    expect(['detail', 'reply', 'log', 'anything'].map(classOfReport)).toEqual([1, 1, 3, 1]);
  });

  it('COM-017 empties the diagnostic class by command and counts its packets as dropped', () => {
    const state = clearClass(filled(3, 7), 3);
    expect(state.queues[3]).toMatchObject({ packets: [], bytes: 0, dropped: 7 });
  });
});
