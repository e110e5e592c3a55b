import { Severity } from '@dawnline/contracts';
import { DEVICE_EVENTS, defineEvents } from '@dawnline/service';
import { SCHEDULE_EVENTS } from './schedule/schedule.events';

export const COMMS_MANAGER_EVENTS = defineEvents({
  CONTACT_ACQUIRED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Contact with {station}',
    action: 'None.',
  },
  CONTACT_LOST: {
    severity: Severity.SEVERITY_LOW,
    text: 'Contact with {station} ended, {outcome}: {framesUp} valid frames up and {framesDown} down',
    action: 'Short or one-way where the pass was good: check the ground station, then the radio.',
  },
  PASS_MISSED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Nothing was heard in the predicted pass over {station}; {framesDown} frames went down',
    action: 'Several in a row: check the ground station, the receiver and the element set on board.',
  },
  ELEMENTS_CHANGED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Contacts are predicted with the element set {source}, by {principal}',
    action: 'Check the next contact in housekeeping; revert_elements goes back.',
  },
  ELEMENTS_LOST: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The stored element set cannot be trusted ({reason}): that of the craft table is used',
    action: 'Load the element set again.',
  },
  TELECOMMAND_ACCEPTED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Telecommand {requestId} of {principal} for {target} released (key {key}, sequence {sequence})',
    action: 'None.',
  },
  TELECOMMAND_REFUSED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Uplink frame refused: {refusal}, {detail} (key {key}, sequence {sequence}, bound {bound})',
    action: 'REPLAYED: go on above the bound. UNAUTHENTICATED in numbers: somebody else is sending.',
  },
  TELECOMMAND_REPEATED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Telecommand {requestId} of {principal} for {target} came again: {state}, not executed again',
    action: 'None.',
  },
  UPLINK_FRAMES_REFUSED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: '{frames} more uplink frames refused: {refusal}',
    action: 'In numbers: somebody else is sending, or the link is bad. Real frames get through meanwhile.',
  },
  COMMAND_ARMED: {
    severity: Severity.SEVERITY_LOW,
    text: '{action} of {target} armed by {principal} until {untilUs}',
    action: 'Send the same command within that time, or let the arm lapse.',
  },
  COMMANDS_DISARMED: {
    severity: Severity.SEVERITY_LOW,
    text: '{commands} armed commands dropped: {cause}',
    action: 'Arm again if they are still wanted.',
  },
  REQUEST_LEDGER_UNREADABLE: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The ledger of request ids cannot be read: {reason}',
    action: 'Telecommands are refused as busy until the non-volatile memory can be read again.',
  },
  REQUEST_LEDGER_TORN: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'The ledger of request ids ended in {bytes} bytes that are no record; they are cut off',
    action: 'Expected after a reset in the middle of a write. Otherwise watch the non-volatile memory.',
  },
  TELECOMMAND_TIMEOUT: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Telecommand {requestId} for {target} got no answer while {state}',
    action: 'Check the target, then send it again with the same request id.',
  },
  REPORT_DISCARDED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Report of {target} for {requestId} discarded: {reason}',
    action: 'Expected after a restart of comms-manager. Send the telecommand again with the same request id.',
  },
  REPLAY_WINDOW_LOST: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The anti-replay record of key {key} cannot be trusted ({reason})',
    action: 'Command with the recovery key only.',
  },
  REPLAY_WINDOW_NOT_STORED: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The anti-replay bound {bound} of key {key} cannot be stored: {reason}',
    action: 'Telecommands are refused until the non-volatile memory takes writes again.',
  },
  FILE_RECEIVED: {
    severity: Severity.SEVERITY_LOW,
    text: 'File {file} received whole, {bytes} bytes (transaction {transaction})',
    action: 'None. It lies there and does nothing until a telecommand uses it.',
  },
  FILE_SENT: {
    severity: Severity.SEVERITY_LOW,
    text: 'File {file} sent and confirmed, {bytes} bytes (transaction {transaction})',
    action: 'None.',
  },
  FILE_FAILED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Transfer {transaction} of {file} ({direction}) ended: {condition} {detail}',
    action: 'Correct what the condition names, then send the file again.',
  },
  FILE_OUTCOME_UNCONFIRMED: {
    severity: Severity.SEVERITY_LOW,
    text: 'The ground never confirmed the outcome of transfer {transaction} of {file}',
    action: 'Look at the event before it: the outcome on board holds.',
  },
  FILE_STATE_LOST: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'The state of the file transfers cannot be used: {reason}',
    action: 'Transfers that were open are gone: send those files again.',
  },
  FILE_STATE_NOT_STORED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'The state of the file transfers cannot be stored: {reason}',
    action: 'Transfers wait until the non-volatile memory takes writes again.',
  },
  KEY_ACTIVATED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Uplink key {key} activated by {principal}: {detail}',
    action: 'Seal with the new key from now on. Not yours: retire it, and activate another one.',
  },
  KEY_LOADED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Uplink key {key} ({role}) loaded by {principal}',
    action: 'Activate it. Not yours: retire it, and change the recovery key.',
  },
  KEY_RETIRED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Uplink key {key} is retired: {cause}',
    action: 'None; frames under it are refused as not authenticated.',
  },
  KEY_STATES_LOST: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The record of the keys cannot be trusted ({reason}): recovery keys alone are taken',
    action:
      'With a recovery key activate the operational key that shall hold, and retire again what was retired.',
  },
  KEY_UNUSABLE: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The stored uplink key {key} cannot be unwrapped',
    action: 'Retire it, and load a new one. Expected when the recovery key of the craft table was changed.',
  },
  KEY_NUMBERS_LOW: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The numbers of uplink key {key} run out: {left} are left above {bound}',
    action: 'Activate another key. No number is used twice, so this one will take no more frames.',
  },
  KEYS_NOT_STORED: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The states of the uplink keys cannot be stored: {reason}',
    action: 'The change was not made. Check the non-volatile memory, then send the command again.',
  },
  EPHEMERIS_UNUSABLE: {
    severity: Severity.SEVERITY_HIGH,
    text: 'Contacts cannot be predicted: {reason}',
    action: 'Load a valid element set. Contacts are still taken by receiver lock.',
  },
  ...DEVICE_EVENTS,
  RECORDER_NOT_STORED: {
    severity: Severity.SEVERITY_HIGH,
    text: 'Telemetry is kept in memory only: {reason}',
    action:
      'Free the non-volatile memory or acknowledge telemetry. A power loss now loses what is not stored.',
  },
  RECORDER_STORED_AGAIN: {
    severity: Severity.SEVERITY_LOW,
    text: 'Telemetry is on disk again after {failures} refused batches',
    action: 'None.',
  },
  RECORDER_NOT_READ: {
    severity: Severity.SEVERITY_HIGH,
    text: 'Telemetry of earlier boots cannot be read: {reason}',
    action: 'It stays on disk: the next boot tries again.',
  },
  RECORDER_RECOVERED: {
    severity: Severity.SEVERITY_LOW,
    text: '{packets} packets of earlier boots wait for downlink; {gaps} damage records',
    action: 'Damage: see the gap records that come down.',
  },
  HOUSEKEEPING_DEFINITIONS_LOST: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'The stored housekeeping definitions cannot be trusted; every subsystem has the default period',
    action: 'Define again what should differ.',
  },
  ...SCHEDULE_EVENTS,
  DOWNLINK_DROPPED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: '{packets} packets dropped from the record for the ground (P0 {p0}, P1 {p1}, P2 {p2}, P3 {p3} since boot)',
    action: 'Plan more contact time, or clear the diagnostic queue.',
  },
});
