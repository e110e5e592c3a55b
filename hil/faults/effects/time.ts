import type { ClockError } from '@dawnline/host';
import { numberOf, textOf, US_PER_S, type EffectContext, type Effects, type Start } from './effect';

/** What a real-time clock shows that has lost its battery: 2000-01-01 (assumed, common). */
const RTC_EPOCH_UNIX_US = 946_684_800 * US_PER_S;
/** Navigation messages count 1024 weeks, then begin anew (published). */
const GNSS_ROLLOVER_US = 1024 * 7 * 86_400 * US_PER_S;
/** A receiver that counts a leap second which the others do not (assumed). */
const LEAP_SECOND_US = US_PER_S;
const NOT_HERE = 'not possible in this world';

/** A clock that is wrong until somebody sets it right, which heals the fault. */
function wrongClock(name: string, errorOf: (context: EffectContext) => ClockError): Start {
  return (context) => {
    const { actions, target } = context;
    const refused = actions.disturbClock?.(target, name, errorOf(context));
    if (refused !== null) return refused ?? NOT_HERE;
    return { heal: () => void actions.disturbClock?.(target, name, null) };
  };
}

const step = (us: number): ClockError => ({ stepUs: Math.round(us) });

/** The computer comes back from a loss of power with an earlier time than it had. */
const nonMonotone: Start = (context) => {
  const { actions, target } = context;
  if (!actions.powerCycle) return NOT_HERE;
  const begun = wrongClock('time.non-monotone', () => step(-numberOf(context, 'back') * US_PER_S))(context);
  if (typeof begun === 'string') return begun;
  const refused = actions.powerCycle(target);
  if (refused === null) return begun;
  begun.heal?.();
  return refused;
};

const rollover: Start = (context) => {
  const { gnss } = context.bench;
  const errorUs = textOf(context, 'kind') === 'gnss-week' ? -GNSS_ROLLOVER_US : LEAP_SECOND_US;
  return { set: (intensity) => (gnss.timeErrorUs = intensity > 0 ? errorUs : 0) };
};

export const TIME_EFFECTS: Effects = {
  'time.step': wrongClock('time.step', (context) => step(numberOf(context, 'step') * US_PER_S)),
  'time.drift': wrongClock('time.drift', (context) => ({ driftPpm: numberOf(context, 'rate') })),
  'time.rtc-reset': wrongClock('time.rtc-reset', () => ({ restartsAtUs: RTC_EPOCH_UNIX_US })),
  'time.non-monotone': nonMonotone,
  'time.rollover': rollover,
  'time.disagree': wrongClock('time.disagree', (context) => step(numberOf(context, 'offset') * US_PER_S)),
};
