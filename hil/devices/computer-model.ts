import type { Craft } from '@hil/crafts';

type CraftComputer = Craft['computers'][number];

/** Resident memory of one service, MB: 70 to 100 on Node 20 to 24 (measured, rounded). */
const SERVICE_MB = 80;
/** A GPU job's data and code in the host's memory, MB (assumed). */
const JOB_MB = 8192;
/** Cores that a GPU job keeps busy with its data (assumed). */
const JOB_CORES = 2;

/** What goes on in a computer now. */
export interface ComputerActivity {
  /** Processor time that its services take, seconds per second of mission time. */
  readonly processorShare: number;
  /** Services that are alive. */
  readonly services: number;
  /** A job holds a GPU of this computer. */
  readonly hasJob: boolean;
}

/** Load and free memory of a computer, shares of all that it has. */
export function usageOf(
  { cores, idleLoad, memoryMB, systemMB }: CraftComputer,
  { processorShare, services, hasJob }: ComputerActivity,
): { readonly load: number; readonly memoryFree: number } {
  const busy = processorShare + (hasJob ? JOB_CORES : 0);
  const used = systemMB + services * SERVICE_MB + (hasJob ? JOB_MB : 0);
  return { load: share(idleLoad + busy / cores), memoryFree: share(1 - used / memoryMB) };
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
