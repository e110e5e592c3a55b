import { RESERVATION_FRAMES } from '@dawnline/telecommand';
import { DEFAULT_VALIDITY_US } from '../../src/comms-manager.limits';
import type { UplinkContext } from '../../src/uplink/judge';
import { keyRing } from '../../src/uplink/key-ring';
import {
  boundOf,
  CLOSED_UPLINK,
  openWindows,
  takeFrame,
  type StoredBound,
  type UplinkState,
} from '../../src/uplink/uplink';
import { frame, KEYS, NOOP, ONBOARD_US, openUplink, uplinkContext } from '../fixture';

/** Takes a frame that must be refused, and checks that nothing but the counter moved. */
function refusedUntouched(state: UplinkState, bytes: Uint8Array, changes: Partial<UplinkContext> = {}) {
  const taken = takeFrame(state, bytes, uplinkContext(changes));
  expect(taken.numberUsed).toBe(false);
  const { unauthenticated } = taken.state;
  expect(taken.state).toEqual({ ...state, refused: state.refused + 1, unauthenticated });
  return taken.outcome;
}

describe('uplink', () => {
  it('COM-004 COM-011 LK-1 releases an authentic command with its id, principal and expiry', () => {
    const { state, outcome, numberUsed } = takeFrame(openUplink(), frame(5), uplinkContext());
    expect(outcome).toMatchObject({
      kind: 'command',
      keyId: 1,
      sequence: 5,
      bound: RESERVATION_FRAMES,
      isArm: false,
      content: { definition: { action: 'noop' } },
      command: {
        requestId: 'r1',
        principal: 'ops',
        target: 'thermal-controller',
        body: new Uint8Array(NOOP),
        expiresUs: 100_000_000 + DEFAULT_VALIDITY_US,
      },
    });
    expect(numberUsed).toBe(true);
    expect(state.accepted).toBe(1);
    expect(boundOf('operational', state, keyRing(KEYS))).toBe(RESERVATION_FRAMES);
  });

  it('COM-004 refuses what arrives before the bounds are read', () => {
    expect(refusedUntouched(CLOSED_UPLINK, frame(1))).toMatchObject({ refusal: 'BUSY' });
  });

  it('COM-005 LK-13 a rejected frame moves nothing: forged, unknown key, damaged, replayed, far ahead', () => {
    const { state } = takeFrame(openUplink(), frame(5), uplinkContext());
    const forged = refusedUntouched(state, frame(6), {
      keys: keyRing([{ ...KEYS[0], hex: '22'.repeat(32) }]),
    });
    const unknown = refusedUntouched(state, frame(6), { keys: keyRing([KEYS.at(-1)!]) });
    expect(forged).toMatchObject({ refusal: 'UNAUTHENTICATED', keyId: 0, sequence: 0 });
    expect(unknown).toEqual(forged);
    expect(refusedUntouched(state, frame(6).subarray(1))).toMatchObject({ refusal: 'MALFORMED' });
    expect(refusedUntouched(state, frame(5))).toMatchObject({
      refusal: 'REPLAYED',
      bound: RESERVATION_FRAMES,
    });
    expect(refusedUntouched(state, frame(4))).toMatchObject({ refusal: 'REPLAYED', command: null });
    expect(refusedUntouched(state, frame(5 + 65_537))).toMatchObject({ refusal: 'REPLAYED' });
    expect(takeFrame(state, frame(6), uplinkContext()).outcome.kind).toBe('command');
  });

  it('COM-005 LK-15 a number is used even when its command is then refused', () => {
    const first = takeFrame(openUplink(), frame(5, { target: 'nobody' }), uplinkContext());
    expect(first).toMatchObject({
      numberUsed: true,
      outcome: { kind: 'refused', refusal: 'UNKNOWN_TARGET' },
    });
    const again = takeFrame(
      first.state,
      frame(5, { target: 'nobody' }),
      uplinkContext({ targets: ['nobody'] }),
    );
    expect(again.outcome).toMatchObject({ refusal: 'REPLAYED' });
  });

  it('COM-008 LK-2 refuses what expired by the on-board clock, with the id for its report', () => {
    const late = takeFrame(openUplink(), frame(1, { expiresOnboardUs: ONBOARD_US - 1 }), uplinkContext());
    expect(late.outcome).toMatchObject({
      refusal: 'EXPIRED',
      command: { requestId: 'r1', principal: 'ops', target: 'thermal-controller' },
    });
    const inTime = takeFrame(openUplink(), frame(1, { expiresOnboardUs: ONBOARD_US + 7 }), uplinkContext());
    expect(inTime.outcome).toMatchObject({ command: { expiresUs: 100_000_007 } });
  });

  it('COM-009 refuses a target that is not in the craft table', () => {
    const { outcome } = takeFrame(openUplink(), frame(1, { target: 'x/y' }), uplinkContext());
    expect(outcome).toMatchObject({ refusal: 'UNKNOWN_TARGET', command: { requestId: 'r1' } });
  });

  it('COM-010 refuses a command without an id, and a body that carries a header or is cut off', () => {
    const bodies = { header: [0x0a, 0x00], cut: [0x12, 0x05, 0x01], group: [0x13] };
    for (const body of Object.values(bodies)) {
      const { outcome } = takeFrame(openUplink(), frame(1, { body: Uint8Array.from(body) }), uplinkContext());
      expect(outcome).toMatchObject({ refusal: 'MALFORMED', command: { requestId: 'r1' } });
    }
    const { outcome } = takeFrame(openUplink(), frame(1, { requestId: '' }), uplinkContext());
    expect(outcome).toMatchObject({ refusal: 'MALFORMED', command: null });
  });

  it('COM-007 LK-14 goes on above the stored bound; with its record lost only the recovery key works', () => {
    const stored = new Map<number, StoredBound>([[1, { kind: 'bound', bound: 128 }]]);
    const restarted = openWindows(CLOSED_UPLINK, keyRing(KEYS), stored, false);
    expect(takeFrame(restarted, frame(128), uplinkContext()).outcome).toMatchObject({
      refusal: 'REPLAYED',
      bound: 128,
    });
    expect(takeFrame(restarted, frame(129), uplinkContext()).outcome.kind).toBe('command');
    for (const record of [{ kind: 'untrusted' }, { kind: 'absent' }] as const) {
      const lost = openWindows(CLOSED_UPLINK, keyRing(KEYS), new Map([[1, record]]), false);
      expect(takeFrame(lost, frame(1), uplinkContext()).outcome).toMatchObject({ refusal: 'REPLAYED' });
      expect(takeFrame(lost, frame(1, {}, 9), uplinkContext()).outcome.kind).toBe('command');
    }
  });

  it('leaves out entries of the table that are no keys', () => {
    expect([...keyRing([{ id: 1, hex: 'zz', role: 'operational' }, KEYS.at(-1)!]).keys()]).toEqual([9]);
  });
});
