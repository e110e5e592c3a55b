import { readdirSync, readFileSync } from 'node:fs';

/** A live process of a flight: a service, a job, or what one of them left behind. */
export interface FlightProcess {
  readonly processId: number;
  readonly groupId: number;
  /** Job id when it is a job's process; '' otherwise. */
  readonly job: string;
  readonly attempt: number;
  /** Where a job is asked for errors of its own making; '' when its program takes no such wish. */
  readonly upsetFile: string;
}

/**
 * All processes whose environment names the flight; zombies do not count. Empty where there is no procfs: then only the
 * rig's own children are known.
 */
export function processesOfFlight(flight: string): FlightProcess[] {
  return processIds().flatMap((processId) => {
    const variables = environmentOf(processId);
    if (variables?.get('DAWNLINE_FLIGHT') !== flight) return [];
    const stat = statOf(processId);
    if (!stat || stat.state === 'Z' || stat.state === 'X') return [];
    return [
      {
        processId,
        groupId: stat.groupId,
        job: variables.get('DAWNLINE_JOB_ID') ?? '',
        attempt: Number(variables.get('DAWNLINE_ATTEMPT') ?? 0),
        upsetFile: variables.get('DAWNLINE_UPSET_FILE') ?? '',
      },
    ];
  });
}

/** State letter of a process as procfs has it; null when there is none. */
export function processState(processId: number): string | null {
  return statOf(processId)?.state ?? null;
}

/** The kernel's unit of processor time (USER_HZ, 100 a second on every architecture that Node runs on). */
const TICK_US = 10_000;

/** Processor time that a process has had, its own and the kernel's for it; null when it is gone, or without procfs. */
export function processorTimeUs(processId: number): number | null {
  const stat = statOf(processId);
  return stat && stat.ticks * TICK_US;
}

/** Signals a process group, or the process where it leads none. Gone is fine. */
export function signalTree(processId: number, signal: NodeJS.Signals): void {
  for (const target of [-processId, processId]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // No such group, or gone.
    }
  }
}

/** Ends every job of a flight, with all that the jobs started. */
export function killJobs(flight: string): void {
  for (const { processId, job } of processesOfFlight(flight))
    if (job !== '') signalTree(processId, 'SIGKILL');
}

/** Processes of one attempt of a job, for faults that strike it. */
export function processesOfJob(flight: string, job: string, attempt: number): FlightProcess[] {
  return processesOfFlight(flight).filter((found) => found.job === job && found.attempt === attempt);
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((processId) => processId !== process.pid);
  } catch {
    return [];
  }
}

function environmentOf(processId: number): Map<string, string> | null {
  try {
    const text = readFileSync(`/proc/${processId}/environ`, 'utf8');
    return new Map(text.split('\0').map((entry) => splitOnce(entry)));
  } catch {
    return null;
  }
}

function splitOnce(entry: string): [string, string] {
  const at = entry.indexOf('=');
  return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
}

/** Places in /proc/PID/stat behind the command name (proc(5): utime, stime). */
const [USER_TICKS, KERNEL_TICKS] = [11, 12];

function statOf(processId: number): { state: string; groupId: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
    // The command name stands in brackets and may hold blanks and brackets itself.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state, , groupId] = fields;
    return {
      state,
      groupId: Number(groupId),
      ticks: Number(fields[USER_TICKS]) + Number(fields[KERNEL_TICKS]),
    };
  } catch {
    return null;
  }
}
