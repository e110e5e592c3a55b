import { HOUSEKEEPING_DOWN_PERIOD_US } from '../../src/comms-manager.limits';
import {
  decodeDefinitions,
  define,
  encodeDefinitions,
  NO_DEFINITIONS,
  takeHousekeeping,
  type Definitions,
} from '../../src/recorder/definitions';
import { DEFINITIONS_MAX_ITEMS } from '../../src/recorder/recorder.limits';

const S = 1_000_000;

/** Seconds of a minute in which one packet a second is recorded. */
function recordedSeconds(from: Definitions): number[] {
  let state = from;
  return Array.from({ length: 60 }, (_, second) => second).filter((second) => {
    const taken = takeHousekeeping(state, 'a', second * S);
    if (taken) state = taken;
    return taken !== null;
  });
}

describe('housekeeping definitions', () => {
  it('COM-016 COM-078 record once in ten seconds, or as defined, or not at all', () => {
    expect(HOUSEKEEPING_DOWN_PERIOD_US).toBe(10 * S);
    expect(recordedSeconds(NO_DEFINITIONS)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(recordedSeconds(define(NO_DEFINITIONS, 'a', 25 * S)!)).toEqual([0, 25, 50]);
    expect(recordedSeconds(define(NO_DEFINITIONS, 'a', 0)!)).toEqual([]);
    expect(recordedSeconds(define(NO_DEFINITIONS, 'b', 0)!)).toHaveLength(6);
    expect(recordedSeconds({ ...define(NO_DEFINITIONS, 'a', 0)!, once: ['a'] })).toEqual([0]);
  });

  it('COM-078 are bounded, and the default needs no entry', () => {
    let state: Definitions | null = NO_DEFINITIONS;
    for (let item = 0; item < DEFINITIONS_MAX_ITEMS; item++) state = define(state!, `s${item}`, S);
    expect(define(state!, 'one-more', S)).toBeNull();
    expect(define(define(state!, 's0', HOUSEKEEPING_DOWN_PERIOD_US)!, 'one-more', S)).not.toBeNull();
  });

  it('COM-078 FD-26 are read back as written, and never when a byte was altered', () => {
    const bytes = encodeDefinitions(define(define(NO_DEFINITIONS, 'a', 5 * S)!, 'b', 0)!);
    expect(decodeDefinitions(bytes)).toEqual(
      new Map([
        ['a', 5 * S],
        ['b', 0],
      ]),
    );
    for (let at = 0; at < bytes.length; at++) {
      expect(decodeDefinitions(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)))).toBeNull();
      expect(decodeDefinitions(bytes.subarray(0, at))).toBeNull();
    }
  });
});
