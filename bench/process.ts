import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharesOf, type Layers, type Profile } from './profile';

/** Runs a program in a process of its own and takes the last line that it prints as JSON. */
export function fly<T>(program: string, options: readonly string[], flags: readonly string[] = []): T {
  const printed = execFileSync(process.execPath, [...flags, program, ...options], { encoding: 'utf8' });
  return JSON.parse(printed.trimEnd().split('\n').at(-1)!) as T;
}

/** One more run under the profiler, whose own cost is part of no figure of speed: the share of each layer. */
export function profileOf(
  program: string,
  options: readonly string[],
  layers: Layers,
  startsAt: RegExp,
): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-profile-'));
  try {
    fly(program, options, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
    const [file] = readdirSync(folder);
    return sharesOf(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile, layers, startsAt);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { min: sorted[0], median: sorted[sorted.length >> 1], max: sorted.at(-1)! };
}

export function speedLine(what: string, { min, median, max }: Spread): string {
  return `${what.padEnd(34)} min ${min.toFixed(0)}x  median ${median.toFixed(0)}x  max ${max.toFixed(0)}x`;
}

export const machine = () => ({
  node: process.version,
  cpus: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
});
