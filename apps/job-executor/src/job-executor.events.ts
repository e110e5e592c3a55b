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
    text: 'Job {job} completed after {attempts} attempts, result {digest}',
    action: 'Compare the digest with the one expected.',
  },
  JOB_FAILED: {
    severity: MEDIUM,
    text: 'Job {job} failed: {cause}',
    action: 'Tell the tenant; read the log in the folder of its last attempt.',
  },
  JOB_HELD: {
    severity: MEDIUM,
    text: 'Job {job} is held: {cause}',
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
    text: 'GPU {gpu} reports Xid {xid}',
    action: 'Look the code up; codes that need it lead to a reset by themselves.',
  },
  GPU_DRAINED: {
    severity: HIGH,
    text: 'GPU {gpu} takes no more jobs: {job} on it cannot be killed',
    action: 'Power-cycle the payload host.',
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
