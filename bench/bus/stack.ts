import type { Qos } from '@dawnline/contracts';

/** One way of putting messages on the bus, in the roles that the measurement needs. */
export interface Stack {
  /** Calls `onMessage` in the handler of every message below `craft/odc-1/tm/`. */
  subscriber(url: string, qos: Qos, onMessage: () => void): Promise<void>;
  publisher(url: string, qos: Qos): Promise<Publisher>;
  /** Answers every request. */
  responder(url: string, qos: Qos): Promise<void>;
  /** Returns what sends one request and calls back when its reply is in the handler. */
  requester(url: string, qos: Qos): Promise<(done: () => void) => void>;
}

export interface Publisher {
  send(topicNumber: number): void;
  /** Messages at QoS 1 that the broker has not acknowledged. */
  unacknowledged(): number;
  /** Bytes that wait in the socket. */
  backlogBytes(): number;
}

export const CRAFT = 'odc-1';
/** As many sources as can be on their way at once, because a newer sample takes the place of an older one. */
export const TOPICS = 2_000;
export const topicOfSource = (source: string): string => `craft/${CRAFT}/tm/${source}`;
export const FILTER = topicOfSource('+');

/** The same contents for everybody: a housekeeping packet without fields of its own. */
export const STATUS = {
  uptimeUs: 5_400_000_000,
  progress: 5_400,
  mode: 5,
  inboxItems: 3,
  outboxItems: 1,
  messagesReceived: 123_456,
  messagesSent: 65_432,
  undecodable: 1,
  refused: 2,
  dropped: 3,
  events: 17,
  eventsSquelched: 4,
  commandsAccepted: 8,
  commandsRejected: 1,
  busConnected: true,
};
