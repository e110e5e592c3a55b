import { strict as assert } from 'node:assert';
import type { StationEntry } from '@dawnline/host';
import { predictPasses, type Tle } from '@dawnline/orbit';
import {
  ONBOARD_STEP_LIMIT_US,
  PREDICTED_CONTACTS_MAX_ITEMS,
  PREDICTION_HORIZON_US,
  PREDICTION_LOOKBACK_US,
  PREDICTION_REFRESH_US,
} from '../comms-manager.limits';

/** A station in view, in mission time. */
export interface Contact {
  readonly station: string;
  readonly startUs: number;
  readonly endUs: number;
}

export interface Prediction {
  /** In order of their start. */
  readonly contacts: readonly Contact[];
  readonly madeUs: number;
  /** On-board time minus mission time when it was made. */
  readonly clockOffsetUs: number;
}

/** The orbit is known in UTC, so the prediction trusts the on-board clock as it stands now. */
export function predictContacts(
  tle: Tle,
  stations: readonly StationEntry[],
  nowUs: number,
  onboardUs: number,
): Prediction {
  const clockOffsetUs = onboardUs - nowUs;
  const passes = predictPasses(
    tle,
    stations.map((station) => ({ ...station, id: station.name, altitudeKm: station.altitudeM / 1000 })),
    onboardUs - PREDICTION_LOOKBACK_US,
    onboardUs + PREDICTION_HORIZON_US,
  );
  const contacts = passes
    .map((pass) => ({
      station: pass.stationId,
      startUs: pass.aosUs - clockOffsetUs,
      endUs: pass.losUs - clockOffsetUs,
    }))
    .filter((contact) => contact.endUs > nowUs)
    .slice(0, PREDICTED_CONTACTS_MAX_ITEMS);
  assert(contacts.every((contact, index) => index === 0 || contact.startUs >= contacts[index - 1].startUs));
  return { contacts, madeUs: nowUs, clockOffsetUs };
}

/** Whether there is none yet, it is old, or the on-board clock has stepped since. */
export function needsPrediction(prediction: Prediction | null, nowUs: number, onboardUs: number): boolean {
  if (!prediction || nowUs - prediction.madeUs >= PREDICTION_REFRESH_US) return true;
  return Math.abs(onboardUs - nowUs - prediction.clockOffsetUs) > ONBOARD_STEP_LIMIT_US;
}

/** The predicted contact in progress: that of `station` while it lasts, else of several the one that lasts longest. */
export function contactAt(prediction: Prediction | null, nowUs: number, station = ''): Contact | null {
  const current = (prediction?.contacts ?? []).filter(
    (contact) => contact.startUs <= nowUs && nowUs < contact.endUs,
  );
  const kept = current.find((contact) => contact.station === station);
  return (
    kept ??
    current.reduce<Contact | null>(
      (best, contact) => (best && best.endUs >= contact.endUs ? best : contact),
      null,
    )
  );
}

/** The next contact to begin. */
export function nextContact(prediction: Prediction | null, nowUs: number): Contact | null {
  return prediction?.contacts.find((contact) => contact.startUs > nowUs) ?? null;
}
