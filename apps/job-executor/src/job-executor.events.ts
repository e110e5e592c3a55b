import { Severity } from '@dawnline/contracts';
import { DEVICE_EVENTS, defineEvents } from '@dawnline/service';

const {
  SEVERITY_INFORMATIVE: INFORMATIVE,
  SEVERITY_LOW: LOW,
  SEVERITY_MEDIUM: MEDIUM,
  SEVERITY_HIGH: HIGH,
} = Severity;

export const events = defineEvents({
  JOB_ACCEPTED: { severity: INFORMATIVE, text: 'Job {job} accepted', action: 'None.' },
  JOB_STATE: {
    severity: INFORMATIVE,
    text: 'Job {job}: {from} to {to} ({cause}), attempt {attempt}, step {step}',
    action: 'None.',
  },
  JOB_STARTED: {
    severity: INFORMATIVE,
    text: 'Job {job} attempt {attempt} started from checkpoint {restore}',
    action: 'None.',
  },
  JOB_STEPPING: {
    severity: INFORMATIVE,
    text: 'Job {job} attempt {attempt} steps, now at {step}',
    action: 'None.',
  },
  JOB_COMPLETED: {
    severity: INFORMATIVE,
    text: 'Job {job} completed after {attempts} attempts, result {digest}, defence {verdict}',
    action: 'Compare the digest with the one expected.',
  },
  JOB_NEXT_RUN: {
    severity: INFORMATIVE,
    text: 'Job {job} runs again from a cold start: run {run}, {phase}',
    action: 'None.',
  },
  RESULT_WRONG: {
    severity: MEDIUM,
    text: 'Attempt {attempt} of job {job} ({phase}) gave {digest}, which its defence ({defence}) does not accept: GPU {gpu} is suspect',
    action:
      'If it repeats on one GPU, drain it; if on all, ask the tenant whether the expected digest is right.',
  },
  RESULT_SEALED: {
    severity: INFORMATIVE,
    text: 'Result of job {job} sealed: {bytes} bytes, SHA-256 {sha256}',
    action: 'None.',
  },
  RESULT_NOT_SEALED: {
    severity: MEDIUM,
    text: 'Result of job {job} cannot be sealed ({reason}); {next}',
    action: 'Look at the disk and at the key of the tenant; a start of job-executor tries again.',
  },
  JOB_FAILED: {
    severity: MEDIUM,
    text: 'Job {job} failed: {cause}',
    action: 'Tell the tenant; read the log in the folder of its last attempt.',
  },
  JOB_HELD: {
    severity: MEDIUM,
    text: 'Job {job} is held: {cause}, defence {verdict}',
    action: 'Find out why it makes no progress, then release or cancel it.',
  },
  CHECKPOINT_VERIFIED: {
    severity: INFORMATIVE,
    text: 'Checkpoint {sequence} of job {job} verified at step {step}',
    action: 'None.',
  },
  CHECKPOINT_REFUSED: {
    severity: LOW,
    text: 'Checkpoint {sequence} of job {job} refused: {reason}',
    action: 'If it repeats, suspect the disk or the program.',
  },
  CHECKPOINT_REPAIRED: {
    severity: LOW,
    text: 'Checkpoint {sequence} of job {job} was damaged ({fault}) and is restored from its copy',
    action: 'If it repeats, suspect the disk.',
  },
  WATCHDOG_FIRED: {
    severity: MEDIUM,
    text: 'The {watchdog} watchdog of job {job} attempt {attempt} fired after {ageS} s (also due: {also})',
    action: 'None: the attempt is killed and the job goes on from its newest checkpoint.',
  },
  PARTICLE_STORM: {
    severity: MEDIUM,
    text: 'Particles far beyond the map: {countsPerS} counts/s; jobs save more often, or wait',
    action: 'None; hold back long jobs without checkpoints.',
  },
  PARTICLE_STORM_OVER: { severity: LOW, text: 'The storm of particles is over', action: 'None.' },
  NOT_PREPARED: {
    severity: LOW,
    text: 'Job {job} cannot start: {reason}',
    action: 'Uplink the file again, or look at the disk; it is tried again.',
  },
  NOTIFY_DROPPED: {
    severity: INFORMATIVE,
    text: 'Job {job} attempt {attempt} writes lines that cannot be read; they are dropped and counted',
    action: 'Tell the tenant: one line is one message of at most 512 bytes.',
  },
  SPAWN_FAILED: {
    severity: LOW,
    text: 'Job {job} attempt {attempt} could not be started: {reason}',
    action: 'Correct the program or its files.',
  },
  EXECUTOR_RESUMED: {
    severity: LOW,
    text: 'job-executor is back and has {jobs} open jobs',
    action: 'Look for the cause of its restart in the events of fault-manager.',
  },
  GPU_XID: {
    severity: MEDIUM,
    text: 'GPU {gpu} reports Xid {xid}: {meaning}',
    action: 'Look the code up; codes that need it lead to a reset by themselves.',
  },
  GPU_DRAINED: {
    severity: HIGH,
    text: 'GPU {gpu} takes no more jobs: {job} on it cannot be killed',
    action: 'Power-cycle the payload host.',
  },
  GPU_SUSPECT: {
    severity: MEDIUM,
    text: 'GPU {gpu} takes no more jobs: {reason}',
    action: 'None: it is reset when its job has left. If it repeats, drain it.',
  },
  GPU_RESET: {
    severity: LOW,
    text: 'GPU {gpu} is reset: {reason} (try {try})',
    action: 'None.',
  },
  GPU_HEALTHY: { severity: INFORMATIVE, text: 'GPU {gpu} takes jobs again', action: 'None.' },
  GPU_LOST: {
    severity: HIGH,
    text: 'GPU {gpu} needs new power: {reason}',
    action: 'Power-cycle its rail; it is used again when it reports ready.',
  },
  GPU_FAILED: {
    severity: HIGH,
    text: 'GPU {gpu} is out of use for good: {reason}',
    action: 'Open its rail. Take it back by the command drain only when its fault is understood.',
  },
  GPU_TAKEN_OUT: { severity: LOW, text: 'GPU {gpu} is out of use by command', action: 'None.' },
  GPU_TAKEN_BACK: { severity: LOW, text: 'GPU {gpu} is in use again by command', action: 'None.' },
  GPU_MEMORY_ERRORS: {
    severity: LOW,
    text: 'GPU {gpu} corrects many memory errors, {corrected} since power-on',
    action: 'Watch the trend; a rising one is wear by dose, not chance.',
  },
  GPU_BREAKER_OPEN: {
    severity: HIGH,
    text: '{gpus} GPUs failed within {windowS} s: none is reset or drained until the breaker closes',
    action: 'Look for a common cause: power, cooling, driver, radiation. Then close_breaker.',
  },
  GPU_BREAKER_CLOSED: {
    severity: LOW,
    text: 'GPUs are reset and drained again',
    action: 'None.',
  },
  ADMISSION_REFUSED: {
    severity: INFORMATIVE,
    text: 'Job {job} may not start on GPU {gpu}: {by}: {reason}',
    action: 'None: it is asked again later.',
  },
  TENANT_QUOTA_FULL: {
    severity: LOW,
    text: 'Tenant {tenant} is at its quota of {quota}: {value}, allowed {allowed}',
    action: 'Tell the tenant; its jobs run on with the checkpoints that they have.',
  },
  ...DEVICE_EVENTS,
  CEILING_EXPIRED: {
    severity: MEDIUM,
    text: 'The ceiling of {source} for GPU {gpu} expired: minimum cap, admission closed',
    action: 'See why {source} is silent.',
  },
  LEDGER_TORN: {
    severity: LOW,
    text: 'The job ledger on {disk} ended in {bytes} torn bytes, cut',
    action: 'None: what was acknowledged is on the other copy or before the tear.',
  },
  LEDGER_FAILED: {
    severity: HIGH,
    text: 'The job ledger cannot be {what}: {reason}',
    action: 'Check the SSDs. Nothing is accepted or started until one of them works.',
  },
});
