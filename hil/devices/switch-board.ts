import { strict as assert } from 'node:assert';
import type { Craft } from '@hil/crafts';
import type { Plant } from '@hil/plant';
import { GPU_PERMISSION_US } from './devices.limits';

/** Feeds of the craft file that the safe line opens besides the GPUs. */
const SAFE_LINE_FEED = 'radio-x';
const HEATER = /^heater-/;

/**
 * The power switching: latching current limiters and heater switches. A switch that trips is open until it is
 * commanded closed again. The rail of a GPU opens by itself without a renewed permission; the safe line holds the
 * rails of GPUs and X-band transmitter open without any bus.
 */
export class SwitchBoard {
  readonly closed: boolean[];
  /** What the status bits say. */
  readonly reported: boolean[];
  readonly trips: number[];
  /** Resetting: it reports nothing and hears no command; contacts stay as they are, trips still trip. */
  silent = false;
  /** Wishes that were not followed: unswitchable rails, closing against the safe line, all while it is silent. */
  refused = 0;
  /** Times that a GPU rail opened because no permission came. */
  permissionsExpired = 0;
  private readonly heaters: readonly number[];
  private readonly heaterOn: boolean[];
  private readonly heaterStuckOn: boolean[];
  private readonly misreports: boolean[];
  private readonly gpuRails: readonly number[];
  private readonly safeRails: readonly number[];
  private readonly wasTripped: boolean[];
  private permittedUs = 0;
  private safe = false;

  constructor(
    private readonly craft: Craft,
    private readonly plant: Plant,
    private readonly permissionUs: () => number = () => GPU_PERMISSION_US,
  ) {
    const indexes = craft.rails.map((_, index) => index);
    this.heaters = indexes.filter((index) => craft.rails[index].feeds.some((feed) => HEATER.test(feed)));
    this.gpuRails = craft.gpus.map((gpu) => plant.railIndex.get(gpu.rail)!);
    this.safeRails = indexes.filter(
      (index) => this.gpuRails.includes(index) || craft.rails[index].feeds.includes(SAFE_LINE_FEED),
    );
    // The switch of a heater is closed from the start: the heater itself is off until it is told otherwise.
    this.closed = indexes.map((index) => this.isHeater(index) || plant.inputs.railClosed[index] === 1);
    this.trips = indexes.map(() => 0);
    this.wasTripped = indexes.map(() => false);
    this.heaterOn = indexes.map(() => false);
    this.heaterStuckOn = indexes.map(() => false);
    this.misreports = indexes.map(() => false);
    this.reported = [...this.closed];
    this.drive();
  }

  /** The status bit of a switch says the opposite of where it was told to be. */
  setMisreport(index: number, wrong: boolean): void {
    this.misreports[index] = wrong;
    this.drive();
  }

  /** A heater heats whatever it is told, as long as the switch above it is closed. */
  setHeaterStuckOn(index: number, stuck: boolean): void {
    this.heaterStuckOn[index] = stuck;
    this.drive();
  }

  /** What a reset without memory leaves: every switch at its default, heaters off, trips forgotten. */
  loseStates(): void {
    this.craft.rails.forEach((rail, index) => {
      this.closed[index] = this.isHeater(index) || rail.closedByDefault;
      this.heaterOn[index] = false;
      this.trips[index] = 0;
    });
    this.setSafeLine(this.safe);
  }

  private isHeater(index: number): boolean {
    return this.heaters.includes(index);
  }

  command(mask: number, states: number, permission: boolean, nowUs: number): void {
    if (this.silent) {
      this.refused += 1;
      return;
    }
    if (permission) this.permittedUs = nowUs;
    for (let index = 0; index < this.closed.length; index++) {
      if (!((mask >>> index) & 1)) continue;
      const wanted = ((states >>> index) & 1) === 1;
      const held = wanted && this.safe && this.safeRails.includes(index);
      if (held || !this.craft.rails[index].switchable) this.refused += this.closed[index] === wanted ? 0 : 1;
      else this.closed[index] = wanted;
      // Closing a GPU rail is a permission too, else it would open again within the same turn.
      if (wanted && !held && this.gpuRails.includes(index)) this.permittedUs = nowUs;
    }
    this.drive();
  }

  /** One bit per heater, H1 = bit 0. A heater heats when its switch is closed too. */
  setHeaters(bits: number): void {
    if (this.silent) {
      this.refused += 1;
      return;
    }
    this.heaters.forEach((index, heater) => {
      this.heaterOn[index] = ((bits >>> heater) & 1) === 1;
    });
    this.drive();
  }

  setSafeLine(active: boolean): void {
    this.safe = active;
    if (active) for (const index of this.safeRails) this.closed[index] = false;
    this.drive();
  }

  /** After each step of the plant: trips open their switch, and unrenewed permissions end. */
  step(nowUs: number): void {
    const { railTripped } = this.plant.state;
    for (let index = 0; index < this.closed.length; index++) {
      const tripped = railTripped[index] === 1;
      if (tripped && !this.wasTripped[index]) this.trips[index] += 1;
      if (tripped && this.craft.rails[index].switchable) this.closed[index] = false;
      this.wasTripped[index] = tripped;
    }
    if (nowUs - this.permittedUs > this.permissionUs()) {
      for (const index of this.gpuRails) {
        this.permissionsExpired += this.closed[index] ? 1 : 0;
        this.closed[index] = false;
      }
    }
    this.drive();
  }

  private drive(): void {
    const { railClosed } = this.plant.inputs;
    for (let index = 0; index < this.closed.length; index++) {
      const on =
        this.closed[index] && (!this.isHeater(index) || this.heaterOn[index] || this.heaterStuckOn[index]);
      railClosed[index] = on ? 1 : 0;
      this.reported[index] = this.closed[index] !== this.misreports[index];
    }
    assert(!this.safe || this.safeRails.every((index) => railClosed[index] === 0), 'safe rails stay open');
  }
}
