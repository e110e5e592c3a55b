import type { Simulation } from '../kernel/simulation';
import { TIE } from '../kernel/event-queue';
import { LATENCY_US, RETRANSMIT_MAX_TIMES, RETRANSMIT_US, SOCKET_MAX_ITEMS } from './constants';
import type { Direction, Link } from './link';
import { topicOfPacket, type Packet } from './message';

export interface WireEnds {
  atBroker(wire: Wire, packet: Packet): void;
  atClient(wire: Wire, packet: Packet): void;
}

const retransmitUs = (attempt: number): number =>
  attempt < RETRANSMIT_MAX_TIMES ? RETRANSMIT_US * (1 << attempt) : -1;

/** One direction of a TCP connection: in order, late by the latency, subject to the link's faults. */
class Channel {
  private lastArrivalUs = 0;
  private readonly lastByTopic = new Map<string, number>();
  private held: Packet[] = [];
  private readonly label: string;
  private readonly arrive: (packet: Packet) => void;

  constructor(
    private readonly simulation: Simulation,
    private readonly link: Link,
    private readonly direction: Direction,
    private readonly latencyUs: number,
    receive: (packet: Packet) => void,
  ) {
    this.label = `bus.${direction}`;
    this.arrive = receive;
  }

  send(packet: Packet): void {
    if (this.link.cut(this.direction)) {
      // What TCP keeps to send again; a full socket buffer takes no more.
      if (this.held.length < SOCKET_MAX_ITEMS) this.held.push(packet);
      return;
    }
    const fate = this.link.fateOf(packet, this.direction, retransmitUs);
    if (fate.lost) return;
    const { simulation } = this;
    const earliestUs = Math.max(packet.leaveUs, simulation.nowUs) + this.latencyUs + fate.extraUs;
    const arrivalUs = this.inOrder(packet, earliestUs);
    for (let copy = 0; copy < fate.copies; copy++)
      simulation.schedule(arrivalUs, TIE.network, this.label, this.link.name, this.arrive, packet);
  }

  /** The cut has healed: TCP sends what it kept. */
  release(): void {
    const held = this.held;
    this.held = [];
    for (const packet of held) this.send(packet);
  }

  private inOrder(packet: Packet, earliestUs: number): number {
    const topic = topicOfPacket(packet);
    if (topic === null || !this.link.reorders(this.direction)) {
      this.lastArrivalUs = Math.max(this.lastArrivalUs, earliestUs);
      return this.lastArrivalUs;
    }
    const arrivalUs = Math.max(this.lastByTopic.get(topic) ?? 0, earliestUs);
    this.lastByTopic.set(topic, arrivalUs);
    return arrivalUs;
  }
}

/** One TCP connection. Each end knows by itself whether it is open; a cut or a power loss tells the other nothing. */
export class Wire {
  clientOpen = true;
  brokerOpen = true;
  /** What its sender had not let go before this time never leaves. */
  clientClosedUs = Infinity;
  private readonly up: Channel;
  private readonly down: Channel;

  constructor(
    private readonly simulation: Simulation,
    readonly link: Link,
    readonly clientId: string,
    ends: WireEnds,
    latencyUs: number = LATENCY_US,
  ) {
    this.up = new Channel(simulation, link, 'up', latencyUs, (packet) => {
      if (this.brokerOpen && packet.leaveUs <= this.clientClosedUs) ends.atBroker(this, packet);
    });
    this.down = new Channel(simulation, link, 'down', latencyUs, (packet) => {
      if (this.clientOpen) ends.atClient(this, packet);
    });
  }

  toBroker(packet: Packet): void {
    this.up.send(packet);
  }

  toClient(packet: Packet): void {
    this.down.send(packet);
  }

  release(direction: Direction): void {
    (direction === 'up' ? this.up : this.down).release();
  }

  /** The client's end goes away. `silently`: no power, so the broker hears nothing. */
  closeAtClient(silently: boolean): void {
    if (!this.clientOpen) return;
    this.clientOpen = false;
    this.clientClosedUs = this.simulation.nowUs;
    if (!silently) this.toBroker({ kind: 'close', leaveUs: this.simulation.nowUs });
  }

  closeAtBroker(): void {
    if (!this.brokerOpen) return;
    this.brokerOpen = false;
    this.toClient({ kind: 'close', leaveUs: this.simulation.nowUs });
  }
}
