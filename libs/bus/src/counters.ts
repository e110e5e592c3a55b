/** What the bus of one service did since boot. Housekeeping carries most of it. */
export class BusCounters {
  /** Messages waiting in the bounded inbox. */
  inboxItems = 0;
  /** QoS 1 messages waiting for the broker. */
  outboxItems = 0;
  /** Messages that reached a handler. */
  received = 0;
  sent = 0;
  /** Payloads that did not decode, or whose header was not acceptable. */
  undecodable = 0;
  /** Messages refused because the inbox was full. */
  refused = 0;
  /** QoS 1 messages dropped because the outbox was full. */
  dropped = 0;
  /** QoS 0 messages not sent because the broker was away. */
  samplesLost = 0;
  /** Samples replaced in the inbox by a newer one of the same topic. */
  superseded = 0;
  /** Redeliveries of a message that was handled before. */
  duplicates = 0;
  /** Durable effects that failed, so that their message was not acknowledged. */
  effectsFailed = 0;
  /** Messages on a topic that no handler wants. */
  unrouted = 0;
  /** Both connections to the broker stand. */
  connected = false;
}
