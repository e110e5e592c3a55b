// What a turn of node code costs in virtual microseconds, times the node's slow factor. A turn's kind is the contract
// that it handled, `timer`, or the port that called back. All figures are assumed, for a 1 GHz-class on-board processor.

export type TurnCosts = Readonly<Record<string, number>>;

/** A handler, where the table has no figure. */
export const DEFAULT_TURN_COST_US = 200;

export const TURN_COSTS: TurnCosts = {
  boot: 0,
  // A look into an empty inbox.
  idle: 0,
  timer: 200,
  // Taking a message into the inbox; its handler is a turn of its own.
  'bus.delivery': 0,
  'bus.done': 0,
  'bus.state': 0,
  'bus.closed': 0,
  disk: 0,
  'process.event': 100,
};

/** From the start of a service's process to its first message: 0.3 to 0.4 s (measured). */
export const BOOT_DELAY_US = 350_000;
