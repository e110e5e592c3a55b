import {
  contractOfTopic,
  DecodeError,
  Event,
  filterOf,
  Severity,
  toPlain,
  type Header,
} from '@dawnline/contracts';
import type { EventEntry, FlightEntry } from './record';

/** Least mission time between two telemetry entries of one subsystem: enough to plot an orbit (assumed). */
export const TELEMETRY_PERIOD_US = 5_000_000;
/** Events remembered per source, so that a redelivered one is not recorded twice (assumed). */
const REMEMBERED_EVENTS = 512;

const TELEMETRY_TOPIC = 'craft/{craft}/tm/{subsystem}';

/** Turns what subsystems publish into entries of the flight record; the same in both worlds. */
export class BusRecorder {
  /** Filters that the recorder needs, by QoS. */
  readonly sampleFilters: readonly string[];
  readonly eventFilters: readonly string[];
  private readonly dueUs = new Map<string, number>();
  private readonly seen = new Map<string, Set<string>>();

  constructor(craft: string) {
    this.sampleFilters = [filterOf(TELEMETRY_TOPIC, { craft })];
    this.eventFilters = [filterOf(Event.packet!.topic, { craft })];
  }

  /** The entry of a packet; null for what is not recorded. Bad payloads are the receivers' to report. */
  take(topic: string, payload: Uint8Array, nowUs: number): FlightEntry | null {
    const [, , kind, source] = topic.split('/');
    try {
      if (kind === 'ev') return this.event(source, payload, nowUs);
      if (kind === 'tm') return this.telemetry(topic, source, payload, nowUs);
      return null;
    } catch (error) {
      if (error instanceof DecodeError) return null;
      throw error;
    }
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

  private telemetry(topic: string, source: string, payload: Uint8Array, nowUs: number): FlightEntry | null {
    if (nowUs < (this.dueUs.get(source) ?? 0)) return null;
    const contract = contractOfTopic(topic);
    if (!contract) return null;
    const fields = toPlain(contract.name, contract.decode(payload));
    this.dueUs.set(source, nowUs + TELEMETRY_PERIOD_US);
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
