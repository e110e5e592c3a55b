// The flight record: one format for both worlds, one JSON object a line. Reports, replay and checkers read it.

/** A numeric or textual detail. Units are in the names. */
export type Details = Readonly<Record<string, string | number | boolean | null>>;

interface At {
  /** Mission time, integer microseconds. */
  readonly t: number;
}

export interface StartEntry extends At {
  readonly kind: 'start';
  readonly format: 1;
  readonly world: 'simulated' | 'live';
  readonly scenario: string;
  readonly craft: string;
  readonly seed: number;
  readonly epochUnixUs: number;
  readonly durationUs: number;
  /** Version of the software and Node that flew. */
  readonly software: string;
  readonly node: string;
  readonly broker: string;
  /** Devices that real hardware played; absent for none. */
  readonly external?: readonly string[];
}

/** An Event packet as published by a subsystem. */
export interface EventEntry extends At {
  readonly kind: 'event';
  readonly source: string;
  readonly code: string;
  readonly severity: 'INFORMATIVE' | 'LOW' | 'MEDIUM' | 'HIGH';
  readonly parameters: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Onset or heal of an injected fault. */
export interface FaultEntry extends At {
  readonly kind: 'fault';
  readonly id: string;
  readonly fault: string;
  readonly target: string;
  readonly what: 'onset' | 'heal' | 'refused';
  readonly details: Details;
}

/** What became of a device that real hardware plays. */
export interface DeviceEntry extends At {
  readonly kind: 'device';
  readonly device: string;
  readonly what: 'connected' | 'lost' | 'feeds-plant' | 'leaves-plant' | 'unreadable';
  readonly detail: string;
}

/** Life and death of a service process or a computer, as the rig saw it. */
export interface NodeEntry extends At {
  readonly kind: 'node';
  readonly node: string;
  readonly what: 'boot' | 'crash' | 'stop' | 'hang';
  readonly details: Details;
}

/** Telemetry worth plotting or judging: decoded housekeeping (1 Hz or decimated), field names of the dictionary. */
export interface TelemetryEntry extends At {
  readonly kind: 'telemetry';
  readonly contract: string;
  readonly source: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Plant truth, fields of RigTruth. */
export interface TruthEntry extends At {
  readonly kind: 'truth';
  readonly fields: Readonly<Record<string, string | number>>;
}

/** One stage of one telecommand as the ground saw it. */
export interface TelecommandEntry extends At {
  readonly kind: 'telecommand';
  readonly requestId: string;
  readonly station: string;
  readonly target: string;
  readonly stage:
    'queued' | 'sent' | 'accepted' | 'started' | 'progress' | 'completed' | 'refused' | 'unknown';
  readonly detail: string;
}

/** Orbit events from plant truth. */
export interface OrbitEntry extends At {
  readonly kind: 'orbit';
  readonly what: 'eclipse-enter' | 'eclipse-exit' | 'acquisition-of-signal' | 'loss-of-signal';
  readonly station: string;
}

/** What the world did to the craft by itself: an upset by a single particle. Nobody injected it. */
export interface WorldEntry extends At {
  readonly kind: 'world';
  /** Which effect, as the plant names it. */
  readonly what: string;
  readonly target: string;
  readonly details: Details;
}

/** Rate changes and pauses of the live rig. */
export interface RateEntry extends At {
  readonly kind: 'rate';
  readonly rate: number;
  readonly reason: string;
}

export interface EndEntry extends At {
  readonly kind: 'end';
  readonly reason: string;
  /** Rolling SHA-256 of the simulated flight, hex; empty in the live world. */
  readonly fingerprint: string;
  readonly wallSeconds: number;
  readonly counters: Details;
}

export type FlightEntry =
  | StartEntry
  | EventEntry
  | FaultEntry
  | DeviceEntry
  | NodeEntry
  | TelemetryEntry
  | TruthEntry
  | TelecommandEntry
  | OrbitEntry
  | WorldEntry
  | RateEntry
  | EndEntry;
