// The header's own fast codec beside protobufjs' reflection of the same schema: same bytes, same fields, same refusals.
import { join } from 'node:path';
import { Root } from 'protobufjs';
import {
  DecodeError,
  GpuMarginSample,
  Header,
  HealthEcho,
  PacketWriter,
  type Header as Fields,
} from '../src';

const PROTO = join(__dirname, '../../../proto');

const root = new Root();
// Options carry units and descriptions only, which the wire does not know.
root.resolvePath = (_, target) => (target === 'dawnline/common.proto' ? join(PROTO, target) : null);
root.loadSync('dawnline/common.proto');
const reflected = root.lookupType('dawnline.Header');

const base: Fields = {
  schema: 1,
  craft: 'odc-1',
  source: 'job-executor',
  instance: 'job-executor-7',
  bootId: 300,
  sequence: 1,
  missionTimeUs: 0,
  onboardTimeUs: 0,
  requestId: '',
  replyTopic: '',
  expiresUs: 0,
  priority: 0,
  modeEpoch: 0,
  principal: '',
};

/** Defaults stay off the wire in proto3; the reflection would write them. */
const withoutDefaults = (header: object): object =>
  Object.fromEntries(Object.entries(header).filter(([, value]) => value !== 0 && value !== ''));
const reference = (header: Fields): string =>
  Buffer.from(reflected.encode(reflected.create(withoutDefaults(header))).finish()).toString('hex');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const CASES: [string, Partial<Fields>][] = [
  ['nothing optional', {}],
  [
    'times of a flight',
    { missionTimeUs: 5_400_000_000, onboardTimeUs: 1_795_000_000_000_000, sequence: 127 },
  ],
  [
    'borders of varints',
    { sequence: 128, missionTimeUs: 2 ** 28 - 1, expiresUs: 2 ** 28, onboardTimeUs: 2 ** 53 - 1 },
  ],
  [
    'borders of 32 bits',
    { sequence: 2 ** 32 - 1, missionTimeUs: 2 ** 32, expiresUs: 2 ** 31, modeEpoch: 2 ** 31 },
  ],
  [
    'every field',
    { requestId: 'r-1', replyTopic: 'x/y', expiresUs: 9, priority: 3, modeEpoch: 200, principal: 'Zoë' },
  ],
  ['long text', { requestId: 'r'.repeat(300), principal: 'ü'.repeat(70) }],
  ['another source', { source: 'eps/battery', sequence: 2 }],
  ['the same source in its next life', { instance: 'job-executor-8', bootId: 301 }],
  ['no source', { source: '' }],
  ['a source that needs more than ASCII', { source: 'größe' }],
];

describe('header', () => {
  it.each(CASES)('has the bytes of the reflected schema, again and again: %s', (_, change) => {
    const header = { ...base, ...change };
    for (let time = 0; time < 3; time++) {
      expect(hex(Header.encode(header))).toBe(reference(header));
      expect({ ...Header.decode(Header.encode(header)) }).toEqual(header);
    }
  });

  it('is the same inside a packet, whoever sent the packet before', () => {
    for (const [, change] of [...CASES, ...CASES].reverse()) {
      const header = { ...base, ...change };
      const { progress, header: decoded } = HealthEcho.decode(
        HealthEcho.encode({ header, key: 7, progress: 2 ** 40 }),
      );
      expect(progress).toBe(2 ** 40);
      expect({ ...decoded }).toEqual(header);
    }
  });

  it('takes fields in any order, repeated and unknown, as protobuf demands', () => {
    const known = Header.encode(base);
    const again = Header.encode({ ...base, source: 'comms-manager', sequence: 9 });
    expect(Header.decode(Buffer.concat([known, again]))).toMatchObject({
      source: 'comms-manager',
      sequence: 9,
    });
    const unknown = Buffer.concat([known, Buffer.from([0xa0, 0x06, 0x05]), Buffer.from([0x30, 0x2a])]);
    expect(Header.decode(unknown)).toMatchObject({ source: 'job-executor', sequence: 42 });
    const rest = Buffer.from([0x30, 0x05]);
    expect(Header.decode(Buffer.concat([rest, known.subarray(0, known.length - 2)]))).toMatchObject({
      source: 'job-executor',
      sequence: 5,
    });
  });

  it.each([1, 5, 20, 40])('is refused when it ends %d bytes early', (missing) => {
    const packet = GpuMarginSample.encode({
      header: { ...base, missionTimeUs: 5_400_000_000 },
      marginC: 1,
      dieC: 2,
      hbmC: 3,
      powerW: 4,
    } as GpuMarginSample);
    GpuMarginSample.decode(packet);
    // The header still promises its old length.
    const cut = packet.subarray(0, 2 + packet[1] - missing);
    expect(() => GpuMarginSample.decode(cut)).toThrow(DecodeError);
    expect(GpuMarginSample.decode(packet).powerW).toBe(4);
  });

  it('reads the headers of more senders than it recognises', () => {
    for (let round = 0; round < 2; round++)
      for (let number = 0; number < 600; number++) {
        const header = { ...base, source: `s${number}`, sequence: number + 1 };
        expect({ ...Header.decode(Header.encode(header)) }).toEqual(header);
      }
  });

  it('cannot be faked by a header that only begins like a known one', () => {
    const bytes = Header.encode(base);
    const other = Buffer.from(bytes);
    // The last letter of the instance.
    other[other.lastIndexOf('7'.charCodeAt(0))] = '9'.charCodeAt(0);
    Header.decode(bytes);
    expect(Header.decode(other).instance).toBe('job-executor-9');
    expect(Header.decode(bytes).instance).toBe('job-executor-7');
  });
});

describe('packet writer', () => {
  it('gives packets that later ones leave alone, also where they outgrow its memory', () => {
    const writer = new PacketWriter();
    const packets: { bytes: Uint8Array; hex: string }[] = [];
    for (let length = 0; length < 30_000; length += 997) {
      const text = `${'é'.repeat(length % 3)}${'a'.repeat(length)}`;
      writer.begin().uint32(10).fork().uint32(18).string(text).ldelim().uint32(17).double(length);
      const bytes = writer.finish();
      packets.push({ bytes, hex: hex(bytes) });
      expect(bytes.length).toBeGreaterThan(Buffer.byteLength(text));
    }
    for (const packet of packets) expect(hex(packet.bytes)).toBe(packet.hex);
  });

  it('writes numbers that are no counts as the library does', () => {
    const writer = new PacketWriter();
    expect(hex(writer.begin().uint64(-1).finish())).toBe('ffffffffffffffffff01');
    expect(hex(writer.begin().double(Number.NaN).double(-0).finish())).toBe(
      '000000000000f87f0000000000000080',
    );
  });
});
