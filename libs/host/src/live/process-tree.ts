import { readdirSync, readFileSync } from 'node:fs';

/** A process as procfs shows it. */
export interface ProcessFacts {
  readonly processId: number;
  readonly groupId: number;
  /** Clock ticks since boot at which it started: tells a process from a later one with its number. */
  readonly startTime: string;
  readonly alive: boolean;
}

/** A living process of some attempt. */
export interface JobProcess extends ProcessFacts {
  readonly job: string;
  readonly attempt: number;
}

/** Facts of one process; null when it is gone or there is no procfs. A zombie is there but not alive. */
export function factsOf(processId: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The name in brackets may hold anything, brackets and blanks too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const alive = !['Z', 'X', 'x'].includes(fields[0]);
    return { processId, groupId: Number(fields[2]), startTime: fields[19], alive };
  } catch {
    return null;
  }
}

/** Every living process whose environment names a job and a notify FIFO under `root` (JP-19, JP-20). */
export function jobProcesses(root: string): JobProcess[] {
  const found: JobProcess[] = [];
  for (const name of procfsEntries()) {
    const processId = Number(name);
    const variables = environmentOf(processId);
    const job = variables?.get('DAWNLINE_JOB_ID');
    if (!variables || job === undefined || !variables.get('DAWNLINE_NOTIFY')?.startsWith(`${root}/`))
      continue;
    const facts = factsOf(processId);
    if (facts?.alive) found.push({ ...facts, job, attempt: Number(variables.get('DAWNLINE_ATTEMPT')) });
  }
  return found;
}

function procfsEntries(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function environmentOf(processId: number): ReadonlyMap<string, string> | null {
  try {
    const entries = readFileSync(`/proc/${processId}/environ`, 'utf8').split('\0');
    return new Map(
      entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
    );
  } catch {
    return null;
  }
}

/** Sends a signal; a target that is gone is no error. */
export function sendSignal(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
