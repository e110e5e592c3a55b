import { Severity } from '@dawnline/contracts';
import { DEVICE_EVENTS, defineEvents } from '@dawnline/service';

/** Events of power-manager. A calm flight shows the eclipse ones only. */
export const events = defineEvents({
  ECLIPSE_ENTERED: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: 'Eclipse began at {charge} state of charge, predicted to last {remainingS} s',
    action: 'None.',
  },
  ECLIPSE_LEFT: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: 'Eclipse ended at {charge} state of charge',
    action: 'None.',
  },
  TIER_CHANGED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Load-shed tier {from} to {to} at {soc} state of charge',
    action: 'Check the energy balance: array power, loads, battery.',
  },
  CHARGE_REANCHORED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'State of charge {from} does not fit the voltage; taken as {to}',
    action: 'Check the battery current sensors and the capacity of the battery.',
  },
  ARRAY_DEGRADED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Array gives {powerW} W of {ratedW} W in full light',
    action: 'Check strings, tracker and attitude; the budget uses the lower figure.',
  },
  ARRAY_RESTORED: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: 'Array gives {powerW} W of {ratedW} W again',
    action: 'None.',
  },
  FORECAST_FAILED: {
    severity: Severity.SEVERITY_LOW,
    text: 'No eclipse forecast: {reason}; the worst eclipse is assumed',
    action: 'Load a fresh element set.',
  },
  SENSOR_ISOLATED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Sensor {sensor} isolated: {reason}',
    action: 'Compare with its twin; it is used again after five minutes of agreement.',
  },
  SENSOR_TRUSTED: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: 'Sensor {sensor} agrees again and is used',
    action: 'None.',
  },
  ...DEVICE_EVENTS,
  SWITCH_TRIPPED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Switch {switch} tripped on over-current, trip {trips}',
    action: 'It is re-armed by itself, at most three times in a revolution. Check its load.',
  },
  SWITCH_REARMED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Switch {switch} closed again, re-arm {count} of this revolution',
    action: 'None.',
  },
  SWITCH_LOCKED: {
    severity: Severity.SEVERITY_HIGH,
    text: 'Switch {switch} tripped too often and stays open',
    action: 'Find the over-current; close the switch by command when it is safe.',
  },
  SWITCH_FAILED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Switch {switch} does not become {wanted}: current {currentA} A',
    action: 'Act on the parent rail, or accept the load as it is.',
  },
  RETAINED_DROPPED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Retained {item} failed its check and was dropped',
    action: 'Look for memory errors of the computer.',
  },
});

export type EventCode = keyof typeof events;

/** An event that a pure core asks for. */
export interface Raised {
  readonly code: EventCode;
  readonly parameters: Readonly<Record<string, string | number>>;
}
