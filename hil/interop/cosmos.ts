// The mapping as a target of OpenC3 COSMOS.
import { dictionary } from '@dawnline/contracts';
import { PERFORM_FUNCTION, SERVICE } from './assignments';
import { TC_HEADER, TM_HEADER, type HeaderItem } from './header-items';
import type { Item } from './layout';
import { FUNCTION_ID_BYTES, type Mapping, type TcDefinition, type TmDefinition } from './mapping';
import { CRC_BYTES, PRIMARY_BYTES, TC_HEADER_BYTES } from './space-packet';
import { SEQUENCE_PROTOCOL } from './cosmos-protocol';
import type { Labels } from './xtce-types';

const TARGET = 'DAWNLINE';
const FOLDER = `targets/${TARGET}`;
/** Stands for a limit that is not set: COSMOS wants all four. */
const NO_LIMIT = 1e308;

const quoted = (text: string): string => `"${text.replace(/"/g, "'")}"`;
/** power-manager, PowerManagerCommand and jobs_0_checkpointStep as POWER_MANAGER, POWER_MANAGER_COMMAND, JOBS_0_CHECKPOINT_STEP. */
const upper = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/-/g, '_')
    .toUpperCase();

const TYPES: Readonly<Record<Item['coding'], string>> = {
  uint: 'UINT',
  int: 'INT',
  float: 'FLOAT',
  bool: 'UINT',
  enum: 'UINT',
  text: 'STRING',
  bytes: 'BLOCK',
};

function statesOf(item: Item): Labels {
  if (item.coding === 'bool')
    return [
      [0, 'FALSE'],
      [1, 'TRUE'],
    ];
  if (item.coding !== 'enum') return [];
  return Object.entries(dictionary.enums[item.field!.type]).map(([name, value]) => [value, name]);
}

const NO_UNIT = ['1', 'bool', 'enum', 'id', 'text', 'message'];

function limits({ field, role }: Item): string[] {
  if (!field || role !== 'value') return [];
  const { yellowLow, yellowHigh, redLow, redHigh } = field;
  if ([yellowLow, yellowHigh, redLow, redHigh].every((limit) => limit === undefined)) return [];
  const low = redLow ?? -NO_LIMIT;
  const high = redHigh ?? NO_LIMIT;
  return [`    LIMITS DEFAULT 1 ENABLED ${low} ${yellowLow ?? low} ${yellowHigh ?? high} ${high}`];
}

/** STATE and UNITS lines, which items and parameters share. */
function extras(item: Item, states = statesOf(item)): string[] {
  const lines = states.map(([value, name]) => `    STATE ${name} ${value}`);
  if (!NO_UNIT.includes(item.unit)) lines.push(`    UNITS ${quoted(item.unit)} ${quoted(item.unit)}`);
  return lines;
}

function telemetryItem(item: Item, id: number | undefined, labels: Labels): string[] {
  const head = `${upper(item.name)} ${item.bytes * 8} ${TYPES[item.coding]}`;
  if (id !== undefined) return [`  APPEND_ID_ITEM ${head} ${id} ${quoted(item.description)}`];
  const states = item.name === 'eventId' ? labels : statesOf(item);
  return [`  APPEND_ITEM ${head} ${quoted(item.description)}`, ...extras(item, states), ...limits(item)];
}

function headerItem(
  { name, bits, description }: HeaderItem,
  ids: Readonly<Record<string, number | null>>,
): string {
  const id = ids[name];
  const isId = id !== undefined && id !== null;
  const head = `${upper(name)} ${bits} UINT`;
  return isId
    ? `  APPEND_ID_ITEM ${head} ${id} ${quoted(description)}`
    : `  APPEND_ITEM ${head} ${quoted(description)}`;
}

function telemetryOf(definition: TmDefinition, labels: Labels): string[] {
  const { apid, service, structure, contract, subsystem, about } = definition;
  // Subtypes of events and reports vary, so the service alone tells them.
  const ids = { packetType: 0, apid, service, subtype: definition.subtype };
  const generic = contract === 'ServiceHousekeeping' ? `${upper(subsystem!)}_HOUSEKEEPING` : upper(contract);
  return [
    `TELEMETRY ${TARGET} ${generic} BIG_ENDIAN ${quoted(about)}`,
    ...TM_HEADER.map((item) => headerItem(item, ids)),
    ...definition.prefix.items.flatMap((item) =>
      telemetryItem(item, item.name === 'structureId' ? (structure ?? undefined) : undefined, labels),
    ),
    ...definition.layout.items.flatMap((item) => telemetryItem(item, undefined, labels)),
    `  APPEND_ITEM CRC ${CRC_BYTES * 8} UINT "CRC-16/CCITT-FALSE of all before it"`,
    '',
  ];
}

/** The allowed value nearest to this one. */
const inRange = (value: number, minimum = -Infinity, maximum = Infinity): number =>
  Math.min(Math.max(value, minimum), maximum);

/** Lowest, highest and preset value of a number. */
function boundsOf(item: Item): string {
  const { minimum, maximum } = item.field ?? {};
  if (item.coding === 'float')
    return `${minimum ?? 'MIN'} ${maximum ?? 'MAX'} ${inRange(0, minimum, maximum)}`;
  if (item.role === 'count') return `0 ${item.most} 0`;
  if (item.role === 'choice') return `0 255 0`;
  const states = statesOf(item).map(([value]) => value);
  if (states.length > 0) return `${Math.min(...states)} ${Math.max(...states)} ${Math.min(...states)}`;
  const preset = inRange(0, minimum, maximum);
  if (item.bytes < 8) return `${minimum ?? 'MIN'} ${maximum ?? 'MAX'} ${preset}`;
  const most = Number.MAX_SAFE_INTEGER;
  return `${minimum ?? (item.coding === 'int' ? -most : 0)} ${maximum ?? most} ${preset}`;
}

function parameter(item: Item): string[] {
  const head = `  APPEND_PARAMETER ${upper(item.name)} ${item.bytes * 8} ${TYPES[item.coding]}`;
  const isRaw = item.coding === 'text' || item.coding === 'bytes';
  return [
    `${head} ${isRaw ? '""' : boundsOf(item)} ${quoted(item.description)}`,
    ...(isRaw ? [] : extras(item)),
  ];
}

const ALL_REPORTS = 15;

function headerParameter(
  { name, bits, description, always }: HeaderItem,
  own: Readonly<Record<string, number>>,
): string {
  const value = own[name] ?? always;
  const head = `${upper(name)} ${bits} UINT`;
  if (name in own) return `  APPEND_ID_PARAMETER ${head} ${value} ${value} ${value} ${quoted(description)}`;
  if (value !== undefined)
    return `  APPEND_PARAMETER ${head} ${value} ${value} ${value} ${quoted(description)}`;
  return `  APPEND_PARAMETER ${head} MIN MAX ${name === 'ackFlags' ? ALL_REPORTS : 0} ${quoted(description)}`;
}

function commandOf({ target, action, about, layout, apid, functionId, hazardous }: TcDefinition): string[] {
  const packetLength = TC_HEADER_BYTES + FUNCTION_ID_BYTES + layout.bytes + CRC_BYTES - PRIMARY_BYTES - 1;
  const own = { apid, packetLength, service: SERVICE.function, subtype: PERFORM_FUNCTION, functionId };
  return [
    `COMMAND ${TARGET} ${upper(target)}_${upper(action)} BIG_ENDIAN ${quoted(about)}`,
    ...(hazardous === null ? [] : [`  HAZARDOUS ${quoted(hazardous)}`]),
    ...TC_HEADER.map((item) => headerParameter(item, own)),
    ...layout.items.flatMap(parameter),
    `  APPEND_PARAMETER CRC ${CRC_BYTES * 8} UINT MIN MAX 0 "CRC-16/CCITT-FALSE of all before it; the interface fills it in"`,
    '',
  ];
}

const TARGET_FILE = [
  'LANGUAGE python',
  '# Packets are told apart by different items: by service, and by structure where a service has several.',
  'TLM_UNIQUE_ID_MODE',
  ...[
    'PACKET_VERSION',
    'PACKET_TYPE',
    'SECONDARY_HEADER_FLAG',
    'SEQUENCE_FLAGS',
    'SEQUENCE_COUNT',
    'CRC',
  ].map((name) => `IGNORE_PARAMETER ${name}`),
  '',
].join('\n');

const PLUGIN_FILE = `# Telecommands go to the bridge's --tc-udp port, telemetry comes to the port of its --tm-udp.
VARIABLE bridge_host host.docker.internal
VARIABLE tc_port 10025
VARIABLE tm_port 10015

TARGET ${TARGET} ${TARGET}
INTERFACE ${TARGET}_INT openc3/interfaces/udp_interface.py <%= bridge_host %> <%= tc_port %> <%= tm_port %>
  MAP_TARGET ${TARGET}
  # The one nearest to the packet first: count, then checksum.
  PROTOCOL WRITE ${TARGET}/lib/sequence_protocol.py
  PROTOCOL WRITE openc3/interfaces/protocols/crc_protocol.py CRC FALSE ERROR -16 16 BIG_ENDIAN 0x1021 0xFFFF FALSE FALSE
  PROTOCOL READ openc3/interfaces/protocols/crc_protocol.py NIL FALSE ERROR -16 16 BIG_ENDIAN 0x1021 0xFFFF FALSE FALSE
`;

/** Files of the target by path. */
export function cosmosOf(mapping: Mapping, events: Labels): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'plugin.txt': PLUGIN_FILE,
    [`${FOLDER}/target.txt`]: TARGET_FILE,
    [`${FOLDER}/lib/sequence_protocol.py`]: SEQUENCE_PROTOCOL,
  };
  const text = (lines: readonly string[]): string => lines.join('\n');
  for (const name of Object.keys(mapping.apids)) {
    const own = mapping.telemetry.filter(({ subsystem }) => subsystem === name);
    const commands = mapping.commands.filter(({ target }) => target === name);
    const place = `${FOLDER}/cmd_tlm/${name.replace(/-/g, '_')}`;
    if (own.length > 0) files[`${place}_tlm.txt`] = text(own.flatMap((one) => telemetryOf(one, events)));
    if (commands.length > 0) files[`${place}_cmd.txt`] = text(commands.flatMap(commandOf));
  }
  const common = mapping.telemetry.filter(({ subsystem }) => subsystem === null);
  files[`${FOLDER}/cmd_tlm/common_tlm.txt`] = text(common.flatMap((one) => telemetryOf(one, events)));
  return files;
}
