/** Checks of the radio links: plant check 24 and the worked example of the X band. */
import { ebN0Db, freeSpaceLossDb } from '../link';
import { near, nearAll, type PlantCheck } from './check';

export const LINK_CHECKS: readonly PlantCheck[] = [
  {
    number: 24,
    what: 'Free-space loss',
    kind: 'verification',
    source: 'formula',
    run: () => [
      near('2.2 GHz, 1816 km', 'dB', 164.48, freeSpaceLossDb(2.2, 1816), 0.05),
      nearAll(
        '0.4375, 8.2, 26.5 GHz at 1816 km',
        'dB',
        [150.45, 175.91, 186.1],
        [0.4375, 8.2, 26.5].map((gigahertz) => freeSpaceLossDb(gigahertz, 1816)),
        0.05,
      ),
      near('8.2 GHz, 550 km', 'dB', 165.53, freeSpaceLossDb(8.2, 550), 0.05),
    ],
  },
  {
    number: 37,
    what: 'X-band link of ODC-1 at 10 deg elevation, 550 km',
    kind: 'verification',
    source: 'worked example of assumed hardware',
    run: ({ parameters }) => {
      const radio = parameters.radios.find(({ id }) => id === 'downlinkX')!;
      return [near('Eb/N0', 'dB', 7.9, ebN0Db(radio, 1816), 0.1)];
    },
  },
];
