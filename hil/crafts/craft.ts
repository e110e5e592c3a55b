/** A craft as data. What the physics needs satisfies the plant's own parameter types. */
import type { GpuParameters, PlantParameters, RailParameters } from '@hil/plant';

export interface CraftOrbit {
  readonly id: string;
  /** The two lines of the element set. */
  readonly tle: readonly [string, string];
}

export interface CraftRail extends RailParameters {
  readonly feeds: readonly string[];
  readonly nominalA: number;
}

export interface CraftGpu extends GpuParameters {
  readonly model: string;
  readonly memoryGB: number;
  readonly remapRows: number;
}

export interface CraftComputer {
  readonly id: string;
  readonly rail: string;
  readonly cores: number;
  /** Share of all cores that the system takes of itself. */
  readonly idleLoad: number;
  readonly memoryMB: number;
  /** Memory that the system takes of itself. */
  readonly systemMB: number;
  readonly services: readonly string[];
  readonly disks: readonly string[];
}

export interface CraftSensorKind {
  readonly unit: string;
  /** 1 sigma of the noise, in `unit`, or as a share of the value when `relative`. */
  readonly sigma: number;
  /** 1 sigma of the constant bias that each sensor is given. */
  readonly biasSigma: number;
  readonly relative: boolean;
  /** Step of the converter, in `unit`; 0 for none. */
  readonly quantum: number;
  /** Age of the truth that a sample shows, s. */
  readonly latencyS: number;
  /** For counters: how long they count for one sample, s. The noise is then that of the count. */
  readonly gateS?: number;
  /** What it can show at least and at most. */
  readonly range: readonly [number, number];
}

export interface CraftDevice {
  readonly id: string;
  readonly rateHz: number;
  readonly maximumAgeS: number;
  readonly subscribers: readonly string[];
  readonly channels: readonly string[];
}

/** Who may order jobs, and how much; the entry `*` is for all that are not named. */
export interface CraftTenant {
  readonly name: string;
  readonly gpusMax: number;
  readonly gpuSecondsPerOrbitMax: number;
  readonly bytesMax: number;
  readonly jobsMax: number;
}

export const TIER_ACTIONS = ['cap-gpu', 'suspend-job', 'safe', 'survival'] as const;

export interface CraftTier {
  readonly action: (typeof TIER_ACTIONS)[number];
  readonly belowStateOfCharge: number;
}

export interface Craft extends PlantParameters {
  readonly schema: 1;
  readonly id: string;
  readonly name: string;
  /** In telemetry frames, 16 bits. */
  readonly spacecraftId: number;
  readonly orbits: readonly CraftOrbit[];
  readonly rails: readonly CraftRail[];
  readonly gpus: readonly CraftGpu[];
  readonly tiers: readonly CraftTier[];
  readonly tenants: readonly CraftTenant[];
  readonly computers: readonly CraftComputer[];
  readonly sensorKinds: Readonly<Record<string, CraftSensorKind>>;
  readonly devices: readonly CraftDevice[];
}
