// A scenario: craft, orbit, epoch, initial plant state, workload, telecommands, faults and expectations in one file.
import type { PlannedFault, Trigger } from '@hil/faults';
import type { RadiationEnvironment } from '@hil/plant';

export type { Trigger } from '@hil/faults';
/** A fault as the scenario plans it; null budgets are the catalogue's. */
export type ScenarioFault = PlannedFault;

export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** File of the craft in hil/crafts, without its ending. */
  readonly craft: string;
  /** Name of one of the craft's orbits, or two TLE lines. */
  readonly orbit: string | { readonly line1: string; readonly line2: string };
  readonly epochUnixUs: number;
  readonly durationUs: number;
  readonly seed: number;
  readonly initial: InitialState;
  readonly radiation: ScenarioRadiation;
  readonly live: LiveSettings;
  /** Devices that real hardware plays: such a scenario flies live, at rate 1. */
  readonly external: readonly string[];
  readonly jobs: readonly ScenarioJob[];
  readonly telecommands: readonly ScenarioTelecommand[];
  readonly faults: readonly ScenarioFault[];
  readonly expectations: readonly Expectation[];
}

export interface InitialState {
  readonly stateOfCharge: number;
  /** Node temperatures, °C, by node name; absent nodes take the craft's defaults. */
  readonly temperaturesC: Readonly<Record<string, number>>;
  readonly mode: 'STANDBY' | 'NOMINAL' | 'SAFE' | 'SURVIVAL';
}

export interface ScenarioRadiation extends RadiationEnvironment {
  /** Single particles upset devices, wherever there is a flux. */
  readonly events: boolean;
}

export interface LiveSettings {
  /** Ceiling of mission seconds per wall second. */
  readonly rate: number;
  /** Ceiling from a fault's onset to its recovery. */
  readonly faultRate: number;
}

/** A job that is in the queue from the start (submitted by the ground model before launch, at its time). */
export interface ScenarioJob {
  readonly id: string;
  readonly tenant: string;
  readonly program: string;
  readonly arguments: readonly string[];
  readonly atUs: number;
  readonly totalSteps: number;
  readonly stepTimeUs: number;
  readonly checkpointEverySteps: number;
  readonly watchdogUs: number;
  readonly utilisation: number;
  readonly memoryUtilisation: number;
  readonly priority: number;
  readonly seed: number;
  /** Further fields of the job's specification, as in proto. */
  readonly order: Readonly<Record<string, unknown>>;
}

export interface ScenarioTelecommand {
  readonly id: string;
  readonly trigger: Trigger;
  /** '' = whichever station is in view. */
  readonly station: string;
  readonly target: string;
  /** Fields of the target's command packet, as in proto, JSON names. */
  readonly command: Readonly<Record<string, unknown>>;
  /** It is armed first, under its id and `/arm`. */
  readonly arm: boolean;
}

export type Expectation =
  | { readonly kind: 'all-faults-detected' }
  | { readonly kind: 'all-faults-recovered' }
  | { readonly kind: 'jobs-completed'; readonly jobs: readonly string[] }
  | { readonly kind: 'result-digests-golden'; readonly jobs: readonly string[] }
  | { readonly kind: 'mode-at-end'; readonly mode: string }
  | { readonly kind: 'telecommands-completed'; readonly telecommands: readonly string[] }
  | { readonly kind: 'no-event'; readonly source: string; readonly code: string }
  | { readonly kind: 'event'; readonly source: string; readonly code: string; readonly atLeast: number }
  | {
      readonly kind: 'truth-within';
      readonly channel: string;
      readonly minimum: number | null;
      readonly maximum: number | null;
    };
