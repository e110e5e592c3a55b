// How fast mission time may run: a pure function of what the rig sees. It only ever chooses a rate; mission time never jumps.

/** Mission time before a scheduled onset at which the rig is slow already (assumed: two turns of the governor at 60x). */
export const ONSET_LEAD_US = 15_000_000;
/** Ceiling while a service process starts: its start takes wall time that the budgets do not count (assumed). */
export const BOOT_RATE = 1;
/** Answers later than this in mission time would look like misses to the health check, which warns at 3 s (assumed). */
export const SERVICE_LAG_LIMIT_US = 1_000_000;
/** A simulator loop later than this is short of processor time (assumed). */
export const LOOP_LAG_LIMIT_MS = 120;
const SLOW_DOWN_FACTOR = 0.75;
/** Per turn, until the machine's limit was met once; then slowly, or it would be met again every few seconds (assumed). */
const FIRST_SPEED_UP_FACTOR = 1.15;
const SPEED_UP_FACTOR = 1.02;
/** Calm turns of the governor before it speeds up again (assumed). */
const FIRST_CALM_TURNS = 5;
const CALM_TURNS = 10;
const LOWEST_RATE = 1;
/** A rate rises by this factor in a turn at most, from the first rate on: everybody's caches and queues follow (assumed). */
const RISE_FACTOR = 1.3;
export const FIRST_RATE = 10;
/** A smaller change of a rate is not worth an announcement. */
const SMALLEST_CHANGE = 0.1;

export interface RateInput {
  /** From the scenario or the command line, or set while flying. */
  readonly ceiling: number;
  /** Ceiling from a fault's onset to its recovery. */
  readonly faultRate: number;
  readonly paused: boolean;
  /** Mission time to the next scheduled onset; null for none. */
  readonly untilOnsetUs: number | null;
  /** Faults that are not recovered and still within their budget. */
  readonly openFaults: readonly string[];
  /** Services that are down or starting. */
  readonly startingServices: readonly string[];
  /** Longest delay of the simulator loop since the last turn. */
  readonly loopLagMs: number;
  /** Longest wall time between a health ping and its echo since the last turn; 0 when none was seen. */
  readonly serviceLagMs: number;
}

export interface RateState {
  /** What the machine bears; at most the ceiling. */
  readonly bearable: number;
  readonly calmTurns: number;
  /** The machine's limit has been met. */
  readonly hasMetLimit: boolean;
  readonly rate: number;
  readonly reason: string;
}

export const STOPPED: RateState = {
  bearable: Infinity,
  calmTurns: 0,
  hasMetLimit: false,
  rate: 0,
  reason: 'not started',
};

type Bearing = Pick<RateState, 'bearable' | 'calmTurns' | 'hasMetLimit'>;

/** One turn of the governor. The rate in the new state is the old one where the difference is not worth a change. */
export function governRate(state: RateState, input: RateInput): RateState {
  const wanted = wantedRate(input);
  const bearing = bear(state, input, wanted.rate);
  const { bearable } = bearing;
  if (input.paused) return { ...bearing, rate: 0, reason: 'paused' };
  const rate = Math.min(wanted.rate, bearable, Math.max(FIRST_RATE, state.rate * RISE_FACTOR));
  const reason =
    rate === bearable && bearable < wanted.rate ? 'the machine is short of processor time' : wanted.reason;
  const isSmall = Math.abs(rate - state.rate) < SMALLEST_CHANGE * state.rate;
  if (isSmall && rate !== wanted.rate) return { ...state, ...bearing };
  return { ...bearing, rate, reason };
}

function wantedRate(input: RateInput): { rate: number; reason: string } {
  const slow = Math.min(input.ceiling, input.faultRate);
  if (input.startingServices.length > 0)
    return { rate: Math.min(slow, BOOT_RATE), reason: `${input.startingServices.join(', ')} starting` };
  if (input.openFaults.length > 0) return { rate: slow, reason: `fault ${input.openFaults.join(', ')}` };
  if (input.untilOnsetUs !== null && input.untilOnsetUs <= ONSET_LEAD_US)
    return { rate: slow, reason: 'a fault is near' };
  return { rate: input.ceiling, reason: 'cruise' };
}

const bearingOf = ({ bearable, calmTurns, hasMetLimit }: RateState): Bearing => ({
  bearable,
  calmTurns,
  hasMetLimit,
});

function bear(state: RateState, input: RateInput, wanted: number): Bearing {
  const lowest = Math.min(LOWEST_RATE, wanted);
  const serviceLagUs = input.serviceLagMs * 1000 * state.rate;
  if (input.loopLagMs > LOOP_LAG_LIMIT_MS || serviceLagUs > SERVICE_LAG_LIMIT_US) {
    const from = Math.min(state.bearable, state.rate > 0 ? state.rate : wanted);
    return { bearable: Math.max(lowest, from * SLOW_DOWN_FACTOR), calmTurns: 0, hasMetLimit: true };
  }
  const { hasMetLimit } = state;
  // Calm at a lower rate says nothing about a higher one.
  if (wanted < state.bearable && state.bearable < input.ceiling) return { ...bearingOf(state), calmTurns: 0 };
  const calmTurns = state.calmTurns + 1;
  if (state.bearable >= input.ceiling) return { bearable: Infinity, calmTurns, hasMetLimit };
  if (calmTurns < (hasMetLimit ? CALM_TURNS : FIRST_CALM_TURNS))
    return { bearable: state.bearable, calmTurns, hasMetLimit };
  const factor = hasMetLimit ? SPEED_UP_FACTOR : FIRST_SPEED_UP_FACTOR;
  return { bearable: state.bearable * factor, calmTurns, hasMetLimit };
}
