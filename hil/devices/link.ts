import { strict as assert } from 'node:assert';
import type { Craft } from '@hil/crafts';
import type { Plant } from '@hil/plant';

/** Faults of the space link, on top of what geometry and power give. */
export interface LinkFaults {
  upBlocked: boolean;
  downBlocked: boolean;
}

/** Speed of light, km/s (published). */
const LIGHT_KM_S = 299_792.458;

/** What passes between craft and ground now. Frames go only where a way is open. */
export class Link {
  readonly faults: LinkFaults = { upBlocked: false, downBlocked: false };
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

  private get contact(): number {
    return this.plant.state.contactStation[0];
  }

  /** Station in view, '' for none: geometry only, also when a fault blocks the link. */
  get station(): string {
    return this.contact < 0 ? '' : this.craft.stations[this.contact].id;
  }

  get delayUs(): number {
    const rangeKm = this.contact < 0 ? 0 : this.plant.state.stationRangeKm[this.contact];
    return Math.round((rangeKm / LIGHT_KM_S) * 1e6);
  }

  get uplinkBps(): number {
    return this.faults.upBlocked ? 0 : this.plant.state.radioRateBitS[this.up];
  }

  downlinkBps(radio: 's' | 'x'): number {
    const index = radio === 's' ? this.downS : this.downX;
    return this.faults.downBlocked ? 0 : this.plant.state.radioRateBitS[index];
  }

  ebN0Db(radio: 's' | 'x'): number {
    if (this.contact < 0 || this.faults.upBlocked) return 0;
    return this.plant.state.radioEbN0Db[radio === 's' ? this.up : this.downX];
  }
}
