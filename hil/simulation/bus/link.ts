import { KeyedRandom, type Random } from '@dawnline/host';
import { topicOfPacket, type Packet } from './message';

export type Direction = 'up' | 'down';

/** One fault of a link, in force until it is healed. Probabilities 0 to 1, times in microseconds. */
export interface Degradation {
  /** Key of its draws, for example the fault's id, so that another fault shifts nothing. */
  readonly key?: string;
  readonly direction?: Direction | 'both';
  /** QoS 0 packets vanish; of the others TCP sends a lost segment again, so they come late. */
  readonly loss?: number;
  /** QoS 1 publishes and deliveries that arrive twice. */
  readonly duplicate?: number;
  readonly delayMinUs?: number;
  /** Mean of the exponential part that comes on top. */
  readonly delayMeanUs?: number;
  /** Order holds only within a topic. */
  readonly reorder?: boolean;
}

/** What the faults make of one packet. */
export interface Fate {
  readonly lost: boolean;
  readonly copies: number;
  readonly extraUs: number;
}

const UNHARMED: Fate = { lost: false, copies: 1, extraUs: 0 };

/** The path between one node and the broker. Faults act here, on all connections of the node. */
export class Link {
  readonly packets = { up: 0, down: 0 };
  readonly cutSinceUs: { up: number | null; down: number | null } = { up: null, down: null };
  private readonly degradations = new Set<Degradation>();
  private readonly random: Random;
  /** Called when a cut of a direction begins or ends. */
  onCut: (direction: Direction, cut: boolean) => void = () => undefined;

  constructor(
    readonly name: string,
    seed: number,
  ) {
    this.random = new KeyedRandom(seed, `link:${name}`);
  }

  cut(direction: Direction): boolean {
    return this.cutSinceUs[direction] !== null;
  }

  setCut(direction: Direction, sinceUs: number | null): void {
    this.cutSinceUs[direction] = sinceUs;
    this.onCut(direction, sinceUs !== null);
  }

  /** Puts a degradation in force. Returns its heal. */
  degrade(degradation: Degradation): () => void {
    const own = { ...degradation };
    this.degradations.add(own);
    return () => void this.degradations.delete(own);
  }

  reorders(direction: Direction): boolean {
    for (const one of this.degradations) if (one.reorder && concerns(one, direction)) return true;
    return false;
  }

  /** Keyed by (link, direction, number of the packet): another fault shifts nothing. */
  fateOf(packet: Packet, direction: Direction, retransmitUs: (attempt: number) => number): Fate {
    const index = this.packets[direction]++;
    if (this.degradations.size === 0) return UNHARMED;
    let lost = false;
    let copies = 1;
    let extraUs = 0;
    const unreliable = isQos0(packet);
    for (const one of this.degradations) {
      if (!concerns(one, direction)) continue;
      const draw = (what: string): number =>
        this.random.uniform(`${direction}:${what}:${one.key ?? ''}`, index);
      if (one.loss && draw('loss') < one.loss) {
        if (unreliable) lost = true;
        else
          for (let attempt = 0; ; attempt++) {
            const waitUs = retransmitUs(attempt);
            if (waitUs < 0) break;
            extraUs += waitUs;
            if (draw(`loss-again-${attempt}`) >= one.loss) break;
          }
      }
      if (one.duplicate && !unreliable && topicOfPacket(packet) !== null && draw('duplicate') < one.duplicate)
        copies = 2;
      extraUs += one.delayMinUs ?? 0;
      if (one.delayMeanUs) extraUs += Math.round(-Math.log(1 - draw('delay')) * one.delayMeanUs);
    }
    return { lost, copies, extraUs };
  }
}

function concerns(degradation: Degradation, direction: Direction): boolean {
  const wanted = degradation.direction ?? 'both';
  return wanted === 'both' || wanted === direction;
}

function isQos0(packet: Packet): boolean {
  if (packet.kind === 'publish') return packet.message.qos === 0;
  return packet.kind === 'deliver' && packet.qos === 0;
}
