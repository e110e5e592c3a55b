import { Severity } from '@dawnline/contracts';
import { DEVICE_EVENTS, defineEvents } from '@dawnline/service';

/** Events of thermal-controller. A calm flight shows none of them. */
export const events = defineEvents({
  SENSOR_ISOLATED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Sensor {sensor} isolated: {reason}, {deviation} K from the vote',
    action: 'Compare it with its neighbours; take it back by trust_sensor when it is sound.',
  },
  SENSOR_TRUSTED: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: 'Sensor {sensor} takes part in the vote again',
    action: 'None.',
  },
  REDUNDANCY_LOST: {
    severity: Severity.SEVERITY_HIGH,
    text: 'Only {count} of three {group} sensors left: heaters that need two stay off',
    action: 'Check the isolated sensors; one of them may be sound.',
  },
  FLOW_LOW: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Coolant flow {flow} of nominal with the {pump} pump; GPUs are throttled',
    action: 'None: the other pump takes over if it stays low.',
  },
  FLOW_RESTORED: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: 'Coolant flow {flow} of nominal with the {pump} pump',
    action: 'None.',
  },
  PUMP_SWAPPED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Pump {from} marked failed at flow {flow}; {to} takes over',
    action: 'There is no other spare. Watch the flow.',
  },
  FLOW_LOST: {
    severity: Severity.SEVERITY_HIGH,
    text: 'Neither pump gives flow',
    action: 'GPUs stay throttled and jobs stop before the limit; expect SAFE.',
  },
  VALVE_STUCK: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Bypass valve at {measured}, commanded {commanded}',
    action: 'GPU limits and heaters hold the temperatures; plan with a derated loop.',
  },
  HEATER_STUCK: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'Heater {heater} is {measured} though commanded {commanded}',
    action: 'Stuck on: open its switch. Stuck off: its neighbour or the thermostat holds the temperature.',
  },
  GPU_LIMITED: {
    severity: Severity.SEVERITY_MEDIUM,
    text: 'GPU {gpu} limited to {ceilingW} W: {reason}',
    action: 'None: it recovers by itself. Look for the cause if it comes back.',
  },
  GPU_LIMIT_LIFTED: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: 'GPU {gpu} may draw {ceilingW} W again',
    action: 'None.',
  },
  GPU_HOT: {
    severity: Severity.SEVERITY_HIGH,
    text: 'GPU {gpu} has {marginK} K of thermal margin at its lowest cap: jobs must stop',
    action: 'Check pumps, valve and radiators.',
  },
  TEMPERATURE_UNKNOWN: {
    severity: Severity.SEVERITY_HIGH,
    text: 'No usable {group} temperature',
    action: 'Heaters are off, GPUs at their lowest cap. Check the sensors and the bus.',
  },
  ...DEVICE_EVENTS,
});

export type EventCode = keyof typeof events;

/** An event that a pure core asks for. */
export interface Raised {
  readonly code: EventCode;
  readonly parameters: Readonly<Record<string, string | number>>;
}
