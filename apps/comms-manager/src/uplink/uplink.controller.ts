import { strict as assert } from 'node:assert';
import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import { Refusal, Stage, UplinkFrame } from '@dawnline/contracts';
import { packRetained, unpackRetained } from '@dawnline/host';
import { Procedures } from '@dawnline/storage';
import { Dispatcher } from '../commands/dispatcher';
import { RequestLedger } from '../commands/request-ledger';
import type { RememberedRequest } from '../commands/requests';
import { Comms, type HousekeepingPart, type Room } from '../comms';
import { FILE_REFUSAL_PERIOD_US } from '../comms-manager.limits';
import { announceContact } from '../contact/announce';
import { heard } from '../contact/contact';
import { Transfers } from '../files/transfers';
import { KeyVault } from '../keys/key-vault';
import type { UplinkOutcome } from './judge';
import { dueNotices, noteRefusal } from './refusal-notices';
import { ReplayGuard } from './replay-guard';
import { nearEnd, openWindows, boundOf, takeFrame, withWindow, type UplinkState } from './uplink';

type CommandOutcome = Extract<UplinkOutcome, { kind: 'command' }>;
type RefusedOutcome = Extract<UplinkOutcome, { kind: 'refused' }>;

/** Retained memory says that the first anti-replay records were written. */
const REPLAY_MARK = 'comms-manager/replay';
const REPLAY_MARK_VERSION = 1;

/** Stage that says how far an open command is; the target has not answered a dispatched one. */
const STAGE_OF = {
  dispatched: Stage.STAGE_ROUTING,
  accepted: Stage.STAGE_ACCEPTED,
  started: Stage.STAGE_STARTED,
} as const;

/** Comes every 10 s of a contact: an event for each would come down as telemetry to acknowledge in its turn. */
const ROUTINE = 'acknowledgeTelemetry';

/** Takes sealed frames from the receiver, and releases their commands once the anti-replay bound is on disk. */
@Controller()
export class UplinkController implements Room {
  private readonly guard: ReplayGuard;
  private fileRefusedUs = -FILE_REFUSAL_PERIOD_US;

  constructor(
    private readonly comms: Comms,
    private readonly dispatcher: Dispatcher,
    private readonly transfers: Transfers,
    private readonly ledger: RequestLedger,
    private readonly vault: KeyVault,
  ) {
    const { service } = comms;
    const disk = service.disks.nvm;
    assert(disk, 'comms-manager needs the non-volatile memory nvm');
    this.guard = new ReplayGuard(disk, new Procedures((source) => service.attach(source)));
    vault.onRead((ids) => this.guard.load(ids, (stored) => this.onBoundsRead(stored)));
    vault.setWindowOpener((keyId, done) => this.openWindow(keyId, done));
    comms.register('uplink', this);
  }

  @Receive(UplinkFrame)
  onUplinkFrame(message: UplinkFrame, context: MessageContext): void {
    const { service, state } = this.comms;
    const taken = takeFrame(state.uplink, message.frame, {
      ...this.dispatcher.gateContext(context.nowUs),
      craft: service.craft,
      keys: this.vault.usable(context.nowUs),
      requests: state.requests,
      onboardUs: service.clock.onboardTimeUs(),
    });
    this.comms.update({ uplink: taken.state });
    const { outcome } = taken;
    if (taken.numberUsed) this.onValidFrame(outcome, state.uplink, context.nowUs);
    if (outcome.kind === 'refused') this.refuse(outcome, context.nowUs);
    else if (outcome.kind === 'repeated') this.repeat(outcome.request);
    if (!taken.numberUsed) return;
    context.acknowledgeWhen(
      outcome.kind === 'command' ? this.take(outcome, context.nowUs) : this.numberStored(outcome),
    );
  }

  work(nowUs: number): void {
    const { uplink } = this.comms.state;
    const { notices, due } = dueNotices(uplink.notices, nowUs);
    this.comms.update({ uplink: { ...uplink, notices } });
    for (const { reason, frames } of due)
      this.comms.service.event('UPLINK_FRAMES_REFUSED', { refusal: reason, frames });
  }

  housekeeping(): HousekeepingPart {
    const { uplink } = this.comms.state;
    const usable = this.vault.usable(this.comms.service.clock.now());
    return {
      framesAccepted: uplink.accepted,
      framesRefused: uplink.refused,
      framesUnauthenticated: uplink.unauthenticated,
      replayBound: boundOf('operational', uplink, usable),
      fileReplayBound: boundOf('file', uplink, usable),
    };
  }

  private onValidFrame({ keyId }: UplinkOutcome, before: UplinkState, nowUs: number): void {
    const { contact, uplink } = this.comms.state;
    const { state, outputs } = heard(contact, nowUs);
    this.comms.update({ contact: state });
    for (const output of outputs) announceContact(this.comms, output);
    const left = nearEnd(uplink, keyId);
    if (left === null || nearEnd(before, keyId) !== null) return;
    this.comms.service.event('KEY_NUMBERS_LOW', { key: keyId, ...left });
  }

  /** The record of a key is on disk before the key is taken. */
  private openWindow(keyId: number, done: (failure: string | null) => void): void {
    this.guard.open(keyId, (failure, bound) => {
      if (failure) this.notStored(keyId, bound, failure);
      else this.comms.update({ uplink: withWindow(this.comms.state.uplink, keyId, bound) });
      done(failure);
    });
  }

  private onBoundsRead(stored: Parameters<typeof openWindows>[2]): void {
    const { service, state } = this.comms;
    const { boot } = service;
    const marked = unpackRetained(REPLAY_MARK_VERSION, boot.retained(REPLAY_MARK)).kind !== 'absent';
    // A boot that was cut off before its first records were on disk has accepted nothing yet.
    const untouched = boot.resetCause !== 'power-on-reset' && !marked;
    const firstBoot = boot.resetCause === 'first-boot' || untouched;
    const uplink = openWindows(state.uplink, this.vault.all, stored, firstBoot);
    this.comms.update({ uplink });
    for (const key of stored.keys()) {
      const left = nearEnd(uplink, key);
      if (left) service.event('KEY_NUMBERS_LOW', { key, ...left });
    }
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

  /** Settles when the frame's number is on disk, or cannot be. A PDU is taken then; nothing else waits for it. */
  private numberStored(outcome: UplinkOutcome): Promise<void> {
    const { keyId, bound } = outcome;
    return new Promise<void>((resolve) => {
      this.guard.whenDurable(keyId, bound, (failure) => {
        if (failure) this.notStored(keyId, bound, failure);
        else if (outcome.kind === 'file') this.transfers.take(outcome.pdu);
        resolve();
      });
    });
  }

  /** Takes a command that passed every check: a row, its request id and the bound on disk, then its release. */
  private take(outcome: CommandOutcome, nowUs: number): Promise<void> {
    const { keyId, bound, command, content, isArm } = outcome;
    const { requestId, principal, target, expiresUs } = command;
    const isRecovery = content.definition.commandClass === 'recovery';
    if (!this.dispatcher.open(command, nowUs, isRecovery)) {
      this.refuse(
        { ...outcome, kind: 'refused', refusal: 'BUSY', detail: 'too many commands are open' },
        nowUs,
      );
      return this.numberStored(outcome);
    }
    return new Promise<void>((resolve) => {
      let left = 2;
      let failed: string | null = null;
      const settled = (failure: string | null): void => {
        failed ??= failure;
        left -= 1;
        if (left > 0) return;
        this.release(outcome, failed);
        resolve();
      };
      const request = { requestId, principal, target, expiresUs, digest: content.digest, isArm };
      const isRemembered = this.ledger.remember(request, isRecovery, settled);
      if (isRemembered && !isArm && content.definition.hazardous !== null) this.dispatcher.spendArm(command);
      this.guard.whenDurable(keyId, bound, (failure) => {
        if (failure) this.notStored(keyId, bound, failure);
        settled(failure);
      });
      if (!isRemembered) {
        const detail = 'too many request ids are remembered';
        this.dispatcher.finish(command, Stage.STAGE_ROUTING, Refusal.REFUSAL_BUSY, detail);
        settled(detail);
      }
    });
  }

  /** Bound and request id are on disk, or cannot be: releases the command, or ends it. */
  private release(
    { keyId, sequence, command, content, isArm }: CommandOutcome,
    failure: string | null,
  ): void {
    // A command that timed out while the disk was slow has had its terminal report already (LK-4).
    if (!this.dispatcher.row(command)) return;
    if (failure) {
      this.dispatcher.finish(command, Stage.STAGE_ROUTING, Refusal.REFUSAL_FAILED, failure);
      return;
    }
    const { requestId, principal, target } = command;
    if (isArm) this.arm({ command, content });
    else this.dispatcher.release(command);
    if (content.definition.action === ROUTINE) return;
    this.comms.service.event(
      'TELECOMMAND_ACCEPTED',
      { requestId, target, principal, key: keyId, sequence },
      { requestId, principal },
    );
  }

  private arm({ command, content }: Pick<CommandOutcome, 'command' | 'content'>): void {
    const { principal, target } = command;
    const { action, hazardous } = content.definition;
    const done = (refusal: Refusal, detail: string): void =>
      this.dispatcher.finish(command, Stage.STAGE_COMPLETED, refusal, detail);
    if (hazardous === null) return done(Refusal.REFUSAL_NONE, `${action} needs no arming`);
    const untilUs = this.dispatcher.arm(principal, content, this.comms.service.clock.now());
    if (untilUs === null) return done(Refusal.REFUSAL_BUSY, 'too many commands are armed');
    this.comms.service.event('COMMAND_ARMED', { action, target, principal, untilUs });
    done(Refusal.REFUSAL_NONE, `armed until mission time ${untilUs} us`);
  }

  /** Says again how far a request is. */
  private repeat(request: RememberedRequest): void {
    const { requestId, principal, target, state, refusal, detail } = request;
    const row = this.dispatcher.row(request);
    const parameters = { requestId, principal, target, state: row?.state ?? state };
    this.comms.service.event('TELECOMMAND_REPEATED', parameters, { requestId, principal });
    if (state !== 'released') this.comms.report(request, Stage.STAGE_COMPLETED, refusal, detail);
    else if (row) this.comms.report(request, STAGE_OF[row.state], Refusal.REFUSAL_NONE, 'sent again');
  }

  private refuse(outcome: RefusedOutcome, nowUs: number): void {
    const { refusal, detail, keyId, sequence, bound, command } = outcome;
    // Files come in hundreds of frames a second: one event says for all of them where to go on.
    const isFile = this.vault.all.get(keyId)?.role === 'file';
    if (isFile) {
      if (nowUs - this.fileRefusedUs < FILE_REFUSAL_PERIOD_US) return;
      this.fileRefusedUs = nowUs;
    }
    // What nobody signed, or signed for now, comes as fast as the link carries it.
    const isFlood = (!command && !isFile) || refusal === 'RATE_LIMITED';
    if (!isFlood || this.isToldNow(refusal, nowUs)) {
      this.comms.service.event(
        'TELECOMMAND_REFUSED',
        { refusal, detail, key: keyId, sequence, bound },
        command ? { requestId: command.requestId, principal: command.principal } : {},
      );
    }
    if (!command) return;
    this.comms.report(command, Stage.STAGE_ROUTING, Refusal[`REFUSAL_${refusal}`], detail);
  }

  private isToldNow(refusal: string, nowUs: number): boolean {
    const { uplink } = this.comms.state;
    const { notices, tell } = noteRefusal(uplink.notices, refusal, nowUs);
    this.comms.update({ uplink: { ...uplink, notices } });
    return tell;
  }

  private notStored(key: number, bound: number, reason: string): void {
    this.comms.service.event('REPLAY_WINDOW_NOT_STORED', { key, bound, reason });
  }
}
