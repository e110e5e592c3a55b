import { Worker } from 'node:worker_threads';
import { DiskError } from '../ports';

/** Read at once: large enough for a device's full rate, small beside any memory (assumed). */
const CHUNK_BYTES = 1024 * 1024;
/** Verification must leave the device room for the jobs: half of what a PCIe 4 drive reads (assumed). */
export const DIGEST_MAX_BYTES_PER_S = 3_500_000_000;
/** Heap of the thread; its chunk lies outside (assumed). */
const HEAP_MAX_MIB = 32;

interface Request {
  readonly number: number;
  readonly descriptor: number;
  readonly bytes: number;
}

interface Reply {
  readonly number: number;
  readonly digest?: string;
  readonly error?: string;
}

interface Waiting {
  resolve(digest: string): void;
  reject(error: DiskError): void;
}

/** The thread's whole program: it is handed over as text, so that it may use nothing from around it. */
function work(): void {
  const { parentPort, workerData } = require('node:worker_threads') as typeof import('node:worker_threads');
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const { readSync } = require('node:fs') as typeof import('node:fs');
  const { chunkBytes, bytesPerS } = workerData as { chunkBytes: number; bytesPerS: number };
  const chunk = new Uint8Array(chunkBytes);
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const digest = (descriptor: number, bytes: number): string => {
    const hash = createHash('sha256');
    const startedMs = performance.now();
    for (let done = 0; done < bytes;) {
      const count = readSync(descriptor, chunk, 0, Math.min(chunk.length, bytes - done), done);
      if (count === 0) break;
      hash.update(count === chunk.length ? chunk : chunk.subarray(0, count));
      done += count;
      const aheadMs = (done / bytesPerS) * 1000 - (performance.now() - startedMs);
      if (aheadMs >= 1) Atomics.wait(sleeper, 0, 0, aheadMs);
    }
    return hash.digest('hex');
  };
  parentPort!.on('message', ({ number, descriptor, bytes }: Request) => {
    try {
      parentPort!.postMessage({ number, digest: digest(descriptor, bytes) });
    } catch (error) {
      parentPort!.postMessage({ number, error: (error as Error).message });
    }
  });
}

/**
 * Hashes open files on a thread of its own, one after another and not faster than a bound, so that neither the control
 * loops nor the jobs' own reads and writes wait for it. The thread starts with the first file and never keeps a process alive
 * that has nothing to hash.
 */
export class DigestWorker {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;

  constructor(private readonly bytesPerS: number) {}

  /** @throws DiskError EIO when the file cannot be read */
  digest(descriptor: number, bytes: number): Promise<string> {
    const worker = (this.worker ??= this.start());
    worker.ref();
    const number = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      worker.postMessage({ number, descriptor, bytes } satisfies Request);
    });
  }

  private start(): Worker {
    const worker = new Worker(`(${work.toString()})()`, {
      eval: true,
      workerData: { chunkBytes: CHUNK_BYTES, bytesPerS: this.bytesPerS },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MIB },
    });
    worker.on('message', ({ number, digest, error }: Reply) => {
      const waiting = this.waiting.get(number)!;
      this.waiting.delete(number);
      if (this.waiting.size === 0) worker.unref();
      if (digest !== undefined) waiting.resolve(digest);
      else waiting.reject(new DiskError('EIO', `digest: ${error}`));
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
