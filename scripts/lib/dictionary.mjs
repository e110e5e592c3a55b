// The telemetry dictionary: what each packet and field means, from the options in proto/.
const LIMITS = { yellowLow: 'yellowLow', yellowHigh: 'yellowHigh', redLow: 'redLow', redHigh: 'redHigh' };

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
  for (const key of Object.keys(LIMITS)) {
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

/** Everything wrong with a dictionary, one line each: missing units, descriptions, headers; crossed limits. */
export function checkDictionary(dictionary) {
  const faults = [];
  for (const [name, message] of Object.entries(dictionary.messages)) {
    const where = `${message.file}: ${name}`;
    if (!message.about) faults.push(`${where}: no (about) option`);
    if (message.retained && message.qos !== 1) faults.push(`${where}: retained packets must have qos 1`);
    if (message.topic && message.fields.header?.number !== 1)
      faults.push(`${where}: a packet's first field must be header`);
    for (const [field, entry] of Object.entries(message.fields))
      faults.push(...faultsOfField(`${where}.${field}`, entry));
  }
  return faults;
}
