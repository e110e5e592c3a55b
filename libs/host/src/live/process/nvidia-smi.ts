import { execFile, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { GPU_MEMORY_AGE_MAX_MS, NVIDIA_SMI_TIMEOUT_MS } from './process.limits';

const BYTES_PER_MIB = 1_048_576;
const QUERIES = {
  memory: ['--query-compute-apps=pid,used_memory', '--format=csv,noheader,nounits'],
  names: ['--query-gpu=index,uuid', '--format=csv,noheader'],
} as const;

/** What the driver's tool says, asked for in the background: a sick driver lets it hang, and nobody may wait for it. */
export class NvidiaSmi {
  private running: ChildProcess | null = null;
  private absent = false;
  private memory: { readonly atMs: number; readonly bytes: ReadonlyMap<number, number> } | null = null;
  private uuids: ReadonlyMap<number, string> = new Map();

  constructor(private readonly command: string) {
    this.ask('names', (rows) => {
      this.uuids = new Map(rows.map(([index, uuid]) => [Number(index), uuid]));
    });
  }

  /** How a job names its GPU: by UUID (jobs.md 3.2), by number where that is not known; '' for none. */
  deviceOf(gpu: number): string {
    return gpu < 0 ? '' : (this.uuids.get(gpu) ?? String(gpu));
  }

  /** GPU memory by process, of the last answer; null when there is none or it is old. Asks for the next. */
  memoryByProcess(): ReadonlyMap<number, number> | null {
    const known = this.memory;
    this.ask('memory', (rows) => {
      const bytes = new Map<number, number>();
      for (const [id, mebibytes] of rows) {
        // A process that uses two GPUs has two rows.
        bytes.set(Number(id), (bytes.get(Number(id)) ?? 0) + Number(mebibytes) * BYTES_PER_MIB);
      }
      this.memory = { atMs: performance.now(), bytes };
    });
    return known && performance.now() - known.atMs <= GPU_MEMORY_AGE_MAX_MS ? known.bytes : null;
  }

  close(): void {
    this.absent = true;
    this.running?.kill('SIGKILL');
  }

  private ask(what: keyof typeof QUERIES, take: (rows: readonly (readonly string[])[]) => void): void {
    if (this.running || this.absent) return;
    const options = { timeout: NVIDIA_SMI_TIMEOUT_MS, killSignal: 'SIGKILL' } as const;
    const child = execFile(this.command, QUERIES[what], options, (error, printed) => {
      this.running = null;
      if (error?.code === ('ENOENT' as unknown)) this.absent = true;
      if (!error)
        take(printed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.split(/,\s*/)])));
    });
    this.running = child;
    child.unref();
    for (const stream of [child.stdout, child.stderr]) (stream as Socket | null)?.unref();
  }
}

/**
 * GPU memory of a tree; null when it is not known. Inside a container the driver may name processes by numbers of the
 * host: a row that is none of the tree's may then be one, so that only a sum above zero says something.
 */
export function gpuMemoryOf(
  tree: readonly { readonly processId: number }[],
  memory: ReadonlyMap<number, number> | null,
  exists: (processId: number) => boolean,
): number | null {
  if (!memory) return null;
  const sum = tree.reduce((total, { processId }) => total + (memory.get(processId) ?? 0), 0);
  const strangers = [...memory.keys()].some((processId) => !exists(processId));
  return Number.isFinite(sum) && (sum > 0 || !strangers) ? sum : null;
}
