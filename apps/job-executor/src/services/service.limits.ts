const S = 1_000_000;

/** Requests to one service that are not answered yet (assumed: with their procedures they fit into a lane). */
export const OPEN_REQUESTS_MAX_ITEMS = 24;
/** Body of one request (assumed: below what one telecommand may carry). */
export const REQUEST_BODY_MAX_BYTES = 65_536;
/** One reply (assumed: one packet of telemetry). */
export const REPLY_MAX_BYTES = 65_536;
/** Answered requests that a service remembers, with their replies (assumed). */
export const ANSWERED_KEPT_ITEMS = 64;
/** Longest time to a reply, own time (assumed). */
export const REQUEST_LIMIT_US = 60 * S;
/** Between two health requests, own time (assumed). */
export const HEALTH_PERIOD_US = 60 * S;
