import { RigTime, topicOf, type OnboardClockError } from '@dawnline/contracts';
import type { OnboardError } from '../onboard-error';
import type { Bus } from '../ports';
import type { LiveClock } from './clock';

/** Farthest that a clock can be off: two hundred years; what is beyond it is no error of a clock (assumed). */
const FARTHEST_US = 6.4e15;
/** More errors at once than any fault catalogue has; the rest is not looked at (assumed). */
const ERRORS_MAX_ITEMS = 64;

/** Keeps the clock of one computer with the rig's. The rig's time is retained state: it comes with every connection. */
export function followRigTime(bus: Bus, craft: string, computer: string, clock: LiveClock): void {
  const topic = topicOf(RigTime.packet!.topic, { craft });
  bus.samples.onDelivery((delivery) => {
    if (delivery.topic !== topic) return;
    const time = decodeTime(delivery.payload);
    if (!time) return;
    clock.setAnchor({
      missionTimeUs: time.missionTimeUs,
      rate: time.paused ? 0 : time.rate,
      anchorMonotonicUs: time.anchorMonotonicUs,
      clockDomain: time.clockDomain,
      epochUnixUs: time.epochUnixUs,
      onboardErrors: errorsOf(time.clockErrors, computer),
    });
  });
  bus.samples.subscribe([topic], 0);
}

/** Those of one computer that a clock can have. */
function errorsOf(all: readonly OnboardClockError[], computer: string): OnboardError[] {
  return all
    .slice(0, ERRORS_MAX_ITEMS)
    .filter((error) => error.computer === computer && isPossible(error))
    .map(({ offsetUs, driftPpm, sinceUs }) => ({ offsetUs, driftPpm, sinceUs }));
}

function isPossible({ offsetUs, driftPpm }: OnboardClockError): boolean {
  return (
    Number.isSafeInteger(offsetUs) && Math.abs(offsetUs) <= FARTHEST_US && Math.abs(driftPpm) <= MOST_PPM
  );
}

/** A clock that gains more than a second in each is none (assumed). */
const MOST_PPM = 1e6;

/** What does not decode is not the rig's; the clock goes on as it was. */
function decodeTime(payload: Uint8Array): RigTime | null {
  try {
    const time = RigTime.decode(payload);
    return Number.isFinite(time.rate) && time.rate >= 0 ? time : null;
  } catch {
    return null;
  }
}
