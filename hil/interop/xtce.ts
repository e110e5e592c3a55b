// The mapping as XTCE 1.2 (OMG Space): what Yamcs and others read.
import { dictionary } from '@dawnline/contracts';
import { SERVICE } from './assignments';
import type { Item } from './layout';
import {
  CUT_ITEM,
  FUNCTION_ID_BYTES,
  type Mapping,
  type TcDefinition,
  type TmDefinition,
  type TmKind,
} from './mapping';
import { CRC_BYTES, packetIdOf, PRIMARY_BYTES, TC_HEADER_BYTES } from './space-packet';
import { element, documentOf, type Element } from './xml';
import { TypeSet, type Labels } from './xtce-types';
import { TM_HEADER } from './header-items';

export const XTCE_NAMESPACE = 'http://www.omg.org/spec/XTCE/20180204';
const ROOT = 'Dawnline';
const TC_BASE = 'Telecommand';
const CRC_NAME = 'packetErrorControl';

export interface XtceOptions {
  /** Version of the software that wrote it. */
  readonly version: string;
  /** Event codes by event id, to be shown by name. */
  readonly events: Labels;
}

const absolute = (name: string): string => `/${ROOT}/${name}`;
const entry = (name: string): Element => element('ParameterRefEntry', { parameterRef: name });

const parameter = (item: Pick<Item, 'name' | 'description'>, type: string): Element =>
  element('Parameter', {
    name: item.name,
    parameterTypeRef: absolute(type),
    shortDescription: item.description,
  });

const comparisons = (values: Readonly<Record<string, number>>): Element =>
  element(
    'RestrictionCriteria',
    {},
    element(
      'ComparisonList',
      {},
      ...Object.entries(values).map(([name, value]) =>
        element('Comparison', { parameterRef: absolute(name), value, useCalibratedValue: false }),
      ),
    ),
  );

const container = (
  name: string,
  about: string,
  entries: readonly Element[],
  base?: { readonly name: string; readonly where: Readonly<Record<string, number>> },
  isAbstract = false,
): Element =>
  element(
    'SequenceContainer',
    { name, shortDescription: about, abstract: isAbstract || undefined },
    element('EntryList', {}, ...entries),
    base ? element('BaseContainer', { containerRef: absolute(base.name) }, comparisons(base.where)) : null,
  );

const FAMILIES: Readonly<Record<TmKind, string>> = {
  housekeeping: 'Housekeeping',
  report: 'ServiceReport',
  event: 'EventReport',
  verification: 'VerificationReport',
};
const SERVICES: Readonly<Record<TmKind, number>> = {
  housekeeping: SERVICE.housekeeping,
  report: SERVICE.report,
  event: SERVICE.event,
  verification: SERVICE.verification,
};

/** Headers and what stands before the fields of each family of packets. */
function commonTelemetry(mapping: Mapping, types: TypeSet, events: Labels): Element {
  const prefixes = new Map<string, Item>();
  for (const { prefix } of mapping.telemetry) for (const item of prefix.items) prefixes.set(item.name, item);
  const crc: Item = {
    ...prefixes.get(CUT_ITEM)!,
    name: CRC_NAME,
    description: 'CRC-16/CCITT-FALSE of all before it',
  };
  const labelsOf = (name: string): Labels | undefined =>
    name === 'eventId' && events.length > 0 ? events : undefined;
  const parameters = [...prefixes.values(), crc].map((item) =>
    parameter(item, types.add(item, labelsOf(item.name))),
  );
  const headers = TM_HEADER.map(({ name, description, bits }) => {
    const type = `bits${bits}`;
    return { parameter: parameter({ name, description }, type), entry: entry(name) };
  });
  const families = (Object.keys(FAMILIES) as TmKind[]).flatMap((kind) => {
    const prefix = mapping.telemetry.find((one) => one.kind === kind)?.prefix;
    if (!prefix) return [];
    const base = { name: 'PusTelemetry', where: { service: SERVICES[kind] } };
    const entries = prefix.items.map(({ name }) => entry(name));
    return [container(FAMILIES[kind], `All of service ${SERVICES[kind]}`, entries, base, true)];
  });
  const pus = container(
    'PusTelemetry',
    'CCSDS space packet with a PUS-C header',
    headers.map((one) => one.entry),
    undefined,
    true,
  );
  return element(
    'TelemetryMetaData',
    {},
    element('ParameterTypeSet', {}, ...headerTypes(), ...types.elements()),
    element('ParameterSet', {}, ...headers.map((one) => one.parameter), ...parameters),
    element('ContainerSet', {}, pus, ...families),
  );
}

function headerTypes(): Element[] {
  return [...new Set(TM_HEADER.map(({ bits }) => bits))].map((bits) =>
    element(
      'IntegerParameterType',
      { name: `bits${bits}`, signed: false, sizeInBits: bits },
      element('UnitSet'),
      element('IntegerDataEncoding', { sizeInBits: bits, encoding: 'unsigned' }),
    ),
  );
}

function packet(definition: TmDefinition, types: TypeSet): Element {
  const { layout, kind, contract, about, apid, structure } = definition;
  const where: Record<string, number> = {};
  if (apid !== null) where.apid = apid;
  if (structure !== null) where.structureId = structure;
  if (apid === null) where.service = definition.service;
  const entries = [...layout.items.map(({ name }) => entry(name)), entry(absolute(CRC_NAME))];
  return element(
    'TelemetryMetaData',
    {},
    element('ParameterSet', {}, ...layout.items.map((item) => parameter(item, types.add(item)))),
    element('ContainerSet', {}, container(contract, about, entries, { name: FAMILIES[kind], where })),
  );
}

const argument = (name: string, type: string, description: string, initialValue?: string): Element =>
  element('Argument', { name, argumentTypeRef: absolute(type), shortDescription: description, initialValue });
const argumentEntry = (name: string): Element => element('ArgumentRefEntry', { argumentRef: name });
const fixed = (name: string, binaryValue: string): Element =>
  element('FixedValueEntry', { name, binaryValue, sizeInBits: binaryValue.length * 4 });

/** The label of zero; an enumeration that is the whole command has to be given. */
function zeroOf({ field }: Item): string | undefined {
  return Object.entries(dictionary.enums[field!.type]).find(([, value]) => value === 0)?.[0];
}

/** What a text, a number or a flag is when nobody gives it: zero, or the allowed number nearest to it. */
function initialOf(item: Item): string | undefined {
  if (item.coding === 'enum') return item.path.length === 1 ? undefined : zeroOf(item);
  if (item.coding === 'bool') return 'False';
  if (item.coding === 'bytes') return '00'.repeat(item.bytes);
  if (item.coding === 'text') return '';
  const { minimum = -Infinity, maximum = Infinity } = item.field ?? {};
  return String(Math.min(Math.max(0, minimum), maximum));
}

const BASE_ARGUMENTS = [
  ['packetId', 'tc16', 'Type, secondary header flag and application process', undefined],
  ['packetLength', 'tc16', 'Octets behind the primary header, less one', undefined],
  [
    'versionAndAck',
    'tc8',
    'PUS version 2 and the wanted reports: 32 plus 8 acceptance, 4 start, 2 progress, 1 completion',
    '47',
  ],
  ['sourceId', 'tc16', 'Source of the telecommand', '0'],
  ['functionId', 'tc16', 'Command action', undefined],
] as const;

/** Sequence count and the packet error control behind the arguments are the sender's to fill in. */
function baseCommand(): Element {
  const [packetId, packetLength, versionAndAck, sourceId, functionId] = BASE_ARGUMENTS.map(([name]) =>
    argumentEntry(name),
  );
  return element(
    'MetaCommand',
    { name: TC_BASE, abstract: true, shortDescription: 'Perform a function, ST[08,1]' },
    element(
      'ArgumentList',
      {},
      ...BASE_ARGUMENTS.map(([name, type, about, initial]) => argument(name, type, about, initial)),
    ),
    element(
      'CommandContainer',
      { name: TC_BASE },
      element(
        'EntryList',
        {},
        packetId,
        fixed('sequenceControl', 'c000'),
        packetLength,
        versionAndAck,
        fixed('serviceAndSubtype', '0801'),
        sourceId,
        functionId,
      ),
    ),
  );
}

function command(definition: TcDefinition, types: TypeSet): Element {
  const { action, about, layout, apid, functionId, hazardous } = definition;
  const length = TC_HEADER_BYTES + FUNCTION_ID_BYTES + layout.bytes + CRC_BYTES - PRIMARY_BYTES - 1;
  const assigned = { packetId: packetIdOf('tc', apid), packetLength: length, functionId };
  const assignments = Object.entries(assigned).map(([argumentName, argumentValue]) =>
    element('ArgumentAssignment', { argumentName, argumentValue }),
  );
  const given = layout.items.map((item) =>
    argument(item.name, types.add(item), item.description, initialOf(item)),
  );
  return element(
    'MetaCommand',
    { name: action, shortDescription: about },
    element(
      'BaseMetaCommand',
      { metaCommandRef: absolute(TC_BASE) },
      element('ArgumentAssignmentList', {}, ...assignments),
    ),
    given.length > 0 ? element('ArgumentList', {}, ...given) : null,
    element(
      'CommandContainer',
      { name: action },
      element('EntryList', {}, ...layout.items.map(({ name }) => argumentEntry(name))),
      element('BaseContainer', { containerRef: absolute(TC_BASE) }),
    ),
    hazardous === null
      ? null
      : element('DefaultSignificance', { consequenceLevel: 'critical', reasonForWarning: hazardous }),
  );
}

function commandTypes(types: TypeSet): Element {
  const plain = [8, 16].map((bits) =>
    element(
      'IntegerArgumentType',
      { name: `tc${bits}`, signed: false, sizeInBits: bits },
      element('UnitSet'),
      element('IntegerDataEncoding', { sizeInBits: bits, encoding: 'unsigned' }),
    ),
  );
  return element('ArgumentTypeSet', {}, ...plain, ...types.elements());
}

const system = (name: string, about: string, ...children: readonly (Element | null)[]): Element =>
  element('SpaceSystem', { name, shortDescription: about }, ...children);

/** The XTCE document. */
export function xtceOf(mapping: Mapping, { version, events }: XtceOptions): string {
  const parameterTypes = new TypeSet('Parameter');
  const argumentTypes = new TypeSet('Argument');
  const commandsOf = (target: string): Element | null => {
    const commands = mapping.commands.filter((one) => one.target === target);
    if (commands.length === 0) return null;
    const set = element('MetaCommandSet', {}, ...commands.map((one) => command(one, argumentTypes)));
    return element('CommandMetaData', {}, set);
  };
  const subsystems = Object.entries(mapping.apids).map(([name, apid]) => {
    const own = mapping.telemetry.find((one) => one.subsystem === name && one.kind === 'housekeeping');
    return system(
      name,
      `Application process ${apid}`,
      own ? packet(own, parameterTypes) : null,
      commandsOf(name),
    );
  });
  const others = mapping.telemetry
    .filter(({ kind }) => kind !== 'housekeeping')
    .map((one) => system(one.contract, one.about, packet(one, parameterTypes)));
  const telemetry = commonTelemetry(mapping, parameterTypes, events);
  const commanding = element(
    'CommandMetaData',
    {},
    commandTypes(argumentTypes),
    element('MetaCommandSet', {}, baseCommand()),
  );
  const header = element('Header', { version, validationStatus: 'Working' });
  return documentOf(
    element(
      'SpaceSystem',
      { name: ROOT, xmlns: XTCE_NAMESPACE, shortDescription: 'Generated from the telemetry dictionary' },
      header,
      telemetry,
      commanding,
      ...subsystems,
      ...others,
    ),
  );
}
