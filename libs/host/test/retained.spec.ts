import { packRetained, unpackRetained } from '@dawnline/host';

describe('retained items', () => {
  const value = { charge: 0.5, times: [1, 2] };

  test('FD-26 come back as they were stored', () => {
    expect(unpackRetained(1, packRetained(1, value))).toEqual({ kind: 'value', value });
    expect(unpackRetained(1, null)).toEqual({ kind: 'absent' });
  });

  test('FD-26 read as corrupt after any bit flip, cut, or under another version', () => {
    const bytes = packRetained(1, value);
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << (at % 8);
      expect(unpackRetained(1, flipped).kind).toBe('corrupt');
    }
    expect(unpackRetained(1, bytes.slice(0, -1)).kind).toBe('corrupt');
    expect(unpackRetained(1, new Uint8Array(3)).kind).toBe('corrupt');
    expect(unpackRetained(2, bytes).kind).toBe('corrupt');
  });
});
