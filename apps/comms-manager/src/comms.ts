import { strict as assert } from 'node:assert';
import { Injectable } from '@nestjs/common';
import {
  DownlinkFrame,
  Refusal,
  topicOf,
  VerificationReport,
  type Body,
  type CommsManagerCommand,
  type CommsManagerHousekeeping,
  type Stage,
} from '@dawnline/contracts';
import { Service, type CommandContext, type CommandOutcome } from '@dawnline/service';
import type { CommandKey } from './commands/command-table';
import { INITIAL_STATE, type CommsState } from './comms-manager.state';
import { mayTransmit } from './contact/contact';
import { activeOperational } from './keys/key-states';
import { controlFieldOf } from './uplink/link-report';
import { pass, takeFrames } from './downlink/downlink';
import { emptyRecorder, record } from './recorder/recorder';
import type { DownlinkClass, DownlinkPacket } from './recorder/segment';

/** Name under which reports about frames of the ground go down: they have no sender on the bus. */
const GROUND = 'ground';

type HousekeepingBody = Omit<Body<CommsManagerHousekeeping>, 'service'>;
export type HousekeepingPart = Partial<HousekeepingBody>;
export type Action = NonNullable<CommsManagerCommand['action']>;
export type ActionTable = Partial<
  Record<Action, (command: CommsManagerCommand, context: CommandContext) => CommandOutcome>
>;

/** Settles when the newest packet of the class is on disk. */
export type Storing = (index: DownlinkClass) => Promise<void> | null;

/** One room of comms-manager: what it adds to the work loop, to housekeeping and to the commands. */
export interface Room {
  work?(nowUs: number): void;
  housekeeping?(): HousekeepingPart;
  readonly actions?: ActionTable;
}

/** In the order of their turns in the work loop: contact first, what goes down last. */
export const ROOMS = [
  'contact',
  'keys',
  'uplink',
  'commands',
  'schedule',
  'files',
  'definitions',
  'recorder',
  'downlink',
] as const;
export type RoomName = (typeof ROOMS)[number];

/** The one state of comms-manager, and what its rooms share: the way down, and reports about telecommands. */
@Injectable()
export class Comms {
  private current: CommsState;
  private readonly rooms = new Map<RoomName, Room>();
  private storing: Storing = () => null;

  constructor(readonly service: Service) {
    this.current = { ...INITIAL_STATE, recorder: emptyRecorder(service.boot.bootId) };
    service.registerState('comms', () => this.current);
  }

  get state(): CommsState {
    return this.current;
  }

  update(change: Partial<CommsState>): void {
    this.current = { ...this.current, ...change };
  }

  register(name: RoomName, room: Room): void {
    assert(!this.rooms.has(name), `room ${name} is registered twice`);
    this.rooms.set(name, room);
  }

  inOrder(): Room[] {
    return ROOMS.map((name) => {
      const room = this.rooms.get(name);
      assert(room, `room ${name} is missing in the module`);
      return room;
    });
  }

  /** Who brings recorded packets to disk. */
  onRecorded(storing: Storing): void {
    this.storing = storing;
  }

  /**
   * Records a packet for the ground. Urgent ones go to disk at once, the others with the next batch. What is returned for an
   * urgent one settles when it is stored; null when nobody should wait.
   */
  queue(index: DownlinkClass, packet: DownlinkPacket, isUrgent = index === 0): Promise<void> | null {
    this.update({ recorder: record(this.state.recorder, index, packet, this.service.clock.now()) });
    return isUrgent ? this.storing(index) : null;
  }

  /** Sends a packet down that nobody records: it is lost with this boot, and its owner repeats it. */
  pass(index: DownlinkClass, packet: DownlinkPacket): void {
    this.update({ downlink: pass(this.state.downlink, index, packet) });
  }

  /** Sends what the link takes now. */
  sendDown(nowUs: number): void {
    const { contact, radio } = this.state;
    if (!radio || !mayTransmit(contact, radio, nowUs)) return;
    const label = {
      craft: this.service.craft,
      bootId: this.service.boot.bootId,
      spacecraftId: this.service.table.spacecraftId,
      controlField: controlFieldOf(this.state.uplink, activeOperational(this.state.keys, nowUs), radio),
    };
    const { downlink } = this.state;
    const taken = takeFrames(downlink, this.state.recorder, label, radio.downlinkBps, nowUs);
    const { state, recorder, frames } = taken;
    const framesDown = contact.framesDown + frames.length;
    this.update({ downlink: state, recorder, contact: { ...contact, framesDown } });
    for (const frame of frames) this.service.publish(DownlinkFrame, { frame });
  }

  /** A report of our own about a command of the ground: it only goes down. A failure when it names a refusal. */
  report(key: CommandKey, stage: Stage, refusal: Refusal, detail: string): void {
    const { requestId, principal, target } = key;
    const nowUs = this.service.clock.now();
    const header = this.service.headerOf(VerificationReport.name, { requestId, principal });
    const payload = VerificationReport.encode({
      header,
      stage,
      ok: refusal === Refusal.REFUSAL_NONE,
      refusal,
      detail,
      target,
      stageTimeUs: nowUs,
    });
    const parameters = { craft: this.service.craft, subsystem: this.service.name, from: GROUND };
    void this.queue(0, { topic: topicOf(VerificationReport.packet!.topic, parameters), payload });
    this.sendDown(nowUs);
  }
}
