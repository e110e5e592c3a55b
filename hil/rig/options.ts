import type { ProgramEntry } from '@dawnline/host';
import type { Craft } from '@hil/crafts';
import type { FaultCatalogue } from '@hil/faults';
import type { EndEntry, FlightEntry } from '@hil/record';
import type { Scenario } from '@hil/scenarios';
import type { RigService } from './computers';

export interface RigOptions {
  readonly scenario: Scenario;
  readonly craft: Craft;
  readonly catalogue: FaultCatalogue;
  readonly services: readonly RigService[];
  /** Programs that jobs may name. */
  readonly programs: readonly ProgramEntry[];
  /** Uplink keys and the ground's sequences; made when absent, as is the signing key beside it. */
  readonly keyFile: string;
  /** Record, logs and the computers' storage; a folder of its own for each flight. */
  readonly flightFolder: string;
  /** An external broker; without one, and without credentials, the embedded broker is started. */
  readonly brokerUrl?: string;
  /** Credentials for an external broker, as `dawnline access` writes them; without them nobody logs in there. */
  readonly credentialsFolder?: string;
  /** The embedded broker takes clients without a user too, who may do everything (default false). */
  readonly anonymous?: boolean;
  /** False leaves the operational key to a ground of the user's: the rig's own acknowledges no telemetry. */
  readonly acknowledges?: boolean;
  /** The embedded broker speaks TLS (default false). */
  readonly tls?: boolean;
  /** Port of the embedded broker; 0 (default) chooses a free one. */
  readonly port?: number;
  /** Ceiling of the rate; default is the scenario's. */
  readonly rate?: number;
  /** Default is the scenario's. */
  readonly seed?: number;
  /** Version that flies, for the record. */
  readonly software: string;
  /** Every entry of the flight record as it comes. */
  readonly onEntry?: (entry: FlightEntry) => void;
  /** What goes wrong with the rig itself, for people. */
  readonly onTrouble?: (message: string) => void;
  /** Compiled main.js of the embedded broker; default is the one beside the compiled rig. */
  readonly brokerMain?: string;
  /** Ctrl-C and SIGTERM end the flight in order (default true); a second one ends at once. */
  readonly handleSignals?: boolean;
}

export interface Rig {
  /** Name of the flight in the environment of all its processes. */
  readonly flight: string;
  /** For tools and ground stations; services go through the gate. */
  readonly brokerUrl: string;
  /** One credential file for each principal; null at an external broker where nobody logs in. */
  readonly credentialsFolder: string | null;
  readonly recordFile: string;
  /** Settles when the flight has ended and every process of it too. */
  readonly ended: Promise<EndEntry>;
  processIds(): Readonly<Record<string, number>>;
  stop(reason: string): void;
  setPaused(paused: boolean): void;
  setRate(ceiling: number): void;
}
