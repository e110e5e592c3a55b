import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { JobFileError, parseJob, type FileFacts, type Override, type PlannedJob } from '@hil/jobs';
import { UserError } from '../errors';

/** Files are read in pieces: a model may be larger than what fits into memory well (assumed). */
const PIECE_BYTES = 1 << 20;

/** Reads a file piece by piece; returns its size and SHA-256. */
export function readInPieces(path: string, take: (piece: Uint8Array) => void = () => undefined): FileFacts {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(PIECE_BYTES);
  const file = openSync(path, 'r');
  let bytes = 0;
  try {
    for (;;) {
      const count = readSync(file, piece, 0, PIECE_BYTES, null);
      if (count === 0) return { bytes, sha256: hash.digest('hex') };
      const part = piece.subarray(0, count);
      hash.update(part);
      take(part);
      bytes += count;
    }
  } finally {
    closeSync(file);
  }
}

/** NAME=VALUE options; a value is read as YAML would read it. */
function overridesOf(set: readonly string[]): Override[] {
  return set.map((text) => {
    const at = text.indexOf('=');
    const name = text.slice(0, at);
    if (at < 1 || !/^[A-Za-z]+([.][A-Za-z0-9_-]+)*$/.test(name))
      throw new UserError(`--set ${text}: expected FIELD=VALUE, such as steps.total=32`);
    const path = name.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    try {
      return { path, value: parse(text.slice(at + 1)) as unknown };
    } catch (error) {
      throw new UserError(`--set ${text}: ${(error as Error).message.split('\n')[0]}`);
    }
  });
}

export interface ReadJob extends PlannedJob {
  /** Where an input file lies on this machine. */
  readonly placeOf: (from: string) => string;
}

/** Reads a job file and what it names. Throws UserError, or JobFileError with every fault. */
export function readJobFile(
  file: string,
  set: readonly string[],
  programs: readonly string[] | null,
): ReadJob {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new JobFileError([`${file}: no such file; allowed: a job file, YAML or JSON (docs/job-file.md)`]);
  const placeOf = (from: string): string => resolve(dirname(file), from);
  const factsOf = (from: string): FileFacts | null => {
    const place = placeOf(from);
    if (!statSync(place, { throwIfNoEntry: false })?.isFile()) return null;
    try {
      return readInPieces(place);
    } catch {
      return null;
    }
  };
  const known = new Map<string, FileFacts | null>();
  const facts = (from: string): FileFacts | null => {
    if (!known.has(from)) known.set(from, factsOf(from));
    return known.get(from) ?? null;
  };
  const job = parseJob(readFileSync(file, 'utf8'), file, { programs, file: facts }, overridesOf(set));
  return { ...job, placeOf };
}
