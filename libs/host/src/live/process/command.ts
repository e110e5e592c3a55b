import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve, sep } from 'node:path';
import type { ProgramEntry } from '../../craft-table';
import type { WorkloadSpecification } from '../../ports';

export interface Command {
  /** Program, absolute, and its arguments. */
  readonly words: readonly string[];
  /** The program when it is one of the job's input files. */
  readonly inputFile: string | null;
}

/**
 * What to run: the program of the catalogue, or the job's own. `node` is this Node; a name with a slash is a file, of a
 * job's own command inside its input folder; any other is sought in the executor's PATH.
 * @throws Error that says why there is nothing to run
 */
export function commandOf(
  specification: WorkloadSpecification,
  programs: readonly ProgramEntry[],
  inputFolder: string,
): Command {
  const own = specification.command;
  if (own.length > 0) {
    const [name, ...rest] = filled(own, specification);
    const inputFile = name.includes('/') && !isAbsolute(name) ? fileInside(inputFolder, name) : null;
    const program = inputFile ?? programOf(name);
    return { words: [program, ...rest, ...specification.arguments], inputFile };
  }
  const entry = programs.find(({ name }) => name === specification.program);
  if (!entry) {
    const names = programs.map(({ name }) => name).join(', ');
    throw new Error(`program '${specification.program}' is not in the catalogue: ${names}`);
  }
  const words = [
    programOf(entry.command),
    ...filled(entry.arguments, specification),
    ...specification.arguments,
  ];
  return { words, inputFile: null };
}

/** Words with the job's numbers in place of {totalSteps} and the like. */
function filled(words: readonly string[], specification: WorkloadSpecification): string[] {
  const { totalSteps, stepTimeUs, checkpointEverySteps, seed } = specification;
  const values: Readonly<Record<string, number>> = { totalSteps, stepTimeUs, checkpointEverySteps, seed };
  return words.map((word) =>
    word.replace(/\{(\w+)\}/g, (place, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : place,
    ),
  );
}

function programOf(name: string): string {
  if (name === 'node') return process.execPath;
  if (name.includes('/')) return runnable(resolve(name));
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder !== '' && isRunnable(join(folder, name))) return join(folder, name);
  }
  throw new Error(`program '${name}' is in no folder of PATH`);
}

/** A file of the input; nothing outside it, not by a link either. It came as data: it is made runnable with the rest. */
function fileInside(folder: string, name: string): string {
  const full = join(folder, name);
  let real: string;
  try {
    real = realpathSync(full);
  } catch (error) {
    throw new Error(`program '${name}' is not among the input files: ${(error as Error).message}`);
  }
  if (!real.startsWith(realpathSync(folder) + sep))
    throw new Error(`program '${name}' lies outside the input folder`);
  if (!statSync(real).isFile()) throw new Error(`program '${name}' is no file`);
  return real;
}

function runnable(path: string): string {
  if (!isRunnable(path)) throw new Error(`program '${path}' is absent or cannot be run`);
  return path;
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
