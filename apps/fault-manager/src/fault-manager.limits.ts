// Bounds of fault-manager. Sources: FDIR reference section 4 (rules FD-n); all figures there are assumed unless marked.

/** FD-13: one health cycle. */
export const HEALTH_CYCLE_US = 1_000_000;
/** FD-14: a service is warned about, and then declared dead, this many cycles after its ping. */
export const WARN_CYCLES = 3;
export const FATAL_CYCLES = 5;
/** FD-18: start-up grace after a boot of the computer (as cFS HS, published) and after a restart of one service. */
export const BOOT_GRACE_US = 65_000_000;
export const RESTART_GRACE_US = 30_000_000;
/** Good cycles in a row before a service counts as recovered and before NOMINAL is taken (assumed). */
export const HEALTHY_CYCLES = 3;
/** Without any echo for this many cycles, all services at once, the bus is at fault and not they (assumed). */
export const SILENT_BUS_CYCLES = 2;

/** FD-21, FD-22: bounds of the ladder's rungs. */
export const RESTARTS_MAX = 3;
export const RESTART_WINDOW_US = 600_000_000;
export const PROCESSOR_RESETS_MAX = 2;
export const POWER_ON_RESETS_MAX = 1;
/** FD-23: counts of rungs 2 to 4 are forgotten after this long without a rung. */
export const LADDER_FORGET_US = 86_400_000_000;
/** FD-29. */
export const ACTIONS_PER_EPISODE_MAX = 8;
/** FD-28: a row does not start again within its cooldown; an episode ends one cooldown after all is well. */
export const COOLDOWN_US = 30_000_000;

/** Tiers of power-manager (plant reference section 10) that ask for a mode. */
export const SAFE_TIER = 3;
export const SURVIVAL_TIER = 4;
/** Age above which power-manager's housekeeping says nothing any more: three periods (assumed). */
export const HOUSEKEEPING_MAX_AGE_US = 3_000_000;
