import { Severity } from '@dawnline/contracts';
import { defineEvents } from '@dawnline/service';

export const SCHEDULE_EVENTS = defineEvents({
  SCHEDULE_ACTIVATED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Schedule load {load} of {principal} is active: {detail}',
    action: 'None.',
  },
  SCHEDULE_RELEASED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Stored command {requestId} for {target} released',
    action: 'None.',
  },
  SCHEDULE_RELEASED_LATE: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Stored command {requestId} is released {lateUs} us late',
    action: 'At most eight are released a second. Spread the entries, or look for what held them.',
  },
  SCHEDULE_SKIPPED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: '{count} entries skipped, {reason}: {numbers}',
    action: 'Load them again with a later time where they are still wanted.',
  },
  SCHEDULE_OVERDUE: {
    severity: Severity.SEVERITY_MEDIUM,
    text: '{count} entries are overdue: {numbers}',
    action: 'Release, shift or delete them; those with a late rule decide for themselves.',
  },
  SCHEDULE_IN_TIME_AGAIN: {
    severity: Severity.SEVERITY_LOW,
    text: '{count} overdue entries have time again: {numbers}',
    action: 'None.',
  },
  SCHEDULE_CLOCK_STEP: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'The on-board clock stepped by {byUs} us; the schedule was mapped again',
    action: 'Check the on-board clock, then the overdue entries.',
  },
  SCHEDULE_REFUSED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Stored command {requestId} for {target} refused before its release: {refusal}, {detail}',
    action: 'Correct the entry or the sequence.',
  },
  SCHEDULE_FAILED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Stored command {requestId} failed: {detail}',
    action: 'See the report of the target.',
  },
  SCHEDULE_OUTCOME_UNKNOWN: {
    severity: Severity.SEVERITY_MEDIUM,
    text: '{count} stored commands have an unknown end after a {cause}: {requests}',
    action: 'Look at their targets. They are not run again.',
  },
  SCHEDULE_LATE_REPORT: {
    severity: Severity.SEVERITY_LOW,
    text: 'Stored command {requestId} ended after it had been given up: {detail}',
    action: 'Give the sequence a longer completion time-out.',
  },
  SCHEDULE_HELD: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'The release is disabled after a {cause}; {entries} entries and {sequences} sequences wait',
    action: 'Look at the schedule, then enable its release.',
  },
  SCHEDULE_LOST: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The stored {what} of the schedule cannot be trusted and is dropped; the release is disabled',
    action: 'Load the schedule again, then enable its release.',
  },
  SCHEDULE_NOT_STORED: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The schedule cannot be stored: {reason}',
    action: 'Nothing is released until the non-volatile memory takes writes again.',
  },
  SEQUENCE_STARTED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Sequence {sequence} started as run {run}',
    action: 'None.',
  },
  SEQUENCE_ENDED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Run {run} of sequence {sequence} ended: {end}',
    action: 'None.',
  },
  SEQUENCE_ABORTED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Run {run} of sequence {sequence} ended: {end}',
    action: 'Correct the cause, then start it again.',
  },
  SEQUENCE_WAITS: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Run {run} of sequence {sequence} waits after a failure of command {step}',
    action: 'Continue or stop the sequence.',
  },
});
