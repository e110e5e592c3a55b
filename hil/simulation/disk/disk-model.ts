import { createHash } from 'node:crypto';
import { strict as assert } from 'node:assert';
import { DiskError, KeyedRandom, type Random } from '@dawnline/host';
import { TIE } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import { BYTES_PER_US, CAPACITY_BYTES, OPERATION_US } from './constants';
import { DiskFaults, type DiskFault } from './disk-faults';
import { FileTree, type PowerLossDraw, type Survival } from './file-tree';
import { tornBytes, type DataOperation, type Inode } from './inode';

export type FaultCheck = (operation: string, path: string) => void;

/** One call of the port, on its way through the device. */
export interface DiskRequest {
  readonly operation: string;
  readonly path: string;
  /** Bytes that it moves, for its duration. */
  readonly bytes: number;
  /** Whether it changes the device: then a crash of the caller may catch it half done. */
  readonly changes: boolean;
  readonly leaveUs: number;
  /** The caller; requests of a dead one are never answered. */
  readonly owner: object;
  /** Its time before its bytes, where it stands for many operations. */
  readonly ownUs?: number;
  /** `check` asks the faults in force about one operation, and throws when it is one that fails. */
  run(tree: FileTree, check: FaultCheck): unknown;
  /** Half of it, where it can tear. */
  runTorn?(tree: FileTree, draw: (bytes: number) => number): void;
  resolve(value: unknown): void;
  reject(error: DiskError): void;
}

interface Waiting {
  readonly request: DiskRequest;
  readonly number: number;
  cancelled: boolean;
}

export interface DiskOptions {
  readonly capacityBytes?: number;
}

/** A storage device: a serial queue of operations over a file tree. It outlives every process that uses it. */
export class DiskModel {
  readonly faults = new DiskFaults();
  readonly tree = new FileTree();
  readonly capacityBytes: number;
  private readonly random: Random;
  private readonly waiting = new Set<Waiting>();
  private freeAtUs = 0;
  private operations = 0;
  private strays = 0;
  private powerLosses = 0;

  constructor(
    private readonly simulation: Simulation,
    /** Unique in the world, for example payload-host/ssd0. */
    readonly name: string,
    options: DiskOptions = {},
  ) {
    this.capacityBytes = options.capacityBytes ?? CAPACITY_BYTES;
    this.random = new KeyedRandom(simulation.seed, `disk:${name}`);
  }

  /** Puts a fault in force. Returns its heal. */
  addFault(fault: DiskFault): () => void {
    return this.faults.add(fault);
  }

  freeBytes(): number {
    return Math.max(0, Math.min(this.capacityBytes - this.tree.usedBytes, this.faults.freeBytes));
  }

  submit(request: DiskRequest): void {
    const own = request.ownUs ?? OPERATION_US[request.operation];
    assert(own !== undefined, `no duration for ${request.operation}`);
    const durationUs = Math.ceil((own + request.bytes / BYTES_PER_US) * this.faults.slowFactor);
    const startUs = Math.max(request.leaveUs, this.freeAtUs, this.simulation.nowUs);
    this.freeAtUs = startUs + durationUs;
    const waiting = { request, number: this.operations++, cancelled: false };
    this.waiting.add(waiting);
    this.simulation.schedule(this.freeAtUs, TIE.network, 'disk', this.name, this.complete, waiting);
  }

  /** The caller's process dies: what it had not let go, or the device not begun, never happens. */
  kill(owner: object): void {
    for (const waiting of [...this.waiting]) {
      const { request, number } = waiting;
      if (request.owner !== owner) continue;
      waiting.cancelled = true;
      this.waiting.delete(waiting);
      if (request.changes && request.leaveUs <= this.simulation.nowUs) this.interrupt(request, number);
    }
  }

  /** The device loses power: pending operations are applied, dropped or torn. Nobody is answered. */
  powerLoss(): void {
    for (const waiting of this.waiting) waiting.cancelled = true;
    this.waiting.clear();
    this.freeAtUs = this.simulation.nowUs;
    const loss = ++this.powerLosses;
    const forced = this.faults.powerLoss;
    const draw: PowerLossDraw = {
      survival: (kind, number) => forced ?? survivalOf(this.random.uniform(`power-loss:${kind}`, number)),
      tornBytes: (bytes, number) => tornBytes(bytes, this.random.uniform('torn', number)),
    };
    this.tree.powerLoss(draw);
    this.simulation.fingerprint.disk(this.simulation.nowUs, this.name, 'power-loss', '', loss, false);
  }

  /** Flips bits of the files whose path contains `path`, at keyed places. Returns the paths that it hit. */
  rot(path: string, bits: number, key: string): string[] {
    const files = this.tree.files().filter(([name, inode]) => name.includes(path) && inode.bytes > 0);
    const hit: string[] = [];
    for (let index = 0; index < bits && files.length > 0; index++) {
      const [name, inode] = files[Math.floor(this.random.uniform(`rot-file:${key}`, index) * files.length)];
      inode.rot(Math.floor(this.random.uniform(`rot-bit:${key}`, index) * inode.bytes * 8));
      hit.push(name);
    }
    this.simulation.fingerprint.disk(this.simulation.nowUs, this.name, 'rot', hit.join(' '), bits, false);
    return hit;
  }

  /** A flush of one file, as honest as the device is. */
  sync(path: string): void {
    const inode = this.tree.file(path, 'sync');
    if (this.faults.takeFailingSync()) {
      inode.loseDirty();
      throw new DiskError('EIO', `sync ${path}`);
    }
    const upTo = inode.pending.at(-1)?.number ?? -1;
    this.honestly(() => inode.flush(upTo));
  }

  syncFolder(path: string): void {
    const folder = this.tree.folder(path, 'syncFolder');
    if (this.faults.takeFailingSync()) throw new DiskError('EIO', `syncFolder ${path}`);
    this.honestly(() => this.tree.flushNames(folder));
  }

  /** @throws DiskError when the device takes no writes, or has no room */
  checkWrite(operation: string, path: string, bytes: number): void {
    if (this.faults.readOnly) throw new DiskError('EROFS', `${operation} ${path}`);
    if (bytes > this.freeBytes()) throw new DiskError('ENOSPC', `${operation} ${path}`);
  }

  /** The file that a read meets: its own, or where it went astray (fault:D5). */
  fileToRead(path: string, operation: string): Inode {
    const own = this.tree.file(path, operation);
    return this.strayFrom(path, operation) ?? own;
  }

  /** A write of contents, to its own file or astray: then its own blocks stay empty and another file's are overwritten. */
  change(kind: DataOperation['kind'], path: string, bytes: Uint8Array, offset = 0): void {
    const victim = this.strayFrom(path, kind);
    this.tree.change(kind, path, victim ? new Uint8Array(bytes.length) : bytes, offset);
    if (victim) this.tree.overlay(victim, bytes);
  }

  private strayFrom(path: string, operation: string): Inode | null {
    const number = this.strays;
    if (!this.faults.isMisdirected(operation, path, () => this.random.uniform('astray', number))) return null;
    this.strays += 1;
    const others = this.tree.files().filter(([name, inode]) => name !== path && inode.bytes > 0);
    if (others.length === 0) return null;
    return others[Math.floor(this.random.uniform('astray-to', number) * others.length)][1];
  }

  private honestly(flush: () => void): void {
    const lateUs = this.faults.lyingSyncUs;
    if (lateUs === 0) return flush();
    if (lateUs === Infinity) return;
    const losses = this.powerLosses;
    this.simulation.schedule(
      this.simulation.nowUs + lateUs,
      TIE.network,
      'disk.late-flush',
      this.name,
      () => {
        if (losses === this.powerLosses) flush();
      },
      undefined,
    );
  }

  private readonly complete = (waiting: Waiting): void => {
    if (waiting.cancelled) return;
    this.waiting.delete(waiting);
    const { request, number } = waiting;
    let value: unknown;
    let failure: DiskError | null = null;
    try {
      value = request.run(this.tree, this.checkOf(number));
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      failure = error;
    }
    this.simulation.fingerprint.disk(
      this.simulation.nowUs,
      this.name,
      request.operation,
      request.path,
      request.bytes,
      failure !== null,
    );
    if (failure) request.reject(failure);
    else request.resolve(value);
  };

  /** Draws for each part of a request by a key of its own. */
  private checkOf(number: number): FaultCheck {
    let parts = 0;
    return (operation, path) => {
      const purpose = parts === 0 ? 'eio' : `eio:${parts}`;
      parts += 1;
      this.faults.check(operation, path, () => this.random.uniform(purpose, number));
    };
  }

  /** SIGKILL in the middle of an operation: it was done, not done, or half done. The page cache stays. */
  private interrupt(request: DiskRequest, number: number): void {
    const survival = survivalOf(this.random.uniform('interrupted', number));
    try {
      if (survival === 'applied') request.run(this.tree, () => undefined);
      else if (survival === 'torn' && request.runTorn)
        request.runTorn(this.tree, (bytes) =>
          tornBytes(bytes, this.random.uniform('interrupted-at', number)),
        );
    } catch (error) {
      // The operation would have failed; nobody is left to be told.
      if (!(error instanceof DiskError)) throw error;
    }
    this.simulation.fingerprint.disk(
      this.simulation.nowUs,
      this.name,
      `interrupted-${survival}`,
      request.path,
      request.bytes,
      false,
    );
  }
}

function survivalOf(draw: number): Survival {
  if (draw < 1 / 3) return 'applied';
  return draw < 2 / 3 ? 'dropped' : 'torn';
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
