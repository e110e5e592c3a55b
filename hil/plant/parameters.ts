/** All that the plant must be told of a craft. The craft file's types satisfy these; the plant never reads it. */
import type { Station } from '@dawnline/orbit';

export interface ArrayParameters {
  readonly areaM2: number;
  readonly efficiency: number;
  /** Relative change of power per kelvin above the rating temperature. */
  readonly temperatureCoefficientPerK: number;
  readonly ratingC: number;
  /** Parallel strings of equal power. */
  readonly strings: number;
  /** From the panel to the power tracker; what is lost heats the panel. */
  readonly wiringEfficiency: number;
  /** Of the power tracker, and the thermal node that takes its loss. */
  readonly converterEfficiency: number;
  readonly converterNode: string;
  /** Radiation so far, 1 MeV electrons; from the knee on power falls by `lossPerDecade` for each tenfold fluence. */
  readonly degradation: {
    readonly fluencePerCm2: number;
    readonly kneePerCm2: number;
    readonly lossPerDecade: number;
  };
  /** Maximum-power-point voltage at the rating temperature, and its relative change per kelvin. */
  readonly operatingVoltageV: number;
  readonly voltageCoefficientPerK: number;
  /** Panel temperature that full light, and darkness, lead to, and how fast. */
  readonly sunlitC: number;
  readonly eclipseC: number;
  readonly timeConstantS: number;
}

export interface OcvPoint {
  readonly stateOfCharge: number;
  readonly cellV: number;
}

export interface BatteryParameters {
  readonly node: string;
  readonly seriesCells: number;
  /** Cells side by side in each of the groups that are in series. */
  readonly parallelCells: number;
  readonly capacityAh: number;
  readonly openCircuit: readonly OcvPoint[];
  /** Direct-current resistance of the cells at 25 C and half charge, and of the harness, in ohm for the pack. */
  readonly cellsResistanceOhm: number;
  readonly harnessResistanceOhm: number;
  /** Share of the cells' resistance that acts at once; the rest relaxes with `relaxationS`. */
  readonly fastShare: number;
  readonly relaxationS: number;
  readonly activationEnergyJMol: number;
  readonly coulombicEfficiency: number;
  readonly maximumCellV: number;
  readonly cutoffCellV: number;
  readonly reconnectCellV: number;
  /** Largest charging current by temperature, linear in between; none outside the list. */
  readonly chargeLimits: readonly { readonly temperatureC: number; readonly maximumA: number }[];
  /** Outside these the pack gives no current. */
  readonly dischargeMinimumC: number;
  readonly dischargeMaximumC: number;
  /** Highest less lowest cell voltage of a sound pack. */
  readonly cellSpreadV: number;
}

export interface NodeParameters {
  readonly id: string;
  readonly capacityJK: number;
  readonly initialC: number;
}

export interface ConductanceParameters {
  readonly between: readonly string[];
  readonly conductanceWK: number;
  /** Carried by the pumped coolant: falls to `stoppedFlowShare` when no pump runs. */
  readonly coolant: boolean;
  /** Reduced by the bypass valve. */
  readonly bypassed: boolean;
}

export interface RadiatorParameters {
  readonly node: string;
  readonly areaM2: number;
  readonly faces: number;
  readonly emissivity: number;
  /** Absorbed from the Earth per square metre of panel, all faces together. */
  readonly absorbedWM2: number;
  /** Share of sunlight that the coating absorbs. */
  readonly solarAbsorptivity: number;
  /** Angle of the face's normal from nadir; a second face looks the other way. */
  readonly nadirAngleDeg: number;
}

/** How the heat from the Earth varies along the orbit: not at all, or with place, season and sunlight. */
export const ENVIRONMENT_MODELS = ['mean', 'orbit'] as const;
export type EnvironmentModel = (typeof ENVIRONMENT_MODELS)[number];

export interface EnvironmentParameters {
  readonly model: EnvironmentModel;
  /** Altitude that the radiators' absorbed heat is meant for. */
  readonly referenceAltitudeKm: number;
}

export interface RailParameters {
  readonly id: string;
  readonly tripA: number;
  /** Lowest bus voltage that its loads work at, and how long they bridge a lower one. */
  readonly minimumV: number;
  readonly holdUpS: number;
  readonly closedByDefault: boolean;
  readonly switchable: boolean;
}

/** What turns a load from its idle to its active power. */
export const LOAD_SOURCES = [
  'always',
  'host',
  'transmitterS',
  'transmitterX',
  'pumpPrime',
  'pumpStandby',
] as const;
export type LoadSource = (typeof LOAD_SOURCES)[number];

export interface LoadParameters {
  readonly id: string;
  /** The rail that feeds it; null when it hangs on the bus itself. */
  readonly rail: string | null;
  /** The thermal node that takes its heat. */
  readonly node: string;
  readonly activeWhen: LoadSource;
  readonly activeW: number;
  readonly idleW: number;
  /** Part of the active power that leaves the craft as radio waves. */
  readonly radiatedW: number;
}

/** A heater's own thermostat, which works without any software. */
export interface ThermostatParameters {
  readonly rail: string;
  readonly node: string;
  readonly onBelowC: number;
  readonly offAboveC: number;
}

export interface HeatShare {
  readonly node: string;
  readonly share: number;
}

export interface GpuParameters {
  readonly id: number;
  readonly rail: string;
  readonly dieNode: string;
  readonly memoryNode: string;
  readonly heat: readonly HeatShare[];
  readonly idleW: number;
  readonly memoryW: number;
  readonly maximumW: number;
  readonly minimumCapW: number;
  readonly minimumClockMHz: number;
  readonly maximumClockMHz: number;
  readonly minimumCoreV: number;
  readonly maximumCoreV: number;
  /** Die temperature of thermal margin zero, and the margins of slowdown and shutdown. */
  readonly limitC: number;
  readonly slowdownMarginK: number;
  readonly shutdownMarginK: number;
  readonly bootS: number;
}

export interface RadioParameters {
  readonly id: 'uplinkS' | 'downlinkS' | 'downlinkX';
  readonly rail: string;
  readonly frequencyGHz: number;
  readonly eirpDbw: number;
  readonly receiverGainToNoiseDbK: number;
  readonly lossesDb: number;
  readonly rateBitS: number;
  readonly requiredEbN0Db: number;
}

export interface PlantParameters {
  readonly array: ArrayParameters;
  readonly battery: BatteryParameters;
  readonly nodes: readonly NodeParameters[];
  readonly conductances: readonly ConductanceParameters[];
  /** Share of a coolant conductance that is left when no pump runs. */
  readonly stoppedFlowShare: number;
  /** Speed of the bypass valve, share of its travel per second. */
  readonly valveSlewPerS: number;
  readonly radiators: readonly RadiatorParameters[];
  readonly environment: EnvironmentParameters;
  readonly rails: readonly RailParameters[];
  readonly loads: readonly LoadParameters[];
  readonly thermostats: readonly ThermostatParameters[];
  readonly gpus: readonly GpuParameters[];
  readonly stations: readonly Station[];
  readonly radios: readonly RadioParameters[];
}
