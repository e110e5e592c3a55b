import { appendFileSync } from 'node:fs';
import type { Refused, WorkloadCorruption } from '@hil/faults';
import { processesOfJob } from './process-table';

/** What a job is asked to get wrong; one line of JSON in the file that DAWNLINE_UPSET_FILE names. */
type Upset = ({ readonly kind: 'bits' } & WorkloadCorruption) | { readonly kind: 'not-a-number' };

/**
 * Wrong numbers in a real job. Nobody can flip a bit in the memory of a process unseen and know what it means there: so
 * a program that is there to be tried makes the error itself when it is asked, and any other refuses by its absence.
 */
export class JobUpsets {
  constructor(private readonly flight: string) {}

  /** Null when the job was asked; it follows between two steps. */
  strike(job: string, attempt: number, upset: Upset): Refused {
    const processes = processesOfJob(this.flight, job, attempt);
    if (processes.length === 0) return `no process of ${job} is alive`;
    const file = processes.find(({ upsetFile }) => upsetFile !== '')?.upsetFile;
    if (file === undefined)
      return `the program of ${job} takes no upsets: it would have to say so with takesUpsets in the program catalogue, and follow DAWNLINE_UPSET_FILE`;
    try {
      appendFileSync(file, `${JSON.stringify(upset)}\n`, { mode: 0o600 });
    } catch (error) {
      return `${job} cannot be asked: ${error instanceof Error ? error.message : String(error)}`;
    }
    return null;
  }
}
