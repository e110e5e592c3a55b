import { Severity } from '@dawnline/contracts';

export interface EventDefinition {
  readonly severity: Severity;
  /** Template with {parameter} places. */
  readonly text: string;
  /** What an operator does about it. */
  readonly action: string;
}

export type EventCatalogue = Readonly<Record<string, EventDefinition>>;

export type EventParameters = Readonly<Record<string, string | number | boolean>>;

/** Declares the events of one subsystem; codes are upper-case with underscores. */
export function defineEvents<T extends EventCatalogue>(events: T): T {
  return events;
}

/** Events that every service can emit. */
export const COMMON_EVENTS = defineEvents({
  SERVICE_STARTED: {
    severity: Severity.SEVERITY_INFORMATIVE,
    text: '{service} started, boot {bootId} ({cause})',
    action: 'None.',
  },
  BUS_RECONNECTED: {
    severity: Severity.SEVERITY_LOW,
    text: '{service} is back on the bus after {outageS} s, {outbox} messages were waiting',
    action: 'Look for the cause of the outage in the events of fault-manager.',
  },
  PAYLOAD_UNDECODABLE: {
    severity: Severity.SEVERITY_LOW,
    text: 'Payload on {topic} does not decode: {reason}',
    action: 'Find the sender of the topic; its contracts or its hardware are at fault.',
  },
  SUBSCRIPTION_REFUSED: {
    severity: Severity.SEVERITY_HIGH,
    text: 'The broker refuses the subscription {filter}',
    action: 'Check the access list of the broker.',
  },
  EVENTS_SQUELCHED: {
    severity: Severity.SEVERITY_LOW,
    text: 'Events of {service} come faster than {ratePerS}/s and are held back; housekeeping counts them',
    action: 'Look at the counters of the service.',
  },
});

/** The text of an event for people. */
export function eventText(definition: EventDefinition, parameters: EventParameters): string {
  return definition.text.replace(/\{(\w+)\}/g, (place, name: string) =>
    name in parameters ? String(parameters[name]) : place,
  );
}
