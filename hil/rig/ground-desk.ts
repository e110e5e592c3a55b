import {
  activeKey,
  GroundSegment,
  isEnded,
  keyInUse,
  sealingKeyOf,
  type Order,
  type StageTick,
} from '@hil/ground';
import { FileDesk } from './file-desk';
import { readOrCreateKeys, takeSequence } from './key-store';
import type { MissionClock } from './mission-clock';
import { Overheard } from './overheard';
import type { RigBus } from './rig-bus';

/** Under this name the scenario's telecommands are sent. */
const PRINCIPAL = 'ground';
export interface GroundDeskOptions {
  readonly craft: string;
  readonly spacecraftId: number;
  readonly epochUnixUs: number;
  readonly keyFile: string;
  readonly bus: RigBus;
  readonly clock: MissionClock;
  readonly stationInView: () => string;
  readonly onTick: (tick: StageTick) => void;
  /** Folder of the ground's own files. */
  readonly folder: string;
  readonly uplinkBps: () => number;
  readonly onTrouble: (message: string) => void;
  /** Whether it acknowledges telemetry by itself. */
  readonly acknowledges: boolean;
}

/** The rig's ground segment. It touches nothing but the topics of ground stations, as any ground would. */
export class GroundDesk {
  private readonly segment: GroundSegment;
  private readonly files: FileDesk | null;

  constructor(options: GroundDeskOptions) {
    const { craft, bus, clock, keyFile } = options;
    const keys = readOrCreateKeys(keyFile, craft);
    const overheard = new Overheard(PRINCIPAL);
    const key = keyInUse(keys, keyFile);
    this.segment = new GroundSegment(
      {
        craft,
        spacecraftId: options.spacecraftId,
        epochUnixUs: options.epochUnixUs,
        principal: PRINCIPAL,
        key: () => sealingKeyOf(keyInUse(readOrCreateKeys(keyFile, craft), keyFile)),
        acknowledges: options.acknowledges,
        sequence: key.sequence,
      },
      {
        nowUs: () => clock.now(),
        stationInView: options.stationInView,
        publish: (topic, payload) => bus.publishRaw(topic, payload, 1),
        takeSequence: (lowest, keyId) => takeSequence(keyFile, keyId, lowest),
        onTick: options.onTick,
        onPacket: (packet) => {
          this.files?.receive(packet);
          const tick = overheard.take(packet);
          if (tick) options.onTick(tick);
        },
      },
    );
    const fileKey = activeKey(keys, 'file');
    this.files = fileKey ? new FileDesk(options, fileKey) : null;
    bus.subscribe([this.segment.filter], 1, (topic, payload) => this.segment.receive(topic, payload));
  }

  send(order: Order, isArmedFirst: boolean): void {
    if (isArmedFirst) this.segment.sendArmed(order);
    else this.segment.send(order);
  }

  /** Ten times a second of mission time. */
  step(): void {
    this.files?.step();
  }

  tick(): void {
    this.segment.tick();
  }

  /** What is still open at the end of the flight is unknown. */
  end(): void {
    this.files?.close();
    for (const request of this.segment.requests.values())
      if (!isEnded(request)) this.segment.giveUp(request.requestId, 'the flight ended');
  }
}
