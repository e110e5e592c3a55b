import { readdirSync, readFileSync } from 'node:fs';
import { TICK_US } from './process.limits';

/** A process as procfs shows it. */
export interface ProcessFacts {
  readonly processId: number;
  readonly parentId: number;
  readonly groupId: number;
  /** Clock ticks since boot at which it started: tells a process from a later one with its number. */
  readonly startTime: string;
  readonly alive: boolean;
  /** Its own processor time and that of its children that have ended. */
  readonly processorUs: number;
}

/** A living process of some attempt. */
export interface JobProcess extends ProcessFacts {
  readonly job: string;
  readonly attempt: number;
}

const DEAD_STATES = ['Z', 'X', 'x'];

/** Facts of one process; null when it is gone or there is no procfs. A zombie is there but not alive. */
export function factsOf(processId: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'latin1');
    // The name in brackets may hold anything, brackets and blanks too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return {
      processId,
      parentId: Number(fields[1]),
      groupId: Number(fields[2]),
      startTime: fields[19],
      alive: !DEAD_STATES.includes(fields[0]),
      processorUs: ticks * TICK_US,
    };
  } catch {
    return null;
  }
}

/** Whether that very process still lives, not a later one with its number. */
export function isAlive(process: ProcessFacts): boolean {
  const now = factsOf(process.processId);
  return now !== null && now.alive && now.startTime === process.startTime;
}

/**
 * Every living process whose environment names a job and a notify FIFO under `root` (JP-19, JP-20). One that has cleared
 * its environment is not found: only a cgroup knows it.
 */
export function jobProcesses(root: string): JobProcess[] {
  const found: JobProcess[] = [];
  const mark = `DAWNLINE_NOTIFY=${root}/`;
  for (const name of procfsEntries()) {
    const processId = Number(name);
    const variables = environmentOf(processId, mark);
    const job = variables?.get('DAWNLINE_JOB_ID');
    if (!variables || job === undefined) continue;
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

/** Null for a process that is gone, another user's, or without an entry that starts with `mark`. */
function environmentOf(processId: number, mark: string): ReadonlyMap<string, string> | null {
  try {
    const text = readFileSync(`/proc/${processId}/environ`, 'utf8');
    if (!text.startsWith(mark) && !text.includes(`\0${mark}`)) return null;
    return new Map(
      text
        .split('\0')
        .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
    );
  } catch {
    return null;
  }
}

/** Sends a signal. False when there was nobody to get it. */
export function sendSignal(target: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}
