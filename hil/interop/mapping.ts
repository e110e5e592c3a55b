// Which packets of the dictionary are which space packets. Generated from the dictionary: nothing is listed here.
import { strict as assert } from 'node:assert';
import {
  commandTargets,
  contracts,
  dictionary,
  Event,
  ServiceHousekeeping,
  ServiceReport,
  VerificationReport,
} from '@dawnline/contracts';
import {
  apidOf,
  HOUSEKEEPING_STRUCTURE,
  HOUSEKEEPING_SUBTYPE,
  REPORT_SUBTYPE,
  SERVICE,
  structureOf,
} from './assignments';
import { argumentsOf, layoutOf, type AnnotatedField, type Item, type Layout } from './layout';

export type TmKind = 'housekeeping' | 'report' | 'event' | 'verification';

/** One kind of telemetry packet. */
export interface TmDefinition {
  readonly kind: TmKind;
  readonly contract: string;
  /** Subsystem it comes from; null where every subsystem sends it. */
  readonly subsystem: string | null;
  readonly apid: number | null;
  readonly service: number;
  /** Null where the message tells it. */
  readonly subtype: number | null;
  readonly structure: number | null;
  readonly about: string;
  /** What stands before the message's own fields. */
  readonly prefix: Layout;
  readonly layout: Layout;
}

/** One command action. */
export interface TcDefinition {
  readonly target: string;
  readonly contract: string;
  readonly apid: number;
  readonly action: string;
  /** Number of the action's field in the contract, which is never used again. */
  readonly functionId: number;
  readonly about: string;
  /** Why it must be armed first; null when it need not be. */
  readonly hazardous: string | null;
  readonly layout: Layout;
}

export interface Mapping {
  readonly telemetry: readonly TmDefinition[];
  readonly commands: readonly TcDefinition[];
  /** Subsystems and their application processes. */
  readonly apids: Readonly<Record<string, number>>;
}

const HOUSEKEEPING_TOPIC = /^craft\/\{craft\}\/tm\/([a-z0-9-]+)$/;
const REPORT_TOPIC = /^craft\/\{craft\}\/tm\/([a-z0-9-]+)\/[a-z0-9-]+$/;
/** Function ids and argument lists begin behind this. */
export const FUNCTION_ID_BYTES = 2;

const PREFIX: Readonly<Record<TmKind, readonly (readonly [string, number, string, string?])[]>> = {
  housekeeping: [['structureId', 2, 'Housekeeping structure within the application process']],
  report: [['structureId', 2, 'Structure of the report within the application process']],
  event: [['eventId', 4, 'Event definition: CRC-32 of the code']],
  verification: [
    ['requestPacketId', 2, 'First 16 bits of the telecommand packet; zero when it came another way'],
    ['requestSequenceControl', 2, 'Next 16 bits of the telecommand packet; zero when it came another way'],
    ['failureCode', 1, 'Refusal; REFUSAL_NONE for a success', 'Refusal'],
  ],
};
export const CUT_ITEM = 'cutItems';

function prefixOf(kind: TmKind): Layout {
  const cut = [CUT_ITEM, 2, 'Items of this packet that had no room for the whole value'] as const;
  const items: Item[] = [];
  let offset = 0;
  for (const [name, bytes, description, type] of [...PREFIX[kind], cut]) {
    const fixed = { role: 'value', unit: 'count', origin: name, within: [], path: [name] } as const;
    const field =
      type === undefined ? undefined : { type, number: 0, repeated: false, unit: 'enum', description };
    const coding = field ? 'enum' : 'uint';
    items.push({ ...fixed, name, coding, bytes, offset, description, field });
    offset += bytes;
  }
  return { items, bytes: offset };
}

type Own = Pick<TmDefinition, 'subsystem' | 'apid' | 'service' | 'subtype' | 'structure'>;

const definition = (kind: TmKind, contract: string, own: Own): TmDefinition => ({
  ...own,
  kind,
  contract,
  about: dictionary.messages[contract].about,
  prefix: prefixOf(kind),
  layout: layoutOf(contract),
});

function housekeeping(contract: string, subsystem: string): TmDefinition {
  return definition('housekeeping', contract, {
    subsystem,
    apid: apidOf(subsystem),
    service: SERVICE.housekeeping,
    subtype: HOUSEKEEPING_SUBTYPE,
    structure: HOUSEKEEPING_STRUCTURE,
  });
}

function report(contract: string, subsystem: string): TmDefinition {
  return definition('report', contract, {
    subsystem,
    apid: apidOf(subsystem),
    service: SERVICE.report,
    subtype: REPORT_SUBTYPE,
    structure: structureOf(contract),
  });
}

const ofAll = (kind: TmKind, contract: string, service: number): TmDefinition =>
  definition(kind, contract, { subsystem: null, apid: null, service, subtype: null, structure: null });

/** Contracts whose topic matches, with the subsystem that the topic names. */
function named(topic: RegExp): (readonly [string, string])[] {
  const generic: readonly string[] = [ServiceHousekeeping.name, ServiceReport.name];
  return Object.values(contracts).flatMap(({ name, packet }) => {
    const subsystem = topic.exec(packet?.topic ?? '')?.[1];
    return subsystem && !generic.includes(name) ? [[name, subsystem] as const] : [];
  });
}

function commandsOf(target: string): TcDefinition[] {
  const topic = `craft/{craft}/tc/${target}/{from}`;
  const [contract, message] = Object.entries(dictionary.messages).find(([, entry]) => entry.topic === topic)!;
  return Object.entries(message.fields)
    .filter(([, field]) => field.oneof)
    .map(([action, field]) => ({
      target,
      contract,
      apid: apidOf(target),
      action,
      functionId: field.number,
      about: field.description,
      hazardous: (field as AnnotatedField).hazardous ?? null,
      layout: argumentsOf(contract, action),
    }));
}

function assertDistinct(what: string, keys: readonly string[]): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  assert(twice === undefined, `${what} ${twice} is given twice: add a row to hil/interop/assignments.ts`);
}

/** The whole mapping. `subsystems` are further ones by name: those whose housekeeping adds nothing of its own. */
export function interopMapping(subsystems: readonly string[] = []): Mapping {
  const own = named(HOUSEKEEPING_TOPIC);
  const known = own.map(([, subsystem]) => subsystem);
  const further = subsystems.filter((name) => !known.includes(name));
  const telemetry = [
    ...own.map(([contract, subsystem]) => housekeeping(contract, subsystem)),
    ...further.map((subsystem) => housekeeping(ServiceHousekeeping.name, subsystem)),
    ...named(REPORT_TOPIC).map(([contract, subsystem]) => report(contract, subsystem)),
    ofAll('event', Event.name, SERVICE.event),
    ofAll('verification', VerificationReport.name, SERVICE.verification),
  ];
  const commands = commandTargets().flatMap(commandsOf);
  const names = [...new Set([...known, ...further, ...commandTargets()])].sort();
  const apids = Object.fromEntries(names.map((name) => [name, apidOf(name)]));
  assertDistinct('APID', Object.values(apids).map(String));
  const structures = telemetry.filter(({ structure }) => structure !== null);
  assertDistinct(
    'structure',
    structures.map(({ apid, service, structure }) => `${apid}/${service}/${structure}`),
  );
  return { telemetry, commands, apids };
}
