import { PACKET_MAX_BYTES } from '../../src/comms-manager.limits';
import {
  acknowledged,
  bounded,
  cleared,
  emptyRecorder,
  followContact,
  record,
  withoutOld,
  type RecorderState,
} from '../../src/recorder/recorder';
import {
  CLASS_MAX_AGE_US,
  CLASS_MAX_BYTES,
  RECORDER_MAX_BYTES,
  RETRY_US,
  REWIND_WAIT_US,
  SEGMENT_MAX_ITEMS,
} from '../../src/recorder/recorder.limits';
import { CLASSES, type DownlinkClass } from '../../src/recorder/segment';
import { isAllSent, packetsOf, takePackets } from '../../src/recorder/shelf';

const BOOT = 3;
const S = 1_000_000;

function filled(
  index: DownlinkClass,
  count: number,
  bytes = 100,
  from = emptyRecorder(BOOT),
  atUs = 0,
): RecorderState {
  let state = from;
  for (let item = 0; item < count; item++) {
    state = record(state, index, { topic: `${index}/${item}`, payload: new Uint8Array(bytes) }, atUs);
  }
  return state;
}

/** Sends frames of at most ten packets until nothing waits, or so many frames; the numbers that went. */
function sent(
  state: RecorderState,
  index: DownlinkClass,
  nowUs: number,
  frames = Infinity,
): { state: RecorderState; numbers: number[] } {
  const numbers: number[] = [];
  let shelf = state.shelves[index];
  for (let frame = 0; frame < frames; frame++) {
    const taken = takePackets(shelf, 1_050, () => true, nowUs);
    if (!taken) break;
    shelf = taken.shelf;
    numbers.push(...taken.packets.map((_, at) => taken.first + at));
  }
  return { state: { ...state, shelves: state.shelves.with(index, shelf) }, numbers };
}

const upTo = (last: number, first = 1): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
const range = (index: DownlinkClass, first: number, last: number, boot = BOOT) => ({
  index,
  boot,
  first,
  last,
});
const counts = (state: RecorderState): number[] => state.shelves.map(packetsOf);

describe('recorder', () => {
  it('COM-070 LK-22 numbers the packets of each class in order of recording, and sends them in that order', () => {
    const state = filled(1, 150, 100, filled(3, 5));
    expect(sent(state, 1, 0).numbers).toEqual(upTo(150));
    expect(sent(state, 3, 0).numbers).toEqual(upTo(5));
    expect(counts(state)).toEqual([0, 150, 0, 5]);
  });

  it('COM-073 LK-22 releases what is acknowledged and nothing else, however often it is told', () => {
    const first = sent(filled(1, 150), 1, 0).state;
    const once = acknowledged(first, [range(1, 1, 100)]);
    expect([once.packets, counts(once.state)[1]]).toEqual([100, 50]);
    const again = acknowledged(once.state, [
      range(1, 1, 100),
      range(1, 90, 110),
      range(2, 1, 50),
      range(1, 1, 150, 2),
    ]);
    expect([again.packets, counts(again.state)[1]]).toEqual([10, 40]);
    expect(again.state.acknowledged).toBe(110);
    expect(acknowledged(again.state, [range(1, 1, 1_000)]).state.shelves[1].segments).toEqual([]);
  });

  it('COM-073 sends what was lost on the link again as soon as later packets are acknowledged, and only that', () => {
    let { state } = sent(filled(1, 100), 1, 0, 6);
    state = followContact(followContact(state, true, 0), true, REWIND_WAIT_US);
    state = sent(state, 1, 0, 6).state;
    ({ state } = acknowledged(state, [range(1, 1, 20), range(1, 31, 40)]));
    const next = sent(state, 1, 1);
    expect(next.numbers).toEqual([...upTo(30, 21), ...upTo(100, 61)]);
  });

  it('COM-073 keeps what was sent through a contact that ends, and sends it in the next one unless it is acknowledged', () => {
    let { state } = sent(followContact(filled(1, 100), true, 0), 1, 0);
    state = followContact(state, false, 50 * S);
    expect(counts(state)[1]).toBe(100);
    state = followContact(state, true, 100 * S);
    expect(sent(state, 1, 100 * S).numbers).toEqual([]);
    expect(sent(followContact(state, true, 100 * S + REWIND_WAIT_US), 1, 0).numbers).toEqual(upTo(100));
    const told = acknowledged(state, [range(1, 1, 90)]).state;
    expect(sent(told, 1, 101 * S).numbers).toEqual(upTo(100, 91));
  });

  it('COM-073 sends the end of what was sent again to a ground that acknowledges and stays silent on it', () => {
    let state = followContact(followContact(filled(1, 30), true, 0), true, REWIND_WAIT_US);
    state = sent(state, 1, REWIND_WAIT_US).state;
    expect(isAllSent(followContact(state, true, 10 * RETRY_US).shelves[1])).toBe(true);
    ({ state } = acknowledged(state, [range(1, 1, 10)]));
    expect(sent(followContact(state, true, REWIND_WAIT_US + RETRY_US - 1), 1, 0).numbers).toEqual([]);
    expect(sent(followContact(state, true, REWIND_WAIT_US + RETRY_US), 1, 0).numbers).toEqual(upTo(30, 11));
  });

  it('COM-072 COM-074 LK-21 a full class loses its oldest segment, counted, and told by number', () => {
    const size = 10_000;
    const fits = Math.floor(CLASS_MAX_BYTES[3] / (size + 3));
    const state = filled(3, fits + 20, size);
    expect(state.shelves[3].bytes).toBeLessThanOrEqual(CLASS_MAX_BYTES[3]);
    const dropped = state.dropped[3];
    expect(dropped).toBe(fits + 20 - counts(state)[3]);
    expect(state.gaps.map(({ reason, packets }) => [reason, packets])).toEqual([['full', dropped]]);
    expect(state.gaps[0].ranges[0].first).toBe(1);
    expect(state.gaps[0].ranges.at(-1)!.last).toBe(dropped);
    expect(sent(state, 3, 0).numbers[0]).toBe(dropped + 1);
  });

  it('COM-072 LK-21 a full recorder loses P3 first, then P2, and never P0 for them', () => {
    let state = emptyRecorder(BOOT);
    for (const index of CLASSES)
      state = filled(index, Math.floor(CLASS_MAX_BYTES[index] / 50_010), 50_000, state);
    const bytes = state.shelves.reduce((sum, shelf) => sum + shelf.bytes, 0);
    expect(bytes).toBeLessThanOrEqual(RECORDER_MAX_BYTES);
    expect(counts(state)[3]).toBeLessThan(5);
    expect(state.dropped[0]).toBe(0);
    expect(state.dropped[1]).toBe(0);
    expect(state.dropped[3]).toBeGreaterThan(0);
    expect(bounded(state)).toBe(state);
  });

  it('COM-072 COM-074 drops what is above the greatest age, what is too long, and a class by command', () => {
    const old = withoutOld(
      filled(3, SEGMENT_MAX_ITEMS + 1, 10, emptyRecorder(BOOT), 5),
      CLASS_MAX_AGE_US[3] + 6,
    );
    expect([counts(old)[3], old.dropped[3], old.gaps[0].reason]).toEqual([0, SEGMENT_MAX_ITEMS + 1, 'old']);
    const long = filled(1, 1, PACKET_MAX_BYTES);
    expect([counts(long)[1], long.dropped[1], long.gaps[0].reason]).toEqual([0, 1, 'long']);
    const none = cleared(filled(3, 7), 3);
    expect([counts(none)[3], none.dropped[3], none.gaps]).toEqual([
      0,
      7,
      [{ reason: 'cleared', packets: 7, ranges: [range(3, 1, 7)] }],
    ]);
  });
});
