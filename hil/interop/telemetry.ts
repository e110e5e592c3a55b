// Packets that came down become space packets. The counters are the ground's: what was lost on the link shows in the
// boot and sequence of each packet's own header.
import {
  Event,
  parametersOf,
  ServiceHousekeeping,
  ServiceReport,
  Severity,
  Stage,
  VerificationReport,
  type Header,
} from '@dawnline/contracts';
import { apidOf, eventIdOf } from './assignments';
import { MESSAGE_COUNTS, SEQUENCE_COUNTS } from './interop.limits';
import { CUT_ITEM, type Mapping, type TmDefinition } from './mapping';
import { formatTm } from './space-packet';
import { writeLayout } from './values';

/** Telecommand packet that a report is about; zeros when it came another way. */
export interface RequestReference {
  readonly packetId: number;
  readonly sequenceControl: number;
}

const NO_REQUEST: RequestReference = { packetId: 0, sequenceControl: 0 };

/** Message subtype of an event, by severity: 1 informative, 2 low, 3 medium, 4 high. */
function eventSubtype({ severity }: Event): number {
  return severity === Severity.SEVERITY_UNKNOWN ? 1 : Math.min(severity, Severity.SEVERITY_HIGH);
}

const SUCCESSES: Readonly<Partial<Record<Stage, number>>> = {
  [Stage.STAGE_ACCEPTED]: 1,
  [Stage.STAGE_STARTED]: 3,
  [Stage.STAGE_PROGRESS]: 5,
  [Stage.STAGE_COMPLETED]: 7,
};
const ROUTING_FAILURE = 10;

/** Message subtype of a report of ST[01]; null for a stage that the service does not know. */
export function reportSubtype({ stage, ok }: Pick<VerificationReport, 'stage' | 'ok'>): number | null {
  if (stage === Stage.STAGE_ROUTING) return ok ? null : ROUTING_FAILURE;
  const success = SUCCESSES[stage];
  if (success === undefined) return null;
  return ok ? success : success + 1;
}

/** A decoded packet with the topic that it had on the craft's bus. */
export interface DownPacket {
  readonly topic: string;
  readonly contract: string;
  readonly message: object;
}

export class TelemetryEncoder {
  private readonly sequences = new Map<number, number>();
  private readonly messages = new Map<string, number>();

  constructor(
    private readonly mapping: Mapping,
    /** 16 bits that every packet carries as its destination. */
    private readonly destination = 0,
  ) {}

  /** The space packet of a packet that came down; null for one that has no place in the mapping. */
  encode({ topic, contract, message }: DownPacket, request = NO_REQUEST): Uint8Array | null {
    const subsystem = subsystemOf(topic);
    const definition = this.mapping.telemetry.find(
      (one) => one.contract === contract && (one.subsystem === null || one.subsystem === subsystem),
    );
    if (!definition || subsystem === null || !(subsystem in this.mapping.apids)) return null;
    return this.format(definition, apidOf(subsystem), message, request);
  }

  /** A report of ST[01] in the name of an application process. */
  report(apid: number, message: VerificationReport, request: RequestReference): Uint8Array | null {
    const definition = this.mapping.telemetry.find(({ kind }) => kind === 'verification')!;
    return this.format(definition, apid, message, request);
  }

  private format(
    definition: TmDefinition,
    apid: number,
    message: object,
    request: RequestReference,
  ): Uint8Array | null {
    const { service } = definition;
    const subtype = definition.subtype ?? subtypeOf(definition, message);
    if (subtype === null) return null;
    const { data, cut } = writeLayout(definition.layout, message);
    const prefix = writeLayout(definition.prefix, {
      ...prefixValues(definition, message, request),
      [CUT_ITEM]: cut,
    });
    const header = {
      apid,
      sequence: next(this.sequences, apid, SEQUENCE_COUNTS),
      service,
      subtype,
      messageCounter: next(this.messages, `${apid}/${service}/${subtype}`, MESSAGE_COUNTS),
      destination: this.destination,
      timeUs: (message as { header: Header }).header.onboardTimeUs,
    };
    return formatTm(header, Buffer.concat([prefix.data, data]));
  }
}

/** Topics that name the subsystem whose packet it is. */
const TOPICS = [
  ServiceHousekeeping.packet!.topic,
  ServiceReport.packet!.topic,
  Event.packet!.topic,
  VerificationReport.packet!.topic,
];

function subsystemOf(topic: string): string | null {
  for (const template of TOPICS) {
    const subsystem = parametersOf(template, topic)?.subsystem;
    if (subsystem !== undefined) return subsystem;
  }
  return null;
}

function subtypeOf({ kind }: TmDefinition, message: object): number | null {
  return kind === 'event' ? eventSubtype(message as Event) : reportSubtype(message as VerificationReport);
}

function prefixValues(
  { kind, structure }: TmDefinition,
  message: object,
  request: RequestReference,
): Record<string, number> {
  if (kind === 'event') return { eventId: eventIdOf((message as Event).code) };
  if (kind !== 'verification') return { structureId: structure! };
  return {
    requestPacketId: request.packetId,
    requestSequenceControl: request.sequenceControl,
    failureCode: (message as VerificationReport).refusal,
  };
}

/** The next value of a counter, from zero on, modulo its range. */
function next<K>(counters: Map<K, number>, key: K, values: number): number {
  const value = counters.get(key) ?? 0;
  counters.set(key, (value + 1) % values);
  return value;
}
