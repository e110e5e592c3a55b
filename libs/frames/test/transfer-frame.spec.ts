import { crc16 } from '@dawnline/telecommand';
import {
  decodeTransferFrame,
  encodeTransferFrame,
  framesMissed,
  isLater,
  TRANSFER_FRAME_MAX_BYTES,
  TRANSFER_FRAME_OVERHEAD_BYTES,
  type TransferFrame,
} from '../src';

const SPACECRAFT = 0x0d01;
const FRAME: TransferFrame = {
  spacecraftId: SPACECRAFT,
  virtualChannel: 2,
  count: 0x01020304,
  controlField: 0x00004007,
  data: Uint8Array.from([0xca, 0xfe, 0x00]),
};
/** By hand: 1100 | 0000110100000001 | 0 | 000010 | 0000 | 0, length 21 - 1, 00001100, count, 11100101, data, word, CRC. */
const GOLDEN = 'c0d01040' + '0014' + '0c' + '01020304' + 'e5' + 'cafe00' + '00004007' + 'f621';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const refusalOf = (bytes: Uint8Array, spacecraft = SPACECRAFT): string => {
  const decoded = decodeTransferFrame(bytes, spacecraft);
  return decoded.kind === 'refused' ? decoded.refusal : 'taken';
};

/** The golden frame with some bytes replaced and a CRC that holds again. */
function altered(changes: Readonly<Record<number, number>>): Uint8Array {
  const bytes = Buffer.from(GOLDEN, 'hex');
  for (const [at, value] of Object.entries(changes)) bytes[Number(at)] = value;
  bytes.writeUInt16BE(crc16(bytes.subarray(0, -2)), bytes.length - 2);
  return bytes;
}

/** Keyed bytes without a generator's state: a multiplicative hash of the index. */
const byteAt = (seed: number, index: number): number =>
  (Math.imul(Math.imul(seed, 0x9e3779b1) ^ (index + 1), 0x85ebca6b) >>> 13) & 0xff;

describe('telemetry transfer frame', () => {
  it('FRM-001 lays a frame out as CCSDS 732.1-B does, byte by byte', () => {
    expect(hexOf(encodeTransferFrame(FRAME))).toBe(GOLDEN);
    expect(decodeTransferFrame(Buffer.from(GOLDEN, 'hex'), SPACECRAFT)).toEqual({
      kind: 'frame',
      frame: FRAME,
    });
  });

  it('FRM-001 carries every field at its limits, and the longest frame there is', () => {
    const longest = new Uint8Array(TRANSFER_FRAME_MAX_BYTES - TRANSFER_FRAME_OVERHEAD_BYTES).fill(7);
    for (const frame of [
      { ...FRAME, spacecraftId: 0, virtualChannel: 0, count: 0, controlField: 0 },
      { ...FRAME, spacecraftId: 0xffff, virtualChannel: 3, count: 0xffffffff, controlField: 0xffffffff },
      { ...FRAME, data: longest },
    ]) {
      const bytes = encodeTransferFrame(frame);
      expect(decodeTransferFrame(bytes, frame.spacecraftId)).toEqual({ kind: 'frame', frame });
    }
    expect(() => encodeTransferFrame({ ...FRAME, data: new Uint8Array(longest.length + 1) })).toThrow('fit');
    expect(() => encodeTransferFrame({ ...FRAME, data: new Uint8Array(0) })).toThrow('fit');
    expect(() => encodeTransferFrame({ ...FRAME, virtualChannel: 4 })).toThrow('channel 4');
    expect(() => encodeTransferFrame({ ...FRAME, spacecraftId: 65_536 })).toThrow('65536');
    expect(() => encodeTransferFrame({ ...FRAME, count: -1 })).toThrow('count -1');
  });

  it('FRM-002 refuses a frame with any single bit turned', () => {
    const whole = Buffer.from(GOLDEN, 'hex');
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const bytes = Uint8Array.from(whole);
      bytes[bit >>> 3] ^= 0x80 >>> (bit & 7);
      expect([bit, refusalOf(bytes)]).toEqual([bit, 'CRC']);
    }
  });

  it('FRM-002 refuses a frame cut off anywhere or with bytes behind it', () => {
    const whole = Buffer.from(GOLDEN, 'hex');
    for (let length = 0; length < whole.length; length++) {
      expect(refusalOf(whole.subarray(0, length))).toBe(
        length <= TRANSFER_FRAME_OVERHEAD_BYTES ? 'LENGTH' : 'CRC',
      );
    }
    expect(refusalOf(Buffer.concat([whole, Buffer.alloc(1, 1)]))).toBe('CRC');
    // A CRC without a final xor holds over zeros behind it: the declared length catches them.
    expect(refusalOf(Buffer.concat([whole, Buffer.alloc(1)]))).toBe('LENGTH');
    expect(refusalOf(new Uint8Array(TRANSFER_FRAME_MAX_BYTES + 1))).toBe('LENGTH');
  });

  it.each([
    ['another version', { 0: 0x80 }, 'VERSION'],
    ['a length other than its own', { 5: 0x15 }, 'LENGTH'],
    ['the craft as destination', { 2: 0x18 }, 'LAYOUT'],
    ['another map', { 3: 0x42 }, 'LAYOUT'],
    ['a truncated header', { 3: 0x41 }, 'LAYOUT'],
    ['the bypass flag', { 6: 0x8c }, 'LAYOUT'],
    ['no control field', { 6: 0x04 }, 'LAYOUT'],
    ['a count of another length', { 6: 0x0b }, 'LAYOUT'],
    ['segmented data', { 11: 0x05 }, 'LAYOUT'],
    ['space packets', { 11: 0xe0 }, 'LAYOUT'],
    ['a virtual channel above P3', { 3: 0x80 }, 'CHANNEL'],
    ['another craft', { 1: 0xd1 }, 'SPACECRAFT'],
  ])('FRM-002 refuses %s although its CRC holds', (_, changes, refusal) => {
    expect(refusalOf(altered(changes as Record<number, number>))).toBe(refusal);
  });

  it('FRM-002 takes nothing out of noise, with a good CRC or without, and never throws', () => {
    const refusals = new Set<string>();
    for (let seed = 1; seed <= 5_000; seed++) {
      const length = (byteAt(seed, 0) % 64) + TRANSFER_FRAME_OVERHEAD_BYTES + 1;
      const bytes = Buffer.from(Array.from({ length }, (_, index) => byteAt(seed, index + 1)));
      if (seed % 2 === 0) bytes.writeUInt16BE(crc16(bytes.subarray(0, -2)), length - 2);
      // Every fourth looks like a frame up to the length, so that the later checks see noise too.
      if (seed % 4 === 0) {
        bytes[0] = 0xc0 | (bytes[0] & 0x0f);
        bytes.writeUInt16BE(length - 1, 4);
        bytes.writeUInt16BE(crc16(bytes.subarray(0, -2)), length - 2);
      }
      refusals.add(refusalOf(bytes));
    }
    expect([...refusals].sort()).toEqual(['CRC', 'LAYOUT', 'LENGTH', 'VERSION']);
  });

  it('FRM-004 counts the frames that are missing, over the end of the count too', () => {
    expect(framesMissed(4, 5)).toBe(0);
    expect(framesMissed(4, 9)).toBe(4);
    expect(framesMissed(0xffffffff, 0)).toBe(0);
    expect(framesMissed(0xfffffffe, 2)).toBe(3);
    expect(framesMissed(5, 5)).toBe(0);
    expect(framesMissed(5, 3)).toBe(0);
    expect([isLater(5, 6), isLater(5, 5), isLater(5, 4), isLater(0xffffffff, 3)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
