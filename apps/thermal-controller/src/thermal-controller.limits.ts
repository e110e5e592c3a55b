/** Every bound of thermal-controller. Provenance: published, derived, assumed. */
const S = 1_000_000;

export const STEP_PERIOD_US = S;

// Samples
/** Age above which a sample is not used any more (assumed; the craft allows 1 to 5 s). */
export const SAMPLE_TTL_US = 5 * S;
/** How long a voted temperature may be held without a new one (assumed: the loop moves 0.1 K/s at most). */
export const VOTE_TTL_US = 15 * S;

// Voting. Noise is 0.3 K, 1 sigma; bias up to 1 K (assumed, craft)
/** Physical range of a temperature that any node of the craft can have, degrees C (derived). */
export const TEMPERATURE_MINIMUM_C = -95;
export const TEMPERATURE_MAXIMUM_C = 120;
/** A sensor this far from the median is wrong: twice the bias, and 5 sigma of the difference (derived). */
export const DEVIATION_LIMIT_K = 4;
/** Consecutive deviating or invalid samples before a sensor is isolated (assumed; budget 10 samples). */
export const DEVIATION_ITEMS = 5;
/** Identical readings, while the others wander, that betray a stuck sensor: by chance once in 1e9 (derived). */
export const STUCK_ITEMS = 8;

// Loop
/** Target of the loop and its allowed range, degrees C (assumed; the loop must stay at 10 or above). */
export const LOOP_TARGET_C = 15;
export const LOOP_TARGET_MINIMUM_C = 10;
export const LOOP_TARGET_MAXIMUM_C = 30;
/** Valve opening per kelvin, and time constant of its integral (assumed, tuned on the craft's net). */
export const LOOP_GAIN_PER_K = 0.1;
export const LOOP_INTEGRAL_S = 200;
/** Smoothing of the loop temperature before the control sees it (assumed). */
export const LOOP_FILTER_S = 10;
/** All of the flow past the radiators would freeze them: the bypass stops short of it (derived, see README). */
export const BYPASS_MAXIMUM = 0.97;
/** Radiator temperature below which the bypass gives way, and how fast (assumed; coolant freezes at -77 degrees C). */
export const RADIATOR_LOW_C = -55;
export const RADIATOR_RELIEF_PER_K = 0.02;
/** Position when the loop temperature is unknown for long: some heat goes out whatever happens (assumed). */
export const BYPASS_BLIND = 0.3;
/** The valve is commanded when it must move by this much, and every 10 s (assumed). */
export const BYPASS_DEADBAND = 0.01;
export const REPEAT_PERIOD_US = 10 * S;
/** Commanded and measured position differ by more than this for so long, twice a move from end to end: it is stuck (assumed). */
export const VALVE_AGREEMENT = 0.1;
export const VALVE_STUCK_ITEMS = 20;

// Flow
export const FLOW_LOW_RATIO = 0.8;
export const FLOW_RED_RATIO = 0.5;
export const FLOW_GOOD_RATIO = 0.85;
/** Consecutive low samples before GPUs are throttled (assumed; a stopped pump gives 245 s at 350 W, derived). */
export const FLOW_LOW_ITEMS = 3;
/** Consecutive samples of red flow, or of merely low flow, before the other pump takes over (assumed). */
export const FLOW_SWAP_ITEMS = 5;
export const FLOW_DEGRADED_ITEMS = 30;
export const FLOW_CLEAR_ITEMS = 10;
/** A pump that was just switched on is given this long (assumed; its rail has to close first). */
export const PUMP_START_US = 15 * S;
/** Without a flow reading, a pump current below this means no flow (assumed, half of nominal). */
export const PUMP_CURRENT_A = 0.35;

// Heaters: on below, off above, degrees C (assumed)
export const HEATER_BANDS = {
  loop: { onC: 11, offC: 13 },
  battery: { onC: 8, offC: 12 },
  structure: { onC: -5, offC: 0 },
} as const;
/** Shortest time between two changes of one heater (assumed). */
export const HEATER_DWELL_US = 60 * S;
/** A cold structure is believed only if the battery bolted to it is cool too: never one sensor's word (inv:T3). */
export const STRUCTURE_WITNESS_C = 12;
/** Heater current that counts as on, and how long a contradiction lasts before it is reported (assumed). */
export const HEATER_CURRENT_A = 0.2;
export const HEATER_STUCK_ITEMS = 15;

// GPU
/** Die temperature of margin zero, used when the margin's own limit cannot be told (published, nvidia-smi dump). */
export const GPU_LIMIT_C = 87;
/** The steady state is planned to stay this far below the limit (assumed). */
export const GPU_RESERVE_K = 8;
/** Die above loop, and die above plate, per watt of board power (derived from the craft's net at 350 W). */
export const DIE_OVER_LOOP_K_PER_W = 0.0643;
export const DIE_OVER_PLATE_K_PER_W = 0.034;
/** inv:T2: cap within 500 ms when the limit is nearer than 5 s; seen a little earlier because the trend lags (assumed). */
export const TIME_TO_LIMIT_S = 7;
/** A rate is believed above this: noise of the trend is 0.2 K/s (derived for 0.1 K at 10 Hz over 0.8 s). */
export const RATE_NOISE_K_PER_S = 0.5;
/** Samples of the trend: 0.8 s at 10 Hz (assumed: half a reaction budget of lag). */
export const TREND_ITEMS = 8;
/** A fast fall is answered by the lowest cap for this long at least (assumed). */
export const FAST_HOLD_US = 30 * S;
/** Ceilings by measured temperatures: full cap at the first figure, lowest cap at the second (assumed). */
export const MARGIN_BAND_K = [12, 5] as const;
export const HBM_BAND_C = [86, 94] as const;
export const LOOP_BAND_C = [42, 50] as const;
export const BATTERY_BAND_C = [40, 44] as const;
/** Below this the loop is too cold for GPU load (assumed; fault:H4). */
export const LOOP_COLD_C = 4;
/** With the lowest cap in force and still this little margin, jobs must stop (assumed). */
export const SUSPEND_MARGIN_K = 2;
export const RESUME_MARGIN_K = 12;
export const SUSPEND_ITEMS = 5;
/** A ceiling recovers at this rate and in steps of this size (assumed). */
export const CEILING_RISE_W_PER_S = 5;
export const CEILING_STEP_W = 5;
/** A ceiling this far below the maximum is an episode worth an event (assumed). */
export const LIMITED_BELOW_W = 20;
export const CEILING_TTL_US = 5 * S;
/** A falling ceiling is sent at once if it falls by more than this. */
export const CEILING_URGENT_W = 1;
