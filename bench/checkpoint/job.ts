// The job's side of a checkpoint, the same in both programs: write every file, hash it on the way, flush it.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const CHUNK_BYTES = 1024 * 1024;

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Not compressible, and different in every chunk, so that no layer below can cheat. */
function fill(chunk: Buffer, file: number, offset: number): void {
  chunk.writeDoubleLE(file, 0);
  chunk.writeDoubleLE(offset, 8);
}

/** Pseudo-random bytes, made once: making them is no part of the work. */
export function newChunk(): Buffer {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (let index = 0, state = 1; index < chunk.length; index += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    chunk.writeUInt32LE(state, index);
  }
  return chunk;
}

export function writeFiles(folder: string, files: number, bytes: number, chunk: Buffer): WrittenFile[] {
  mkdirSync(folder, { recursive: true });
  const written: WrittenFile[] = [];
  for (let file = 0; file < files; file++) {
    const path = `shard-${file}.bin`;
    const descriptor = openSync(join(folder, path), 'w');
    const hash = createHash('sha256');
    for (let offset = 0; offset < bytes; offset += chunk.length) {
      fill(chunk, file, offset);
      const piece = bytes - offset < chunk.length ? chunk.subarray(0, bytes - offset) : chunk;
      writeSync(descriptor, piece);
      hash.update(piece);
    }
    fsyncSync(descriptor);
    closeSync(descriptor);
    written.push({ path, bytes, sha256: hash.digest('hex') });
  }
  return written;
}

export interface Committed {
  readonly wallS: number;
  readonly processorS: number;
  readonly peakRssMiB: number;
}

/** Times one program. Its last line is JSON. */
export async function measured(work: () => Promise<void> | void): Promise<void> {
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(startedCpu);
  const result: Committed = {
    wallS: (performance.now() - startedMs) / 1000,
    processorS: (user + system) / 1e6,
    peakRssMiB: process.resourceUsage().maxRSS / 1024,
  };
  console.log(JSON.stringify(result));
}
