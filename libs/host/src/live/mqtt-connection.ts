import { strict as assert } from 'node:assert';
import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import type { BusConnection, ConnectionState, Delivery, PublishOptions, Qos } from '../ports';
import type { Credentials } from './credentials';
import { MessageIds } from './message-ids';
import { PUBACK_BYTES, publishBytes, writePuback, writePublish } from './mqtt-frames';
import { SendBuffer } from './send-buffer';

/** Wall-clock times of a connection (design.md). */
const KEEPALIVE_S = 2;
const RECONNECT_MS = 100;
/** A broker that accepts but does not answer (assumed). */
const CONNECT_TIMEOUT_MS = 2_000;
/** Longest wait for acknowledgements at close (assumed). */
const CLOSE_FLUSH_MS = 2_000;
/** Longest wait for the socket to end at close (assumed). */
const CLOSE_END_MS = 500;
/** QoS 0 messages are dropped while more than this waits in the socket (assumed; seconds of a full bus). */
const SEND_QUEUE_MAX_BYTES = 4_194_304;

/** Handed to MQTT.js so that it goes on without acknowledging; `acknowledge` does that later. */
const HELD_BACK = new Error('acknowledged when done');

export interface MqttConnectionOptions {
  readonly url: string;
  readonly clientId: string;
  /** A persistent session keeps subscriptions and QoS 1 messages while the client is away. */
  readonly persistent: boolean;
  /** User and password; with mqtts:// also who vouches for the broker, and the host that its certificate must name. */
  readonly credentials?: Credentials | null;
  /** Why there is no connection, for people; the connection goes on trying. */
  readonly onTrouble?: (message: string) => void;
}

interface Subscription {
  readonly filters: readonly string[];
  readonly qos: Qos;
  readonly refused?: (filter: string) => void;
}

type Done = (error: Error | null) => void;

class LiveDelivery implements Delivery {
  constructor(
    readonly topic: string,
    readonly payload: Uint8Array,
    readonly qos: Qos,
    readonly retained: boolean,
    private readonly messageId: number,
    private readonly life: number,
    private readonly connection: MqttConnection,
  ) {}

  acknowledge(): void {
    if (this.qos === 1) this.connection.release(this.messageId, this.life);
  }
}

/**
 * One MQTT 3.1.1 connection over MQTT.js, which connects, keeps alive, parses and subscribes. PUBLISH and PUBACK are
 * written here: MQTT.js would queue while offline, clone every QoS 1 message, and acknowledge before the effect is done.
 */
export class MqttConnection implements BusConnection {
  state: ConnectionState = 'disconnected';
  private readonly client: MqttClient;
  private readonly ids = new MessageIds<Done | undefined>();
  private readonly buffer: SendBuffer;
  private readonly subscriptions: Subscription[] = [];
  private readonly deliveryListeners: ((delivery: Delivery) => void)[] = [];
  /** QoS 1 messages of a resumed session that came before anybody listened; null once they were handed on. */
  private early: Delivery[] | null = [];
  private readonly stateListeners: ((state: ConnectionState) => void)[] = [];
  /** Messages of this connection that wait for their acknowledgement by us. */
  private readonly unacknowledged = new Set<number>();
  /** Counts connections: an acknowledgement is valid only on the connection that brought its message. */
  private life = 0;
  private closing: Promise<void> | null = null;
  private onIdle: (() => void) | null = null;

  constructor(private readonly options: MqttConnectionOptions) {
    this.buffer = new SendBuffer((bytes) => this.socket.write(bytes));
    this.client = connect(options.url, this.clientOptions());
    this.client.handleMessage = (packet, callback) => {
      this.take(packet);
      callback(packet.qos === 0 ? undefined : HELD_BACK);
    };
    this.client.on('packetreceive', (packet) => {
      if (packet.cmd === 'puback') this.acknowledged(packet.messageId as number);
    });
    this.client.on('connect', () => this.connected());
    this.client.on('close', () => this.disconnected());
    this.client.on('error', (error) => options.onTrouble?.(error.message || String(error)));
  }

  publish(topic: string, payload: Uint8Array, options: PublishOptions, done?: Done): void {
    if (this.state !== 'connected') {
      done?.(new Error('no connection to the broker'));
      return;
    }
    if (options.qos === 0 && this.socket.writableLength > SEND_QUEUE_MAX_BYTES) {
      done?.(new Error('the broker takes nothing more'));
      return;
    }
    const messageId = options.qos === 0 ? 0 : this.ids.allocate(done);
    if (messageId === null) {
      done?.(new Error('too many messages wait for the broker'));
      return;
    }
    this.buffer.append(publishBytes(topic, payload), (buffer, offset) =>
      writePublish(buffer, offset, topic, payload, options.retain, messageId),
    );
    if (options.qos === 0) done?.(null);
  }

  subscribe(filters: readonly string[], qos: Qos, refused?: (filter: string) => void): void {
    assert(filters.length > 0, 'nothing to subscribe to');
    const subscription: Subscription = { filters, qos, refused };
    this.subscriptions.push(subscription);
    if (this.state === 'connected') this.ask(subscription);
  }

  onDelivery(listener: (delivery: Delivery) => void): void {
    this.deliveryListeners.push(listener);
    if (this.deliveryListeners.length === 1) process.nextTick(() => this.handOnEarly());
  }

  onState(listener: (state: ConnectionState) => void): void {
    this.stateListeners.push(listener);
  }

  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  /** Sends the acknowledgement of a delivery, if its connection still stands. */
  release(messageId: number, life: number): void {
    if (life !== this.life || !this.unacknowledged.delete(messageId)) return;
    this.buffer.append(PUBACK_BYTES, (buffer, offset) => writePuback(buffer, offset, messageId));
  }

  private get socket(): Socket {
    return this.client.stream as unknown as Socket;
  }

  private clientOptions(): IClientOptions {
    const { clientId, persistent, credentials } = this.options;
    return {
      clientId,
      clean: !persistent,
      protocolVersion: 4,
      keepalive: KEEPALIVE_S,
      reschedulePings: false,
      reconnectPeriod: RECONNECT_MS,
      reconnectOnConnackError: true,
      connectTimeout: CONNECT_TIMEOUT_MS,
      resubscribe: false,
      queueQoSZero: false,
      messageIdProvider: this.ids,
      ...(credentials ? { username: credentials.user, password: credentials.password } : {}),
      ...(credentials && this.options.url.startsWith('mqtts:') ? tlsOptions(credentials) : {}),
    };
  }

  private connected(): void {
    // Without this a QoS 1 request and its reply wait 44 ms for each other's acknowledgements.
    this.socket.setNoDelay(true);
    this.life += 1;
    for (const subscription of this.subscriptions) this.ask(subscription);
    this.enter('connected');
  }

  private disconnected(): void {
    if (this.state === 'disconnected') return;
    this.life += 1;
    this.unacknowledged.clear();
    this.buffer.clear();
    // The broker delivers them again.
    if (this.early) this.early = [];
    // The state first: what is told to fail must not be sent again at once.
    this.enter('disconnected');
    for (const done of this.ids.drain()) done?.(new Error('the connection to the broker was lost'));
    this.onIdle?.();
  }

  private enter(state: ConnectionState): void {
    this.state = state;
    for (const listener of this.stateListeners) listener(state);
  }

  private ask({ filters, qos, refused }: Subscription): void {
    this.client.subscribe([...filters], { qos }, (_error, _granted, packet) => {
      // Without an answer the connection was lost, and the next one asks again.
      const granted = packet?.granted as number[] | undefined;
      granted?.forEach((level, index) => {
        if (level !== qos) refused?.(filters[index]);
      });
    });
  }

  private take(packet: IPublishPacket): void {
    const messageId = packet.qos === 0 ? 0 : packet.messageId!;
    if (messageId !== 0) this.unacknowledged.add(messageId);
    const delivery = new LiveDelivery(
      packet.topic,
      packet.payload as Buffer,
      messageId === 0 ? 0 : 1,
      packet.retain,
      messageId,
      this.life,
      this,
    );
    if (this.early) this.early.push(delivery);
    else for (const listener of this.deliveryListeners) listener(delivery);
  }

  private handOnEarly(): void {
    const early = this.early ?? [];
    this.early = null;
    for (const delivery of early) for (const listener of this.deliveryListeners) listener(delivery);
  }

  private acknowledged(messageId: number): void {
    const done = this.ids.release(messageId);
    done?.(null);
    if (this.ids.waiting === 0) this.onIdle?.();
  }

  private async shutDown(): Promise<void> {
    this.buffer.flush();
    if (this.state === 'connected' && this.ids.waiting > 0) {
      await within(CLOSE_FLUSH_MS, (done) => (this.onIdle = done));
    }
    const away = this.state !== 'connected';
    await within(CLOSE_END_MS, (done) => this.client.end(away, done));
    this.client.end(true);
    if (this.state === 'connected') this.disconnected();
  }
}

/** The host that is dialled may be a gate on the way to the broker: the certificate must name the broker all the same. */
function tlsOptions({ url, ca }: Credentials): IClientOptions {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return {
    ...(ca === '' ? {} : { ca }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    checkServerIdentity: (_dialled: string, certificate: PeerCertificate) =>
      checkServerIdentity(host, certificate),
  } as IClientOptions;
}

/** Waits for `start` to call back, but no longer than the limit. */
function within(limitMs: number, start: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    start(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
