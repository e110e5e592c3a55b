import { strict as assert } from 'node:assert';
import {
  contractOfTopic,
  DecodeError,
  Event,
  parametersOf,
  Telecommand,
  TelemetryFrame,
  VerificationReport,
} from '@dawnline/contracts';
import {
  decodeControlWord,
  decodeTransferFrame,
  framesMissed,
  isLater,
  reportedSequence,
} from '@dawnline/frames';
import { FRAME_MAX_BYTES, FRAME_OVERHEAD_BYTES, sealFrame, type SealingKey } from '@dawnline/telecommand';
import { buildCommand, CommandError } from './command-builder';
import { acknowledgement, isReceived, withReceived, type Received } from './received';
import {
  ACKNOWLEDGE_PERIOD_US,
  ACKNOWLEDGEMENT_VALIDITY_US,
  FRAMES_REMEMBERED,
  VALIDITY_US,
} from './ground.limits';
import {
  applyEvent,
  applyLinkReport,
  applyReport,
  boundOfReplay,
  dueRequests,
  forgetRequest,
  giveUp,
  loseContact,
  markSent,
  queueRequest,
  type Changed,
  type GroundRequest,
  type GroundState,
  type StageTick,
} from './ground-state';

const DOWNLINK_TOPIC = 'gs/{station}/{craft}/downlink';

/** One telemetry packet as it came down. */
export interface GroundPacket {
  readonly topic: string;
  readonly contract: string;
  readonly message: object;
  readonly station: string;
  readonly priority: number;
  /** Older than the time to live of its class: history, not the state of the craft (LK-23). */
  readonly isStale: boolean;
}

export interface GroundPorts {
  /** Mission time. */
  nowUs(): number;
  /** Station that has the craft in view, '' for none. */
  stationInView(): string;
  /** QoS 1. */
  publish(topic: string, payload: Uint8Array): void;
  /**
   * Takes the next sequence of the key, not below `lowest`, and has it stored durably when it returns: the frame leaves
   * right after. Whoever else sends with the same key asks the same store, for no sequence may be used twice.
   */
  takeSequence(lowest: number, keyId: number): number;
  onTick(tick: StageTick): void;
  onPacket?(packet: GroundPacket): void;
}

export interface GroundOptions {
  readonly craft: string;
  /** Of the craft, in its frames. */
  readonly spacecraftId: number;
  readonly epochUnixUs: number;
  readonly principal: string;
  /** The key that seals now; asked for each frame, since a key may be changed meanwhile. */
  readonly key: SealingKey | (() => SealingKey);
  /** Releases the craft's record of what came down; one ground of a craft does. */
  readonly acknowledges?: boolean;
  /** Last sequence used with the first key, or a higher one. */
  readonly sequence: number;
}

export interface Order {
  readonly requestId: string;
  readonly target: string;
  /** Fields of the target's command, JSON names. */
  readonly command: Readonly<Record<string, unknown>>;
  readonly station?: string;
  /** Arm the command, do not execute it; the same order without it then executes it. */
  readonly arm?: boolean;
}

/** Request ids and principals that the craft takes. */
const NAME = /^[!-~]{1,64}$/;
const NAME_WORDS = '1 to 64 printable ASCII characters without spaces';

export interface GroundCounters {
  framesUp: number;
  framesDown: number;
  framesRepeated: number;
  /** Gaps in the counts of the virtual channels: lost on the link. */
  framesMissed: number;
  /** No whole frame of this craft: length, CRC, layout, spacecraft id. */
  framesRefused: number;
  /** Packets that came down before, in another frame. */
  packetsRepeated: number;
  acknowledgements: number;
  undecodable: number;
}

/** Longest encoding of an expiry: every one is as long in this century. */
const ANY_EXPIRY_US = Number.MAX_SAFE_INTEGER;

/** Who commands which craft. */
export type Sender = Pick<GroundOptions, 'craft' | 'principal'>;

/** What a frame seals; fields at their defaults are left out, as the example in docs/ does. */
export function telecommandOf(
  { craft, principal }: Sender,
  { requestId, target, arm }: Omit<Order, 'command'>,
  body: Uint8Array,
  expiresOnboardUs: number,
): Uint8Array {
  const fields: Partial<Telecommand> = { requestId, principal, target, body, craft };
  if (expiresOnboardUs > 0) fields.expiresOnboardUs = expiresOnboardUs;
  if (arm) fields.arm = true;
  return Telecommand.encode(fields as Telecommand);
}

/** Bytes of the frame that a telecommand becomes, to be held against FRAME_MAX_BYTES. Throws CommandError. */
export function frameBytesOf(sender: Sender, order: Order): number {
  const body = buildCommand(order.target, order.command);
  return telecommandOf(sender, order, body, ANY_EXPIRY_US).length + FRAME_OVERHEAD_BYTES;
}

/** A ground segment: all stations behind one desk. Call `tick` about once a second, and `receive` for each frame. */
export class GroundSegment {
  readonly counters: GroundCounters = {
    framesUp: 0,
    framesDown: 0,
    framesRepeated: 0,
    framesMissed: 0,
    framesRefused: 0,
    packetsRepeated: 0,
    acknowledgements: 0,
    undecodable: 0,
  };
  /** Topic filter of what comes down. */
  readonly filter: string;
  private state: GroundState;
  private station = '';
  /** Of the last frame. */
  private keyId: number | null = null;
  private readonly seen = new Set<string>();
  private received: Received = [];
  /** Something came down since the last acknowledgement. */
  private isOwed = false;
  private acknowledgedUs = Number.NEGATIVE_INFINITY;
  /** Sequence of the last acknowledgement. */
  private acknowledgement = 0;
  /** Newest frame of each virtual channel. */
  private readonly newest = new Map<number, { readonly bootId: number; readonly count: number }>();
  /** What is sent when its arming has completed, by the request id of that; as many as requests at most. */
  private readonly afterArming = new Map<string, Order>();

  constructor(
    private readonly options: GroundOptions,
    private readonly ports: GroundPorts,
  ) {
    this.filter = `gs/+/${options.craft}/downlink`;
    assert(NAME.test(options.principal), `principal "${options.principal}": ${NAME_WORDS}`);
    this.state = { requests: new Map(), sequence: options.sequence };
  }

  get requests(): ReadonlyMap<string, GroundRequest> {
    return this.state.requests;
  }

  /** Queues a telecommand and sends it when a station has contact. Throws CommandError when it cannot be built. */
  send(order: Order): void {
    const body = buildCommand(order.target, order.command);
    if (!NAME.test(order.requestId)) throw new CommandError('requestId', order.requestId, NAME_WORDS);
    const bytes = frameBytesOf(this.options, order);
    if (bytes > FRAME_MAX_BYTES) {
      throw new CommandError('length', bytes, `a frame of at most ${FRAME_MAX_BYTES} bytes`);
    }
    const { requestId, target, station: wantedStation = '', arm = false } = order;
    const request = { requestId, target, body, wantedStation, arm };
    const changed = queueRequest(this.state, request, this.ports.nowUs());
    if (!changed)
      throw new CommandError('requestId', requestId, 'an id that is not in use, and fewer open requests');
    this.take(changed);
    this.tick();
  }

  /** Arms a hazardous command, and sends it as soon as the craft says that it is armed. Throws CommandError. */
  sendArmed(order: Order): void {
    const requestId = `${order.requestId}/arm`;
    if (this.state.requests.has(order.requestId))
      throw new CommandError('requestId', order.requestId, 'an id that is not in use');
    this.send({ ...order, requestId, arm: true });
    this.afterArming.set(requestId, order);
  }

  /** Stops waiting for a request; a late report still corrects it. */
  giveUp(requestId: string, detail: string): void {
    this.take(giveUp(this.state, requestId, detail, this.ports.nowUs()));
  }

  /** Follows an ended or unknown request no longer: its id may be sent again, and the craft tells whether it knows it. */
  forget(requestId: string): void {
    this.state = forgetRequest(this.state, requestId);
  }

  /** Follows the contact, sends what is due. */
  tick(): void {
    const nowUs = this.ports.nowUs();
    const station = this.ports.stationInView();
    if (station === '' && this.station !== '') this.take(loseContact(this.state, nowUs));
    this.station = station;
    for (const request of dueRequests(this.state, station, nowUs)) this.transmit(request.requestId, nowUs);
    this.acknowledge(nowUs);
  }

  /** Takes what a station received. Anything else than a telemetry frame of this craft is counted and left. */
  receive(topic: string, payload: Uint8Array): void {
    const parameters = parametersOf(DOWNLINK_TOPIC, topic);
    if (!parameters || parameters.craft !== this.options.craft) return;
    const decoded = decodeTransferFrame(payload, this.options.spacecraftId);
    if (decoded.kind === 'refused') {
      this.counters.framesRefused += 1;
      return;
    }
    const { virtualChannel, count, controlField, data } = decoded.frame;
    const frame = this.decoded(() => TelemetryFrame.decode(data));
    if (!frame || this.isRepeated(frame.bootId, virtualChannel, count)) return;
    this.counters.framesDown += 1;
    this.takePackets(frame, virtualChannel, parameters.station);
    this.takeControlWord(controlField);
  }

  /** Hands on what has not come down before, and remembers that it did. */
  private takePackets(frame: TelemetryFrame, priority: number, station: string): void {
    const { recordedBootId, firstRecord, isStale, packets } = frame;
    if (packets.length === 0) return;
    const isRecorded = firstRecord > 0;
    packets.forEach(({ topic, payload }, at) => {
      if (isRecorded && isReceived(this.received, recordedBootId, priority, firstRecord + at)) {
        this.counters.packetsRepeated += 1;
      } else this.takePacket(topic, payload, { station, priority, isStale });
    });
    if (!isRecorded) return;
    const range = { first: firstRecord, last: firstRecord + packets.length - 1 };
    this.received = withReceived(this.received, recordedBootId, priority, range);
    this.isOwed = true;
  }

  /** Tells the craft what came down; lost on the way up, the next one tells it too. */
  private acknowledge(nowUs: number): void {
    if (!this.options.acknowledges || !this.isOwed || this.station === '') return;
    if (nowUs - this.acknowledgedUs < ACKNOWLEDGE_PERIOD_US) return;
    const body = buildCommand('comms-manager', {
      acknowledgeTelemetry: { ranges: acknowledgement(this.received) },
    });
    const key = this.sealingKey();
    const sequence = this.ports.takeSequence(this.state.sequence + 1, key.id);
    this.state = { ...this.state, sequence };
    const order = { requestId: `telemetry-${sequence}`, target: 'comms-manager' };
    const expiresOnboardUs = this.options.epochUnixUs + nowUs + ACKNOWLEDGEMENT_VALIDITY_US;
    this.sealAndPublish(key, sequence, telecommandOf(this.options, order, body, expiresOnboardUs));
    this.acknowledgement = sequence;
    this.isOwed = false;
    this.acknowledgedUs = nowUs;
    this.counters.acknowledgements += 1;
  }

  private isRepeated(bootId: number, channel: number, count: number): boolean {
    const identity = `${bootId}/${channel}/${count}`;
    if (this.seen.has(identity)) {
      this.counters.framesRepeated += 1;
      return true;
    }
    if (this.seen.size >= FRAMES_REMEMBERED) this.seen.delete(this.seen.values().next().value as string);
    this.seen.add(identity);
    const last = this.newest.get(channel);
    // A boot begins its counts anew; what of its first frames was lost is known from their number.
    const isSameBoot = last?.bootId === bootId;
    const missed = isSameBoot ? framesMissed(last.count, count) : count;
    if (last && bootId >= last.bootId) this.counters.framesMissed += missed;
    if (!last || bootId > last.bootId || (isSameBoot && isLater(last.count, count)))
      this.newest.set(channel, { bootId, count });
    return false;
  }

  /** Sends again at once what the craft has passed over: it took a later frame (LK-6 makes that harmless). */
  private takeControlWord(controlField: number): void {
    const word = decodeControlWord(controlField);
    if (!word || word.wait || word.lockout) return;
    const taken = reportedSequence(word.report, this.state.sequence);
    this.state = applyLinkReport(this.state, taken, this.ports.nowUs());
  }

  private takePacket(
    topic: string,
    payload: Uint8Array,
    how: Pick<GroundPacket, 'station' | 'priority' | 'isStale'>,
  ): void {
    const contract = contractOfTopic(topic);
    const message = contract && this.decoded(() => contract.decode(payload));
    if (!contract || !message) return;
    if (contract.name === VerificationReport.name) {
      const report = message as VerificationReport;
      if (report.header.principal === this.options.principal) this.take(applyReport(this.state, report));
    } else if (contract.name === Event.name) this.takeEvent(message as Event);
    this.ports.onPacket?.({ topic, contract: contract.name, message, ...how });
  }

  private takeEvent(event: Event): void {
    this.state = applyEvent(this.state, event);
    const bound = boundOfReplay(event, this.acknowledgement);
    if (bound === null) return;
    // An acknowledgement has no row: it jumps over the bound by itself and goes up again with the next turn.
    this.state = { ...this.state, sequence: Math.max(this.state.sequence, bound) };
    this.isOwed = true;
    this.acknowledgedUs = Number.NEGATIVE_INFINITY;
  }

  private decoded<T>(decode: () => T): T | null {
    try {
      return decode();
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.counters.undecodable += 1;
      return null;
    }
  }

  private transmit(requestId: string, nowUs: number): void {
    const key = this.sealingKey();
    const sequence = this.ports.takeSequence(this.state.sequence + 1, key.id);
    this.take(markSent(this.state, requestId, this.station, sequence, nowUs));
    const request = this.state.requests.get(requestId);
    assert(request && request.sequence === this.state.sequence, 'a frame carries the newest sequence');
    const expiresOnboardUs = this.options.epochUnixUs + request.firstSentUs + VALIDITY_US;
    const plaintext = telecommandOf(this.options, request, request.body, expiresOnboardUs);
    this.sealAndPublish(key, request.sequence, plaintext);
  }

  private sealAndPublish(key: SealingKey, sequence: number, plaintext: Uint8Array): void {
    const frame = sealFrame(key, sequence, plaintext);
    this.counters.framesUp += 1;
    this.ports.publish(`gs/${this.station}/${this.options.craft}/uplink`, frame);
  }

  private sealingKey(): SealingKey {
    const { key } = this.options;
    const now = typeof key === 'function' ? key() : key;
    // Each key counts from its own stored number.
    if (this.keyId !== null && now.id !== this.keyId) this.state = { ...this.state, sequence: 0 };
    this.keyId = now.id;
    return now;
  }

  private take(changed: Changed): void {
    this.state = changed.state;
    for (const tick of changed.ticks) {
      this.ports.onTick(tick);
      const order = this.afterArming.get(tick.requestId);
      if (!order || (tick.stage !== 'completed' && tick.stage !== 'refused')) continue;
      this.afterArming.delete(tick.requestId);
      if (tick.stage === 'completed') this.send({ ...order, arm: false });
    }
  }
}
