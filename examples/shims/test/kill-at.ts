import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CALLS_MAX = 8192; // as in kill-at.c

/** Killed right before its n-th call that changes a disk, or in the middle of it; call 0 only counts. */
export interface KillPoint {
  library: string;
  call: number;
  half?: boolean;
}

/** Builds the library that counts and kills; needs gcc. */
export function buildKillAt(folder: string): string {
  const library = join(folder, 'kill-at.so');
  const source = join(__dirname, 'kill-at.c');
  const built = spawnSync('gcc', [
    '-shared',
    '-fPIC',
    '-O2',
    '-Wall',
    '-Werror',
    '-o',
    library,
    source,
    '-ldl',
  ]);
  if (built.status !== 0)
    throw new Error(`gcc is needed here: ${built.error?.message ?? built.stderr.toString()}`);
  return library;
}

export function killAtEnvironment(folder: string, point: KillPoint): Record<string, string> {
  writeFileSync(join(folder, 'calls'), Buffer.alloc(4 + CALLS_MAX));
  return {
    LD_PRELOAD: point.library,
    KILL_COUNTER: join(folder, 'calls'),
    KILL_AT: String(point.call),
    ...(point.half ? { KILL_HALF: '1' } : {}),
  };
}

/** The calls so far, in order: true for a write. */
export function killAtCalls(folder: string): boolean[] {
  const counted = readFileSync(join(folder, 'calls'));
  return [...counted.subarray(4, 4 + counted.readInt32LE(0))].map((byte) => byte === 1);
}
