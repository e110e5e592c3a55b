import type { Qos } from '@dawnline/host';
import { topicMatches } from '@dawnline/contracts';
import type { Simulation } from '../kernel/simulation';
import { MATCH_CACHE_MAX_ITEMS, SOCKET_MAX_ITEMS } from './constants';
import { validFilter, type Message, type Packet } from './message';
import { SESSION_LIMITS, Session, type SessionLimits } from './session';
import type { Wire } from './wire';

/** What a client said of itself when it connected. */
export interface ClientFacts {
  readonly clientId: string;
  readonly persistent: boolean;
  readonly will: Message | null;
  /** Messages that its sockets hold unread. */
  unreadItems(): number;
}

/** A subscriber beside the network: devices, the ground, the flight record. */
export interface LocalSubscriber {
  readonly name: string;
  readonly filter: string;
  deliver(message: Message, retained: boolean): void;
}

interface Match {
  readonly sessions: readonly { readonly session: Session; readonly qos: Qos }[];
  readonly locals: readonly LocalSubscriber[];
}

export interface BrokerCounters {
  accepted: number;
  delivered: number;
  droppedQueueFull: number;
  droppedSocketFull: number;
  takeovers: number;
  keepAliveExpiries: number;
  crashes: number;
}

/** The broker: MQTT 3.1.1 at QoS 0 and 1, as far as Dawnline uses it. */
export class Broker {
  readonly counters: BrokerCounters = {
    accepted: 0,
    delivered: 0,
    droppedQueueFull: 0,
    droppedSocketFull: 0,
    takeovers: 0,
    keepAliveExpiries: 0,
    crashes: 0,
  };
  /** Sees every message that the broker accepts. */
  readonly taps: ((message: Message) => void)[] = [];
  /** Whether a client may subscribe to a filter. */
  grants: (clientId: string, filter: string) => boolean = (_, filter) => validFilter(filter);
  up = true;
  private readonly sessions = new Map<string, Session>();
  private readonly clients = new Map<Wire, ClientFacts>();
  private readonly retained = new Map<string, Message>();
  private readonly locals: LocalSubscriber[] = [];
  private matches = new Map<string, Match>();
  private readonly accepting: Message[] = [];
  private busy = false;

  constructor(
    private readonly simulation: Simulation,
    private readonly limits: SessionLimits = SESSION_LIMITS,
  ) {}

  retainedMessage(topic: string): Message | null {
    return this.retained.get(topic) ?? null;
  }

  session(clientId: string): Session | null {
    return this.sessions.get(clientId) ?? null;
  }

  receive(wire: Wire, packet: Packet, facts: ClientFacts): void {
    switch (packet.kind) {
      case 'connect':
        return this.connect(wire, facts);
      case 'publish':
        this.accept(packet.message);
        if (packet.message.qos === 1)
          wire.toClient({ kind: 'puback', id: packet.id, leaveUs: this.simulation.nowUs });
        return;
      case 'puback':
        return this.sessionOf(wire)?.acknowledged(packet.id);
      case 'subscribe':
        return this.subscribe(wire, packet.filters, packet.qos);
      case 'disconnect':
        return this.leave(wire, false);
      case 'close':
        return this.leave(wire, true);
      case 'connack':
      case 'deliver':
      case 'refused':
        throw new Error(`a client sent ${packet.kind}`);
    }
  }

  /** Takes a message and hands it on. Messages that a delivery causes at once wait their turn. */
  accept(message: Message): void {
    this.accepting.push(message);
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.accepting.length > 0) this.route(this.accepting.shift()!);
    } finally {
      this.busy = false;
    }
  }

  addLocal(subscriber: LocalSubscriber): () => void {
    this.locals.push(subscriber);
    this.matches.clear();
    if (this.up)
      for (const message of this.retainedUnder(subscriber.filter)) subscriber.deliver(message, true);
    return () => {
      this.locals.splice(this.locals.indexOf(subscriber), 1);
      this.matches.clear();
    };
  }

  /** The client has been silent for too long. */
  expire(wire: Wire): void {
    if (!wire.brokerOpen || !this.clients.has(wire)) return;
    this.counters.keepAliveExpiries += 1;
    wire.closeAtBroker();
    this.leave(wire, true);
  }

  /** The process dies. Without `keepSessions` it forgets sessions and retained messages. */
  crash(keepSessions: boolean): void {
    this.counters.crashes += 1;
    this.up = false;
    for (const wire of [...this.clients.keys()]) wire.closeAtBroker();
    this.clients.clear();
    for (const session of this.sessions.values()) session.wire = null;
    if (!keepSessions) {
      this.sessions.clear();
      this.retained.clear();
    } else for (const [id, session] of this.sessions) if (!session.persistent) this.sessions.delete(id);
    this.matches.clear();
  }

  /** Comes up again; the local subscribers get what is retained, as after their own reconnection. */
  restart(): void {
    this.up = true;
    for (const local of this.locals)
      for (const message of this.retainedUnder(local.filter)) local.deliver(message, true);
  }

  private connect(wire: Wire, facts: ClientFacts): void {
    let session = this.sessions.get(facts.clientId);
    if (session?.wire) {
      this.counters.takeovers += 1;
      const older = session.wire;
      older.closeAtBroker();
      this.leave(older, true);
      session = this.sessions.get(facts.clientId);
    }
    this.clients.set(wire, facts);
    wire.toClient({ kind: 'connack', leaveUs: this.simulation.nowUs });
    if (session?.persistent && facts.persistent) return session.resume(wire);
    if (session) this.forget(session);
    session = new Session(facts.clientId, facts.persistent, this.limits, () => this.simulation.nowUs);
    session.wire = wire;
    this.sessions.set(facts.clientId, session);
  }

  private leave(wire: Wire, ungraceful: boolean): void {
    const facts = this.clients.get(wire);
    if (!facts) return;
    this.clients.delete(wire);
    wire.brokerOpen = false;
    const session = this.sessions.get(facts.clientId);
    if (session?.wire === wire) {
      session.wire = null;
      if (!session.persistent) this.forget(session);
    }
    if (ungraceful && facts.will) this.accept(facts.will);
  }

  private forget(session: Session): void {
    this.sessions.delete(session.clientId);
    this.matches.clear();
  }

  private sessionOf(wire: Wire): Session | null {
    const facts = this.clients.get(wire);
    return facts ? (this.sessions.get(facts.clientId) ?? null) : null;
  }

  private subscribe(wire: Wire, filters: readonly string[], qos: Qos): void {
    const session = this.sessionOf(wire);
    if (!session) return;
    const leaveUs = this.simulation.nowUs;
    for (const filter of filters) {
      if (!this.grants(session.clientId, filter)) {
        wire.toClient({ kind: 'refused', filter, leaveUs });
        continue;
      }
      if (session.subscriptions.get(filter) !== qos) {
        session.subscriptions.set(filter, qos);
        this.matches.clear();
      }
      for (const message of this.retainedUnder(filter))
        this.deliver(session, message, Math.min(message.qos, qos) as Qos, true);
    }
  }

  private route(message: Message): void {
    this.counters.accepted += 1;
    this.simulation.fingerprint.message(
      this.simulation.nowUs,
      message.topic,
      message.payload,
      message.qos + (message.retain ? 2 : 0),
    );
    if (message.retain) {
      if (message.payload.length === 0) this.retained.delete(message.topic);
      else this.retained.set(message.topic, message);
    }
    for (const tap of this.taps) tap(message);
    const match = this.matchOf(message.topic);
    for (const { session, qos } of match.sessions)
      this.deliver(session, message, qos < message.qos ? qos : message.qos, false);
    for (const local of match.locals) local.deliver(message, false);
  }

  private deliver(session: Session, message: Message, qos: Qos, retained: boolean): void {
    if (qos === 1 && (session.wire || session.persistent)) {
      if (session.offer(message, retained)) this.counters.delivered += 1;
      else this.counters.droppedQueueFull += 1;
      return;
    }
    const wire = session.wire;
    if (!wire) return;
    if (this.clients.get(wire)!.unreadItems() >= SOCKET_MAX_ITEMS) {
      this.counters.droppedSocketFull += 1;
      return;
    }
    this.counters.delivered += 1;
    wire.toClient({ kind: 'deliver', message, qos: 0, retained, id: 0, leaveUs: this.simulation.nowUs });
  }

  private *retainedUnder(filter: string): Generator<Message> {
    for (const message of [...this.retained.values()]) if (topicMatches(filter, message.topic)) yield message;
  }

  /** Whoever matches a topic, once each, at the highest QoS of its matching filters. */
  private matchOf(topic: string): Match {
    const known = this.matches.get(topic);
    if (known) return known;
    const sessions: { session: Session; qos: Qos }[] = [];
    for (const session of this.sessions.values()) {
      let granted = -1;
      for (const [filter, qos] of session.subscriptions)
        if (qos > granted && topicMatches(filter, topic)) granted = qos;
      if (granted >= 0) sessions.push({ session, qos: granted as Qos });
    }
    const locals = this.locals.filter((local) => topicMatches(local.filter, topic));
    const match = { sessions, locals };
    if (this.matches.size >= MATCH_CACHE_MAX_ITEMS) this.matches.clear();
    this.matches.set(topic, match);
    return match;
  }
}
