import { createHash } from 'node:crypto';
import { constants, promises as fs } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { checkDigestAll, checkSurvey } from '../disk-batch';
import { DiskError, type Disk, type FileStat, type Survey, type SurveyBounds } from '../ports';
import { DIGEST_MAX_BYTES_PER_S, DigestWorker } from './digest-worker';
import { diskCodeOf } from './disk-codes';

const { O_APPEND, O_CREAT, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_TRUNC, O_WRONLY } = constants;
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
/** Hashed where it stands, in less than a millisecond: a thread would cost more (assumed). */
const SMALL_BYTES = 64 * 1024;

/** Operations that may name the root of the device. */
const ON_ROOT = ['sync-folder', 'stat', 'list', 'free', 'make-folder', 'survey'];

/** A folder of the file system as a storage device. Nothing outside the folder can be reached, not by a link either. */
export class LiveDisk implements Disk {
  /** One operation at a time, in the order of the calls, as one device does it. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly name: string,
    private readonly root: string,
    private readonly hasher: DigestWorker,
  ) {}

  /** Makes the folder when it is absent. */
  static async open(
    name: string,
    folder: string,
    digestBytesPerS: number = DIGEST_MAX_BYTES_PER_S,
  ): Promise<LiveDisk> {
    await fs.mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    return new LiveDisk(name, await fs.realpath(folder), new DigestWorker(digestBytesPerS));
  }

  read(path: string): Promise<Uint8Array> {
    return this.run('read', path, (full) => withFile(full, O_RDONLY, (file) => file.readFile()));
  }

  readRange(path: string, offset: number, bytes: number): Promise<Uint8Array> {
    return this.run('read', path, (full) =>
      withFile(full, O_RDONLY, async (file) => {
        const buffer = new Uint8Array(bytes);
        let filled = 0;
        while (filled < bytes) {
          const { bytesRead } = await file.read(buffer, filled, bytes - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      }),
    );
  }

  write(path: string, contents: Uint8Array): Promise<void> {
    const bytes = new Uint8Array(contents);
    return this.run('write', path, (full) =>
      withFile(full, O_WRONLY | O_CREAT | O_TRUNC, (file) => file.writeFile(bytes)),
    );
  }

  append(path: string, contents: Uint8Array): Promise<void> {
    // The caller may use its buffer again as soon as the call has returned; `slice` of a Buffer would not copy.
    const bytes = new Uint8Array(contents);
    return this.run('append', path, (full) =>
      withFile(full, O_WRONLY | O_CREAT | O_APPEND, (file) => file.appendFile(bytes)),
    );
  }

  writeRange(path: string, offset: number, contents: Uint8Array): Promise<void> {
    const bytes = new Uint8Array(contents);
    return this.run('writeRange', path, (full) =>
      withFile(full, O_WRONLY | O_CREAT, async (file) => {
        for (let at = 0; at < bytes.length;) {
          const { bytesWritten } = await file.write(bytes, at, bytes.length - at, offset + at);
          at += bytesWritten;
        }
      }),
    );
  }

  rename(from: string, to: string): Promise<void> {
    return this.run('rename', from, async (full) => fs.rename(full, await this.resolve('rename', to)));
  }

  sync(path: string): Promise<void> {
    return this.run('sync', path, (full) => withFile(full, O_RDONLY, (file) => file.datasync()));
  }

  syncFolder(path: string): Promise<void> {
    return this.run('sync-folder', path, (full) =>
      withFile(full, O_RDONLY | O_DIRECTORY, (folder) => folder.sync()),
    );
  }

  async makeFolder(path: string): Promise<void> {
    await this.run('make-folder', path, async (full) => {
      await fs.mkdir(full, { recursive: true, mode: FOLDER_MODE }).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOTDIR')
          throw new DiskError('EEXIST', `make-folder ${path}: a file is in the way`);
        throw error;
      });
    });
  }

  remove(path: string): Promise<void> {
    return this.run('remove', path, (full) => fs.rm(full, { recursive: true, force: true })).catch(
      (error: DiskError) => {
        if (error.code !== 'ENOENT') throw error;
      },
    );
  }

  stat(path: string): Promise<FileStat | null> {
    return this.run('stat', path, async (full): Promise<FileStat | null> => {
      const stat = await fs.lstat(full);
      const folder = stat.isDirectory();
      return {
        bytes: stat.isFile() ? stat.size : 0,
        folder,
        plain: folder || (stat.isFile() && stat.nlink === 1),
      };
    }).catch((error: DiskError) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  /** Sorted, because file systems give names in any order. */
  list(path: string): Promise<string[]> {
    return this.run('list', path, async (full) => (await fs.readdir(full)).sort());
  }

  freeBytes(): Promise<number> {
    return this.run('free', '', async (full) => {
      const stat = await fs.statfs(full);
      return stat.bavail * stat.bsize;
    });
  }

  async digest(path: string): Promise<string> {
    // Opened in its turn, hashed out of turn: what is written next need not wait for a large file.
    const opened = await this.run('digest', path, async (full) => {
      const file = await fs.open(full, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
      try {
        const stat = await file.stat();
        if (!stat.isFile()) throw new DiskError('EINVAL', `digest ${path}: is no file`);
        if (stat.size > SMALL_BYTES) return { file, bytes: stat.size };
        const contents = new Uint8Array(stat.size);
        const { bytesRead } = await file.read(contents, 0, stat.size, 0);
        const digest = createHash('sha256').update(contents.subarray(0, bytesRead)).digest('hex');
        await file.close();
        return digest;
      } catch (error) {
        await file.close().catch(() => undefined);
        throw error;
      }
    });
    if (typeof opened === 'string') return opened;
    try {
      return await this.hasher.digest(opened.file.fd, opened.bytes);
    } finally {
      await opened.file.close();
    }
  }

  async digestAll(paths: readonly string[]): Promise<string[]> {
    checkDigestAll(paths);
    const files = paths.map((path) => this.inside('digest', path));
    if (files.length === 0) return [];
    await this.last;
    return this.hasher.digestAll(this.root, files);
  }

  async survey(folder: string, bounds: SurveyBounds): Promise<Survey> {
    checkSurvey(folder, bounds);
    const full = this.inside('survey', folder);
    await this.last;
    return this.hasher.survey(this.root, full, bounds);
  }

  private run<T>(operation: string, path: string, action: (full: string) => Promise<T>): Promise<T> {
    const result = this.last.then(() => this.attempt(operation, path, action));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async attempt<T>(
    operation: string,
    path: string,
    action: (full: string) => Promise<T>,
  ): Promise<T> {
    try {
      return await action(await this.resolve(operation, path));
    } catch (cause) {
      if (cause instanceof DiskError) throw cause;
      const error = cause as NodeJS.ErrnoException;
      throw new DiskError(diskCodeOf(error.code), `${operation} ${path}: ${error.message}`);
    }
  }

  /** The full path of a name inside the device. The folder that holds it must not be reached through a link. */
  private async resolve(operation: string, path: string): Promise<string> {
    const full = this.inside(operation, path);
    if (path.includes('/')) {
      const holder = await fs.realpath(dirname(full)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (holder !== null && holder !== dirname(full))
        throw new DiskError('EINVAL', `${operation} ${path}: ${holder + sep} is reached through a link`);
    }
    return full;
  }

  /** As its text says it; links are not looked at. @throws DiskError EINVAL */
  private inside(operation: string, path: string): string {
    const parts = path === '' ? [] : path.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\0\\]/.test(part)))
      throw new DiskError(
        'EINVAL',
        `${operation} ${path}: give a path inside the device, without '.', '..' or '\\'`,
      );
    if (parts.length === 0 && !ON_ROOT.includes(operation))
      throw new DiskError('EINVAL', `${operation}: not possible with the root of a device`);
    return join(this.root, ...parts);
  }
}

/** Opens without following a link in the last place or waiting for a FIFO's other end, and closes whatever happens. */
async function withFile<T>(
  full: string,
  flags: number,
  action: (file: fs.FileHandle) => Promise<T>,
): Promise<T> {
  const file = await fs.open(full, flags | O_NOFOLLOW | O_NONBLOCK, FILE_MODE);
  try {
    return await action(file);
  } finally {
    await file.close();
  }
}
