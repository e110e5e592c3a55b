import { DiskError } from '@dawnline/host';

/** What ails a device. Each is in force until its heal is called. */
export interface DiskFault {
  /** Multiplies the time of every operation. */
  readonly slowFactor?: number;
  readonly readOnly?: boolean;
  /** Space that is left, whatever the capacity says. */
  readonly freeBytes?: number;
  /** A flush is reported done at once and happens this much later; Infinity = never. */
  readonly lyingSyncUs?: number;
  /** The next this many syncs fail; the device then claims to be clean. */
  readonly failingSyncs?: number;
  /** What becomes of every pending operation when power is lost, instead of a keyed draw for each. */
  readonly powerLoss?: 'applied' | 'dropped' | 'torn';
  /** Operations that meet another block: a read gives what another file holds, a write lands in it. */
  readonly misdirected?: {
    /** 'read', 'readRange', 'digest', 'write', 'append' or 'writeRange'; empty for all. */
    readonly operations: readonly string[];
    /** Substring of the path. */
    readonly path: string;
    /** 0 to 1, drawn per operation. */
    readonly probability: number;
  };
  /** Input and output errors. */
  readonly errors?: {
    /** Kinds of operation; empty for all. */
    readonly operations: readonly string[];
    /** Substring of the path. */
    readonly path: string;
    /** 0 to 1, drawn per operation. */
    readonly probability: number;
  };
}

interface Active {
  readonly fault: DiskFault;
  failingSyncs: number;
}

/** The faults in force on one device. */
export class DiskFaults {
  private readonly active = new Set<Active>();

  add(fault: DiskFault): () => void {
    const entry = { fault, failingSyncs: fault.failingSyncs ?? 0 };
    this.active.add(entry);
    return () => void this.active.delete(entry);
  }

  get slowFactor(): number {
    let factor = 1;
    for (const { fault } of this.active) factor *= fault.slowFactor ?? 1;
    return factor;
  }

  get readOnly(): boolean {
    return [...this.active].some(({ fault }) => fault.readOnly);
  }

  get freeBytes(): number {
    return Math.min(Infinity, ...[...this.active].map(({ fault }) => fault.freeBytes ?? Infinity));
  }

  /** How much later than claimed a flush happens; 0 for an honest device. */
  get lyingSyncUs(): number {
    return Math.max(0, ...[...this.active].map(({ fault }) => fault.lyingSyncUs ?? 0));
  }

  get powerLoss(): DiskFault['powerLoss'] | null {
    for (const { fault } of this.active) if (fault.powerLoss) return fault.powerLoss;
    return null;
  }

  /** @throws DiskError when this operation is one of those that fail */
  check(operation: string, path: string, draw: () => number): void {
    if (this.active.size === 0) return;
    for (const { fault } of this.active) {
      const errors = fault.errors;
      if (!errors || !path.includes(errors.path)) continue;
      if (errors.operations.length > 0 && !errors.operations.includes(operation)) continue;
      if (draw() < errors.probability) throw new DiskError('EIO', `${operation} ${path}`);
    }
  }

  /** Whether this operation is one that goes astray. */
  isMisdirected(operation: string, path: string, draw: () => number): boolean {
    for (const { fault } of this.active) {
      const astray = fault.misdirected;
      if (!astray || !path.includes(astray.path)) continue;
      if (astray.operations.length > 0 && !astray.operations.includes(operation)) continue;
      if (draw() < astray.probability) return true;
    }
    return false;
  }

  /** Whether this sync is one that fails; uses it up. */
  takeFailingSync(): boolean {
    for (const entry of this.active)
      if (entry.failingSyncs > 0) {
        entry.failingSyncs -= 1;
        return true;
      }
    return false;
  }
}
