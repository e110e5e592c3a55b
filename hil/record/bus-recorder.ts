import {
  contractOfTopic,
  DecodeError,
  Event,
  filterOf,
  Severity,
  toPlain,
  type Contract,
  type Header,
} from '@dawnline/contracts';
import type { EventEntry, FlightEntry, TelemetryEntry } from './record';

/** Least mission time between two telemetry entries of one subsystem: enough to plot an orbit (assumed). */
export const TELEMETRY_PERIOD_US = 5_000_000;
/** Events remembered per source, so that a redelivered one is not recorded twice (assumed). */
const REMEMBERED_EVENTS = 512;

/** Topics whose meaning is remembered (assumed; far above what a craft has). */
const REMEMBERED_TOPICS = 4_096;

const TELEMETRY_TOPIC = 'craft/{craft}/tm/{subsystem}';

/** What a recorded topic carries, and when the next of its packets is wanted. */
interface Recorded {
  readonly source: string;
  /** Null for events. */
  readonly telemetry: Contract<object> | null;
  dueUs: number;
}

/** Turns what subsystems publish into entries of the flight record; the same in both worlds. */
export class BusRecorder {
  /** Filters that the recorder needs, by QoS. */
  readonly sampleFilters: readonly string[];
  readonly eventFilters: readonly string[];
  private readonly topics = new Map<string, Recorded | null>();
  private readonly seen = new Map<string, Set<string>>();

  constructor(craft: string) {
    this.sampleFilters = [filterOf(TELEMETRY_TOPIC, { craft })];
    this.eventFilters = [filterOf(Event.packet!.topic, { craft })];
  }

  /** The entry of a packet; null for what is not recorded. Bad payloads are the receivers' to report. */
  take(topic: string, payload: Uint8Array, nowUs: number): FlightEntry | null {
    let recorded = this.topics.get(topic);
    if (recorded === undefined) recorded = this.remember(topic);
    if (recorded === null || nowUs < recorded.dueUs) return null;
    try {
      const { source, telemetry } = recorded;
      if (!telemetry) return this.event(source, payload, nowUs);
      const entry = this.telemetry(telemetry, source, payload, nowUs);
      recorded.dueUs = nowUs + TELEMETRY_PERIOD_US;
      return entry;
    } catch (error) {
      if (error instanceof DecodeError) return null;
      throw error;
    }
  }

  private remember(topic: string): Recorded | null {
    const [, , kind, source] = topic.split('/');
    const telemetry = kind === 'tm' ? contractOfTopic(topic) : null;
    const recorded = telemetry || kind === 'ev' ? { source, telemetry, dueUs: 0 } : null;
    if (this.topics.size < REMEMBERED_TOPICS) this.topics.set(topic, recorded);
    return recorded;
  }

  private event(source: string, payload: Uint8Array, nowUs: number): EventEntry | null {
    const event = Event.decode(payload);
    const { bootId, sequence, missionTimeUs } = event.header as Header;
    if (this.isRepeated(source, `${bootId}.${sequence}`)) return null;
    const severity = Severity[event.severity]?.replace('SEVERITY_', '') as EventEntry['severity'];
    return {
      t: missionTimeUs || nowUs,
      kind: 'event',
      source,
      code: event.code,
      severity,
      parameters: { ...event.parameters },
      text: event.text,
    };
  }

  private telemetry(
    contract: Contract<object>,
    source: string,
    payload: Uint8Array,
    nowUs: number,
  ): TelemetryEntry {
    const fields = toPlain(contract.name, contract.decode(payload));
    const { missionTimeUs } = fields.header as { missionTimeUs: number };
    delete fields.header;
    return { t: missionTimeUs || nowUs, kind: 'telemetry', contract: contract.name, source, fields };
  }

  private isRepeated(source: string, key: string): boolean {
    let keys = this.seen.get(source);
    if (!keys) this.seen.set(source, (keys = new Set()));
    if (keys.has(key)) return true;
    keys.add(key);
    if (keys.size > REMEMBERED_EVENTS) keys.delete(keys.values().next().value!);
    return false;
  }
}
