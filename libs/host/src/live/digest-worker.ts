import { Worker } from 'node:worker_threads';
import { SURVEY_PATHS_MAX_CHARS } from '../disk.limits';
import { DiskError, type Survey, type SurveyBounds } from '../ports';
import { diskCodeOf } from './disk-codes';
import {
  threadProgram,
  type ThreadError,
  type ThreadOptions,
  type ThreadReply,
  type ThreadRequest,
} from './digest-thread';

/** Read at once: large enough for a device's full rate, small beside any memory (assumed). */
const CHUNK_BYTES = 1024 * 1024;
/** Verification must leave the device room for the jobs: half of what a PCIe 4 drive reads (assumed). */
export const DIGEST_MAX_BYTES_PER_S = 3_500_000_000;
/** Heap of the thread; its chunk lies outside (assumed). */
const HEAP_MAX_MIB = 32;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: DiskError): void;
  /** What was asked for, as the error names it. */
  readonly subject: (index: number) => string;
}

/**
 * Hashes files and surveys folders on a thread of its own, one request after another and not faster than a bound, so
 * that neither the control loops nor the jobs' own reads and writes wait for it. The thread starts with the first request
 * and never keeps a process alive that has none.
 */
export class DigestWorker {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  constructor(private readonly bytesPerS: number) {}

  /** @throws DiskError EIO when the file cannot be read */
  digest(descriptor: number, bytes: number): Promise<string> {
    return this.ask({ kind: 'digest', descriptor, bytes }, () => 'digest');
  }

  /** `paths` inside `root`, which is a real path. @throws DiskError */
  digestAll(root: string, paths: readonly string[]): Promise<string[]> {
    const inner = (index: number): string => paths[index].slice(root.length + 1);
    return this.ask({ kind: 'digest-all', root, paths }, (index) => `digest ${inner(index)}`);
  }

  /** @throws DiskError */
  survey(root: string, folder: string, bounds: SurveyBounds): Promise<Survey> {
    const maximumChars = SURVEY_PATHS_MAX_CHARS;
    return this.ask(
      { kind: 'survey', root, folder, bounds, maximumChars },
      () => `survey ${folder.slice(root.length + 1)}`,
    );
  }

  private ask<T>(request: ThreadRequest, subject: (index: number) => string): Promise<T> {
    const worker = (this.worker ??= this.start());
    worker.ref();
    const number = this.next++;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(number, { resolve: resolve as (value: unknown) => void, reject, subject });
      worker.postMessage({ number, request });
    });
  }

  private start(): Worker {
    const worker = new Worker(threadProgram(), {
      eval: true,
      workerData: { chunkBytes: CHUNK_BYTES, bytesPerS: this.bytesPerS } satisfies ThreadOptions,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MIB },
    });
    worker.on('message', ({ number, value, error }: ThreadReply) => {
      const waiting = this.waiting.get(number)!;
      this.waiting.delete(number);
      if (this.waiting.size === 0) worker.unref();
      if (error) waiting.reject(refusalOf(error, waiting));
      else waiting.resolve(value);
    });
    const lost = (reason: string): void => {
      if (this.worker === worker) this.worker = null;
      for (const waiting of this.waiting.values()) waiting.reject(new DiskError('EIO', `digest: ${reason}`));
      this.waiting.clear();
    };
    worker.on('error', (error: Error) => lost(error.message));
    worker.on('exit', () => lost('its thread ended'));
    return worker;
  }
}

function refusalOf({ code, message, index }: ThreadError, { subject }: Waiting): DiskError {
  return new DiskError(diskCodeOf(code), `${subject(index)}: ${message}`);
}
