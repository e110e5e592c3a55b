// The telemetry dictionary: what each packet and field means, from the options in proto/.
const LIMITS = { yellowLow: 'yellowLow', yellowHigh: 'yellowHigh', redLow: 'redLow', redHigh: 'redHigh' };

/** The modes of a command, as fdir.md 4.1 names them; see (command_class) in proto/dawnline/options.proto. */
const COMMAND_CLASSES = ['recovery', 'safe', 'normal', 'job-start'];
const COMMAND_TOPIC = /^craft\/\{craft\}\/tc\/[a-z0-9-]+\/\{from\}$/;
const ARGUMENT_LIMITS = ['minimum', 'maximum', 'maxLength', 'maxItems'];
const INTEGERS = ['uint32', 'uint64', 'int32', 'int64'];

function option(options, name) {
  if (!options) return undefined;
  const snake = name.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase());
  for (const key of [`(${name})`, `(${snake})`, `(dawnline.${snake})`])
    if (key in options) return options[key];
  return undefined;
}

function fieldOf(field) {
  const entry = {
    number: field.id,
    type: field.map ? `map<${field.keyType},${field.type}>` : field.type,
    repeated: field.repeated,
    unit: option(field.options, 'unit') ?? '',
    description: option(field.options, 'description') ?? '',
  };
  if (field.partOf) entry.oneof = field.partOf.name;
  for (const key of ['commandClass', 'hazardous']) {
    const value = option(field.options, key);
    if (value !== undefined) entry[key] = value;
  }
  for (const key of [...Object.keys(LIMITS), ...ARGUMENT_LIMITS]) {
    const value = option(field.options, key);
    if (value !== undefined) entry[key] = Number(value);
  }
  return entry;
}

function messageOf(type, file) {
  const entry = { file, about: option(type.options, 'about') ?? '', fields: {} };
  const topic = option(type.options, 'topic');
  if (topic) {
    Object.assign(entry, { topic, qos: Number(option(type.options, 'qos') ?? 0) });
    entry.retained = Boolean(option(type.options, 'retained') ?? false);
    for (const who of ['publishedBy', 'readBy']) {
      const name = option(type.options, who);
      if (name !== undefined) entry[who] = name;
    }
  }
  for (const field of type.fieldsArray) entry.fields[field.name] = fieldOf(field);
  return entry;
}

/** The dictionary of every message and enumeration of package dawnline, in order of names. */
export function dictionaryOf(tree) {
  const space = tree.lookup('dawnline');
  const dictionary = { messages: {}, enums: {} };
  for (const item of [...space.nestedArray].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (item.fieldsArray) {
      const file = (item.filename ?? '').replace(/^.*proto\//, 'proto/');
      dictionary.messages[item.name] = messageOf(item, file);
    } else if (item.values) dictionary.enums[item.name] = { ...item.values };
  }
  return dictionary;
}

function faultsOfField(where, field) {
  const faults = [];
  if (!field.unit)
    faults.push(
      `${where}: no unit; give (unit) = an SI symbol or 1, count, id, bool, enum, text, bytes, message`,
    );
  if (!field.description) faults.push(`${where}: no description; give (description) = "..."`);
  const order = [field.redLow, field.yellowLow, field.yellowHigh, field.redHigh].filter(
    (limit) => limit !== undefined,
  );
  if (order.some((limit, index) => index > 0 && limit < order[index - 1])) {
    faults.push(
      `${where}: limits cross: red low <= yellow low <= yellow high <= red high must hold, got ${order.join(', ')}`,
    );
  }
  return faults;
}

function faultsOfArgument(where, field, enums) {
  const faults = [];
  const isEnum = field.type in enums;
  const isWhole = isEnum || INTEGERS.includes(field.type);
  const { minimum, maximum } = field;
  if ((minimum ?? maximum) !== undefined && !isWhole && field.type !== 'double') {
    faults.push(`${where}: (minimum) and (maximum) are for numbers and enumerations, not for ${field.type}`);
  }
  if (minimum > maximum) faults.push(`${where}: minimum ${minimum} is above maximum ${maximum}`);
  for (const value of [minimum, maximum]) {
    if (isWhole && value !== undefined && !Number.isSafeInteger(value))
      faults.push(`${where}: ${value} is no limit of a whole number`);
  }
  if (field.maxLength !== undefined && !(field.maxLength > 0 && ['string', 'bytes'].includes(field.type)))
    faults.push(`${where}: (max_length) is for string and bytes, and above zero`);
  if (field.maxItems !== undefined && !(field.maxItems > 0 && field.repeated))
    faults.push(`${where}: (max_items) is for repeated fields, and above zero`);
  return faults;
}

/** Every action of a command contract states its class; nothing else has one. */
function faultsOfCommands(where, message) {
  const isCommand = COMMAND_TOPIC.test(message.topic ?? '');
  const faults = [];
  for (const [name, field] of Object.entries(message.fields)) {
    const at = `${where}.${name}`;
    if (isCommand && field.oneof) {
      if (!COMMAND_CLASSES.includes(field.commandClass)) {
        const given = field.commandClass === undefined ? 'no class' : `class "${field.commandClass}"`;
        faults.push(
          `${at}: ${given}; give (command_class) = "..." with one of ${COMMAND_CLASSES.join(', ')}`,
        );
      }
      if (field.hazardous === '') faults.push(`${at}: (hazardous) says why it must be armed first`);
    } else if ((field.commandClass ?? field.hazardous) !== undefined)
      faults.push(`${at}: (command_class) and (hazardous) are for actions of command contracts`);
  }
  const oneofs = new Set(Object.values(message.fields).map(({ oneof }) => oneof));
  if (isCommand && Object.values(message.fields).some(({ type, oneof }) => type !== 'Header' && !oneof))
    faults.push(`${where}: a command contract holds its header and one choice of actions, nothing else`);
  if (isCommand && !(oneofs.size === 2 && oneofs.has('action')))
    faults.push(`${where}: the choice of a command contract is named action`);
  return faults;
}

/**
 * Everything wrong with a dictionary, one line each: missing units, descriptions, headers; crossed limits; commands
 * without a class.
 */
export function checkDictionary(dictionary) {
  const faults = [];
  for (const [name, message] of Object.entries(dictionary.messages)) {
    const where = `${message.file}: ${name}`;
    if (!message.about) faults.push(`${where}: no (about) option`);
    if (message.retained && message.qos !== 1) faults.push(`${where}: retained packets must have qos 1`);
    if (message.topic && message.fields.header?.number !== 1)
      faults.push(`${where}: a packet's first field must be header`);
    for (const [field, entry] of Object.entries(message.fields)) {
      faults.push(...faultsOfField(`${where}.${field}`, entry));
      faults.push(...faultsOfArgument(`${where}.${field}`, entry, dictionary.enums));
    }
    faults.push(...faultsOfCommands(where, message));
  }
  return faults;
}
