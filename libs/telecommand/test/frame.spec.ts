import { crc16 } from '../src/crc16';
import { FRAME_MAX_BYTES, FRAME_OVERHEAD_BYTES, openFrame, sealFrame, type SealingKey } from '../src/frame';

const KEY: SealingKey = { id: 7, bytes: Uint8Array.from({ length: 32 }, (_, index) => index) };
const PLAINTEXT = Buffer.from('one telecommand');
const keyOf = (id: number): Uint8Array | null => (id === KEY.id ? KEY.bytes : null);
const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');

function withCrc(frame: Uint8Array): Uint8Array {
  const bytes = Buffer.from(frame);
  bytes.writeUInt16BE(crc16(bytes.subarray(0, -2)), bytes.length - 2);
  return bytes;
}

function flipped(frame: Uint8Array, index: number, mask = 1): Uint8Array {
  const bytes = Buffer.from(frame);
  bytes[index < 0 ? bytes.length + index : index] ^= mask;
  return bytes;
}

describe('crc16', () => {
  it.each([
    ['0000', 0x1d0f],
    ['000000', 0xcc9c],
    ['abcdef01', 0x04a2],
    ['1456f89a0001', 0x7fd5],
    [Buffer.from('123456789').toString('hex'), 0x29b1],
    ['06000cf0000400558873c900000521', 0x75fb],
  ])('TC-001 gives the published value for %s', (bytes, expected) => {
    expect(crc16(hex(bytes))).toBe(expected);
  });
});

describe('frame', () => {
  it('TC-002 LK-12 opens what it sealed, and never twice the same bytes for two sequences', () => {
    const first = sealFrame(KEY, 1, PLAINTEXT);
    expect(first.length).toBe(PLAINTEXT.length + FRAME_OVERHEAD_BYTES);
    expect(openFrame(first, keyOf)).toEqual({
      kind: 'opened',
      keyId: 7,
      sequence: 1,
      plaintext: new Uint8Array(PLAINTEXT),
    });
    const second = sealFrame(KEY, 2, PLAINTEXT);
    expect(Buffer.from(first.subarray(12)).equals(second.subarray(12))).toBe(false);
    expect(sealFrame(KEY, 1, PLAINTEXT)).toEqual(first);
  });

  it('TC-002 is big endian, and carries an empty and a longest plaintext', () => {
    const frame = Buffer.from(sealFrame(KEY, 0x0102030405, new Uint8Array(0)));
    expect(frame.subarray(0, 12).toString('hex')).toBe('010000070000000102030405');
    const longest = new Uint8Array(FRAME_MAX_BYTES - FRAME_OVERHEAD_BYTES).fill(9);
    expect(openFrame(sealFrame(KEY, 3, longest), keyOf)).toMatchObject({
      kind: 'opened',
      plaintext: longest,
    });
    expect(() => sealFrame(KEY, 3, new Uint8Array(longest.length + 1))).toThrow('do not fit');
  });

  it('TC-003 LK-15 checks length before CRC, CRC before key, key before MAC', () => {
    const frame = sealFrame(KEY, 5, PLAINTEXT);
    expect(openFrame(frame.subarray(0, FRAME_OVERHEAD_BYTES - 1), keyOf)).toMatchObject({
      refusal: 'MALFORMED',
      detail: expect.stringContaining('length'),
    });
    expect(openFrame(new Uint8Array(FRAME_MAX_BYTES + 1), keyOf)).toMatchObject({ refusal: 'MALFORMED' });
    let asked = 0;
    const counting = (id: number): Uint8Array | null => {
      asked += 1;
      return keyOf(id);
    };
    for (const index of [0, 3, 12, -1]) {
      expect(openFrame(flipped(frame, index), counting)).toMatchObject({ detail: 'CRC does not match' });
    }
    expect(openFrame(withCrc(flipped(frame, 0)), counting)).toMatchObject({ refusal: 'MALFORMED' });
    expect(openFrame(withCrc(flipped(frame, 4, 0xff)), counting)).toMatchObject({ refusal: 'MALFORMED' });
    expect(asked).toBe(0);
  });

  it('TC-004 LK-15 gives one external answer for an unknown key and a bad MAC', () => {
    const frame = sealFrame(KEY, 5, PLAINTEXT);
    const unknownKey = openFrame(frame, () => null);
    const otherKey = openFrame(frame, () => new Uint8Array(32));
    expect(unknownKey).toEqual({ kind: 'refused', refusal: 'UNAUTHENTICATED', detail: 'not authenticated' });
    expect(otherKey).toEqual(unknownKey);
  });

  it('TC-005 LK-12 authenticates every byte of header, ciphertext and MAC', () => {
    const frame = sealFrame(KEY, 5, PLAINTEXT);
    for (let index = 2; index < frame.length - 2; index++) {
      const forged = withCrc(flipped(frame, index));
      expect(openFrame(forged, () => KEY.bytes)).toMatchObject({ kind: 'refused' });
    }
  });
});
