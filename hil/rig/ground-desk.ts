import { GroundSegment, isEnded, sealingKeyOf, type Order, type StageTick } from '@hil/ground';
import { Overheard } from './overheard';
import { readOrCreateKeys, takeSequence } from './key-store';
import type { MissionClock } from './mission-clock';
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
}

/** The rig's ground segment. It touches nothing but the topics of ground stations, as any ground would. */
export class GroundDesk {
  private readonly segment: GroundSegment;

  constructor(options: GroundDeskOptions) {
    const { craft, bus, clock, keyFile } = options;
    const keys = readOrCreateKeys(keyFile, craft);
    const overheard = new Overheard(PRINCIPAL);
    const key = keys.keys.find(({ role }) => role === 'operational') ?? keys.keys[0];
    this.segment = new GroundSegment(
      {
        craft,
        spacecraftId: options.spacecraftId,
        epochUnixUs: options.epochUnixUs,
        principal: PRINCIPAL,
        key: sealingKeyOf(key),
        acknowledges: true,
        sequence: key.sequence,
      },
      {
        nowUs: () => clock.now(),
        stationInView: options.stationInView,
        publish: (topic, payload) => bus.publishRaw(topic, payload, 1),
        takeSequence: (lowest) => takeSequence(keyFile, key.id, lowest),
        onTick: options.onTick,
        onPacket: (packet) => {
          const tick = overheard.take(packet);
          if (tick) options.onTick(tick);
        },
      },
    );
    bus.subscribe([this.segment.filter], 1, (topic, payload) => this.segment.receive(topic, payload));
  }

  send(order: Order, isArmedFirst: boolean): void {
    if (isArmedFirst) this.segment.sendArmed(order);
    else this.segment.send(order);
  }

  tick(): void {
    this.segment.tick();
  }

  /** What is still open at the end of the flight is unknown. */
  end(): void {
    for (const request of this.segment.requests.values())
      if (!isEnded(request)) this.segment.giveUp(request.requestId, 'the flight ended');
  }
}
