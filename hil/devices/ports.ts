import type { Qos } from '@dawnline/contracts';

/** What the bench needs of the world that it lives in. */
export interface BenchPorts {
  /** Current mission time, microseconds. */
  nowUs(): number;
  publish(topic: string, payload: Uint8Array, qos: Qos): void;
  /** Keyed uniform number in [0, 1): the same for the same seed, purpose and index. */
  uniform(purpose: string, index: number): number;
}

export interface BenchOptions {
  /** Devices that real hardware plays: the bench neither publishes nor consumes their topics. */
  readonly external?: readonly string[];
  /**
   * How long the GPU rail stays closed without a renewed permission. A live rig at a high rate may need longer
   * than the default, so that a stall of its own machine does not look like a dead power-manager.
   */
  readonly permissionUs?: () => number;
}

/** What a computer reports of itself; its owner, the host of the services, knows it. Shares of all that it has. */
export interface ComputerReading {
  readonly load: number;
  readonly memoryFree: number;
  readonly diskFree: number;
  readonly bootId: number;
  readonly resetCause: string;
}
