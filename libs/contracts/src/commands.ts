// What the ground may command, from the options in proto/: the targets, their actions, and what arguments may be.
import { strict as assert } from 'node:assert';
import type { Contract } from './contract';
import { dictionary, type DictionaryField } from './dictionary';
import { contracts } from './topics';

/** In which modes a command is taken (fdir.md 4.1): all, SAFE and above, STANDBY and above, NOMINAL only. */
const COMMAND_CLASSES = ['recovery', 'safe', 'normal', 'job-start'] as const;
export type CommandClass = (typeof COMMAND_CLASSES)[number];

/** One action of one target. */
export interface CommandDefinition {
  readonly target: string;
  /** Name of the target's command contract. */
  readonly contract: string;
  /** As in JSON, lower camel case. */
  readonly action: string;
  readonly field: DictionaryField;
  readonly commandClass: CommandClass;
  /** Why it must be armed first; null when one frame may execute it. */
  readonly hazardous: string | null;
}

const COMMAND_TOPIC = /^craft\/\{craft\}\/tc\/([a-z0-9-]+)\/\{from\}$/;

const contractsByTarget: ReadonlyMap<string, Contract<object>> = new Map(
  Object.values(contracts).flatMap((contract) => {
    const target = COMMAND_TOPIC.exec(contract.packet?.topic ?? '')?.[1];
    return target ? [[target, contract] as const] : [];
  }),
);

/** The command contract of a subsystem; null when it takes no commands. */
export function commandContractOf(target: string): Contract<object> | null {
  return contractsByTarget.get(target) ?? null;
}

/** Subsystems that take commands, in order of names. */
export function commandTargets(): string[] {
  return [...contractsByTarget.keys()].sort();
}

function definition(target: string, contract: string, action: string): CommandDefinition {
  const field = dictionary.messages[contract].fields[action];
  const commandClass = field.commandClass as CommandClass;
  assert(COMMAND_CLASSES.includes(commandClass), `${contract}.${action} states no command class`);
  return { target, contract, action, field, commandClass, hazardous: field.hazardous ?? null };
}

/** Every command, by target and in the order of its contract. */
export const commandCatalogue: readonly CommandDefinition[] = Object.freeze(
  commandTargets().flatMap((target) => {
    const { name } = contractsByTarget.get(target)!;
    const { fields } = dictionary.messages[name];
    const actions = Object.keys(fields).filter((field) => fields[field].oneof);
    return actions.map((action) => definition(target, name, action));
  }),
);

const byName = new Map(commandCatalogue.map((entry) => [`${entry.target} ${entry.action}`, entry]));

/** One command of the catalogue; null when there is none of that name. */
export function commandNamed(target: string, action: string): CommandDefinition | null {
  return byName.get(`${target} ${action}`) ?? null;
}

/** One argument of a command, sub-messages taken apart. */
export interface CommandArgument {
  /** As in JSON: `setLoopTarget.loopC`. */
  readonly path: string;
  readonly field: DictionaryField;
  /** For people; '' when anything of its type. */
  readonly allowed: string;
}

function argumentsBelow(path: string, field: DictionaryField): CommandArgument[] {
  const message = dictionary.messages[field.type];
  if (!message) return [{ path, field, allowed: allowedOf(field) }];
  const at = field.repeated ? `${path}[]` : path;
  return Object.entries(message.fields).flatMap(([name, inner]) => argumentsBelow(`${at}.${name}`, inner));
}

/** What a command takes; nothing for a flag, which is only set or not. */
export function commandArguments({ action, field }: CommandDefinition): CommandArgument[] {
  return field.type === 'bool' ? [] : argumentsBelow(action, field);
}

/** An argument outside what its contract allows. */
export interface ArgumentFault {
  /** Path of the field, `setLoopTarget.loopC`. */
  readonly field: string;
  readonly value: unknown;
  readonly allowed: string;
}

const INTEGER_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  uint32: [0, 0xffff_ffff],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  int32: [-0x8000_0000, 0x7fff_ffff],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

const enumNames = (type: string, { minimum = -Infinity, maximum = Infinity }: DictionaryField): string[] =>
  Object.entries(dictionary.enums[type])
    .filter(([, value]) => value >= minimum && value <= maximum)
    .map(([name]) => name);

/** What one value of a field may be, for people: `10 to 30 degC`, `one of ...`; '' when anything of its type. */
export function allowedOf(field: DictionaryField): string {
  const { type, minimum, maximum, maxLength } = field;
  if (dictionary.enums[type]) return `one of ${enumNames(type, field).join(', ')}`;
  if (type === 'string') return maxLength ? `a text of at most ${maxLength} characters` : '';
  if (type === 'bytes') return maxLength ? `at most ${maxLength} bytes` : '';
  if (minimum === undefined && maximum === undefined) return '';
  const unit = ['count', 'id', '1'].includes(field.unit) ? '' : ` ${field.unit}`;
  const whole = type === 'double' ? '' : 'a whole number, ';
  if (maximum === undefined) return `${whole}${minimum}${unit} or more`;
  if (minimum === undefined) return `${whole}${maximum}${unit} or less`;
  return `${whole}${minimum} to ${maximum}${unit}`;
}

function isNumberAllowed(value: unknown, { type, minimum, maximum }: DictionaryField): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  const range = INTEGER_RANGES[type];
  if (range && !(Number.isSafeInteger(value) && value >= range[0] && value <= range[1])) return false;
  return value >= (minimum ?? -Infinity) && value <= (maximum ?? Infinity);
}

function faultOfValue(path: string, field: DictionaryField, value: unknown): ArgumentFault | null {
  const { type, maxLength = Infinity } = field;
  if (dictionary.messages[type]) return value ? argumentFault(type, value, path) : null;
  const fault = (allowed: string): ArgumentFault => ({ field: path, value, allowed });
  if (dictionary.enums[type]) {
    const name = Object.entries(dictionary.enums[type]).find(([, number]) => number === value)?.[0];
    if (name !== undefined && isNumberAllowed(value, field)) return null;
    return { field: path, value: name ?? value, allowed: allowedOf(field) };
  }
  if (type === 'string' || type === 'bytes') {
    const { length } = value as string | Uint8Array;
    return length <= maxLength ? null : { field: path, value: length, allowed: allowedOf(field) };
  }
  if (type === 'bool' || type.startsWith('map<')) return null;
  return isNumberAllowed(value, field) ? null : fault(allowedOf(field) || 'a finite number of its type');
}

/**
 * The first value of a message outside the range, length or enumeration that its contract states; null when all are
 * within. Values of enumerations are numbers, as in decoded messages.
 */
export function argumentFault(messageName: string, message: object, path = ''): ArgumentFault | null {
  const { fields } = dictionary.messages[messageName];
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === 'Header') continue;
    const value = (message as Record<string, unknown>)[name];
    // Members of a choice that are not set, and absent fields of messages that are built by name.
    if (value === undefined || value === null) continue;
    const at = path === '' ? name : `${path}.${name}`;
    const fault = field.repeated ? faultOfList(at, field, value) : faultOfValue(at, field, value);
    if (fault) return fault;
  }
  return null;
}

function faultOfList(path: string, field: DictionaryField, value: unknown): ArgumentFault | null {
  const items = value as readonly unknown[];
  const { maxItems = Infinity } = field;
  if (items.length > maxItems)
    return { field: path, value: items.length, allowed: `a list of at most ${maxItems}` };
  for (let index = 0; index < items.length; index++) {
    const fault = faultOfValue(`${path}[${index}]`, field, items[index]);
    if (fault) return fault;
  }
  return null;
}
