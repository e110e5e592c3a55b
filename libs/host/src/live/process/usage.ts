import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AttemptTree } from './attempt-tree';
import { gpuMemoryOf } from './nvidia-smi';
import { factsOf, type JobProcess } from './procfs';
import type { Said } from './said';

const BYTES_PER_KIB = 1024;

type Usage = Said & { readonly kind: 'usage' };

/** Measures what one attempt uses. */
export class UsageMeter {
  private processorUs = 0;
  private busy = false;

  constructor(
    private readonly tree: AttemptTree,
    private readonly memoryMaxBytes: number,
  ) {}

  /** Null while an earlier measurement is under way, and when nothing lives any more. */
  async measure(
    scan: readonly JobProcess[],
    gpuMemory: ReadonlyMap<number, number> | null,
  ): Promise<Usage | null> {
    const living = this.tree.living(scan);
    if (this.busy || living.length === 0) return null;
    this.busy = true;
    try {
      const own = living.reduce((sum, one) => sum + one.processorUs, 0);
      // What a process leaves behind when nobody waits for it is lost to procfs: the figure never falls all the same.
      this.processorUs = Math.max(this.processorUs, this.tree.cgroup?.processorUs ?? own);
      const ids = living.map(({ processId }) => processId);
      return {
        kind: 'usage',
        memoryBytes: this.tree.cgroup?.memoryBytes ?? (await this.residentBytes(ids)),
        gpuMemoryBytes: gpuMemoryOf(living, gpuMemory, (processId) => factsOf(processId) !== null),
        processorUs: this.processorUs,
      };
    } finally {
      this.busy = false;
    }
  }

  /**
   * The sum of all resident sets counts shared pages once for each process: an upper bound. Only when that is too much it
   * is worth the kernel's walk through all pages, each shared one divided by its sharers.
   */
  private async residentBytes(ids: readonly number[]): Promise<number | null> {
    const sizes = ids.map((id) => kibibytesIn(textOf(`/proc/${id}/status`), /^VmRSS:\s+(\d+) kB$/m));
    const sum = sumOf(sizes);
    if (sum === null || this.memoryMaxBytes === 0 || sum <= this.memoryMaxBytes) return sum;
    const rollups = ids.map((id) => readFile(`/proc/${id}/smaps_rollup`, 'latin1').catch(() => ''));
    const shares = (await Promise.all(rollups)).map((text) => kibibytesIn(text, /^Pss:\s+(\d+) kB$/m));
    return sumOf(shares) ?? sum;
  }
}

/** Bytes; null when no process could be read. */
function sumOf(kibibytes: readonly (number | null)[]): number | null {
  const known = kibibytes.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) * BYTES_PER_KIB;
}

function kibibytesIn(text: string, pattern: RegExp): number | null {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
