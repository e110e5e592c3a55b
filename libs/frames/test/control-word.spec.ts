import { decodeControlWord, encodeControlWord, reportedSequence } from '../src';

const IDLE = { virtualChannel: 0, noBitLock: false, lockout: false, wait: false, report: 0 };

describe('control word', () => {
  it('FRM-003 has the layout of CCSDS 232.0-B', () => {
    expect(encodeControlWord(IDLE)).toBe(0);
    expect(encodeControlWord({ ...IDLE, report: 0xa5 }).toString(16)).toBe('a5');
    expect(encodeControlWord({ ...IDLE, virtualChannel: 63 }).toString(16)).toBe('fc0000');
    expect(encodeControlWord({ ...IDLE, noBitLock: true }).toString(16)).toBe('4000');
    expect(encodeControlWord({ ...IDLE, lockout: true }).toString(16)).toBe('2000');
    expect(encodeControlWord({ ...IDLE, wait: true }).toString(16)).toBe('1000');
    expect(() => encodeControlWord({ ...IDLE, report: 256 })).toThrow('256');
  });

  it('FRM-003 reads back what was written, and nothing that the craft never sets', () => {
    const word = { virtualChannel: 5, noBitLock: true, lockout: true, wait: true, report: 255 };
    expect(decodeControlWord(encodeControlWord(word))).toEqual(word);
    const taken = Array.from({ length: 32 }, (_, bit) => bit).filter((bit) =>
      decodeControlWord((1 << bit) >>> 0),
    );
    expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 18, 19, 20, 21, 22, 23]);
  });

  it('FRM-003 finds the whole sequence below the newest one that was sent', () => {
    expect(reportedSequence(5, 5)).toBe(5);
    expect(reportedSequence(0xff, 0x300)).toBe(0x2ff);
    expect(reportedSequence(0x00, 0x300)).toBe(0x300);
    expect(reportedSequence(0x01, 0x300)).toBe(0x201);
  });
});
