import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LINE_MAX_BYTES = 512;

/** A checkpoint whose every byte was read back and matched its manifest. */
export interface Checkpoint {
  folder: string;
  seq: number;
  step: number;
  attempt: number;
}

interface Manifest {
  seq: number;
  step: number;
  attempt: number;
  app_format: string;
  files: { path: string; bytes: number; sha256: string }[];
}

/** Breaks JP-1: longer than it may be with its end, or not KEY=VALUE pairs with free text in a last STATUS only. */
export function badLine(line: string): boolean {
  const pairs = line.replace(/(^| )STATUS=.*$/, '').split(' ');
  const wrong = pairs.some((pair) => pair !== '' && !/^[A-Z][A-Z0-9_]*=[!-~]+$/.test(pair));
  return Buffer.byteLength(line) + 1 > LINE_MAX_BYTES || wrong || line === '';
}

export function numberIn(line: string, key: string): number | null {
  const found = new RegExp(`(?:^| )${key}=(\\d+)(?: |$)`).exec(line);
  return found ? Number(found[1]) : null;
}

/**
 * All committed checkpoints in rising order. Throws on any that is not whole, was left out of the rules of the
 * manifest, or was committed by another attempt than the one that has just ended.
 */
export function verifiedCheckpoints(
  folder: string,
  attempt: number,
  restored: Checkpoint | null,
): Checkpoint[] {
  const names = readdirSync(folder).filter((name) => name.startsWith('ckpt-'));
  const all = names.map((name) => verified(join(folder, name), Number(name.slice('ckpt-'.length))));
  all.sort((a, b) => a.seq - b.seq);
  for (const one of all.filter(({ seq }) => seq > (restored?.seq ?? 0))) {
    if (one.attempt !== attempt)
      throw new Error(`${one.folder} is of attempt ${one.attempt}, not ${attempt}`);
    if (one.step < (restored?.step ?? 0)) throw new Error(`${one.folder} falls behind what was restored`);
  }
  return all;
}

function verified(folder: string, seq: number): Checkpoint {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const present = readdirSync(folder).filter((name) => name !== 'manifest.json');
  const listed = manifest.files.map((file) => file.path);
  if (manifest.seq !== seq) throw new Error(`${folder}: seq ${manifest.seq}`);
  if (!Number.isInteger(manifest.step) || !Number.isInteger(manifest.attempt))
    throw new Error(`${folder}: step, attempt`);
  if (typeof manifest.app_format !== 'string') throw new Error(`${folder}: app_format`);
  if ([...present].sort().join() !== [...listed].sort().join())
    throw new Error(`${folder}: has ${present.join()}`);
  for (const file of manifest.files) {
    const bytes = readFileSync(join(folder, file.path));
    if (!lstatSync(join(folder, file.path)).isFile())
      throw new Error(`${folder}: ${file.path} is no plain file`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (bytes.length !== file.bytes || sha256 !== file.sha256)
      throw new Error(`${folder}: ${file.path} differs`);
  }
  return { folder, seq, step: manifest.step, attempt: manifest.attempt };
}
