import { parseTle } from '@dawnline/orbit';
import { CONTACT_HOLD_US, PREDICTION_REFRESH_US, TRANSMIT_REPEAT_US } from '../../src/comms-manager.limits';
import {
  heard,
  mayTransmit,
  NO_CONTACT,
  stepContact,
  type ContactState,
  type RadioState,
} from '../../src/contact/contact';
import {
  contactAt,
  needsPrediction,
  nextContact,
  predictContacts,
  type Contact,
} from '../../src/contact/prediction';
import { STATIONS, TLE } from '../craft';

const S = 1_000_000;
const PASS: Contact = { station: 'awarua', startUs: 0, endUs: 400 * S };
const radio = (atUs: number, changes: Partial<RadioState> = {}): RadioState => ({
  atUs,
  lock: false,
  transmitting: false,
  uplinkBps: 256_000,
  downlinkBps: 2_000_000,
  ...changes,
});

describe('contact prediction', () => {
  const tle = parseTle(TLE.line1, TLE.line2);
  const nowUs = 1000 * S;
  const onboardUs = tle.epochUnixUs + 24 * 86_400 * S;
  const prediction = predictContacts(tle, STATIONS, nowUs, onboardUs);

  it('COM-001 predicts the contacts of the next hours in mission time', () => {
    expect(prediction.contacts.length).toBeGreaterThan(1);
    for (const { startUs, endUs } of prediction.contacts) {
      expect(endUs).toBeGreaterThan(nowUs);
      expect(endUs - startUs).toBeLessThan(15 * 60 * S);
    }
    const first = nextContact(prediction, nowUs)!;
    expect(contactAt(prediction, first.startUs)).toEqual(first);
    expect(contactAt(prediction, first.endUs)).not.toEqual(first);
    expect(contactAt(null, nowUs)).toBeNull();
  });

  it('COM-001 finds the pass in progress when it starts in the middle of one', () => {
    const pass = nextContact(prediction, nowUs)!;
    const lateUs = pass.endUs - 5 * S;
    const restarted = predictContacts(tle, STATIONS, lateUs, lateUs + prediction.clockOffsetUs);
    expect(contactAt(restarted, lateUs)).toMatchObject({ station: pass.station });
  });

  it('COM-001 predicts again after three hours or a step of the on-board clock, and not otherwise', () => {
    expect(needsPrediction(null, nowUs, onboardUs)).toBe(true);
    expect(needsPrediction(prediction, nowUs + S, onboardUs + S)).toBe(false);
    expect(needsPrediction(prediction, nowUs + S, onboardUs + 3 * S)).toBe(true);
    const later = PREDICTION_REFRESH_US;
    expect(needsPrediction(prediction, nowUs + later, onboardUs + later)).toBe(true);
  });
});

describe('contact', () => {
  it('COM-002 COM-046 a predicted pass alone opens the window, and acquires nothing', () => {
    const { state, outputs } = stepContact(NO_CONTACT, PASS, radio(S), S);
    expect(outputs).toEqual([{ kind: 'transmit', on: true }]);
    expect(state).toMatchObject({ inContact: true, acquiredUs: null, station: 'awarua' });
    expect(mayTransmit(state, radio(S, { transmitting: true }), S)).toBe(true);
  });

  it('COM-002 COM-046 is acquired by lock, also an unpredicted one, and ends when both have been away', () => {
    const locked = stepContact(NO_CONTACT, null, radio(S, { lock: true }), S);
    expect(locked.outputs).toContainEqual({ kind: 'acquired', station: '' });
    const fade = stepContact(locked.state, null, radio(2 * S), 2 * S);
    expect(fade.state.inContact).toBe(true);
    const gone = stepContact(fade.state, null, radio(S + CONTACT_HOLD_US), S + CONTACT_HOLD_US);
    expect(gone.outputs[0]).toEqual({
      kind: 'ended',
      station: '',
      outcome: 'one-way',
      framesUp: 0,
      framesDown: 0,
    });
    expect(gone.state).toMatchObject({ inContact: false, acquiredUs: null, outcomes: [0, 0, 1, 0] });
  });

  it('COM-046 a valid frame acquires a contact once, in a pass without lock and out of every pass', () => {
    const { state } = stepContact(NO_CONTACT, PASS, radio(S), S);
    const first = heard(state, 2 * S);
    expect(first.outputs).toEqual([{ kind: 'acquired', station: 'awarua' }]);
    const second = heard(first.state, 3 * S);
    expect(second.outputs).toEqual([]);
    expect(second.state).toMatchObject({ acquiredUs: 2 * S, heardUs: 3 * S, framesUp: 2 });
    const surprise = heard(NO_CONTACT, 9 * S);
    expect(surprise.state).toMatchObject({ inContact: true, station: '', framesUp: 1 });
    expect(stepContact(surprise.state, null, null, 10 * S).state.inContact).toBe(true);
    expect(stepContact(surprise.state, null, null, 9 * S + CONTACT_HOLD_US).state.inContact).toBe(false);
  });

  const flown = (
    heardUs: readonly number[],
    { lockUs = [], framesDown = 3 }: { lockUs?: readonly number[]; framesDown?: number } = {},
    pass = PASS,
  ) => {
    let state = NO_CONTACT;
    const ends: unknown[] = [];
    for (let t = 0; t <= pass.endUs + 10 * S; t += S) {
      const predicted = t < pass.endUs ? pass : null;
      const step = stepContact(state, predicted, radio(t, { lock: lockUs.includes(t) }), t);
      state = heardUs.includes(t) ? heard(step.state, t).state : step.state;
      if (t === 0) state = { ...state, framesDown };
      ends.push(...step.outputs.filter(({ kind }) => kind === 'ended'));
    }
    return { ends, outcomes: state.outcomes };
  };

  it('COM-047 tells a full pass from a short, a one-way and a missed one, and counts them', () => {
    expect(flown([10 * S, 390 * S]).ends).toEqual([
      { kind: 'ended', station: 'awarua', outcome: 'full', framesUp: 2, framesDown: 3 },
    ]);
    expect(flown([10 * S, 100 * S]).outcomes).toEqual([0, 1, 0, 0]);
    expect(flown([10 * S, 390 * S], { framesDown: 0 }).outcomes).toEqual([0, 0, 1, 0]);
    expect(flown([], { lockUs: [5 * S, 300 * S] }).outcomes).toEqual([0, 0, 1, 0]);
    expect(flown([]).ends).toEqual([
      { kind: 'ended', station: 'awarua', outcome: 'missed', framesUp: 0, framesDown: 3 },
    ]);
    const grazing = { ...PASS, endUs: 20 * S };
    expect(flown([], {}, grazing)).toEqual({ ends: [], outcomes: [0, 0, 0, 0] });
  });

  it('COM-048 two stations in view at once: the first is kept to its end, the other follows without a gap', () => {
    const a: Contact = { station: 'a', startUs: 0, endUs: 200 * S };
    const b: Contact = { station: 'b', startUs: 100 * S, endUs: 300 * S };
    const within: Contact = { station: 'c', startUs: 110 * S, endUs: 150 * S };
    const prediction = { contacts: [a, b, within], madeUs: 0, clockOffsetUs: 0 };
    let state: ContactState = NO_CONTACT;
    const told: string[] = [];
    for (let t = 0; t <= 320 * S; t += S) {
      const predicted = contactAt(prediction, t, state.station);
      const sample = radio(t, { lock: t < 300 * S, transmitting: state.inContact });
      const step = stepContact(state, predicted, sample, t);
      state = { ...step.state, framesUp: step.state.framesUp + 1, framesDown: step.state.framesDown + 1 };
      for (const output of step.outputs)
        told.push(`${t / S} ${output.kind} ${'station' in output ? output.station : output.on}`);
    }
    expect(told).toEqual([
      '0 acquired a',
      '0 transmit true',
      '200 ended a',
      '200 acquired b',
      '304 ended b',
      '304 transmit false',
    ]);
    expect(state.outcomes).toEqual([2, 0, 0, 0]);
  });

  it('COM-002 does not trust the lock of an old sample', () => {
    const stale = stepContact(NO_CONTACT, null, radio(0, { lock: true }), 60 * S);
    expect(stale.state.inContact).toBe(false);
  });

  it('COM-003 switches the transmitter on in contact and off after, again until the radio agrees', () => {
    const on = stepContact(NO_CONTACT, PASS, radio(0), S);
    expect(on.outputs).toContainEqual({ kind: 'transmit', on: true });
    const soon = stepContact(on.state, PASS, radio(2 * S), 2 * S);
    expect(soon.outputs).toEqual([]);
    const repeated = stepContact(on.state, PASS, radio(S + TRANSMIT_REPEAT_US), S + TRANSMIT_REPEAT_US);
    expect(repeated.outputs).toEqual([{ kind: 'transmit', on: true }]);
    const agreed = stepContact(on.state, PASS, radio(9 * S, { transmitting: true }), 9 * S);
    expect(agreed.outputs).toEqual([]);
    const after = stepContact(agreed.state, null, radio(20 * S, { transmitting: true }), 20 * S);
    expect(after.outputs).toContainEqual({ kind: 'transmit', on: false });
    const quiet = stepContact(after.state, null, radio(30 * S), 30 * S);
    expect(quiet.outputs).toEqual([]);
  });

  it('COM-003 switches off a transmitter that it finds on out of contact, as after a restart', () => {
    const found = stepContact(NO_CONTACT, null, radio(S, { transmitting: true }), S);
    expect(found.outputs).toEqual([{ kind: 'transmit', on: false }]);
  });

  it('COM-014 lets frames leave only in contact with the transmitter known to be on', () => {
    const inContact: ContactState = { ...NO_CONTACT, inContact: true };
    expect(mayTransmit(inContact, radio(S, { transmitting: true }), S)).toBe(true);
    expect(mayTransmit(NO_CONTACT, radio(S, { transmitting: true }), S)).toBe(false);
    expect(mayTransmit(inContact, radio(S), S)).toBe(false);
    expect(mayTransmit(inContact, radio(S, { transmitting: true }), 60 * S)).toBe(false);
    expect(mayTransmit(inContact, null, S)).toBe(false);
  });
});
