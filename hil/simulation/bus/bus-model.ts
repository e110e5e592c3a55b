import { TIE, type QueuedEvent } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import type { Fence } from '../node/fence';
import { Broker } from './broker';
import { SimulatedConnection, type ConnectionOptions } from './connection';
import { KEEP_ALIVE_GRACE, KEEP_ALIVE_US, LATENCY_US } from './constants';
import { Endpoint } from './endpoint';
import { Link, type Degradation, type Direction } from './link';
import type { Message, Packet } from './message';
import { SESSION_LIMITS, type SessionLimits } from './session';
import { Wire } from './wire';

const SILENCE_US = KEEP_ALIVE_US * KEEP_ALIVE_GRACE;

export interface BusOptions {
  /** One way between client and broker. */
  readonly latencyUs?: number;
  readonly limits?: Partial<SessionLimits>;
}

export type Heal = () => void;

/** The bus of the simulated world: links, connections, one broker, and every way they can fail. */
export class BusModel {
  readonly broker: Broker;
  private readonly latencyUs: number;
  private readonly links = new Map<string, Link>();
  private readonly endpoints = new Map<string, Endpoint>();
  private readonly connections = new Set<SimulatedConnection>();
  private stalledUntilUs = -1;
  private stalled: (() => void)[] = [];
  private downs = 0;

  constructor(
    private readonly simulation: Simulation,
    options: BusOptions = {},
  ) {
    this.latencyUs = options.latencyUs ?? LATENCY_US;
    this.broker = new Broker(simulation, { ...SESSION_LIMITS, ...options.limits });
  }

  get nowUs(): number {
    return this.simulation.nowUs;
  }

  at(timeUs: number, label: string, owner: string, action: () => void): QueuedEvent {
    return this.simulation.schedule(timeUs, TIE.network, label, owner, action, undefined);
  }

  /** A connection of a node's life; it connects by itself and dies with its fence. */
  connect(node: string, fence: Fence, options: ConnectionOptions): SimulatedConnection {
    const connection = new SimulatedConnection(this, this.link(node), fence, options);
    this.connections.add(connection);
    return connection;
  }

  endpoint(name: string): Endpoint {
    let endpoint = this.endpoints.get(name);
    if (!endpoint) {
      endpoint = new Endpoint(name, this.link(name), this.broker, (message) => this.accept(message));
      this.endpoints.set(name, endpoint);
    }
    return endpoint;
  }

  /** The link of a node or endpoint; made at first use. */
  link(name: string): Link {
    let link = this.links.get(name);
    if (!link) {
      link = new Link(name, this.simulation.seed);
      link.onCut = (direction, cut) => this.cutChanged(name, direction, cut);
      this.links.set(name, link);
    }
    return link;
  }

  /** Loss, duplicates, delay, reordering on the links of these nodes. */
  degrade(nodes: readonly string[], degradation: Degradation): Heal {
    const heals = nodes.map((node) => this.link(node).degrade(degradation));
    return () => heals.forEach((heal) => heal());
  }

  /** Nothing gets through: both ways, or only from the node (`up`) or to it (`down`). */
  partition(nodes: readonly string[], direction: Direction | 'both' = 'both'): Heal {
    const directions: Direction[] = direction === 'both' ? ['up', 'down'] : [direction];
    for (const node of nodes)
      for (const one of directions) if (!this.link(node).cut(one)) this.link(node).setCut(one, this.nowUs);
    return () => {
      for (const node of nodes) for (const one of directions) this.link(node).setCut(one, null);
    };
  }

  /** The broker's process dies and comes back after `downUs`; Infinity = until `restoreBroker`. */
  crashBroker(options: { readonly downUs: number; readonly keepSessions: boolean }): void {
    this.broker.crash(options.keepSessions);
    this.stalled = [];
    this.stalledUntilUs = -1;
    const down = ++this.downs;
    if (options.downUs !== Infinity)
      this.at(this.nowUs + options.downUs, 'broker.up', 'broker', () => {
        if (this.downs === down) this.restoreBroker();
      });
  }

  restoreBroker(): void {
    if (this.broker.up) return;
    this.downs += 1;
    this.broker.restart();
    for (const endpoint of this.endpoints.values()) endpoint.flush();
  }

  /** The broker takes what comes, but does nothing with it until the time is over. */
  stall(durationUs: number): void {
    const untilUs = this.nowUs + durationUs;
    this.stalledUntilUs = Math.max(this.stalledUntilUs, untilUs);
    this.at(untilUs, 'broker.resumes', 'broker', () => {
      if (this.nowUs < this.stalledUntilUs) return;
      const waiting = this.stalled;
      this.stalled = [];
      for (const action of waiting) action();
    });
    if (durationUs < SILENCE_US) return;
    this.at(this.nowUs + SILENCE_US, 'bus.keep-alive', 'broker', () => {
      if (this.nowUs < this.stalledUntilUs)
        for (const connection of [...this.connections])
          if (connection.state === 'connected') connection.lose(false);
    });
  }

  /** The node's process is gone; `powerLost`: so silently that the broker finds out by keep-alive only. */
  kill(fence: Fence, powerLost: boolean): void {
    for (const connection of [...this.connections]) {
      if (connection.fence !== fence) continue;
      const wire = connection.wire;
      connection.lose(powerLost);
      this.connections.delete(connection);
      if (wire && powerLost) this.expireLater(wire, () => true);
    }
  }

  /** The node sends no pings any more (stopped, or its loop is blocked) until `stillSilent` says otherwise. */
  silence(fence: Fence, stillSilent: () => boolean): void {
    for (const connection of this.connections)
      if (connection.fence === fence && connection.wire) this.expireLater(connection.wire, stillSilent);
  }

  /** For connections: a wire to the broker. */
  open(connection: SimulatedConnection): Wire {
    return new Wire(
      this.simulation,
      connection.link,
      connection.clientId,
      {
        atBroker: (wire, packet) => this.atBroker(wire, packet, connection),
        atClient: (wire, packet) => connection.receive(wire, packet),
      },
      this.latencyUs,
    );
  }

  private accept(message: Message): void {
    if (this.nowUs < this.stalledUntilUs) this.stalled.push(() => this.broker.accept(message));
    else this.broker.accept(message);
  }

  private atBroker(wire: Wire, packet: Packet, connection: SimulatedConnection): void {
    if (!this.broker.up) {
      // Nobody listens on the port: the connection is refused.
      wire.closeAtBroker();
      return;
    }
    if (this.nowUs < this.stalledUntilUs)
      this.stalled.push(() => {
        if (wire.brokerOpen) this.broker.receive(wire, packet, connection);
      });
    else this.broker.receive(wire, packet, connection);
  }

  private expireLater(wire: Wire, stillSilent: () => boolean): void {
    this.at(this.nowUs + SILENCE_US, 'bus.keep-alive', wire.link.name, () => {
      if (stillSilent()) this.broker.expire(wire);
    });
  }

  private cutChanged(node: string, direction: Direction, cut: boolean): void {
    const link = this.link(node);
    const mine = [...this.connections].filter((connection) => connection.link === link);
    if (!cut) {
      for (const connection of mine) connection.wire?.release(direction);
      if (direction === 'up') this.endpoints.get(node)?.flush();
      return;
    }
    const sinceUs = link.cutSinceUs[direction];
    const stillCut = (): boolean => link.cutSinceUs[direction] === sinceUs;
    for (const connection of mine) {
      const wire = connection.wire;
      if (!wire) continue;
      if (direction === 'up') this.expireLater(wire, stillCut);
      else
        this.at(this.nowUs + SILENCE_US, 'bus.keep-alive', node, () => {
          if (stillCut() && connection.wire === wire && connection.fence.alive) connection.lose(false);
        });
    }
  }
}
