import { Severity } from '@dawnline/contracts';
import { DEVICE_EVENTS, defineEvents } from '@dawnline/service';

const { SEVERITY_HIGH, SEVERITY_INFORMATIVE, SEVERITY_LOW, SEVERITY_MEDIUM } = Severity;

export const events = defineEvents({
  MODE_CHANGED: {
    severity: SEVERITY_LOW,
    text: 'Mode {from} to {to}: {cause}',
    action: 'SAFE and SURVIVAL wait for ground consent: send set_mode when the cause is gone.',
  },
  SERVICE_UNRESPONSIVE: {
    severity: SEVERITY_LOW,
    text: '{service} has not answered or not progressed for {missed} cycles',
    action: 'None: it is restarted at {fatal} cycles.',
  },
  SERVICE_FATAL: {
    severity: SEVERITY_MEDIUM,
    text: '{service} is declared dead: {reason}',
    action: 'Look at the log of the service; the ladder acts by itself.',
  },
  SERVICE_RESTARTED: {
    severity: SEVERITY_MEDIUM,
    text: '{service} came back, boot {bootId}',
    action: 'Find out why it died.',
  },
  SERVICE_RECOVERED: {
    severity: SEVERITY_LOW,
    text: '{service} answers and progresses again',
    action: 'None.',
  },
  SERVICE_GIVEN_UP: {
    severity: SEVERITY_HIGH,
    text: '{service} used up its {restarts} restarts and stays down; the mode is limited',
    action: 'Find the cause, then send restart_service.',
  },
  DUPLICATE_INSTANCE: {
    severity: SEVERITY_HIGH,
    text: 'Two instances answer for {service}: {instances}',
    action: 'Stop one of them.',
  },
  BUS_LOST: {
    severity: SEVERITY_MEDIUM,
    text: 'The bus is silent: {reason}',
    action: 'None while the on-board computer restarts the broker.',
  },
  BUS_RESTORED: {
    severity: SEVERITY_LOW,
    text: 'The bus carries again after {outageS} s',
    action: 'None.',
  },
  ...DEVICE_EVENTS,
  RESET_REQUESTED: {
    severity: SEVERITY_MEDIUM,
    text: 'Rung {rung}: {what} asked for, because {cause}',
    action: 'Watch the episode; counts of rungs 2 to 4 are in housekeeping.',
  },
  ACTIONS_EXHAUSTED: {
    severity: SEVERITY_HIGH,
    text: 'Episode {episode} used its {actions} actions: SAFE, and reports only from now on',
    action: 'Find the cause before the craft leaves SAFE.',
  },
  RETAINED_CORRUPT: {
    severity: SEVERITY_HIGH,
    text: 'Retained {item} failed its check: {consequence}',
    action: 'Look for memory errors of the computer.',
  },
  WATCHDOG_WITHHELD: {
    severity: SEVERITY_MEDIUM,
    text: 'The hardware watchdog is not stroked: {services}',
    action: 'None: a reset follows after 10 s unless they come back.',
  },
  PING_COUNTED: {
    severity: SEVERITY_INFORMATIVE,
    text: 'Answer of {service} ignored: {reason}',
    action: 'None.',
  },
});
