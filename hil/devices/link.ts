import { strict as assert } from 'node:assert';
import type { Craft } from '@hil/crafts';
import type { Plant } from '@hil/plant';

/** What a fault does to the space link, on top of what geometry and power give. */
export interface LinkFault {
  readonly upBlocked?: boolean;
  readonly downBlocked?: boolean;
  /** Extra time each way. */
  readonly delayUs?: number;
  /** What is left of the rates. */
  readonly rateFactor?: number;
  /** Share of wrong bits besides the link's own, by way. */
  readonly upBitErrorRate?: number;
  readonly downBitErrorRate?: number;
  /** Share of frames that are not heard at all. */
  readonly frameLoss?: number;
}

type Total = { -readonly [K in keyof LinkFault]-?: LinkFault[K] };

/** Speed of light, km/s (published). */
const LIGHT_KM_S = 299_792.458;
/** Nothing is worse than guessing. */
const WORST_BIT_ERROR_RATE = 0.5;
const NO_FAULT: Total = {
  upBlocked: false,
  downBlocked: false,
  delayUs: 0,
  rateFactor: 1,
  upBitErrorRate: 0,
  downBitErrorRate: 0,
  frameLoss: 0,
};

/** What passes between craft and ground now. Frames go only where a way is open. */
export class Link {
  /** All faults together. */
  readonly fault: Total = { ...NO_FAULT };
  private readonly owned = new Map<string, LinkFault>();
  private readonly up: number;
  private readonly downS: number;
  private readonly downX: number;

  constructor(
    private readonly craft: Craft,
    private readonly plant: Plant,
  ) {
    const at = (id: string): number => craft.radios.findIndex((radio) => radio.id === id);
    this.up = at('uplinkS');
    this.downS = at('downlinkS');
    this.downX = at('downlinkX');
    assert(this.up >= 0 && this.downS >= 0 && this.downX >= 0, 'the craft has its three links');
  }

  /** Sets the fault of an owner, or takes it away; others stay. */
  setFault(owner: string, fault: LinkFault | null): void {
    if (fault === null) this.owned.delete(owner);
    else this.owned.set(owner, fault);
    Object.assign(this.fault, NO_FAULT);
    for (const each of this.owned.values()) add(this.fault, each);
  }

  /** The S-band link as it stands now, for whoever carries its frames. */
  view() {
    return {
      station: this.station,
      delayUs: this.delayUs,
      uplinkBps: this.uplinkBps,
      downlinkBps: this.downlinkBps('s'),
      upBitErrorRate: this.bitErrorRate('up'),
      downBitErrorRate: this.bitErrorRate('down'),
      frameLoss: this.fault.frameLoss,
    };
  }

  private get contact(): number {
    return this.plant.state.contactStation[0];
  }

  /** Station in view, '' for none: geometry only, also when a fault blocks the link. */
  get station(): string {
    return this.contact < 0 ? '' : this.craft.stations[this.contact].id;
  }

  get delayUs(): number {
    const rangeKm = this.contact < 0 ? 0 : this.plant.state.stationRangeKm[this.contact];
    return Math.round((rangeKm / LIGHT_KM_S) * 1e6 + this.fault.delayUs);
  }

  get uplinkBps(): number {
    return this.fault.upBlocked ? 0 : this.rate(this.up);
  }

  downlinkBps(radio: 's' | 'x'): number {
    const index = radio === 's' ? this.downS : this.downX;
    return this.fault.downBlocked ? 0 : this.rate(index);
  }

  private rate(radio: number): number {
    return Math.round(this.plant.state.radioRateBitS[radio] * this.fault.rateFactor);
  }

  /** What the S-band receiver hears of the station; for X, what the station hears. */
  ebN0Db(radio: 's' | 'x'): number {
    const isBlocked = radio === 's' ? this.fault.upBlocked : this.fault.downBlocked;
    if (this.contact < 0 || isBlocked) return 0;
    return this.plant.state.radioEbN0Db[radio === 's' ? this.up : this.downX];
  }

  dopplerHz(radio: 's' | 'x'): number {
    const isBlocked = radio === 's' ? this.fault.upBlocked : this.fault.downBlocked;
    return isBlocked ? 0 : this.plant.state.radioDopplerHz[radio === 's' ? this.up : this.downX];
  }

  /** Share of wrong bits on the S-band way. */
  private bitErrorRate(way: 'up' | 'down'): number {
    const own = this.plant.state.radioBitErrorRate[way === 'up' ? this.up : this.downS];
    const extra = way === 'up' ? this.fault.upBitErrorRate : this.fault.downBitErrorRate;
    return Math.min(WORST_BIT_ERROR_RATE, own + extra);
  }
}

function add(total: Total, fault: LinkFault): void {
  total.upBlocked ||= fault.upBlocked ?? false;
  total.downBlocked ||= fault.downBlocked ?? false;
  total.delayUs += fault.delayUs ?? 0;
  total.rateFactor *= fault.rateFactor ?? 1;
  total.upBitErrorRate += fault.upBitErrorRate ?? 0;
  total.downBitErrorRate += fault.downBitErrorRate ?? 0;
  total.frameLoss = 1 - (1 - total.frameLoss) * (1 - (fault.frameLoss ?? 0));
}
