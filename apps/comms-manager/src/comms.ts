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
import { enqueue, takeFrames, type DownlinkClass, type DownlinkPacket } from './downlink/downlink';

/** Name under which reports about frames of the ground go down: they have no sender on the bus. */
const GROUND = 'ground';

type HousekeepingBody = Omit<Body<CommsManagerHousekeeping>, 'service'>;
export type HousekeepingPart = Partial<HousekeepingBody>;
export type Action = NonNullable<CommsManagerCommand['action']>;
export type ActionTable = Partial<
  Record<Action, (command: CommsManagerCommand, context: CommandContext) => CommandOutcome>
>;

/** One room of comms-manager: what it adds to the work loop, to housekeeping and to the commands. */
export interface Room {
  work?(nowUs: number): void;
  housekeeping?(): HousekeepingPart;
  readonly actions?: ActionTable;
}

/** In the order of their turns in the work loop: contact first, what goes down last. */
export const ROOMS = ['contact', 'uplink', 'commands', 'files', 'downlink'] as const;
export type RoomName = (typeof ROOMS)[number];

/** The one state of comms-manager, and what its rooms share: the way down, and reports about telecommands. */
@Injectable()
export class Comms {
  private current: CommsState = INITIAL_STATE;
  private readonly rooms = new Map<RoomName, Room>();

  constructor(readonly service: Service) {
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

  queue(index: DownlinkClass, packet: DownlinkPacket): void {
    this.update({ downlink: enqueue(this.state.downlink, index, packet) });
  }

  /** Sends what the link takes now. */
  sendDown(nowUs: number): void {
    const { contact, radio } = this.state;
    if (!radio || !mayTransmit(contact, radio, nowUs)) return;
    const label = { craft: this.service.craft, bootId: this.service.boot.bootId };
    const { state, frames } = takeFrames(this.state.downlink, label, radio.downlinkBps, nowUs);
    const framesDown = contact.framesDown + frames.length;
    this.update({ downlink: state, contact: { ...contact, framesDown } });
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
    this.queue(0, { topic: topicOf(VerificationReport.packet!.topic, parameters), payload });
    this.sendDown(nowUs);
  }
}
