import { DiskError, SURVEY_PATHS_MAX_CHARS, surveyOf } from '@dawnline/host';
import type { FileStat, Survey, SurveyBounds, Surveyed } from '@dawnline/host';
import { Inode, type DataOperation } from './inode';

/** A change of names that has not reached the medium. A rename may concern two folders. */
interface NameOperation {
  readonly number: number;
  readonly folders: readonly Inode[];
  readonly path: string;
  apply(children: (folder: Inode) => Map<string, Inode>): void;
}

export type Survival = 'applied' | 'dropped' | 'torn';

/** Decides what power loss does to one pending operation: `subject` and `number` are its key. */
export interface PowerLossDraw {
  survival(kind: 'data' | 'name', number: number): Survival;
  tornBytes(bytes: number, number: number): number;
}

const durable = (folder: Inode): Map<string, Inode> => folder.durableChildren;
const visible = (folder: Inode): Map<string, Inode> => folder.children;

/** Files and folders of one device: what programs see, and what of it the medium holds. */
export class FileTree {
  private readonly root = new Inode(0, true);
  private names: NameOperation[] = [];
  private nextNode = 1;
  private nextOperation = 0;
  private used = 0;

  get usedBytes(): number {
    return this.used;
  }

  /** Operations that power loss would decide on. */
  get pendingItems(): number {
    let items = this.names.length;
    this.walk(this.root, '', (_, inode) => (items += inode.pending.length));
    return items;
  }

  file(path: string, operation: string): Inode {
    const inode = this.find(path);
    if (!inode) throw new DiskError('ENOENT', `${operation} ${path}`);
    if (inode.folder) throw new DiskError('EINVAL', `${operation} ${path}: is a folder`);
    return inode;
  }

  folder(path: string, operation: string): Inode {
    const inode = this.find(path);
    if (!inode || !inode.folder) throw new DiskError('ENOENT', `${operation} ${path}: no such folder`);
    return inode;
  }

  stat(path: string): FileStat | null {
    const inode = this.find(path);
    return inode ? { bytes: inode.bytes, folder: inode.folder, plain: true } : null;
  }

  list(path: string): string[] {
    return [...this.folder(path, 'list').children.keys()].sort();
  }

  /** `check` hears of each operation that it stands for. */
  survey(
    path: string,
    bounds: SurveyBounds,
    check: (operation: 'list' | 'stat', path: string) => void,
  ): Survey {
    const look: Surveyed = {
      names: (inner) => {
        check('list', pathIn(path, inner));
        return [...this.folder(pathIn(path, inner), 'survey').children.keys()];
      },
      stat: (inner) => {
        check('stat', pathIn(path, inner));
        return this.stat(pathIn(path, inner))!;
      },
    };
    return surveyOf(look, bounds, SURVEY_PATHS_MAX_CHARS);
  }

  /** All files with their paths, in order. */
  files(): [string, Inode][] {
    const found: [string, Inode][] = [];
    this.walk(this.root, '', (path, inode) => {
      if (!inode.folder) found.push([path, inode]);
    });
    return found;
  }

  /** `offset` counts for 'writeRange' only. */
  change(kind: DataOperation['kind'], path: string, bytes: Uint8Array, offset = 0): void {
    const [folder, name] = this.parent(path, kind);
    let inode = folder.children.get(name);
    if (inode?.folder) throw new DiskError('EINVAL', `${kind} ${path}: is a folder`);
    if (!inode) {
      inode = new Inode(this.nextNode++, false);
      this.link(folder, name, inode, path);
    }
    const before = inode.bytes;
    inode.apply({
      number: this.nextOperation++,
      kind,
      offset: kind === 'append' ? before : offset,
      bytes: new Uint8Array(bytes),
      lost: false,
    });
    this.used += inode.bytes - before;
  }

  /** Overwrites the first blocks of a file whose length stays, as a write does that went astray. */
  overlay(inode: Inode, bytes: Uint8Array): void {
    const block = bytes.slice(0, inode.bytes);
    inode.apply({ number: this.nextOperation++, kind: 'append', offset: 0, bytes: block, lost: false });
    // Nobody will flush it: the medium took it when it was written.
    inode.flush();
  }

  makeFolder(path: string): void {
    let folder = this.root;
    const walked: string[] = [];
    for (const name of partsOf(path, 'makeFolder')) {
      walked.push(name);
      let next = folder.children.get(name);
      if (next && !next.folder)
        throw new DiskError('EEXIST', `makeFolder ${path}: ${walked.join('/')} is a file`);
      if (!next) {
        next = new Inode(this.nextNode++, true);
        this.link(folder, name, next, walked.join('/'));
      }
      folder = next;
    }
  }

  rename(from: string, to: string): void {
    const [source, oldName] = this.parent(from, 'rename');
    const inode = source.children.get(oldName);
    if (!inode) throw new DiskError('ENOENT', `rename ${from}`);
    const [target, newName] = this.parent(to, 'rename');
    const replaced = target.children.get(newName);
    if (replaced === inode) return;
    if (replaced?.folder && !inode.folder)
      throw new DiskError('EINVAL', `rename ${from} to ${to}: is a folder`);
    if (replaced && !replaced.folder && inode.folder)
      throw new DiskError('ENOENT', `rename ${from} to ${to}: is a file`);
    if (replaced?.folder && replaced.children.size > 0)
      throw new DiskError('ENOTEMPTY', `rename ${from} to ${to}`);
    if (inode.folder && `${to}/`.startsWith(`${from}/`))
      throw new DiskError('EINVAL', `rename ${from} into itself`);
    if (replaced) this.used -= replaced.bytes;
    this.logName([source, target], to, (children) => {
      children(source).delete(oldName);
      children(target).set(newName, inode);
    });
  }

  remove(path: string): void {
    const parts = partsOf(path, 'remove');
    const name = parts.pop();
    if (name === undefined) throw new DiskError('EINVAL', 'remove: the root stays');
    const folder = this.walkTo(parts);
    const inode = folder?.children.get(name);
    if (!folder || !inode) return;
    this.walk(inode, path, (_, one) => (this.used -= one.bytes));
    this.logName([folder], path, (children) => void children(folder).delete(name));
  }

  /** The folder's names reach the medium, in their order. */
  flushNames(folder: Inode): void {
    this.names = this.names.filter((operation) => {
      if (!operation.folders.includes(folder)) return true;
      operation.apply(durable);
      return false;
    });
  }

  /**
   * Only the medium remains. Contents and names are decided one by one; within a folder names keep their order:
   * once one is dropped, so are the later ones.
   */
  powerLoss(draw: PowerLossDraw): void {
    const broken = new Set<Inode>();
    for (const operation of this.names) {
      const survives =
        !operation.folders.some((folder) => broken.has(folder)) &&
        draw.survival('name', operation.number) === 'applied';
      if (survives) operation.apply(durable);
      else operation.folders.forEach((folder) => broken.add(folder));
    }
    this.names = [];
    this.used = 0;
    this.restore(this.root, draw);
  }

  private restore(inode: Inode, draw: PowerLossDraw): void {
    inode.powerLoss((operation) => {
      const survival = draw.survival('data', operation.number);
      if (survival === 'dropped') return null;
      return survival === 'applied'
        ? operation.bytes.length
        : draw.tornBytes(operation.bytes.length, operation.number);
    });
    this.used += inode.bytes;
    for (const child of inode.children.values()) this.restore(child, draw);
  }

  private link(folder: Inode, name: string, inode: Inode, path: string): void {
    this.logName([folder], path, (children) => void children(folder).set(name, inode));
  }

  private logName(folders: readonly Inode[], path: string, apply: NameOperation['apply']): void {
    apply(visible);
    this.names.push({ number: this.nextOperation++, folders, path, apply });
  }

  private find(path: string): Inode | null {
    return this.walkTo(partsOf(path, 'open'));
  }

  private parent(path: string, operation: string): [Inode, string] {
    const parts = partsOf(path, operation);
    const name = parts.pop();
    if (name === undefined) throw new DiskError('EINVAL', `${operation}: give a path`);
    const folder = this.walkTo(parts);
    if (!folder?.folder) throw new DiskError('ENOENT', `${operation} ${path}: no such folder`);
    return [folder, name];
  }

  private walkTo(parts: readonly string[]): Inode | null {
    let inode: Inode | undefined = this.root;
    for (const part of parts) inode = inode?.children.get(part);
    return inode ?? null;
  }

  private walk(inode: Inode, path: string, visit: (path: string, inode: Inode) => void): void {
    visit(path, inode);
    for (const name of [...inode.children.keys()].sort())
      this.walk(inode.children.get(name)!, path === '' ? name : `${path}/${name}`, visit);
  }
}

const pathIn = (folder: string, inner: string): string =>
  folder === '' || inner === '' ? folder || inner : `${folder}/${inner}`;

/** An empty part, `.`, `..`, a backslash or a zero byte. */
const OUTSIDE = /(?:^|\/)\.{0,2}(?:\/|$)|[\0\\]/;

/** @throws DiskError EINVAL for a path that leaves the device */
export function partsOf(path: string, operation: string): string[] {
  if (path === '') return [];
  if (OUTSIDE.test(path))
    throw new DiskError(
      'EINVAL',
      `${operation} ${path}: give a path inside the device, without '.', '..' or '\\'`,
    );
  return path.split('/');
}
