// A small generic reader of XTCE: it knows the format and nothing of our packets.

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
  parent: Node | null;
}

const plain = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]!,
  );

/** Reads a document without comments and CDATA. */
export function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '', parent: null };
  let at = root;
  for (const [, close, name, given, empty, text] of xml
    .replace(/^<\?xml[^>]*>\s*/, '')
    .matchAll(/<(\/?)([\w]+)((?:\s+[\w]+="[^"]*")*)\s*(\/?)>|([^<]+)/g)) {
    if (text !== undefined) at.text += plain(text);
    else if (close) at = at.parent!;
    else {
      const attributes = Object.fromEntries(
        [...given.matchAll(/([\w]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value)]),
      );
      const node: Node = { name, attributes, children: [], text: '', parent: at };
      at.children.push(node);
      if (!empty) at = node;
    }
  }
  return root.children[0];
}

const child = (node: Node, ...path: string[]): Node | undefined =>
  path.reduce<Node | undefined>((at, name) => at?.children.find((one) => one.name === name), node);
const all = (node: Node | undefined, name: string): Node[] =>
  node?.children.filter((one) => one.name === name) ?? [];

export type Value = string | number | boolean;

function systemOf(node: Node): Node {
  let at = node;
  while (at.name !== 'SpaceSystem') at = at.parent!;
  return at;
}

/** Numbers of any width, most significant bit first. */
function bitsAt(bytes: Uint8Array, from: number, bits: number): bigint {
  let value = 0n;
  for (let bit = from; bit < from + bits; bit++)
    value = (value << 1n) | BigInt((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
  return value;
}

export class XtceReader {
  readonly root: Node;

  constructor(xml: string) {
    this.root = parseXml(xml);
  }

  /** The thing that a reference means: absolute, or of the referring space system. */
  find(from: Node, reference: string, kinds: readonly string[]): Node {
    const words = reference.split('/').filter(Boolean);
    let system = reference.startsWith('/') ? this.root : systemOf(from);
    const path = reference.startsWith('/') ? words.slice(1, -1) : words.slice(0, -1);
    for (const word of path) system = all(system, 'SpaceSystem').find((one) => one.attributes.name === word)!;
    const found = ['TelemetryMetaData', 'CommandMetaData']
      .flatMap((data) => all(system, data))
      .flatMap((data) => data.children)
      .filter((set) => kinds.includes(set.name))
      .flatMap((set) => set.children)
      .find((one) => one.attributes.name === words.at(-1));
    if (!found) throw new Error(`${reference} leads nowhere`);
    return found;
  }

  containers(): Node[] {
    const below = (system: Node): Node[] => [
      ...all(child(system, 'TelemetryMetaData', 'ContainerSet'), 'SequenceContainer'),
      ...all(system, 'SpaceSystem').flatMap(below),
    ];
    return below(this.root);
  }

  /** Decodes a packet with the one container that is not abstract and whose comparisons all hold. */
  decode(packet: Uint8Array): {
    readonly container: string;
    readonly values: Record<string, Value>;
    readonly bits: number;
  } {
    const found = this.containers()
      .filter((one) => one.attributes.abstract !== 'true')
      .flatMap((container) => {
        const read = { container: container.attributes.name, values: {}, bits: 0 };
        return this.read(container, packet, read) ? [read] : [];
      });
    if (found.length !== 1) throw new Error(`${found.length} containers match`);
    return found[0];
  }

  private read(
    container: Node,
    packet: Uint8Array,
    into: { values: Record<string, Value>; bits: number },
  ): boolean {
    const base = child(container, 'BaseContainer');
    if (base) {
      const parent = this.find(container, base.attributes.containerRef, ['ContainerSet']);
      if (!this.read(parent, packet, into)) return false;
      const wanted = all(child(base, 'RestrictionCriteria', 'ComparisonList'), 'Comparison');
      for (const { attributes } of wanted) {
        const name = attributes.parameterRef.split('/').at(-1)!;
        if (String(into.values[`${name}.raw`]) !== attributes.value) return false;
      }
    }
    for (const entry of child(container, 'EntryList')!.children) {
      const parameter = this.find(entry, entry.attributes.parameterRef, ['ParameterSet']);
      const type = this.find(parameter, parameter.attributes.parameterTypeRef, ['ParameterTypeSet']);
      into.bits += this.value(type, parameter.attributes.name, packet, into);
    }
    return true;
  }

  /** Reads one value; returns its bits. */
  private value(
    type: Node,
    name: string,
    packet: Uint8Array,
    into: { values: Record<string, Value>; bits: number },
  ): number {
    const encoding = type.children.find((one) => one.name.endsWith('DataEncoding'))!;
    const fixed =
      child(encoding, 'SizeInBits', 'Fixed', 'FixedValue') ?? child(encoding, 'SizeInBits', 'FixedValue');
    const bits = Number(encoding.attributes.sizeInBits ?? fixed!.text);
    const bytes = Buffer.from(packet.subarray(into.bits / 8, (into.bits + bits) / 8));
    if (encoding.name === 'StringDataEncoding')
      into.values[name] = bytes.toString('utf8').replace(/\0.*$/s, '');
    else if (encoding.name === 'BinaryDataEncoding') into.values[name] = bytes.toString('hex');
    else if (encoding.name === 'FloatDataEncoding')
      into.values[name] = bits === 64 ? bytes.readDoubleBE(0) : bytes.readFloatBE(0);
    else {
      const unsigned = bitsAt(packet, into.bits, bits);
      const raw = Number(
        encoding.attributes.encoding === 'twosComplement' ? BigInt.asIntN(bits, unsigned) : unsigned,
      );
      into.values[`${name}.raw`] = raw;
      into.values[name] = calibrated(type, raw);
    }
    return bits;
  }
}

function calibrated(type: Node, raw: number): Value {
  if (type.name.startsWith('Boolean')) return raw === 1;
  const label = all(child(type, 'EnumerationList'), 'Enumeration').find(
    ({ attributes }) => Number(attributes.value) === raw,
  );
  return label?.attributes.label ?? raw;
}

/** Commands by target and name, with their arguments' types and the bytes that they become. */
export function encodeCommand(
  reader: XtceReader,
  target: string,
  name: string,
  given: Readonly<Record<string, Value>>,
): Buffer {
  const command = reader.find(reader.root, `/Dawnline/${target}/${name}`, ['MetaCommandSet']);
  const base = reader.find(command, child(command, 'BaseMetaCommand')!.attributes.metaCommandRef, [
    'MetaCommandSet',
  ]);
  const assigned = Object.fromEntries(
    all(child(command, 'BaseMetaCommand', 'ArgumentAssignmentList'), 'ArgumentAssignment').map(
      ({ attributes }) => [attributes.argumentName, attributes.argumentValue],
    ),
  );
  const parts: Buffer[] = [];
  for (const part of [base, command]) {
    for (const entry of child(part, 'CommandContainer', 'EntryList')!.children) {
      if (entry.name === 'FixedValueEntry') {
        parts.push(Buffer.from(entry.attributes.binaryValue, 'hex'));
        continue;
      }
      const argument = all(child(part, 'ArgumentList'), 'Argument').find(
        ({ attributes }) => attributes.name === entry.attributes.argumentRef,
      )!;
      const { name: key, initialValue, argumentTypeRef } = argument.attributes;
      const type = reader.find(argument, argumentTypeRef, ['ArgumentTypeSet']);
      parts.push(encoded(type, given[key] ?? assigned[key] ?? initialValue));
    }
  }
  return Buffer.concat(parts);
}

function encoded(type: Node, value: Value): Buffer {
  const encoding = type.children.find((one) => one.name.endsWith('DataEncoding'))!;
  const fixed =
    child(encoding, 'SizeInBits', 'Fixed', 'FixedValue') ?? child(encoding, 'SizeInBits', 'FixedValue');
  const bytes = Buffer.alloc(Number(encoding.attributes.sizeInBits ?? fixed!.text) / 8);
  if (encoding.name === 'StringDataEncoding') bytes.write(String(value));
  else if (encoding.name === 'BinaryDataEncoding') bytes.write(String(value), 'hex');
  else if (encoding.name === 'FloatDataEncoding') bytes.writeDoubleBE(Number(value));
  else {
    const label = all(child(type, 'EnumerationList'), 'Enumeration').find(
      ({ attributes }) => attributes.label === value,
    );
    const truth = type.attributes.oneStringValue;
    const raw = label
      ? label.attributes.value
      : truth !== undefined
        ? String(value) === truth || value === true
        : value;
    const number = BigInt(Number(raw));
    for (let index = 0; index < bytes.length; index++)
      bytes[bytes.length - 1 - index] = Number((number >> BigInt(8 * index)) & 0xffn);
  }
  return bytes;
}
