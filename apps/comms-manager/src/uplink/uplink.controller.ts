import { strict as assert } from 'node:assert';
import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import { Refusal, Stage, UplinkFrame } from '@dawnline/contracts';
import { packRetained, unpackRetained } from '@dawnline/host';
import { Procedures } from '@dawnline/storage';
import { Dispatcher } from '../commands/dispatcher';
import { Comms, type HousekeepingPart, type Room } from '../comms';
import { FILE_REFUSAL_PERIOD_US } from '../comms-manager.limits';
import { Transfers } from '../files/transfers';
import { ReplayGuard } from './replay-guard';
import { boundOf, keyRing, openWindows, takeFrame, type KeyRing, type UplinkOutcome } from './uplink';

/** Retained memory says that the first anti-replay records were written. */
const REPLAY_MARK = 'comms-manager/replay';
const REPLAY_MARK_VERSION = 1;

/** Takes sealed frames from the receiver, and releases their commands once the anti-replay bound is on disk. */
@Controller()
export class UplinkController implements Room {
  private readonly keys: KeyRing;
  private readonly guard: ReplayGuard;
  private fileRefusedUs = -FILE_REFUSAL_PERIOD_US;

  constructor(
    private readonly comms: Comms,
    private readonly dispatcher: Dispatcher,
    private readonly transfers: Transfers,
  ) {
    const { service } = comms;
    this.keys = keyRing(service.table.keys);
    const disk = service.disks.nvm;
    assert(disk, 'comms-manager needs the non-volatile memory nvm');
    this.guard = new ReplayGuard(disk, new Procedures((source) => service.attach(source)));
    this.guard.load([...this.keys.keys()], (stored) => this.onBoundsRead(stored));
    comms.register('uplink', this);
  }

  @Receive(UplinkFrame)
  onUplinkFrame(message: UplinkFrame, context: MessageContext): void {
    const { service, state } = this.comms;
    const taken = takeFrame(state.uplink, message.frame, {
      inContact: state.contact.inContact,
      keys: this.keys,
      targets: service.table.services.map((entry) => entry.name),
      nowUs: context.nowUs,
      onboardUs: service.clock.onboardTimeUs(),
    });
    const framesUp = state.contact.framesUp + (taken.numberUsed ? 1 : 0);
    this.comms.update({ uplink: taken.state, contact: { ...state.contact, framesUp } });
    const outcome = this.withSlot(taken.outcome, context.nowUs);
    if (outcome.kind === 'refused') this.refuse(outcome, context.nowUs);
    if (!taken.numberUsed) return;
    const durable = new Promise<void>((resolve) => {
      this.guard.whenDurable(outcome.keyId, outcome.bound, (failure) => {
        this.release(outcome, failure);
        resolve();
      });
    });
    context.acknowledgeWhen(durable);
  }

  housekeeping(): HousekeepingPart {
    const { uplink } = this.comms.state;
    return {
      framesAccepted: uplink.accepted,
      framesRefused: uplink.refused,
      replayBound: boundOf('operational', uplink, this.keys),
      fileReplayBound: boundOf('file', uplink, this.keys),
    };
  }

  private onBoundsRead(stored: Parameters<typeof openWindows>[2]): void {
    const { service, state } = this.comms;
    const { boot } = service;
    const marked = unpackRetained(REPLAY_MARK_VERSION, boot.retained(REPLAY_MARK)).kind !== 'absent';
    // A boot that was cut off before its first records were on disk has accepted nothing yet.
    const untouched = boot.resetCause !== 'power-on-reset' && !marked;
    const firstBoot = boot.resetCause === 'first-boot' || untouched;
    const uplink = openWindows(state.uplink, this.keys, stored, firstBoot);
    this.comms.update({ uplink });
    for (const [key, record] of stored) {
      if (uplink.windows?.get(key) === 'lost' || record.kind === 'untrusted') {
        service.event('REPLAY_WINDOW_LOST', { key, reason: record.kind });
      } else if (record.kind === 'absent') {
        this.guard.whenDurable(key, 0, (failure) => {
          if (failure) this.notStored(key, 0, failure);
          else boot.retain(REPLAY_MARK, packRetained(REPLAY_MARK_VERSION, true));
        });
      }
    }
  }

  /** Opens a row for an authentic command, or refuses it when the table is full. */
  private withSlot(outcome: UplinkOutcome, nowUs: number): UplinkOutcome {
    if (outcome.kind !== 'command' || this.dispatcher.open(outcome.command, nowUs)) return outcome;
    return { ...outcome, kind: 'refused', refusal: 'BUSY', detail: 'too many commands are open' };
  }

  /** The bound is on disk, or cannot be: releases the command, or ends it. */
  private release(outcome: UplinkOutcome, failure: string | null): void {
    const { keyId, bound, sequence } = outcome;
    if (failure) this.notStored(keyId, bound, failure);
    if (outcome.kind === 'file') {
      if (!failure) this.transfers.take(outcome.pdu);
      return;
    }
    // A command that timed out while the disk was slow has had its terminal report already (LK-4).
    if (outcome.kind === 'refused' || !this.dispatcher.isOpen(outcome.command)) return;
    if (failure) {
      this.dispatcher.abandon(outcome.command, failure);
      return;
    }
    const { requestId, principal, target } = outcome.command;
    this.dispatcher.release(outcome.command);
    this.comms.service.event(
      'TELECOMMAND_ACCEPTED',
      { requestId, target, principal, key: keyId, sequence },
      { requestId, principal },
    );
  }

  private refuse(outcome: Extract<UplinkOutcome, { kind: 'refused' }>, nowUs: number): void {
    const { refusal, detail, keyId, sequence, bound, command } = outcome;
    // Files come in hundreds of frames a second: one event says for all of them where to go on.
    if (this.keys.get(keyId)?.role === 'file') {
      if (nowUs - this.fileRefusedUs < FILE_REFUSAL_PERIOD_US) return;
      this.fileRefusedUs = nowUs;
    }
    this.comms.service.event(
      'TELECOMMAND_REFUSED',
      { refusal, detail, key: keyId, sequence, bound },
      command ? { requestId: command.requestId, principal: command.principal } : {},
    );
    if (!command || refusal === 'OUT_OF_CONTACT') return;
    this.comms.report(command, Stage.STAGE_ROUTING, Refusal[`REFUSAL_${refusal}`], detail);
  }

  private notStored(key: number, bound: number, reason: string): void {
    this.comms.service.event('REPLAY_WINDOW_NOT_STORED', { key, bound, reason });
  }
}
