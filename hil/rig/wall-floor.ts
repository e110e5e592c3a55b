/**
 * Wall time that a hardware timer of the rig grants at least (assumed): at 60x ten seconds of mission time are 167 ms, and
 * a pause of the rig's own machine must not look like a dead service. At 1x the timers are exactly what they are on board.
 */
const WALL_FLOOR_US = 1_000_000;

/** A limit in mission time that leaves the machine its wall time at any rate. */
export function wallFloorUs(limitUs: number, rate: number): number {
  return Math.max(limitUs, rate * WALL_FLOOR_US);
}
