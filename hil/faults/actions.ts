import type { ClockError } from '@dawnline/host';

/** Null when it was done, else why it could not be. */
export type Refused = string | null;

export interface BusDegradation {
  /** Share of samples lost. */
  readonly loss: number;
  /** Share of commands delivered twice. */
  readonly duplicate: number;
  /** Mean of the extra delay, exponential. */
  readonly delayUs: number;
}

export type PartitionDirection = 'both' | 'to-broker' | 'from-broker';

export type DiskFaultKind =
  | 'torn-write'
  | 'unsynced-lost'
  | 'lying-fsync'
  | 'bit-rot'
  | 'eio'
  | 'fsync-error'
  | 'full'
  | 'slow'
  | 'read-only';

export interface DiskFault {
  readonly kind: DiskFaultKind;
  /** Parameters of the catalogue's storage faults, by name, times in microseconds. */
  readonly path: string;
  readonly probability: number;
  readonly bits: number;
  readonly delayUs: number;
  readonly freeShare: number;
  readonly factor: number;
}

/** How the process of a job ends by its own fault. */
export type WorkloadFailure = 'crash' | 'out-of-memory' | 'not-a-number';

export interface WorkloadCorruption {
  /** Flipped bits. */
  readonly bits: number;
  /** What goes on being computed, what one step is computed from, or only the result. */
  readonly where: 'weights' | 'activations' | 'output';
}

/**
 * What a world can do to its own machinery. Devices and plant are struck directly; the rest is asked for here.
 * A world leaves out what it cannot do: such a fault is refused, with a record of it.
 */
export interface FaultActions {
  killService?(service: string): Refused;
  /** Stops working with its connections open; until it is killed or told to go on. */
  hangService?(service: string, hung: boolean): Refused;
  pauseService?(service: string, paused: boolean): Refused;
  /** 1 is the normal speed, 10 a tenth of it. */
  slowService?(service: string, factor: number): Refused;
  setBroker?(alive: boolean): Refused;
  degradeBus?(degradation: BusDegradation | null): Refused;
  partition?(service: string, direction: PartitionDirection | null): Refused;
  setDiskFault?(disk: string, fault: DiskFault | null): Refused;
  /** Makes the on-board clock of a computer wrong; null sets it right again. Errors of several owners add up. */
  disturbClock?(computer: string, owner: string, error: ClockError | null): Refused;
  /** Power off and on again. */
  powerCycle?(computer: string): Refused;
  /** Live only: the real process of the job that holds a hung GPU stands still too. */
  freezeWorkload?(job: string, attempt: number, frozen: boolean): Refused;
  failWorkload?(job: string, attempt: number, how: WorkloadFailure): Refused;
  /** The job goes on with wrong numbers, and knows nothing of it. */
  corruptWorkload?(job: string, attempt: number, corruption: WorkloadCorruption): Refused;
}
