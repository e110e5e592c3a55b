import { surveyOf } from '../disk-batch';
import type { FileStat, Survey, SurveyBounds } from '../ports';

/** What the thread is asked for. Paths are absolute; `root` is the device's, which no link may lead out of. */
export type ThreadRequest =
  | { readonly kind: 'digest'; readonly descriptor: number; readonly bytes: number }
  | { readonly kind: 'digest-all'; readonly root: string; readonly paths: readonly string[] }
  | {
      readonly kind: 'survey';
      readonly root: string;
      readonly folder: string;
      readonly bounds: SurveyBounds;
      readonly maximumChars: number;
    };

export interface ThreadError {
  /** As the operating system names it. */
  readonly code: string;
  readonly message: string;
  /** Index of the file that was refused. */
  readonly index: number;
}

export interface ThreadReply {
  readonly number: number;
  readonly value?: string | string[] | Survey;
  readonly error?: ThreadError;
}

export interface ThreadOptions {
  readonly chunkBytes: number;
  readonly bytesPerS: number;
}

/** Makes what throws unless a folder that holds a file is reached without a link; it looks at each folder once. */
function holderCheck(root: string): (holder: string) => void {
  const fs = require('node:fs') as typeof import('node:fs');
  const known = new Set([root]);
  return (holder) => {
    if (known.has(holder)) return;
    if (fs.realpathSync.native(holder) !== holder)
      throw Object.assign(new Error(`${holder}/ is reached through a link`), { code: 'EINVAL' });
    known.add(holder);
  };
}

function hashing(options: ThreadOptions, checkOf: typeof holderCheck) {
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const fs = require('node:fs') as typeof import('node:fs');
  const { dirname } = require('node:path') as typeof import('node:path');
  const flags = fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK;
  const chunk = new Uint8Array(options.chunkBytes);
  const sleeper = new Int32Array(new SharedArrayBuffer(4));

  /** Sleeps when it is ahead of the bound. One for each request. */
  const newPace = (): ((bytes: number) => void) => {
    const startedMs = performance.now();
    let done = 0;
    return (bytes) => {
      done += bytes;
      const aheadMs = (done / options.bytesPerS) * 1000 - (performance.now() - startedMs);
      if (aheadMs >= 1) Atomics.wait(sleeper, 0, 0, aheadMs);
    };
  };

  const digest = (descriptor: number, bytes: number, pace = newPace()): string => {
    const hash = createHash('sha256');
    for (let done = 0; done < bytes;) {
      const count = fs.readSync(descriptor, chunk, 0, Math.min(chunk.length, bytes - done), done);
      if (count === 0) break;
      hash.update(count === chunk.length ? chunk : chunk.subarray(0, count));
      done += count;
      pace(count);
    }
    return hash.digest('hex');
  };

  const digestFile = (path: string, pace: (bytes: number) => void): string => {
    const descriptor = fs.openSync(path, flags);
    try {
      const stat = fs.fstatSync(descriptor);
      if (!stat.isFile()) throw Object.assign(new Error('is no file'), { code: 'EINVAL' });
      return digest(descriptor, stat.size, pace);
    } finally {
      fs.closeSync(descriptor);
    }
  };

  const digestAll = (root: string, paths: readonly string[]): string[] => {
    const checkHolder = checkOf(root);
    const pace = newPace();
    return paths.map((path, index) => {
      try {
        checkHolder(dirname(path));
        return digestFile(path, pace);
      } catch (error) {
        throw Object.assign(error as Error, { index });
      }
    });
  };

  return { digest, digestAll };
}

function surveying(survey: typeof surveyOf, checkOf: typeof holderCheck) {
  const fs = require('node:fs') as typeof import('node:fs');
  const { dirname, join } = require('node:path') as typeof import('node:path');
  const refusal = (code: string, message: string): Error => Object.assign(new Error(message), { code });

  const namesIn = (folder: string, items: number): string[] => {
    const opened = fs.opendirSync(folder, { bufferSize: 256 });
    try {
      const names: string[] = [];
      for (let entry = opened.readSync(); entry && names.length <= items; entry = opened.readSync())
        names.push(entry.name);
      return names;
    } finally {
      opened.closeSync();
    }
  };

  /** A name that nobody can look at, because it has gone or its path is too long, is not plain. */
  const statOf = (path: string): FileStat => {
    const none = { bytes: 0, folder: false, plain: false };
    try {
      const stat = fs.lstatSync(path, { throwIfNoEntry: false });
      if (!stat) return none;
      const folder = stat.isDirectory();
      const file = stat.isFile();
      return { bytes: file ? stat.size : 0, folder, plain: folder || (file && stat.nlink === 1) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return none;
      throw error;
    }
  };

  return (root: string, folder: string, bounds: SurveyBounds, maximumChars: number): Survey => {
    if (folder !== root) checkOf(root)(dirname(folder));
    const stat = fs.lstatSync(folder);
    if (stat.isSymbolicLink()) throw refusal('EINVAL', 'is a link');
    if (!stat.isDirectory()) throw refusal('ENOENT', 'no such folder');
    const names = (path: string, items: number): string[] => namesIn(join(folder, path), items);
    return survey({ names, stat: (path) => statOf(join(folder, path)) }, bounds, maximumChars);
  };
}

interface Parts {
  readonly holderCheck: typeof holderCheck;
  readonly hashing: typeof hashing;
  readonly surveying: typeof surveying;
  readonly surveyOf: typeof surveyOf;
}

/** Answers one request after another. */
function serve(parts: Parts): void {
  const { parentPort, workerData } = require('node:worker_threads') as typeof import('node:worker_threads');
  const { digest, digestAll } = parts.hashing(workerData as ThreadOptions, parts.holderCheck);
  const survey = parts.surveying(parts.surveyOf, parts.holderCheck);

  const answer = (request: ThreadRequest): string | string[] | Survey => {
    if (request.kind === 'digest') return digest(request.descriptor, request.bytes);
    if (request.kind === 'digest-all') return digestAll(request.root, request.paths);
    return survey(request.root, request.folder, request.bounds, request.maximumChars);
  };

  parentPort!.on('message', ({ number, request }: { number: number; request: ThreadRequest }) => {
    try {
      parentPort!.postMessage({ number, value: answer(request) } satisfies ThreadReply);
    } catch (cause) {
      const { code = 'EIO', message, index = 0 } = cause as Error & { code?: string; index?: number };
      parentPort!.postMessage({ number, error: { code, message, index } } satisfies ThreadReply);
    }
  });
}

/**
 * The thread's whole program. It is handed over as text, so its functions use nothing from around them. Synchronous
 * calls cost a fraction of those that come back to an event loop, and here nobody waits for them.
 */
export function threadProgram(): string {
  const parts = { holderCheck, hashing, surveying, surveyOf };
  const texts = Object.entries(parts).map(([name, part]) => `${name}: ${part.toString()}`);
  return `(${serve.toString()})({ ${texts.join(',\n')} })`;
}
