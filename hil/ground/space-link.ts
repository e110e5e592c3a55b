// What stands between a ground station's topics and the radio's: geometry, rate, bit errors and the speed of light.
import { strict as assert } from 'node:assert';
import {
  DecodeError,
  DownlinkFrame,
  parametersOf,
  topicOf,
  UplinkFrame,
  type Header,
} from '@dawnline/contracts';

const STATION_UPLINK = 'gs/{station}/{craft}/uplink';
const STATION_DOWNLINK = 'gs/{station}/{craft}/downlink';
/** Frames on their way in one direction (assumed): more is a flood that a real receiver would not follow either. */
const IN_FLIGHT_MAX_FRAMES = 1024;
const SCHEMA = 1;

/** The link as it stands now. */
export interface LinkView {
  /** Station in view, '' for none. */
  readonly station: string;
  /** One way, at the speed of light. */
  readonly delayUs: number;
  /** Zero when the way is closed: no power, a fault, too little signal, or the transmitter is off. */
  readonly uplinkBps: number;
  readonly downlinkBps: number;
  /** Shares of decoded bits that are wrong. */
  readonly upBitErrorRate: number;
  readonly downBitErrorRate: number;
  /** Share of frames that are not heard at all. */
  readonly frameLoss: number;
}

/** When the way is free again after the frames that were sent before. */
export interface WayState {
  readonly freeUs: number;
}

export const FREE_WAY: WayState = Object.freeze({ freeUs: 0 });

export type Passage =
  | { readonly kind: 'arrives'; readonly way: WayState; readonly delayUs: number }
  | { readonly kind: 'lost'; readonly reason: 'out of view' | 'no link' };

/** One frame through one direction: it waits for those before it, takes its bits' time, then the light time. */
export function passage(
  way: WayState,
  view: LinkView,
  rateBps: number,
  bytes: number,
  nowUs: number,
): Passage {
  assert(bytes > 0 && view.delayUs >= 0, `frame of ${bytes} bytes, delay ${view.delayUs} us`);
  if (view.station === '') return { kind: 'lost', reason: 'out of view' };
  if (!(rateBps > 0)) return { kind: 'lost', reason: 'no link' };
  const freeUs = Math.max(way.freeUs, nowUs) + Math.ceil((bytes * 8 * 1_000_000) / rateBps);
  return { kind: 'arrives', way: { freeUs }, delayUs: freeUs - nowUs + view.delayUs };
}

export interface SpaceLinkPorts {
  nowUs(): number;
  view(): LinkView;
  after(delayUs: number, callback: () => void): void;
  publish(topic: string, payload: Uint8Array, qos: 0 | 1): void;
  /** Keyed uniform number in [0, 1). */
  uniform(purpose: string, index: number): number;
  /** The craft's radio sent a frame, or received one. */
  onFrame?(way: Way, isDamaged: boolean): void;
}

export type Way = 'up' | 'down';
export interface LinkCounters {
  up: number;
  down: number;
  lostUp: number;
  lostDown: number;
  /** With bit errors: the craft is given such frames, a station's decoder drops them. */
  damagedUp: number;
  damagedDown: number;
}

/** Bits of a damaged frame that are turned at most (assumed): more change nothing for who checks it. */
const FLIPS_MAX = 64;

/** What becomes of one frame on its way. */
type Fate = 'whole' | 'damaged' | 'lost';

/** A frame is damaged when one of its bits is: 1 - (1 - rate)^bits, of which the exponential is the limit. */
export function frameErrorRate(bitErrorRate: number, bytes: number): number {
  return 1 - Math.exp(-bitErrorRate * bytes * 8);
}

/** Carries frames both ways, in both worlds. Feed it everything that comes on its filters. */
export class SpaceLink {
  readonly filters: readonly string[];
  readonly counters: LinkCounters = {
    up: 0,
    down: 0,
    lostUp: 0,
    lostDown: 0,
    damagedUp: 0,
    damagedDown: 0,
  };
  /** Frames that went out so far, by way: the index of their draws. */
  private readonly drawn = { up: 0, down: 0 };
  private upWay = FREE_WAY;
  private downWay = FREE_WAY;
  private inFlight = 0;

  constructor(
    private readonly craft: string,
    /** Tells this life of the link from others, so that its packets are not taken for repetitions. */
    private readonly instance: string,
    private readonly ports: SpaceLinkPorts,
  ) {
    this.filters = [`gs/+/${craft}/uplink`, topicOf(DownlinkFrame.packet!.topic, { craft })];
  }

  /** Whether the topic was one of the link's. */
  receive(topic: string, payload: Uint8Array): boolean {
    const station = parametersOf(STATION_UPLINK, topic);
    if (station?.craft === this.craft) {
      this.carryUp(station.station, Uint8Array.from(payload));
      return true;
    }
    if (topic !== this.filters[1]) return false;
    this.carryDown(payload);
    return true;
  }

  private carryUp(station: string, frame: Uint8Array): void {
    const view = this.ports.view();
    const nowUs = this.ports.nowUs();
    const passed =
      frame.length > 0 && view.station === station && this.inFlight < IN_FLIGHT_MAX_FRAMES
        ? passage(this.upWay, view, view.uplinkBps, frame.length, nowUs)
        : null;
    if (passed?.kind !== 'arrives') {
      this.counters.lostUp += 1;
      return;
    }
    this.upWay = passed.way;
    const index = this.drawn.up++;
    const fate = this.fateOf('up', index, frame, view.upBitErrorRate, view.frameLoss);
    if (fate === 'lost') {
      this.counters.lostUp += 1;
      return;
    }
    if (fate === 'damaged') this.damage(frame, index, view.upBitErrorRate);
    this.fly(passed.delayUs, () => {
      this.counters.up += 1;
      if (fate === 'damaged') this.counters.damagedUp += 1;
      this.ports.onFrame?.('up', fate === 'damaged');
      const packet = UplinkFrame.encode({ header: this.header(), frame });
      this.ports.publish(topicOf(UplinkFrame.packet!.topic, { craft: this.craft }), packet, 1);
    });
  }

  private carryDown(payload: Uint8Array): void {
    const frame = this.frameOf(payload);
    const view = this.ports.view();
    const nowUs = this.ports.nowUs();
    const passed =
      frame && frame.length > 0 && this.inFlight < IN_FLIGHT_MAX_FRAMES
        ? passage(this.downWay, view, view.downlinkBps, frame.length, nowUs)
        : null;
    if (!frame || passed?.kind !== 'arrives') {
      this.counters.lostDown += 1;
      return;
    }
    this.downWay = passed.way;
    this.ports.onFrame?.('down', false);
    const fate = this.fateOf('down', this.drawn.down++, frame, view.downBitErrorRate, view.frameLoss);
    if (fate === 'lost') this.counters.lostDown += 1;
    // The station's decoder checks each frame and hands on whole ones only.
    if (fate === 'damaged') this.counters.damagedDown += 1;
    if (fate !== 'whole') return;
    const { station } = view;
    this.fly(passed.delayUs, () => {
      this.counters.down += 1;
      this.ports.publish(topicOf(STATION_DOWNLINK, { station, craft: this.craft }), frame, 1);
    });
  }

  private fateOf(way: Way, index: number, frame: Uint8Array, bitErrorRate: number, frameLoss: number): Fate {
    const { ports } = this;
    if (frameLoss > 0 && ports.uniform(`link/${way}/loss`, index) < frameLoss) return 'lost';
    const errorRate = frameErrorRate(bitErrorRate, frame.length);
    return errorRate > 0 && ports.uniform(`link/${way}/errors`, index) < errorRate ? 'damaged' : 'whole';
  }

  /** Turns bits of a frame: at least one, and about as many as the rate brings. */
  private damage(frame: Uint8Array, index: number, bitErrorRate: number): void {
    const bits = frame.length * 8;
    const count = Math.max(1, Math.min(FLIPS_MAX, Math.round(bits * bitErrorRate)));
    const turned = new Set<number>();
    for (let k = 0; k < count; k++) {
      turned.add(Math.floor(this.ports.uniform('link/up/bits', index * FLIPS_MAX + k) * bits));
    }
    for (const bit of turned) frame[bit >>> 3] ^= 1 << (bit & 7);
  }

  private frameOf(payload: Uint8Array): Uint8Array | null {
    try {
      return Uint8Array.from(DownlinkFrame.decode(payload).frame);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return null;
    }
  }

  private fly(delayUs: number, arrive: () => void): void {
    this.inFlight += 1;
    this.ports.after(delayUs, () => {
      this.inFlight -= 1;
      arrive();
    });
  }

  private header(): Header {
    return {
      schema: SCHEMA,
      craft: this.craft,
      source: 'radio/s',
      instance: this.instance,
      bootId: 1,
      sequence: this.counters.up,
      missionTimeUs: this.ports.nowUs(),
      onboardTimeUs: 0,
      requestId: '',
      replyTopic: '',
      expiresUs: 0,
      priority: 0,
      modeEpoch: 0,
      principal: '',
    };
  }
}
