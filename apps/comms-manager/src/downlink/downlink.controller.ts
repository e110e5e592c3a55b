import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import { Event, ServiceHousekeeping, ServiceReport } from '@dawnline/contracts';
import { Comms, type HousekeepingPart, type Room } from '../comms';
import { takeHousekeeping } from '../recorder/definitions';
import type { DownlinkClass, DownlinkPacket } from '../recorder/segment';
import { classOfEvent, classOfReport, dropNotice } from './downlink';

/** A copy: the delivered bytes may be part of a larger buffer that must not be kept alive. */
export function packetOf(context: MessageContext): DownlinkPacket {
  return { topic: context.topic, payload: new Uint8Array(context.payload) };
}

/** Keeps what goes down by class, and sends it. */
@Controller()
export class DownlinkController implements Room {
  constructor(private readonly comms: Comms) {
    comms.register('downlink', this);
  }

  work(nowUs: number): void {
    const [p0, p1, p2, p3] = this.dropped();
    const notice = dropNotice(this.comms.state.downlink, p0 + p1 + p2 + p3, nowUs);
    this.comms.update({ downlink: notice.state });
    if (notice.dropped > 0) {
      this.comms.service.event('DOWNLINK_DROPPED', { packets: notice.dropped, p0, p1, p2, p3 });
    }
    this.comms.sendDown(nowUs);
  }

  @Receive(ServiceHousekeeping)
  onHousekeeping(_: ServiceHousekeeping, context: MessageContext): void {
    const { subsystem } = context.parameters;
    const definitions = takeHousekeeping(this.comms.state.definitions, subsystem, context.nowUs);
    if (!definitions) return;
    this.comms.update({ definitions });
    void this.comms.queue(1, packetOf(context));
  }

  @Receive(ServiceReport)
  onServiceReport(_: ServiceReport, context: MessageContext): void {
    this.keep(classOfReport(context.parameters.report), context);
    this.comms.sendDown(context.nowUs);
  }

  @Receive(Event)
  onEvent(event: Event, context: MessageContext): void {
    this.keep(classOfEvent(event.severity), context);
  }

  /** The sender may forget a packet of P0 or P1 when it is on disk; diagnostics wait for the next batch. */
  private keep(index: DownlinkClass, context: MessageContext): void {
    const stored = this.comms.queue(index, packetOf(context), index <= 1);
    if (stored) context.acknowledgeWhen(stored);
  }

  housekeeping(): HousekeepingPart {
    return { downlinkedBytes: this.comms.state.downlink.sentBytes, droppedPackets: this.dropped() };
  }

  /** By class, since boot: recorded packets and those that pass. */
  private dropped(): number[] {
    const { recorder, downlink } = this.comms.state;
    return recorder.dropped.map((recorded, index) => recorded + downlink.passingDropped[index]);
  }
}
