import { copyFileSync, existsSync, lstatSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { JobCommand } from '../../shims/test/executor';

export const JOBS = join(__dirname, '..');

/** What these tests use of a job specification. */
export interface JobFile {
  schema: number;
  job: string;
  tenant: string;
  kind?: string;
  command: string[];
  files: string[];
  results?: string[];
  steps?: { total: number; time: string };
  seed: number;
}

export function jobFile(name: string): JobFile {
  return parse(readFileSync(join(JOBS, name, 'job.yaml'), 'utf8')) as JobFile;
}

/** Copies the files of a job, and nothing else, into a new folder under their base names. */
export function layOut(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  for (const file of jobFile(name).files) {
    const source = join(JOBS, name, file);
    if (lstatSync(source).isSymbolicLink())
      throw new Error(`${name}: ${file} is a link; list what it points to`);
    if (existsSync(join(folder, basename(file))))
      throw new Error(`${name}: two files are called ${basename(file)}`);
    copyFileSync(source, join(folder, basename(file)));
  }
  return folder;
}

/** The job as laid out, with other arguments than those of its file. */
export function commandOf(name: string, input: string, words: readonly (string | number)[]): JobCommand {
  const [program, script] = jobFile(name).command;
  const command = [program === 'node' ? process.execPath : program, script, ...words.map(String)];
  return { command, cwd: input, env: { PYTHONDONTWRITEBYTECODE: '1' } };
}
