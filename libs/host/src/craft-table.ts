/** What the software on board has been told about the craft. It may differ from the truth. */
export interface CraftTable {
  readonly craft: string;
  /** Identifies the craft in its telemetry frames, 16 bits. */
  readonly spacecraftId: number;
  /** UTC of mission time zero, Unix microseconds. */
  readonly epochUnixUs: number;
  readonly tle: { readonly line1: string; readonly line2: string };
  readonly services: readonly ServiceEntry[];
  /** Mode after the very first boot, STANDBY when absent; later boots follow what fault-manager has kept. */
  readonly firstMode?: 'STANDBY' | 'NOMINAL' | 'SAFE' | 'SURVIVAL';
  readonly stations: readonly StationEntry[];
  readonly battery: BatteryEntry;
  readonly array: ArrayEntry;
  readonly gpus: readonly GpuEntry[];
  readonly switches: readonly SwitchEntry[];
  readonly devices: readonly DeviceEntry[];
  /** Loads other than the GPU that the power budget counts on, watts. */
  readonly baseLoadW: number;
  /** Who may order jobs, and how much; the entry `*` is for all that are not named. Absent: no quotas. */
  readonly tenants?: readonly TenantEntry[];
  /** Programs that jobs may name; the command is for the live world. */
  readonly programs: readonly ProgramEntry[];
  /** Uplink keys by id, hex; the file that holds them is readable by its owner only. */
  readonly keys: readonly KeyEntry[];
  /** Ed25519 private key with which the craft signs results, 32 bytes; absent: results cannot leave. */
  readonly signingKeyHex?: string;
}

export interface ServiceEntry {
  readonly name: string;
  /** A critical service gates the hardware watchdog and may climb the whole escalation ladder. */
  readonly critical: boolean;
  readonly computer: 'obc' | 'payload-host';
}

export interface StationEntry {
  readonly name: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
  readonly maskDeg: number;
}

export interface BatteryEntry {
  readonly capacityAh: number;
  readonly cellsInSeries: number;
  readonly resistanceOhm: number;
  /** Open-circuit voltage of one cell by state of charge, rising. */
  readonly ocv: readonly { readonly charge: number; readonly volts: number }[];
}

export interface ArrayEntry {
  /** Power at the load point in full light, watts. */
  readonly fullSunW: number;
}

export interface GpuEntry {
  readonly id: number;
  readonly idleW: number;
  readonly minimumCapW: number;
  readonly maximumCapW: number;
  readonly rail: string;
}

export interface SwitchEntry {
  readonly name: string;
  readonly feeds: string;
  readonly nominalA: number;
  readonly tripA: number;
  readonly closedByDefault: boolean;
  /** Load-shed tier (1 to 4) from which on it is open; absent for the default of power-manager. */
  readonly shedTier?: number;
}

export interface TenantEntry {
  readonly name: string;
  /** X25519 key that results are sealed to, hex; '' for none. */
  readonly publicKeyHex: string;
  /** GPUs at once. */
  readonly gpusMax: number;
  readonly gpuSecondsPerOrbitMax: number;
  /** Checkpoints and results on board. */
  readonly bytesMax: number;
  /** Jobs that are not ended. */
  readonly jobsMax: number;
}

/** A sensor or actuator that speaks by itself. */
export interface DeviceEntry {
  readonly id: string;
  readonly periodUs: number;
  /** A sample older than this is of no use; silence for longer is a fault. */
  readonly maximumAgeUs: number;
}

export interface ProgramEntry {
  readonly name: string;
  readonly command: string;
  /** {totalSteps}, {stepTimeUs}, {checkpointEverySteps} and {seed} are filled in from the job. */
  readonly arguments: readonly string[];
  /** Takes SIGUSR1 as a request to checkpoint and go on; others die of it. */
  readonly takesCheckpointSignal?: boolean;
  /** Makes on request the errors that a particle would make, to see who notices: see DAWNLINE_UPSET_FILE. */
  readonly takesUpsets?: boolean;
}

export interface KeyEntry {
  readonly id: number;
  readonly hex: string;
  /** file: frames under it carry CFDP PDUs and nothing else. */
  readonly role: 'operational' | 'recovery' | 'file';
}
