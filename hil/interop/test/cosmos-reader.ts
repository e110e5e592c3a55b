// A small generic reader of COSMOS command and telemetry files: it knows the format and nothing of our packets.

interface CosmosItem {
  readonly name: string;
  readonly bits: number;
  readonly type: string;
  readonly id: number | null;
  readonly states: Map<number, string>;
  readonly limits: number[];
  readonly units: string | null;
  /** Of parameters: lowest, highest, preset. */
  readonly range: readonly string[];
}

export interface CosmosPacket {
  readonly kind: string;
  readonly name: string;
  readonly items: CosmosItem[];
  hazardous?: string;
}

const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);

export function parseCosmos(files: Readonly<Record<string, string>>): CosmosPacket[] {
  const packets: CosmosPacket[] = [];
  const lines = Object.entries(files)
    .filter(([path]) => path.includes('/cmd_tlm/'))
    .flatMap(([, text]) => text.split('\n'));
  for (const line of lines) {
    const [keyword, ...rest] = words(line);
    const item = packets.at(-1)?.items.at(-1);
    if (keyword === undefined) continue;
    if (keyword === 'TELEMETRY' || keyword === 'COMMAND')
      packets.push({ kind: keyword, name: rest[1], items: [] });
    else if (keyword.startsWith('APPEND_')) {
      const [name, bits, type, ...more] = rest;
      const isId = keyword.includes('_ID_');
      const isParameter = keyword.endsWith('PARAMETER');
      const id = isId ? Number(isParameter ? more[2] : more[0]) : null;
      packets.at(-1)!.items.push({
        ...{ name, bits: Number(bits), type, id, range: more, units: null, limits: [], states: new Map() },
      });
    } else if (keyword === 'STATE') item!.states.set(Number(rest[1]), rest[0]);
    else if (keyword === 'LIMITS') item!.limits.push(...rest.slice(3).map(Number));
    else if (keyword === 'UNITS') Object.assign(item!, { units: rest[1] });
    else if (keyword === 'HAZARDOUS') packets.at(-1)!.hazardous = rest[0];
    else throw new Error(`unknown keyword ${keyword}`);
  }
  return packets;
}

function bitsAt(bytes: Uint8Array, from: number, bits: number): number {
  let value = 0n;
  for (let bit = from; bit < from + bits; bit++)
    value = (value << 1n) | BigInt((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
  return Number(value);
}

function valueOf(item: CosmosItem, packet: Uint8Array, from: number): string | number {
  const bytes = Buffer.from(packet.subarray(from / 8, (from + item.bits) / 8));
  if (item.type === 'STRING') return bytes.toString('utf8').replace(/\0.*$/s, '');
  if (item.type === 'BLOCK') return bytes.toString('hex');
  if (item.type === 'FLOAT') return bytes.readDoubleBE(0);
  const raw = bitsAt(packet, from, item.bits);
  return item.states.get(raw) ?? raw;
}

/** The packets whose id items all hold, with their values. */
export function identify(
  packets: readonly CosmosPacket[],
  kind: string,
  packet: Uint8Array,
): { name: string; values: Record<string, string | number>; bits: number }[] {
  return packets
    .filter((one) => one.kind === kind)
    .flatMap(({ name, items }) => {
      const values: Record<string, string | number> = {};
      let bits = 0;
      for (const item of items) {
        if (item.id !== null && bitsAt(packet, bits, item.bits) !== item.id) return [];
        values[item.name] = valueOf(item, packet, bits);
        bits += item.bits;
      }
      return [{ name, values, bits }];
    });
}
