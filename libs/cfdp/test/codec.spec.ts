import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc16 } from '@dawnline/telecommand';
import {
  addToChecksum,
  checksumOf,
  ChecksumType,
  decodePdu,
  encodePdu,
  endChecksum,
  startChecksum,
} from '../src';
import { PDUS } from './vectors';

const text = readFileSync(join(__dirname, 'golden.txt'), 'utf8');
const golden = new Map(
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string]),
);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const ofHex = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'hex'));
const pduNames = [...golden.keys()].filter((name) => !name.startsWith('checksum-'));

describe('the bytes of the standard', () => {
  it('CFDP-001 has a meaning for each golden PDU', () => {
    expect(Object.keys(PDUS)).toEqual(pduNames);
  });

  it.each(pduNames)('CFDP-001 encodes and decodes %s', (name) => {
    expect(hex(encodePdu(PDUS[name]!))).toBe(golden.get(name));
    expect(decodePdu(ofHex(golden.get(name)!))).toEqual({ kind: 'pdu', pdu: PDUS[name] });
  });

  it('CFDP-001 agrees with a program that was written from the tables of the standard alone', () => {
    const python = spawnSync('python3', [join(__dirname, 'golden.py')], { encoding: 'utf8' });
    if (python.error) return;
    expect(python.stderr).toBe('');
    expect(python.stdout).toBe(text);
  });

  it('CFDP-001 ignores spare bits: an older edition had an end system status in Finished', () => {
    const finished = ofHex(golden.get('finished')!);
    finished[finished.length - 1]! |= 0x08;
    expect(decodePdu(finished)).toEqual({ kind: 'pdu', pdu: PDUS['finished'] });
  });
});

describe('file checksums', () => {
  const data = Uint8Array.from({ length: 1283 }, (_, index) =>
    index < 1280 ? index % 256 : 'end'.charCodeAt(index - 1280),
  );
  const cases = [
    ['modular', ChecksumType.Modular],
    ['crc32c', ChecksumType.Crc32C],
    ['crc32', ChecksumType.Crc32],
  ] as const;

  it.each(cases)('CFDP-002 gives the golden %s, also taken piece by piece', (name, type) => {
    const expected = Number.parseInt(golden.get(`checksum-${name}`)!, 16);
    expect(checksumOf(type, data)).toBe(expected);
    for (const piece of [1, 3, 7, 512]) {
      let running = startChecksum(type);
      for (let at = 0; at < data.length; at += piece)
        running = addToChecksum(running, data.subarray(at, at + piece));
      expect(endChecksum(running)).toBe(expected);
    }
  });

  it('CFDP-002 gives the published check values of 123456789', () => {
    const digits = Buffer.from('123456789');
    expect(checksumOf(ChecksumType.Crc32, digits)).toBe(0xcbf43926);
    expect(checksumOf(ChecksumType.Crc32C, digits)).toBe(0xe3069283);
    // 0x31323334 + 0x35363738 + 0x39000000, by hand.
    expect(checksumOf(ChecksumType.Modular, digits)).toBe(0x9f686a6c);
    expect(checksumOf(ChecksumType.Null, digits)).toBe(0);
  });
});

describe('PDUs that are refused', () => {
  const metadata = golden.get('metadata')!;
  const cases: [field: string, bytes: string][] = [
    ['version', ''],
    ['version', metadata.replace(/^20/, '00')],
    ['data field length', metadata.slice(0, 4)],
    ['data field length', metadata.slice(0, -2)],
    ['data field length', `${metadata}00`],
    ['source entity', metadata.slice(0, 8)],
    ['transaction sequence', '2000012700ffffffffffffffff000400'],
    ['destination entity', metadata.slice(0, 18)],
    ['directive code', '20000003010000000702'],
    ['directive code', '2000010301000000070203'],
    ['condition code', '20000a03010000000702' + '04c0cbf4392600000009'],
    ['file checksum', '20000303010000000702' + '0400cb'],
    ['file size', '20000703010000000702' + '0400cbf4392600'],
    ['fault location', '20000d03010000000702' + '04f00000000000001000020101'],
    ['source file name', '20000803010000000702' + '0703000003e80561'],
    ['destination file name', '20000903010000000702' + '0703000003e8016101'],
    ['source file name', '20000903010000000702' + '0703000003e801ff00'],
    ['TLV type', '20000b03010000000702' + '0703000003e8' + '0000' + '030100'],
    ['TLV value', '20000b03010000000702' + '0703000003e8' + '0000' + '020561'],
    ['filestore action', '20000d03010000000702' + '0703000003e8' + '0000' + '0003f00161'],
    ['filestore request', '20000d03010000000702' + '0703000003e8' + '0000' + '0003000061'],
    ['fault handler', '20000b03010000000702' + '0703000003e8' + '0000' + '040100'],
    ['acknowledged directive', '28000303010000000702' + '067001'],
    ['directive subtype', '28000303010000000702' + '064101'],
    ['segment request end', '28001103010000000702' + '080000000000001388' + '0000000900000008'],
    ['segment request start', '28000b03010000000702' + '080000000000001388' + '0000'],
    ['scope end', '28000903010000000702' + '080000138800000000'],
    ['prompt', '20000303010000000702' + '098000'],
    ['keep-alive', '28000603010000000702' + '0c0000100000'],
    ['offset', '30000203010000000702' + '0000'],
    ['segment metadata', '3000030b010000000702' + 'c261'],
    ['offset', '31000803010000000702' + 'ffffffffffffffff'],
    ['CRC', `${golden.get('metadata-crc')!.slice(0, -2)}00`],
    ['CRC', '22000103010000000702' + '04'],
  ];

  it.each(cases)('CFDP-003 names %s in %s', (field, bytes) => {
    const decoded = decodePdu(fixedLength(bytes, field));
    expect(decoded).toMatchObject({ kind: 'refused', field });
  });

  /** The cases count their fields, not their bytes: the length is set right where it is not the point. */
  function fixedLength(bytes: string, field: string): Uint8Array {
    const raw = ofHex(bytes);
    if (field === 'data field length' || field === 'CRC' || raw.length < 10 || raw[3] === 0x27) return raw;
    new DataView(raw.buffer).setUint16(1, raw.length - 10);
    return raw;
  }

  it('CFDP-003 finds every changed bit of a PDU with CRC', () => {
    for (const name of ['metadata-crc', 'file-data-crc']) {
      const whole = ofHex(golden.get(name)!);
      for (let bit = 0; bit < whole.length * 8; bit++) {
        const changed = whole.slice();
        changed[bit >> 3]! ^= 1 << (bit & 7);
        // The one bit that says that there is a CRC leaves a PDU with two bytes too many.
        if (bit === 1 && name === 'file-data-crc') continue;
        expect(decodePdu(changed).kind).toBe('refused');
      }
      expect(crc16(whole)).toBe(0);
    }
  });
});
