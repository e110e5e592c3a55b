import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import { Event, ServiceHousekeeping, ServiceReport } from '@dawnline/contracts';
import { Comms, type ActionTable, type HousekeepingPart, type Room } from '../comms';
import {
  classOfEvent,
  classOfReport,
  clearClass,
  dropNotice,
  enqueueHousekeeping,
  type DownlinkPacket,
} from './downlink';

/** A copy: the delivered bytes may be part of a larger buffer that must not be kept alive. */
export function packetOf(context: MessageContext): DownlinkPacket {
  return { topic: context.topic, payload: new Uint8Array(context.payload) };
}

/** Keeps what goes down by class, and sends it. */
@Controller()
export class DownlinkController implements Room {
  readonly actions: ActionTable = {
    clearDiagnosticQueue: () => {
      const { downlink } = this.comms.state;
      const packets = downlink.queues[3].packets.length;
      this.comms.update({ downlink: clearClass(downlink, 3) });
      return { kind: 'completed', detail: `${packets} packets dropped` };
    },
  };

  constructor(private readonly comms: Comms) {
    comms.register('downlink', this);
  }

  work(nowUs: number): void {
    const notice = dropNotice(this.comms.state.downlink, nowUs);
    this.comms.update({ downlink: notice.state });
    if (notice.dropped > 0) {
      const [p0, p1, p2, p3] = notice.state.queues.map((queue) => queue.dropped);
      this.comms.service.event('DOWNLINK_DROPPED', { packets: notice.dropped, p0, p1, p2, p3 });
    }
    this.comms.sendDown(nowUs);
  }

  @Receive(ServiceHousekeeping)
  onHousekeeping(_: ServiceHousekeeping, context: MessageContext): void {
    const packet = packetOf(context);
    const { subsystem } = context.parameters;
    const downlink = enqueueHousekeeping(this.comms.state.downlink, subsystem, packet, context.nowUs);
    this.comms.update({ downlink });
  }

  @Receive(ServiceReport)
  onServiceReport(_: ServiceReport, context: MessageContext): void {
    this.comms.queue(classOfReport(context.parameters.report), packetOf(context));
    this.comms.sendDown(context.nowUs);
  }

  @Receive(Event)
  onEvent(event: Event, context: MessageContext): void {
    this.comms.queue(classOfEvent(event.severity), packetOf(context));
  }

  housekeeping(): HousekeepingPart {
    const { downlink } = this.comms.state;
    return {
      queuedPackets: downlink.queues.map((queue) => queue.packets.length),
      droppedPackets: downlink.queues.map((queue) => queue.dropped),
      downlinkedBytes: downlink.sentBytes,
    };
  }
}
