import { strict as assert } from 'node:assert';
import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import {
  CommsManagerCommand,
  CommsManagerHousekeeping,
  DownlinkFrame,
  Event,
  RadioCommand,
  RadioSample,
  Refusal,
  ServiceHousekeeping,
  ServiceReport,
  Stage,
  topicOf,
  UplinkFrame,
  VerificationReport,
  type Body,
} from '@dawnline/contracts';
import { packRetained, unpackRetained } from '@dawnline/host';
import { isNew, stampOf } from '@dawnline/monitoring';
import { parseTle } from '@dawnline/orbit';
import {
  DeviceWatch,
  Every,
  Housekeeping,
  OnCommand,
  Service,
  type CommandContext,
  type CommandOutcome,
} from '@dawnline/service';
import { Procedures } from '@dawnline/storage';
import { commandPacket } from './command-packet';
import {
  applyReport,
  closeOverdue,
  isOpen,
  openCommand,
  withoutCommand,
  type CommandKey,
} from './command-table';
import { WORK_PERIOD_US } from './comms-manager.limits';
import { INITIAL_STATE, type CommsState } from './comms-manager.state';
import { mayTransmit, stepContact, type ContactOutput } from './contact';
import { contactAt, needsPrediction, nextContact, predictContacts } from './contact-prediction';
import {
  classOfEvent,
  classOfReport,
  clearClass,
  dropNotice,
  enqueue,
  enqueueHousekeeping,
  takeFrames,
  type DownlinkPacket,
} from './downlink';
import { ReplayGuard } from './replay-guard';
import {
  keyRing,
  openWindows,
  operationalBound,
  takeFrame,
  type KeyRing,
  type UplinkOutcome,
} from './uplink';

const S_BAND = 's';
/** Name under which reports about frames of the ground go down: they have no sender on the bus. */
const GROUND = 'ground';
/** Retained memory says that the first anti-replay records were written. */
const REPLAY_MARK = 'comms-manager/replay';
const REPLAY_MARK_VERSION = 1;
const REPORTS_TO_US = 'craft/{craft}/tc/{subsystem}/comms-manager/report';

/** A copy: the delivered bytes may be part of a larger buffer that must not be kept alive. */
function packetOf(context: MessageContext): DownlinkPacket {
  return { topic: context.topic, payload: new Uint8Array(context.payload) };
}

@Controller()
export class CommsManagerController {
  private state: CommsState = INITIAL_STATE;
  private readonly keys: KeyRing;
  private readonly guard: ReplayGuard;
  private readonly watch: DeviceWatch;

  constructor(private readonly service: Service) {
    service.registerState('comms', () => this.state);
    this.watch = new DeviceWatch(service, () => this.state.radioStamps);
    this.keys = keyRing(service.table.keys);
    const disk = service.disks.nvm;
    assert(disk, 'comms-manager needs the non-volatile memory nvm');
    this.guard = new ReplayGuard(disk, new Procedures((source) => service.attach(source)));
    this.guard.load([...this.keys.keys()], (stored) => this.onBoundsRead(stored));
  }

  @Every(WORK_PERIOD_US)
  work(nowUs: number): void {
    this.refreshPrediction(nowUs);
    this.followContact(nowUs);
    this.closeTimedOut(nowUs);
    const notice = dropNotice(this.state.downlink, nowUs);
    this.state = { ...this.state, downlink: notice.state };
    if (notice.dropped > 0) {
      const [p0, p1, p2, p3] = notice.state.queues.map((queue) => queue.dropped);
      this.service.event('DOWNLINK_DROPPED', { packets: notice.dropped, p0, p1, p2, p3 });
    }
    this.sendDown(nowUs);
    this.watch.look(nowUs);
  }

  @Receive(RadioSample)
  onRadio(sample: RadioSample, context: MessageContext): void {
    const device = `radio/${context.parameters.radio}`;
    const known = this.state.radioStamps[device];
    const stamp = stampOf(sample.header, context.nowUs);
    if (known === undefined || !isNew(known, stamp)) return;
    this.state = { ...this.state, radioStamps: { ...this.state.radioStamps, [device]: stamp } };
    if (context.parameters.radio !== S_BAND) return;
    const { lock, transmitting, downlinkBps } = sample;
    this.state = { ...this.state, radio: { atUs: context.nowUs, lock, transmitting, downlinkBps } };
    this.followContact(context.nowUs);
  }

  @Receive(ServiceHousekeeping)
  onHousekeeping(_: ServiceHousekeeping, context: MessageContext): void {
    const packet = packetOf(context);
    const { subsystem } = context.parameters;
    const downlink = enqueueHousekeeping(this.state.downlink, subsystem, packet, context.nowUs);
    this.state = { ...this.state, downlink };
  }

  @Receive(ServiceReport)
  onServiceReport(_: ServiceReport, context: MessageContext): void {
    this.queue(classOfReport(context.parameters.report), packetOf(context));
    this.sendDown(context.nowUs);
  }

  @Receive(Event)
  onEvent(event: Event, context: MessageContext): void {
    this.queue(classOfEvent(event.severity), packetOf(context));
  }

  @Receive(UplinkFrame)
  onUplinkFrame(message: UplinkFrame, context: MessageContext): void {
    const taken = takeFrame(this.state.uplink, message.frame, {
      inContact: this.state.contact.inContact,
      keys: this.keys,
      targets: this.service.table.services.map((entry) => entry.name),
      nowUs: context.nowUs,
      onboardUs: this.service.clock.onboardTimeUs(),
    });
    const { contact } = this.state;
    const framesUp = contact.framesUp + (taken.numberUsed ? 1 : 0);
    this.state = { ...this.state, uplink: taken.state, contact: { ...contact, framesUp } };
    const outcome = this.withSlot(taken.outcome, context.nowUs);
    if (outcome.kind === 'refused') this.refuse(outcome);
    if (!taken.numberUsed) return;
    const durable = new Promise<void>((resolve) => {
      this.guard.whenDurable(outcome.keyId, outcome.bound, (failure) => {
        this.release(outcome, failure);
        resolve();
      });
    });
    context.acknowledgeWhen(durable);
  }

  @Receive(VerificationReport, { filter: REPORTS_TO_US })
  onReport(report: VerificationReport, context: MessageContext): void {
    const { requestId, principal } = report.header;
    const target = context.parameters.subsystem;
    const { stage, ok } = report;
    const outcome = applyReport(
      this.state.commands,
      { requestId, principal, target, stage, ok },
      context.nowUs,
    );
    if (outcome.kind === 'discarded') {
      this.state = { ...this.state, reportsDiscarded: this.state.reportsDiscarded + 1 };
      this.service.event('REPORT_DISCARDED', { target, requestId, reason: outcome.reason });
      return;
    }
    this.state = { ...this.state, commands: outcome.table };
    this.queue(0, packetOf(context));
    this.sendDown(context.nowUs);
  }

  @OnCommand(CommsManagerCommand)
  onCommand(command: CommsManagerCommand, _: CommandContext): CommandOutcome {
    switch (command.action) {
      case 'noop':
        return { kind: 'completed' };
      case 'clearDiagnosticQueue': {
        const packets = this.state.downlink.queues[3].packets.length;
        this.state = { ...this.state, downlink: clearClass(this.state.downlink, 3) };
        return { kind: 'completed', detail: `${packets} packets dropped` };
      }
      default:
        return { kind: 'refused', refusal: Refusal.REFUSAL_MALFORMED, detail: 'no action is set' };
    }
  }

  @Housekeeping(CommsManagerHousekeeping)
  housekeeping(): Omit<Body<CommsManagerHousekeeping>, 'service'> {
    const { contact, uplink, downlink, commands, prediction } = this.state;
    const next = nextContact(prediction, this.service.clock.now());
    return {
      inContact: contact.inContact,
      station: contact.station,
      nextContactUs: next?.startUs ?? 0,
      nextStation: next?.station ?? '',
      framesAccepted: uplink.accepted,
      framesRefused: uplink.refused,
      replayBound: operationalBound(uplink, this.keys),
      queuedPackets: downlink.queues.map((queue) => queue.packets.length),
      droppedPackets: downlink.queues.map((queue) => queue.dropped),
      downlinkedBytes: downlink.sentBytes,
      commandsOpen: commands.size,
    };
  }

  private onBoundsRead(stored: Parameters<typeof openWindows>[2]): void {
    const { boot } = this.service;
    const marked = unpackRetained(REPLAY_MARK_VERSION, boot.retained(REPLAY_MARK)).kind !== 'absent';
    // A boot that was cut off before its first records were on disk has accepted nothing yet.
    const untouched = boot.resetCause !== 'power-on-reset' && !marked;
    const firstBoot = boot.resetCause === 'first-boot' || untouched;
    this.state = { ...this.state, uplink: openWindows(this.state.uplink, this.keys, stored, firstBoot) };
    for (const [key, record] of stored) {
      const lost = this.state.uplink.windows?.get(key) === 'lost';
      if (lost || record.kind === 'untrusted') {
        this.service.event('REPLAY_WINDOW_LOST', { key, reason: record.kind });
      } else if (record.kind === 'absent') {
        this.guard.whenDurable(key, 0, (failure) => {
          if (failure) this.notStored(key, 0, failure);
          else boot.retain(REPLAY_MARK, packRetained(REPLAY_MARK_VERSION, true));
        });
      }
    }
  }

  private refreshPrediction(nowUs: number): void {
    const onboardUs = this.service.clock.onboardTimeUs();
    if (!needsPrediction(this.state.prediction, nowUs, onboardUs)) return;
    const { tle, stations } = this.service.table;
    try {
      const elements = parseTle(tle.line1, tle.line2);
      const prediction = predictContacts(elements, stations, nowUs, onboardUs);
      this.state = { ...this.state, prediction };
    } catch (error) {
      const none = { contacts: [], madeUs: nowUs, clockOffsetUs: onboardUs - nowUs };
      this.state = { ...this.state, prediction: none };
      this.service.event('EPHEMERIS_UNUSABLE', { reason: (error as Error).message });
    }
  }

  private followContact(nowUs: number): void {
    const { contact, prediction, radio } = this.state;
    const { state, outputs } = stepContact(contact, contactAt(prediction, nowUs), radio, nowUs);
    this.state = { ...this.state, contact: state };
    for (const output of outputs) this.announce(output);
  }

  private announce(output: ContactOutput): void {
    const station = 'station' in output && output.station !== '' ? output.station : 'unpredicted';
    if (output.kind === 'acquired') this.service.event('CONTACT_ACQUIRED', { station });
    else if (output.kind === 'lost') {
      const { framesUp, framesDown } = output;
      this.service.event('CONTACT_LOST', { station, framesUp, framesDown });
    } else {
      const parameters = { radio: S_BAND, from: this.service.name };
      this.service.publish(RadioCommand, { transmit: output.on }, { parameters });
    }
  }

  /** Opens a row for an authentic command, or refuses it when the table is full. */
  private withSlot(outcome: UplinkOutcome, nowUs: number): UplinkOutcome {
    if (outcome.kind === 'refused') return outcome;
    const commands = openCommand(this.state.commands, outcome.command, nowUs);
    if (!commands) {
      return { ...outcome, kind: 'refused', refusal: 'BUSY', detail: 'too many commands are open' };
    }
    this.state = { ...this.state, commands };
    return outcome;
  }

  /** The bound is on disk, or cannot be: releases the command, or ends it. */
  private release(outcome: UplinkOutcome, failure: string | null): void {
    const { keyId, bound, sequence } = outcome;
    if (failure) this.notStored(keyId, bound, failure);
    // A command that timed out while the disk was slow has had its terminal report already (LK-4).
    if (outcome.kind === 'refused' || !isOpen(this.state.commands, outcome.command)) return;
    const { requestId, principal, target, body, expiresUs } = outcome.command;
    if (failure) {
      const commands = withoutCommand(this.state.commands, outcome.command);
      this.state = { ...this.state, commands };
      this.report(outcome.command, Stage.STAGE_ROUTING, Refusal.REFUSAL_FAILED, failure);
      return;
    }
    const contract = `${target}/command`;
    const header = this.service.headerOf(contract, { requestId, principal, expiresUs });
    const topic = `craft/${this.service.craft}/tc/${target}/${this.service.name}`;
    this.service.publishRaw(topic, commandPacket(header, body), 1);
    this.service.event(
      'TELECOMMAND_ACCEPTED',
      { requestId, target, principal, key: keyId, sequence },
      { requestId, principal },
    );
  }

  private refuse(outcome: Extract<UplinkOutcome, { kind: 'refused' }>): void {
    const { refusal, detail, keyId, sequence, bound, command } = outcome;
    this.service.event(
      'TELECOMMAND_REFUSED',
      { refusal, detail, key: keyId, sequence, bound },
      command ? { requestId: command.requestId, principal: command.principal } : {},
    );
    if (!command || refusal === 'OUT_OF_CONTACT') return;
    this.report(command, Stage.STAGE_ROUTING, Refusal[`REFUSAL_${refusal}`], detail);
  }

  private notStored(key: number, bound: number, reason: string): void {
    this.service.event('REPLAY_WINDOW_NOT_STORED', { key, bound, reason });
  }

  private closeTimedOut(nowUs: number): void {
    const { table, overdue } = closeOverdue(this.state.commands, nowUs);
    if (overdue.length === 0) return;
    this.state = { ...this.state, commands: table };
    for (const row of overdue) {
      const { requestId, target, state } = row;
      this.service.event('TELECOMMAND_TIMEOUT', { requestId, target, state });
      this.report(row, Stage.STAGE_COMPLETED, Refusal.REFUSAL_FAILED, `timeout while ${state}`);
    }
  }

  /** A report of our own about a command of the ground: it only goes down. */
  private report(key: CommandKey, stage: Stage, refusal: Refusal, detail: string): void {
    const { requestId, principal, target } = key;
    const nowUs = this.service.clock.now();
    const header = this.service.headerOf(VerificationReport.name, { requestId, principal });
    const payload = VerificationReport.encode({
      header,
      stage,
      ok: false,
      refusal,
      detail,
      target,
      stageTimeUs: nowUs,
    });
    const parameters = { craft: this.service.craft, subsystem: this.service.name, from: GROUND };
    this.queue(0, { topic: topicOf(VerificationReport.packet!.topic, parameters), payload });
    this.sendDown(nowUs);
  }

  private queue(index: 0 | 1 | 2 | 3, packet: DownlinkPacket): void {
    this.state = { ...this.state, downlink: enqueue(this.state.downlink, index, packet) };
  }

  private sendDown(nowUs: number): void {
    const { contact, radio } = this.state;
    if (!radio || !mayTransmit(contact, radio, nowUs)) return;
    const label = { craft: this.service.craft, bootId: this.service.boot.bootId };
    const { state, frames } = takeFrames(this.state.downlink, label, radio.downlinkBps, nowUs);
    const framesDown = contact.framesDown + frames.length;
    this.state = { ...this.state, downlink: state, contact: { ...contact, framesDown } };
    for (const frame of frames) this.service.publish(DownlinkFrame, { frame });
  }
}
