import { createHash } from 'node:crypto';
import { checkDigestAll, checkSurvey, DiskError, SURVEY_PATHS_MAX_CHARS, surveyOf } from '@dawnline/host';
import type { Disk, FileStat, Survey, SurveyBounds } from '@dawnline/host';

class FileNode {
  durable = new Uint8Array(0);
  constructor(public current: Uint8Array) {}
}

class FolderNode {
  readonly current = new Map<string, Node>();
  durable = new Map<string, Node>();
}

type Node = FileNode | FolderNode;

/** Never settles: what a port call does when its process was killed. */
const forever = new Promise<never>(() => undefined);

/** A disk in memory for tests: pending against durable contents and names, and a hook on every numbered call. */
export class MemoryDisk implements Disk {
  readonly root = new FolderNode();
  readonly calls: string[] = [];
  /** Killed before or after the nth call (1-based): that call and all later ones never settle. */
  killAt: { readonly call: number; readonly moment: 'before' | 'after' } | null = null;
  killed: (() => void) | null = null;
  /** Called before each operation; may throw a DiskError. */
  refuse: ((operation: string, path: string) => void) | null = null;
  /** A flush that settles without flushing (fault:D3). */
  lies = false;
  /** Paths that are links. */
  readonly links = new Set<string>();
  private dead = false;

  constructor(readonly name: string) {}

  read = (path: string): Promise<Uint8Array> => this.run('read', path, () => this.file(path).current.slice());
  readRange = (path: string, offset: number, bytes: number): Promise<Uint8Array> =>
    this.run('readRange', path, () => this.file(path).current.slice(offset, offset + bytes));
  write = (path: string, contents: Uint8Array): Promise<void> =>
    this.run('write', path, () => this.put(path, contents.slice()));
  append = (path: string, contents: Uint8Array): Promise<void> =>
    this.run('append', path, () => {
      const file = this.find(path);
      this.put(path, Buffer.concat([file instanceof FileNode ? file.current : new Uint8Array(0), contents]));
    });
  writeRange = (path: string, offset: number, contents: Uint8Array): Promise<void> =>
    this.run('writeRange', path, () => {
      const node = this.find(path);
      const before = node instanceof FileNode ? node.current : new Uint8Array(0);
      const after = new Uint8Array(Math.max(before.length, offset + contents.length));
      after.set(before);
      after.set(contents, offset);
      this.put(path, after);
    });
  rename = (from: string, to: string): Promise<void> =>
    this.run('rename', from, () => {
      const node = this.find(from);
      if (!node) throw new DiskError('ENOENT', `rename ${from}`);
      const target = this.find(to);
      if (target instanceof FolderNode && target.current.size > 0)
        throw new DiskError('ENOTEMPTY', `rename ${to}`);
      this.folderAbove(from).current.delete(nameOf(from));
      this.folderAbove(to).current.set(nameOf(to), node);
    });
  sync = (path: string): Promise<void> =>
    this.run('sync', path, () => {
      const file = this.file(path);
      if (!this.lies) file.durable = file.current.slice();
    });
  syncFolder = (path: string): Promise<void> =>
    this.run('syncFolder', path, () => {
      const folder = path === '' ? this.root : this.find(path);
      if (!(folder instanceof FolderNode)) throw new DiskError('ENOENT', `syncFolder ${path}`);
      if (!this.lies) folder.durable = new Map(folder.current);
    });
  makeFolder = (path: string): Promise<void> =>
    this.run('makeFolder', path, () => {
      if (!this.find(path)) this.folderAbove(path).current.set(nameOf(path), new FolderNode());
    });
  remove = (path: string): Promise<void> =>
    this.run('remove', path, () => {
      if (this.find(path)) this.folderAbove(path).current.delete(nameOf(path));
    });
  stat = (path: string): Promise<FileStat | null> => this.run('stat', path, () => this.statOf(path));
  list = (path: string): Promise<string[]> => this.run('list', path, () => this.namesIn(path));
  freeBytes = (): Promise<number> => this.run('freeBytes', '', () => 1e9);
  digest = (path: string): Promise<string> => this.run('digest', path, () => this.digestOf(path));
  digestAll = (paths: readonly string[]): Promise<string[]> =>
    this.run('digestAll', paths.join(' '), () => {
      checkDigestAll(paths);
      return paths.map((path) => {
        this.refuse?.('digest', path);
        return this.digestOf(path);
      });
    });
  survey = (folder: string, bounds: SurveyBounds): Promise<Survey> =>
    this.run('survey', folder, () => {
      checkSurvey(folder, bounds);
      if (this.links.has(folder)) throw new DiskError('EINVAL', `survey ${folder}: is a link`);
      const at = (inner: string): string => (inner === '' ? folder : `${folder}/${inner}`);
      const look = {
        names: (inner: string) => {
          this.refuse?.('list', at(inner));
          return this.namesIn(at(inner));
        },
        stat: (inner: string) => {
          this.refuse?.('stat', at(inner));
          return this.statOf(at(inner))!;
        },
      };
      return surveyOf(look, bounds, SURVEY_PATHS_MAX_CHARS);
    });

  /** The next life on the same disk after a kill: the page cache is kept. */
  revive(): void {
    this.dead = false;
    this.killAt = null;
    this.calls.length = 0;
  }

  /** The next life after a power loss: only what was flushed is there. */
  powerLoss(): void {
    const restore = (folder: FolderNode): void => {
      folder.current.clear();
      for (const [name, node] of folder.durable) {
        folder.current.set(name, node);
        if (node instanceof FileNode) node.current = node.durable.slice();
        else restore(node);
      }
    };
    restore(this.root);
    this.revive();
  }

  /** Changes contents behind the software's back. */
  corrupt(path: string, change: (bytes: Uint8Array) => Uint8Array): void {
    const file = this.file(path);
    file.current = change(file.current.slice());
    file.durable = file.current.slice();
  }

  paths(): string[] {
    const found: string[] = [];
    const walk = (folder: FolderNode, prefix: string): void => {
      for (const [name, node] of folder.current) {
        if (node instanceof FolderNode) walk(node, `${prefix}${name}/`);
        else found.push(`${prefix}${name}`);
      }
    };
    walk(this.root, '');
    return found.sort();
  }

  private async run<T>(operation: string, path: string, act: () => T): Promise<T> {
    if (this.dead) return forever;
    this.calls.push(`${operation} ${path}`);
    const fatal = this.killAt?.call === this.calls.length ? this.killAt.moment : null;
    if (fatal === 'before') return this.die();
    this.refuse?.(operation, path);
    const result = act();
    if (fatal === 'after') return this.die();
    await Promise.resolve();
    return result;
  }

  private die(): Promise<never> {
    this.dead = true;
    this.killed?.();
    return forever;
  }

  private find(path: string): Node | null {
    let node: Node | undefined = this.root;
    for (const part of path.split('/')) {
      if (!(node instanceof FolderNode)) return null;
      node = node.current.get(part);
    }
    return node ?? null;
  }

  private statOf(path: string): FileStat | null {
    const node = this.find(path);
    if (!node) return null;
    return {
      bytes: node instanceof FileNode ? node.current.length : 0,
      folder: node instanceof FolderNode,
      plain: !this.links.has(path),
    };
  }

  private namesIn(path: string): string[] {
    const folder = path === '' ? this.root : this.find(path);
    if (!(folder instanceof FolderNode)) throw new DiskError('ENOENT', `list ${path}`);
    return [...folder.current.keys()];
  }

  private digestOf(path: string): string {
    return createHash('sha256').update(this.file(path).current).digest('hex');
  }

  private file(path: string): FileNode {
    const node = this.find(path);
    if (!(node instanceof FileNode)) throw new DiskError('ENOENT', path);
    return node;
  }

  private folderAbove(path: string): FolderNode {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? this.root : this.find(path.slice(0, slash));
    if (!(folder instanceof FolderNode)) throw new DiskError('ENOENT', `folder of ${path}`);
    return folder;
  }

  private put(path: string, contents: Uint8Array): void {
    const node = this.find(path);
    if (node instanceof FileNode) node.current = contents;
    else this.folderAbove(path).current.set(nameOf(path), new FileNode(contents));
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Runs until the procedure ends or a disk is killed. Returns whether it ended. */
export async function untilKilled(
  disks: readonly MemoryDisk[],
  procedure: () => Promise<void>,
): Promise<boolean> {
  const death = new Promise<boolean>((resolve) => {
    for (const disk of disks) disk.killed = () => resolve(false);
  });
  return Promise.race([procedure().then(() => true), death]);
}
