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
import { FRAME_MAX_BYTES, FRAME_OVERHEAD_BYTES, sealFrame, type SealingKey } from '@dawnline/telecommand';
import { buildCommand, CommandError } from './command-builder';
import { FRAMES_REMEMBERED, VALIDITY_US } from './ground.limits';
import {
  applyEvent,
  applyReport,
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
  takeSequence(lowest: number): number;
  onTick(tick: StageTick): void;
  onPacket?(packet: GroundPacket): void;
}

export interface GroundOptions {
  readonly craft: string;
  readonly epochUnixUs: number;
  readonly principal: string;
  readonly key: SealingKey;
  /** Last sequence used with this key, or a higher one. */
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
  readonly counters: GroundCounters = { framesUp: 0, framesDown: 0, framesRepeated: 0, undecodable: 0 };
  /** Topic filter of what comes down. */
  readonly filter: string;
  private state: GroundState;
  private station = '';
  private readonly seen = new Set<string>();
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
  }

  /** Takes what a station received. Anything else than a telemetry frame of this craft is counted and left. */
  receive(topic: string, payload: Uint8Array): void {
    const parameters = parametersOf(DOWNLINK_TOPIC, topic);
    if (!parameters || parameters.craft !== this.options.craft) return;
    const frame = this.decoded(() => TelemetryFrame.decode(payload));
    if (!frame) return;
    const identity = `${frame.bootId}/${frame.sequence}`;
    if (this.seen.has(identity)) {
      this.counters.framesRepeated += 1;
      return;
    }
    if (this.seen.size >= FRAMES_REMEMBERED) this.seen.delete(this.seen.values().next().value as string);
    this.seen.add(identity);
    this.counters.framesDown += 1;
    for (const packet of frame.packets) {
      this.takePacket(packet.topic, packet.payload, parameters.station, frame.priority);
    }
  }

  private takePacket(topic: string, payload: Uint8Array, station: string, priority: number): void {
    const contract = contractOfTopic(topic);
    const message = contract && this.decoded(() => contract.decode(payload));
    if (!contract || !message) return;
    if (contract.name === VerificationReport.name) {
      const report = message as VerificationReport;
      if (report.header.principal === this.options.principal) this.take(applyReport(this.state, report));
    } else if (contract.name === Event.name) this.state = applyEvent(this.state, message as Event);
    this.ports.onPacket?.({ topic, contract: contract.name, message, station, priority });
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
    const sequence = this.ports.takeSequence(this.state.sequence + 1);
    this.take(markSent(this.state, requestId, this.station, sequence, nowUs));
    const request = this.state.requests.get(requestId);
    assert(request && request.sequence === this.state.sequence, 'a frame carries the newest sequence');
    const expiresOnboardUs = this.options.epochUnixUs + request.firstSentUs + VALIDITY_US;
    const plaintext = telecommandOf(this.options, request, request.body, expiresOnboardUs);
    const frame = sealFrame(this.options.key, request.sequence, plaintext);
    this.counters.framesUp += 1;
    this.ports.publish(`gs/${this.station}/${this.options.craft}/uplink`, frame);
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
