import { checkDigestAll, checkSurvey, DiskError } from '@dawnline/host';
import type { Disk, FileStat, Survey, SurveyBounds } from '@dawnline/host';
import type { Fence } from '../node/fence';
import { TIE } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import { OPERATION_US } from './constants';
import { digestOf, type DiskModel, type FaultCheck } from './disk-model';
import { partsOf, type FileTree } from './file-tree';
import type { DataOperation } from './inode';

interface Call<T> {
  readonly bytes?: number;
  readonly ownUs?: number;
  readonly changes?: boolean;
  /** What crash points match against; the path where absent. */
  readonly subject?: string;
  /** Why it never reaches the device; judged by the path where absent. */
  readonly invalid?: DiskError | null;
  /** A call that stands for many operations asks `check` about each of them; for any other call that is done. */
  readonly isBatch?: boolean;
  run(tree: FileTree, check: FaultCheck): T;
  runTorn?(tree: FileTree, draw: (bytes: number) => number): void;
}

/** The Disk port of one life of a service over a device that outlives it. */
export class SimulatedDisk implements Disk {
  constructor(
    private readonly simulation: Simulation,
    readonly name: string,
    private readonly model: DiskModel,
    private readonly fence: Fence,
    private readonly node: string,
  ) {}

  read(path: string): Promise<Uint8Array> {
    return this.call('read', path, {
      bytes: this.sizeOf(path),
      run: () => this.model.fileToRead(path, 'read').read(),
    });
  }

  readRange(path: string, offset: number, bytes: number): Promise<Uint8Array> {
    return this.call('readRange', path, {
      bytes,
      run: () => this.model.fileToRead(path, 'readRange').read(offset, bytes),
    });
  }

  write(path: string, contents: Uint8Array): Promise<void> {
    return this.data('write', path, contents);
  }

  append(path: string, contents: Uint8Array): Promise<void> {
    return this.data('append', path, contents);
  }

  writeRange(path: string, offset: number, contents: Uint8Array): Promise<void> {
    return this.data('writeRange', path, contents, offset);
  }

  rename(from: string, to: string): Promise<void> {
    return this.call('rename', from, {
      changes: true,
      subject: `${from} ${to}`,
      run: (tree) => {
        this.model.checkWrite('rename', from, 0);
        tree.rename(from, to);
      },
    });
  }

  sync(path: string): Promise<void> {
    return this.call('sync', path, { changes: true, run: () => this.model.sync(path) });
  }

  syncFolder(path: string): Promise<void> {
    return this.call('syncFolder', path, { changes: true, run: () => this.model.syncFolder(path) });
  }

  makeFolder(path: string): Promise<void> {
    return this.call('makeFolder', path, {
      changes: true,
      run: (tree) => {
        this.model.checkWrite('makeFolder', path, 0);
        tree.makeFolder(path);
      },
    });
  }

  remove(path: string): Promise<void> {
    return this.call('remove', path, {
      changes: true,
      run: (tree) => {
        this.model.checkWrite('remove', path, 0);
        tree.remove(path);
      },
    });
  }

  stat(path: string): Promise<FileStat | null> {
    return this.call('stat', path, { run: (tree) => tree.stat(path) });
  }

  list(path: string): Promise<string[]> {
    return this.call('list', path, { run: (tree) => tree.list(path) });
  }

  freeBytes(): Promise<number> {
    return this.call('freeBytes', '', { run: () => this.model.freeBytes() });
  }

  digest(path: string): Promise<string> {
    return this.call('digest', path, {
      bytes: this.sizeOf(path),
      run: () => digestOf(this.model.fileToRead(path, 'digest').read()),
    });
  }

  /** Takes the time that a call for each file would take, and each meets the faults of `digest`. */
  digestAll(paths: readonly string[]): Promise<string[]> {
    return this.call('digestAll', paths.join(' '), {
      isBatch: true,
      invalid: refusalOf(() => {
        checkDigestAll(paths);
        for (const path of paths) partsOf(path, 'digest');
      }),
      bytes: paths.reduce((bytes, path) => bytes + this.sizeOf(path), 0),
      ownUs: OPERATION_US.digest * Math.max(1, paths.length),
      run: (_, check) =>
        paths.map((path) => {
          check('digest', path);
          return digestOf(this.model.fileToRead(path, 'digest').read());
        }),
    });
  }

  /** As `digestAll`: a `list` for each folder, a `stat` for each name. */
  survey(folder: string, bounds: SurveyBounds): Promise<Survey> {
    return this.call('survey', folder, {
      isBatch: true,
      invalid: refusalOf(() => {
        checkSurvey(folder, bounds);
        partsOf(folder, 'survey');
      }),
      ownUs: this.surveyUs(folder, bounds),
      run: (tree, check) => tree.survey(folder, bounds, check),
    });
  }

  private data(kind: DataOperation['kind'], path: string, contents: Uint8Array, offset = 0): Promise<void> {
    // The caller may reuse its buffer as soon as the call returned; `slice` of a Buffer would not copy.
    const bytes = new Uint8Array(contents);
    return this.call(kind, path, {
      bytes: bytes.length,
      changes: true,
      run: () => {
        this.model.checkWrite(kind, path, bytes.length);
        this.model.change(kind, path, bytes, offset);
      },
      runTorn: (tree, draw) => tree.change(kind, path, bytes.subarray(0, draw(bytes.length)), offset),
    });
  }

  private call<T>(operation: string, path: string, call: Call<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (!this.fence.alive) return;
      const point = this.fence.portCall(`disk.${operation}`, call.subject ?? path);
      if (!this.fence.alive) return;
      const settle = (action: () => void): void => {
        // A crash point after the call: the device has done it, the caller never hears.
        point?.strike();
        this.fence.enter('disk', action, undefined);
      };
      this.fence.output((leaveUs) => {
        const invalid = call.invalid === undefined ? invalidPath(operation, path) : call.invalid;
        if (invalid) {
          this.simulation.schedule(leaveUs, TIE.node, 'disk.refused', this.node, settle, () =>
            reject(invalid),
          );
          return;
        }
        this.model.submit({
          operation,
          path,
          bytes: call.bytes ?? 0,
          changes: call.changes ?? false,
          leaveUs,
          owner: this.fence,
          ownUs: call.ownUs,
          run: (tree, check) => {
            if (!call.isBatch) check(operation, path);
            return call.run(tree, check);
          },
          runTorn: call.runTorn,
          resolve: (value) => settle(() => resolve(value as T)),
          reject: (error) => settle(() => reject(error)),
        });
      });
    });
  }

  /** By what is there when the call is made, as with `sizeOf`. */
  private surveyUs(folder: string, bounds: SurveyBounds): number {
    let durationUs = 0;
    const count = (operation: 'list' | 'stat'): void => void (durationUs += OPERATION_US[operation]);
    refusalOf(() => this.model.tree.survey(folder, bounds, count));
    return Math.max(OPERATION_US.list, durationUs);
  }

  /** Size as known when the call is made; for the duration only. */
  private sizeOf(path: string): number {
    return invalidPath('stat', path) ? 0 : (this.model.tree.stat(path)?.bytes ?? 0);
  }
}

function invalidPath(operation: string, path: string): DiskError | null {
  return refusalOf(() => partsOf(path, operation));
}

function refusalOf(look: () => unknown): DiskError | null {
  try {
    look();
    return null;
  } catch (error) {
    return error as DiskError;
  }
}
