/** Plant checks 22 and 23: published vectors of the space link's checksum and of the Bundle Protocol. */
import { crc16 } from '@dawnline/telecommand';
import { exactly, type PlantCheck } from '@hil/plant';
import { creationTimestamp, endpointId } from './bpv7';

/** Bytes and their checksum, hexadecimal (published, ECSS-E-ST-70-41C annex B; the last in Yamcs' tests). */
const CRC_VECTORS: readonly (readonly [string, string])[] = [
  ['0000', '1d0f'],
  ['000000', 'cc9c'],
  ['abcdef01', '04a2'],
  ['1456f89a0001', '7fd5'],
  ['313233343536373839', '29b1'],
  ['06000cf0000400558873c900000521', '75fb'],
];

export const PROTOCOL_CHECKS: readonly PlantCheck[] = [
  {
    number: 22,
    what: 'CRC-16 of space packets and frames',
    kind: 'validation',
    source: 'ECSS-E-ST-70-41C annex B, Yamcs',
    run: () =>
      CRC_VECTORS.map(([bytes, checksum]) =>
        exactly(bytes, '', checksum, crc16(Buffer.from(bytes, 'hex')).toString(16).padStart(4, '0')),
      ),
  },
  {
    number: 23,
    what: 'Endpoint ids and creation timestamp of bundles (no flight software uses them yet)',
    kind: 'validation',
    source: 'samples of the bp7 library',
    run: () => [
      exactly('[637418478, 0]', '', '821a25fe3bee00', creationTimestamp(637_418_478, 0).toString('hex')),
      exactly('ipn:23.42', '', '82028217182a', endpointId('ipn:23.42').toString('hex')),
      exactly('dtn:none', '', '820100', endpointId('dtn:none').toString('hex')),
    ],
  },
];
