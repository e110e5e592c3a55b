import { readFileSync } from 'node:fs';
import { RigTruth } from '@dawnline/contracts';
import { sealFrame } from '@dawnline/telecommand';
import {
  buildCommand,
  GroundSegment,
  isEnded,
  keyInUse,
  parseKeyFile,
  sealingKeyOf,
  telecommandOf,
  type GroundKey,
  type GroundPacket,
  type GroundRequest,
  type StageTick,
} from '@hil/ground';
import { missionClock } from '@hil/record';
import { takeSequence } from '@hil/rig';
import type { RigClient } from './rig-client';

/** Name under which this tool commands; another than the rig's own ground, so that their request ids never meet. */
export const PRINCIPAL = 'operator';
const TICK_MS = 100;

export interface Command {
  readonly requestId: string;
  readonly target: string;
  /** Fields of the target's command packet, JSON names. */
  readonly command: Readonly<Record<string, unknown>>;
  /** Arm the command only. */
  readonly arm?: boolean;
}

/** A request id of this moment; two commands of one moment need two prefixes. */
export const newRequestId = (prefix: string): string => `${prefix}-${Date.now().toString(36)}`;

/** The key that seals now: another command may have changed it. */
export function keyOf(file: string, keyId?: number): GroundKey {
  const keys = parseKeyFile(readFileSync(file, 'utf8'), file);
  const named = keys.keys.find(({ id }) => id === keyId);
  return keyId === undefined ? keyInUse(keys, file) : named!;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One tick of a telecommand, for people. */
export const stageLine = ({ t, stage, station, detail }: StageTick): string =>
  `${missionClock(t)}  ${stage.padEnd(10)} ${station.padEnd(14)} ${detail}`.trimEnd();

/** What a ground station knows: where the craft is, and what time it is there. Here both come from the rig's truth. */
export class Sky {
  station = '';
  missionTimeUs = 0;
  isSeen = false;

  constructor(client: RigClient) {
    const topic = `rig/${client.rig.craft}/truth`;
    client.bus.samples.onDelivery((delivery) => {
      if (delivery.topic !== topic) return;
      const truth = RigTruth.decode(delivery.payload);
      this.station = truth.station;
      this.missionTimeUs = truth.header.missionTimeUs;
      this.isSeen = true;
    });
    client.bus.samples.subscribe([topic], 0);
  }
}

export interface SessionOptions {
  /** Send by this station only; whichever is in view when left out. */
  readonly station?: string;
  /** Wall time for the whole session, µs. */
  readonly waitUs: number;
  readonly onTick?: (tick: StageTick) => void;
  /** Seal with this key of the key file instead of the one in use: a recovery key. */
  readonly keyId?: number;
}

/** A ground station's desk on a live rig: sends telecommands in contact, and keeps what comes down meanwhile. */
export class GroundSession {
  private readonly sky: Sky;
  private readonly segment: GroundSegment;
  private packets: GroundPacket[] = [];
  private deadlineMs: number;

  constructor(
    client: RigClient,
    private readonly options: SessionOptions,
  ) {
    const { craft, spacecraftId, epochUnixUs, keyFile } = client.rig;
    const key = keyOf(keyFile, options.keyId);
    this.deadlineMs = performance.now() + options.waitUs / 1000;
    this.sky = new Sky(client);
    const sealing = () => sealingKeyOf(keyOf(keyFile, options.keyId));
    this.segment = new GroundSegment(
      {
        craft,
        spacecraftId,
        epochUnixUs,
        principal: PRINCIPAL,
        key: sealing,
        sequence: key.sequence,
      },
      {
        nowUs: () => this.sky.missionTimeUs,
        stationInView: () => this.stationInView(),
        publish: (topic, payload) => client.bus.commands.publish(topic, payload, { qos: 1, retain: false }),
        takeSequence: (lowest, keyId) => takeSequence(keyFile, keyId, lowest),
        onTick: (tick) => options.onTick?.(tick),
        onPacket: (packet) => this.packets.push(packet),
      },
    );
    client.bus.commands.onDelivery((delivery) => {
      this.segment.receive(delivery.topic, delivery.payload);
      delivery.acknowledge();
    });
    client.bus.commands.subscribe([this.segment.filter], 1);
  }

  /** Mission time, as soon as the rig has told it. */
  async missionTimeUs(): Promise<number> {
    while (!this.sky.isSeen && performance.now() < this.deadlineMs) await sleep(TICK_MS);
    return this.sky.missionTimeUs;
  }

  /** Begins the patience anew and forgets what came down: for one more command of a session that goes on. */
  renew(): void {
    this.packets = [];
    this.deadlineMs = performance.now() + this.options.waitUs / 1000;
  }

  /** Sends one command and waits for its end; `unknown` when there was none in time. Throws CommandError. */
  async send({ requestId, target, command, arm }: Command): Promise<GroundRequest> {
    await this.missionTimeUs();
    this.segment.send({ requestId, target, command, arm, station: this.options.station ?? '' });
    const request = (): GroundRequest => this.segment.requests.get(requestId)!;
    await this.until(() => isEnded(request()));
    if (!isEnded(request()))
      this.segment.giveUp(requestId, this.sky.station === '' ? 'no contact' : 'no answer in time');
    return request();
  }

  /** The first packet of a contract that answers, also one that came down already; null when none does in time. */
  async answer<T extends object>(contract: string, isIt: (message: T) => boolean): Promise<T | null> {
    await this.until(() => this.seen(contract, isIt) !== null);
    return this.seen(contract, isIt);
  }

  /** The first packet of a contract that answers, of what came down since `renew`; null when there is none. */
  seen<T extends object>(contract: string, isIt: (message: T) => boolean): T | null {
    const packet = this.packets.find((one) => one.contract === contract && isIt(one.message as T));
    return (packet?.message as T | undefined) ?? null;
  }

  private async until(holds: () => boolean): Promise<void> {
    while (!holds() && performance.now() < this.deadlineMs) {
      await sleep(TICK_MS);
      this.segment.tick();
    }
  }

  private stationInView(): string {
    const { station } = this.options;
    return station && this.sky.station !== station ? '' : this.sky.station;
  }
}

/** Seals one frame with the next sequence, for any program that can publish bytes. */
export function sealedFrame(
  client: RigClient,
  { requestId, target, command, arm }: Command,
): { readonly key: number; readonly sequence: number; readonly hex: string } {
  const { keyFile } = client.rig;
  const key = keyOf(keyFile);
  const sequence = takeSequence(keyFile, key.id, 0);
  const body = buildCommand(target, command);
  const sender = { craft: client.rig.craft, principal: PRINCIPAL };
  const plaintext = telecommandOf(sender, { requestId, target, arm }, body, 0);
  const hex = Buffer.from(sealFrame(sealingKeyOf(key), sequence, plaintext)).toString('hex');
  return { key: key.id, sequence, hex };
}
