import { parseTle } from '@dawnline/orbit';
import { CONTACT_HOLD_US, PREDICTION_REFRESH_US, TRANSMIT_REPEAT_US } from '../../src/comms-manager.limits';
import {
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
  it('COM-002 is acquired by prediction or by lock, and lost when both have been away', () => {
    const predicted = stepContact(NO_CONTACT, PASS, null, S);
    expect(predicted.outputs).toContainEqual({ kind: 'acquired', station: 'awarua' });
    const locked = stepContact(NO_CONTACT, null, radio(S, { lock: true }), S);
    expect(locked.outputs).toContainEqual({ kind: 'acquired', station: '' });
    const fade = stepContact(locked.state, null, radio(2 * S), 2 * S);
    expect(fade.state.inContact).toBe(true);
    const gone = stepContact(fade.state, null, radio(S + CONTACT_HOLD_US), S + CONTACT_HOLD_US);
    expect(gone.outputs[0]).toEqual({ kind: 'lost', station: '', framesUp: 0, framesDown: 0 });
    expect(gone.state.inContact).toBe(false);
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
