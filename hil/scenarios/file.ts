// A scenario file as it is written, before units and defaults are worked out. The schema is in schema.ts.

/** Exactly one of the three says when something happens. */
export interface WhenFields {
  /** A mission time, as a duration since the epoch. */
  readonly at?: string;
  readonly when?: {
    readonly condition: string;
    readonly subject?: string;
    readonly nth?: number;
    readonly offset?: string;
  };
  readonly on?: {
    readonly call: string;
    readonly path?: string;
    readonly nth?: number;
    readonly moment?: 'before' | 'after';
  };
}

export interface JobFields {
  readonly id: string;
  readonly tenant?: string;
  readonly program: string;
  readonly arguments?: readonly string[];
  readonly at?: string;
  readonly steps: number;
  readonly stepTime: string;
  readonly checkpointEvery: number;
  readonly watchdog: string;
  readonly utilisation?: number;
  readonly memoryUtilisation?: number;
  readonly priority?: number;
  readonly seed?: number;
  readonly order?: Readonly<Record<string, unknown>>;
}

export interface TelecommandFields extends WhenFields {
  readonly id: string;
  readonly station?: string;
  readonly target: string;
  readonly command: Readonly<Record<string, unknown>>;
  readonly arm?: boolean;
}

export interface FaultFields extends WhenFields {
  readonly id: string;
  readonly fault: string;
  readonly target: string;
  readonly duration?: string;
  readonly shape?: { readonly ramp?: string; readonly every?: string; readonly duty?: number };
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly detectWithin?: string;
  readonly recoverWithin?: string;
}

export type ExpectationFields =
  | 'all-faults-detected'
  | 'all-faults-recovered'
  | {
      readonly 'jobs-completed'?: readonly string[];
      readonly 'result-digests-golden'?: readonly string[];
      readonly 'mode-at-end'?: string;
      readonly 'telecommands-completed'?: readonly string[];
      readonly 'no-event'?: string;
      readonly event?: { readonly event: string; readonly atLeast?: number };
      readonly 'truth-within'?: {
        readonly channel: string;
        readonly minimum?: number;
        readonly maximum?: number;
      };
    };

export interface RadiationFields {
  readonly events?: boolean;
  readonly solarActivity?: 'maximum' | 'minimum';
  readonly westwardShiftDeg?: number;
  readonly storm?: {
    readonly class: 'S1' | 'S2' | 'S3' | 'S4' | 'S5';
    readonly onset: string;
    readonly rise?: string;
    readonly eFold?: string;
  };
}

/** One of three: two lines, a file, or a circle. */
export interface OrbitFields {
  readonly line1?: string;
  readonly line2?: string;
  readonly file?: string;
  readonly object?: string;
  readonly altitudeKm?: number;
  readonly inclinationDeg?: number;
  readonly nodeDeg?: number;
  readonly localTimeOfNodeH?: number;
  readonly phaseDeg?: number;
}

export interface StationFields {
  readonly id: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeKm?: number;
  readonly maskDeg?: number;
}

export interface ScenarioFields {
  readonly schema: 1;
  readonly title: string;
  readonly craft: string;
  readonly orbit: string | OrbitFields;
  readonly stations?: readonly StationFields[];
  readonly epoch: string;
  readonly duration: string;
  readonly seed?: number;
  readonly initial?: {
    readonly stateOfCharge?: number;
    readonly temperatures?: Readonly<Record<string, number>>;
    readonly mode?: 'STANDBY' | 'NOMINAL' | 'SAFE' | 'SURVIVAL';
  };
  readonly environment?: { readonly radiation?: RadiationFields };
  readonly live?: { readonly rate?: number; readonly faultRate?: number };
  readonly external?: readonly string[];
  readonly jobs?: readonly JobFields[];
  readonly telecommands?: readonly TelecommandFields[];
  readonly faults?: readonly FaultFields[];
  readonly expectations?: readonly ExpectationFields[];
}
