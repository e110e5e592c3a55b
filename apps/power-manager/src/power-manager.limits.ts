/** Every bound of power-manager. Provenance: published, derived, assumed. */
const S = 1_000_000;

/** The work loop. */
export const STEP_PERIOD_US = S;

// Samples
/** Age above which a sample is not used any more; the craft's device table allows 1 to 5 s (assumed). */
export const SAMPLE_TTL_US = 5 * S;
/** Physical range of one battery voltage sensor: eight cells from 2.0 to 4.4 V (derived from the cell). */
export const BATTERY_MINIMUM_V = 16;
export const BATTERY_MAXIMUM_V = 35.2;
/** Physical range of a battery current sensor (assumed: twice the sum of all rails' nominal currents). */
export const BATTERY_MAXIMUM_A = 80;

// Redundant sensors. Noise is 20 mV and 0.5 % of the current, 1 sigma (assumed, craft).
/** Two voltage sensors agree within this (assumed: 10 sigma of their difference). */
export const VOLTAGE_AGREEMENT_V = 0.3;
/** Two current sensors agree within this (assumed: 5 sigma of the difference at 25 A). */
export const CURRENT_AGREEMENT_A = 1.0;
/** A sensor this far from the witness is the wrong one of two (assumed; the witness leans on array efficiency). */
export const CURRENT_WITNESS_A = 2.5;
export const VOLTAGE_WITNESS_V = 0.5;
/** Consecutive disagreeing or invalid samples before a sensor is isolated (assumed; budget 10 samples). */
export const ISOLATE_AFTER_ITEMS = 6;
/** Consecutive agreeing samples before an isolated sensor is believed again (assumed). */
export const TRUST_AFTER_ITEMS = 300;

// State of charge
/** Time constant of the pull to the open-circuit voltage at rest (assumed). */
export const VOLTAGE_PULL_S = 900;
/** A first estimate made of a voltage under load is corrected this fast for this long: the cells relax in 30 s (assumed). */
export const FIRST_PULL_S = 60;
export const FIRST_PULL_US = 300 * S;
/** Current at which that pull is halved: the internal resistance is known to some 30 % only (assumed). */
export const VOLTAGE_PULL_HALVED_A = 5;
/** Estimate and open-circuit voltage may differ by this much at rest (derived: 0.15 V over the plateau is 6 %). */
export const CHARGE_MISMATCH = 0.1;
/** Below this current the voltage is a fair witness of the charge (assumed, C/5). */
export const REST_CURRENT_A = 10;
/** A mismatch this long re-anchors the estimate on voltage (assumed). */
export const REANCHOR_AFTER_US = 60 * S;
/** Discharge assumed when no sample tells any more: all loads at 28 V (derived, 497 W). */
export const BLIND_DISCHARGE_A = 18;
/** Charge and re-arm counters go to retained memory this often (assumed). */
export const RETAIN_PERIOD_US = 30 * S;
/** A retained charge is believed when it is this near to what the voltage says (assumed). */
export const RETAINED_AGREEMENT = 0.1;

// Eclipse
/** Prediction is refreshed this often, and when its eclipse is over: some 450 propagations each time (assumed). */
export const FORECAST_PERIOD_US = 1800 * S;
/** The span looks back over the longest eclipse and forward over one revolution of either orbit (derived). */
export const FORECAST_BACK_US = 40 * 60 * S;
export const FORECAST_AHEAD_US = 100 * 60 * S;
/** Below this share of full power the array is dark (assumed). */
export const DARK_ARRAY_SHARE = 0.05;
export const DARK_SUN_SHARE = 0.5;
/** Consecutive equal votes before light or dark is believed (assumed). */
export const LIGHT_AFTER_ITEMS = 2;
/** Worst eclipse and revolution when no forecast can be had (derived, 500 km, beta 0). */
export const WORST_ECLIPSE_US = 36 * 60 * S;
export const WORST_ORBIT_US = 95 * 60 * S;

// Array
/** Share of the array's power that reaches the bus: wiring and tracker (assumed, craft). */
export const ARRAY_CONVERSION = 0.95;
/** The array gives all it can while the battery charges slower than this and below its top voltage (assumed, C/8). */
export const UNTHROTTLED_CHARGE_A = 6;
export const TOP_OF_CHARGE_MARGIN_V = 0.5;
/** Voltage of a full cell (published, upper end of the table). */
export const FULL_CELL_V = 4.2;
export const CAPABILITY_FALL_S = 60;
export const CAPABILITY_RISE_S = 10;
/** No verdict on the array for this long after dawn: it is cold and gives more (assumed). */
export const ARRAY_SETTLE_US = 60 * S;
/** Below this share of its rating the array is reported degraded, above the other one healthy again (assumed). */
export const ARRAY_DEGRADED_SHARE = 0.8;
export const ARRAY_HEALTHY_SHARE = 0.9;

// Budget
/** Battery efficiency of a round trip, low end, all on discharge (derived: plan with 460 W of plant.md's 460 to 466). */
export const ROUND_TRIP_EFFICIENCY = 0.92;
/** Predicted charge at the end of the eclipse that a ceiling must leave (assumed: admission's 50 % and a margin). */
export const CEILING_FLOOR_CHARGE = 0.55;
/** inv:P3: no job starts below this predicted charge; it opens again a little higher (assumed). */
export const ADMISSION_CLOSES_CHARGE = 0.5;
export const ADMISSION_OPENS_CHARGE = 0.52;
/** Load-shed tier from which on jobs are suspended and none is admitted (assumed, craft). */
export const SUSPEND_TIER = 2;
/** A job that was let in shows in the measured load after this time (assumed: start, first kernels, one filter time). */
export const GRANT_LIFE_US = 120 * S;
/** Time constant of the measured base load: a contact's transmitter must not move the ceiling much (assumed). */
export const BASE_LOAD_S = 900;
/** A ceiling rises only by at least this, so that noise does not move it; it falls at once (assumed). */
export const CEILING_RISE_STEP_W = 5;
export const CEILING_FALL_STEP_W = 1;
/** Halvings of the search between minimum and maximum cap: 150 W / 2^10 is 0.15 W. */
export const CEILING_HALVINGS = 10;
/** Time to live of a ceiling (assumed; expired means 200 W). */
export const CEILING_TTL_US = 5 * S;

// Load shedding
/** Charge below which each tier begins: cap GPU, suspend jobs, SAFE, SURVIVAL (assumed, craft). */
export const TIER_CHARGES = [0.6, 0.45, 0.35, 0.25] as const;
/** A tier ends this much above where it began (assumed). */
export const TIER_HYSTERESIS_CHARGE = 0.05;
/** Consecutive seconds below a threshold before a tier is taken: inv:P1 allows 10 s (assumed). */
export const TIER_AFTER_ITEMS = 3;
/** Time in a tier before the one above may be tried: a load toggles at most twice in 10 min (FD-30). */
export const TIER_DWELL_US = 600 * S;

// Switches
/** Tier from which on a switch is open, where the craft's table says nothing (assumed). */
export const DEFAULT_SHED_TIERS: Readonly<Record<string, number>> = { LCL2: 4, LCL6: 3 };
/** The GPU has no business on the bus from SAFE on (FD-2). */
export const GPU_SHED_TIER = 3;
/** Rails that software must not switch: the computer it runs on (craft). */
export const UNSWITCHABLE: readonly string[] = ['LCL3'];
/** Loads that always draw current when powered: their current proves the switch (craft). */
export const STEADY_LOADS: readonly string[] = ['LCL2', 'LCL3', 'LCL4', 'LCL5'];
export const PUMP_PRIME_SWITCH = 'LCL7';
export const PUMP_STANDBY_SWITCH = 'LCL8';
/** Below this a switch carries nothing; the receiver alone draws 0.18 A (assumed). */
export const OPEN_CURRENT_A = 0.05;
/** A command that the current does not confirm is repeated this often, then the switch is reported failed (assumed). */
export const CONFIRM_WITHIN_US = 3 * S;
export const COMMAND_ATTEMPTS = 4;
/** A failed switch is tried once more this often, in case it was the switching unit that was away (assumed). */
export const FAILED_RETRY_US = 300 * S;
/** Tripped switch: time open before it is closed again (assumed). */
export const COOL_OFF_US = 10 * S;
/** inv:P4: at most three re-arms in a revolution; the window is Orbit A's period (derived). */
export const REARMS_PER_ORBIT = 3;
export const REARM_WINDOW_US = 5739 * S;
/** The GPU rail's permission is renewed this often; without it the rail opens by itself after 10 s (craft). */
export const PERMISSION_PERIOD_US = 2 * S;
/** SAFE leaves the GPU this long for its jobs' checkpoint (assumed, below the permission's 10 s). */
export const SAFE_CHECKPOINT_GRACE_US = 8 * S;
/** Longest time that a power cycle may keep a rail open (assumed). */
export const POWER_CYCLE_MAXIMUM_US = 60 * S;
