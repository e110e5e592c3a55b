// States of a job and the only edges between them, each with the causes that may be given (jobs.md 3.10).
//   QUEUED         accepted and durable, waiting for admission
//   ADMITTED       resources reserved, nothing spawned
//   STARTING       intent written, process not yet ready
//   RUNNING        ready; watchdogs armed
//   PAUSED         stopped in place, memory held, heartbeat clock stopped
//   CHECKPOINTING  a requested checkpoint is open, the job may go on computing
//   STOPPING       leaving: grace, tree kill, memory release, attribution; every attempt ends through here
//   REQUEUED       attempt ended, waiting for back-off
//   HELD           stopped for a person; never resumes alone, the deadline may end it
//   COMPLETED, FAILED, CANCELLED  the only terminal states; exactly one per job

export type JobStateName =
  | 'QUEUED'
  | 'ADMITTED'
  | 'STARTING'
  | 'RUNNING'
  | 'PAUSED'
  | 'CHECKPOINTING'
  | 'STOPPING'
  | 'REQUEUED'
  | 'HELD'
  | 'COMPLETED'
  | 'FAILED'
  | 'CANCELLED';

/** Why an attempt is being ended. */
export type StopCause =
  | 'EXITED'
  | 'START_TIMEOUT'
  | 'SPAWN_FAILED'
  | 'STOP_PREEMPT'
  | 'STOP_POWER'
  | 'STOP_THERMAL'
  | 'STOP_RADIATION'
  | 'STOP_GPU_FAULT'
  | 'STOP_MODE'
  | 'STOP_DEADLINE'
  | 'STOP_GROUND'
  | 'STOP_EXECUTOR'
  | 'WATCHDOG_HEARTBEAT'
  | 'WATCHDOG_SECTION'
  | 'WATCHDOG_PROGRESS'
  | 'WATCHDOG_LOG'
  | 'WATCHDOG_MEMORY';

export type PauseCause = 'PAUSE_POWER' | 'PAUSE_THERMAL' | 'PAUSE_RADIATION' | 'PAUSE_GROUND';
export type CheckpointCause =
  'CKPT_PERIODIC' | 'CKPT_SAA' | 'CKPT_LOADSHED' | 'CKPT_THERMAL' | 'CKPT_GROUND' | 'CKPT_RESET';

export type Cause =
  | StopCause
  | PauseCause
  | CheckpointCause
  | 'RESUME'
  | 'ACCEPTED'
  | 'BUDGET_OK'
  | 'SPEC_INVALID'
  | 'DEADLINE_PASSED'
  | 'CANCEL_GROUND'
  | 'INTENT_WRITTEN'
  | 'REVOKED_POWER'
  | 'REVOKED_THERMAL'
  | 'REVOKED_MODE'
  | 'REVOKED_GPU'
  | 'REVOKED_STORAGE'
  | 'READY'
  | 'READY_IMPLICIT'
  | 'READOPTED'
  | 'CKPT_VERIFIED'
  | 'CKPT_REFUSED'
  | 'CKPT_TIMEOUT'
  | 'NEXT_RUN'
  | 'EXIT_DONE'
  | 'EXIT_CONFIG'
  | 'EXIT_STOP'
  | 'JOB_FATAL'
  | 'EXIT_CKPT'
  | 'EXIT_TEMP'
  | 'JOB_FAULT'
  | 'PLATFORM_PREEMPT'
  | 'PLATFORM_POWER'
  | 'PLATFORM_THERMAL'
  | 'PLATFORM_SEU'
  | 'PLATFORM_EXECUTOR'
  | 'NO_PROGRESS'
  | 'RESTORE_EXHAUSTED'
  | 'DIGEST_MISMATCH'
  | 'EXIT_RULE'
  | 'BUDGET_JOB'
  | 'BUDGET_PLATFORM'
  | 'UNKILLABLE'
  | 'BACKOFF_OVER'
  | 'RELEASE_GROUND';

type Edges = Readonly<Record<JobStateName, Readonly<Partial<Record<JobStateName, readonly Cause[]>>>>>;

const ORDERED_STOPS: readonly StopCause[] = [
  'STOP_PREEMPT',
  'STOP_POWER',
  'STOP_THERMAL',
  'STOP_RADIATION',
  'STOP_GPU_FAULT',
  'STOP_MODE',
  'STOP_DEADLINE',
  'STOP_GROUND',
  'STOP_EXECUTOR',
];
const RUNNING_STOPS: readonly StopCause[] = [
  'EXITED',
  ...ORDERED_STOPS,
  'WATCHDOG_HEARTBEAT',
  'WATCHDOG_SECTION',
  'WATCHDOG_PROGRESS',
  'WATCHDOG_LOG',
  'WATCHDOG_MEMORY',
];
const PAUSES: readonly PauseCause[] = ['PAUSE_POWER', 'PAUSE_THERMAL', 'PAUSE_RADIATION', 'PAUSE_GROUND'];
// CKPT_RESET: before a reset that the ground ordered; not in the reference's table.
const CHECKPOINTS: readonly CheckpointCause[] = [
  'CKPT_PERIODIC',
  'CKPT_SAA',
  'CKPT_LOADSHED',
  'CKPT_THERMAL',
  'CKPT_GROUND',
  'CKPT_RESET',
];

export const EDGES: Edges = {
  QUEUED: {
    ADMITTED: ['BUDGET_OK'],
    FAILED: ['DEADLINE_PASSED', 'SPEC_INVALID'],
    CANCELLED: ['CANCEL_GROUND'],
  },
  ADMITTED: {
    STARTING: ['INTENT_WRITTEN'],
    // REVOKED_STORAGE: the checkpoints cannot be read now; not in the reference's table.
    QUEUED: ['REVOKED_POWER', 'REVOKED_THERMAL', 'REVOKED_MODE', 'REVOKED_GPU', 'REVOKED_STORAGE'],
    CANCELLED: ['CANCEL_GROUND'],
  },
  STARTING: {
    RUNNING: ['READY', 'READY_IMPLICIT', 'READOPTED'],
    STOPPING: ['START_TIMEOUT', 'SPAWN_FAILED', 'EXITED', 'WATCHDOG_MEMORY', ...ORDERED_STOPS],
  },
  RUNNING: { CHECKPOINTING: CHECKPOINTS, PAUSED: PAUSES, STOPPING: RUNNING_STOPS },
  PAUSED: { RUNNING: ['RESUME'], STOPPING: RUNNING_STOPS },
  CHECKPOINTING: {
    RUNNING: ['CKPT_VERIFIED', 'CKPT_REFUSED', 'CKPT_TIMEOUT'],
    STOPPING: RUNNING_STOPS,
  },
  STOPPING: {
    COMPLETED: ['EXIT_DONE'],
    // EXIT_RULE: a rule of the job's own asked for it; not in the reference's table.
    FAILED: ['EXIT_CONFIG', 'EXIT_STOP', 'EXIT_RULE', 'JOB_FATAL', 'DEADLINE_PASSED'],
    CANCELLED: ['CANCEL_GROUND'],
    // NEXT_RUN: the defence against silent corruption wants another run; not in the reference's table.
    REQUEUED: [
      'NEXT_RUN',
      'EXIT_CKPT',
      'EXIT_TEMP',
      'JOB_FAULT',
      'PLATFORM_PREEMPT',
      'PLATFORM_POWER',
      'PLATFORM_THERMAL',
      'PLATFORM_SEU',
      'PLATFORM_EXECUTOR',
    ],
    HELD: [
      'NO_PROGRESS',
      'RESTORE_EXHAUSTED',
      'BUDGET_JOB',
      'BUDGET_PLATFORM',
      'UNKILLABLE',
      'DIGEST_MISMATCH',
      'EXIT_RULE',
    ],
  },
  REQUEUED: { QUEUED: ['BACKOFF_OVER'], CANCELLED: ['CANCEL_GROUND'], FAILED: ['DEADLINE_PASSED'] },
  HELD: { QUEUED: ['RELEASE_GROUND'], CANCELLED: ['CANCEL_GROUND'], FAILED: ['DEADLINE_PASSED'] },
  COMPLETED: {},
  FAILED: {},
  CANCELLED: {},
};

export function mayChange(from: JobStateName, to: JobStateName, cause: Cause): boolean {
  return EDGES[from][to]?.includes(cause) ?? false;
}

export function isTerminal(state: JobStateName): boolean {
  return Object.keys(EDGES[state]).length === 0;
}

/** An attempt exists: its process lives or its end is not yet settled. */
export function hasAttempt(state: JobStateName): boolean {
  return ['STARTING', 'RUNNING', 'PAUSED', 'CHECKPOINTING', 'STOPPING'].includes(state);
}

/** Causes with which an attempt is stopped; a job's exit rules may name them. */
export function isCause(name: string): name is StopCause {
  return (RUNNING_STOPS as readonly string[]).includes(name) || name === 'START_TIMEOUT';
}
