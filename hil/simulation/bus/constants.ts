// Figures of the modelled network and broker. Times in mission microseconds.

/** One way between a client and the broker on loopback or board LAN (assumed). */
export const LATENCY_US = 200;
/** Keep-alive of every connection (design.md, published). */
export const KEEP_ALIVE_US = 2_000_000;
/** A broker closes a connection after one and a half keep-alive periods of silence (MQTT 3.1.1, published). */
export const KEEP_ALIVE_GRACE = 1.5;
/** From loss of a connection to the next attempt (design.md, published). */
export const RECONNECT_US = 100_000;
/** How long a client waits for the answer to its CONNECT (assumed). */
export const CONNECT_TIMEOUT_US = 2_000_000;
/** QoS 1 messages under way to one client without an acknowledgement (the rig's broker configuration). */
export const IN_FLIGHT_MAX_ITEMS = 2_048;
/** QoS 1 messages that wait for one client at the broker (the rig's broker configuration). */
export const QUEUE_MAX_ITEMS = 100_000;
/** Messages that fit the socket buffers of a client that reads nothing (assumed). */
export const SOCKET_MAX_ITEMS = 1_000;
/** First retransmission of a lost segment; doubles each time (Linux's minimum, published). */
export const RETRANSMIT_US = 200_000;
export const RETRANSMIT_MAX_TIMES = 5;
/** QoS 1 messages that an endpoint keeps while the broker is away (assumed). */
export const ENDPOINT_OUTBOX_MAX_ITEMS = 1_000;
/** Topics whose matches are remembered (assumed; far above what a craft has). */
export const MATCH_CACHE_MAX_ITEMS = 4_096;
