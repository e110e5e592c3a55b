import { shapeOf } from '@hil/faults';
import { DecodeError, RigControl, RigFault, topicOf } from '@dawnline/contracts';
import type { FaultRequest } from './flight-faults';
import type { RigBus } from './rig-bus';

export interface ControlPorts {
  inject(request: FaultRequest): string | null;
  heal(id: string): boolean;
  setCeiling(rate: number): void;
  setPaused(paused: boolean): void;
  stop(reason: string): void;
  /** Why an order was not followed. */
  refuse(subject: string, reason: string): void;
}

/** Highest ceiling that can be asked for (assumed; no machine bears more). */
const HIGHEST_RATE = 1_000;

/** Orders to the running rig over the bus. Each is followed or refused with a reason, in a notice. */
export class RigControlDesk {
  constructor(
    craft: string,
    bus: RigBus,
    private readonly ports: ControlPorts,
  ) {
    const fault = topicOf(RigFault.packet!.topic, { craft });
    const control = topicOf(RigControl.packet!.topic, { craft });
    bus.subscribe([fault], 1, (_, payload) =>
      this.decoded('fault', () => this.onFault(RigFault.decode(payload))),
    );
    bus.subscribe([control], 1, (_, payload) =>
      this.decoded('control', () => this.onControl(RigControl.decode(payload))),
    );
  }

  private onFault(order: RigFault): void {
    const { id, fault, target, parameters, durationUs, heal } = order;
    if (heal) {
      if (!this.ports.heal(id)) this.ports.refuse(id, `no fault ${id} is at work`);
      return;
    }
    if (id === '' || fault === '') {
      this.ports.refuse(id, 'give the fault an id and a name of the catalogue');
      return;
    }
    const { rampUs, periodUs } = order;
    const shape = shapeOf({ rampUs, periodUs, duty: order.duty === 0 ? undefined : order.duty });
    const request = { id, fault, target, parameters: { ...parameters }, durationUs, shape };
    const refused =
      rampUs > 0 && periodUs > 0 ? 'a fault has a ramp or a period, not both' : this.ports.inject(request);
    if (refused !== null) this.ports.refuse(id, refused);
  }

  private onControl(order: RigControl): void {
    if (order.action === 'stop' && order.stop) this.ports.stop('stopped by order');
    else if (order.action === 'pause') this.ports.setPaused(order.pause ?? false);
    else if (order.action === 'setRate') {
      const rate = order.setRate ?? Number.NaN;
      if (rate > 0 && rate <= HIGHEST_RATE) this.ports.setCeiling(rate);
      else this.ports.refuse('rate', `${rate}: a rate is above 0 and at most ${HIGHEST_RATE}`);
    }
  }

  private decoded(what: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.ports.refuse(what, error.message);
    }
  }
}
