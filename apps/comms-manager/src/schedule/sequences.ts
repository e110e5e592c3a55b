// The life of one run of a sequence (LK-17, LK-19).
import { TICK_US } from './schedule.limits';
import type { Run, Sequence } from './schedule';

/** How a run ended, or that it waits for the ground. */
export type RunEnd = 'completed' | 'aborted' | 'stopped';

export interface RunChange {
  readonly sequence: Sequence;
  readonly end: RunEnd | 'waiting' | null;
}

export function startRun(sequence: Sequence, name: string, nowUs: number): Sequence {
  const run: Run = {
    name,
    step: 0,
    phase: 'due',
    dueUs: nowUs + sequence.steps[0].delayUs,
    baseUs: nowUs,
    timeoutUs: 0,
    stopping: false,
    inLine: false,
  };
  return { ...sequence, run };
}

/** Released now: the next delay counts from the due time, or from now when it was held longer than one tick (LK-17). */
export function releasedRun(run: Run, completionTimeoutUs: number, nowUs: number): Run {
  const baseUs = nowUs - run.dueUs > TICK_US ? nowUs : run.dueUs;
  return {
    ...run,
    phase: 'releasing',
    baseUs,
    timeoutUs: nowUs + completionTimeoutUs,
    inLine: false,
  };
}

function ended(sequence: Sequence, end: RunEnd, reason: string): RunChange {
  const lastEnd = reason === '' ? end : `${end}: ${reason}`;
  return { sequence: { ...sequence, run: null, lastEnd }, end };
}

/** To the next command, or to the end. */
function goneOn(sequence: Sequence, run: Run): RunChange {
  if (run.stopping) return ended(sequence, 'stopped', '');
  const step = run.step + 1;
  if (step >= sequence.steps.length) return ended(sequence, 'completed', '');
  const dueUs = run.baseUs + sequence.steps[step].delayUs;
  return { sequence: { ...sequence, run: { ...run, step, dueUs, phase: 'due' } }, end: null };
}

/** The command that ran has ended, or counts as failed. */
export function stepEnded(sequence: Sequence, run: Run, failure: string | null): RunChange {
  if (failure === null || sequence.onFailure === 'go-on') return goneOn(sequence, run);
  const reason = `command ${run.step + 1} ${failure}`;
  if (run.stopping) return ended(sequence, 'stopped', reason);
  if (sequence.onFailure === 'abort') return ended(sequence, 'aborted', reason);
  return { sequence: { ...sequence, run: { ...run, phase: 'waiting', inLine: false } }, end: 'waiting' };
}

/** The ground lets a run that waits after a failure go on with the next command. */
export function continueRun(sequence: Sequence, run: Run): RunChange {
  return goneOn(sequence, run);
}

/** Stops a run: at once when no command of it is out, else when that has ended (LK-20). */
export function stopRun(sequence: Sequence, run: Run): RunChange {
  if (run.phase === 'due' || run.phase === 'waiting') return ended(sequence, 'stopped', '');
  return { sequence: { ...sequence, run: { ...run, stopping: true } }, end: null };
}
