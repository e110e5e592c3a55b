/** The two orbits of the default craft and its stations, as test data. */
import { parseTle, type Station, type Tle } from '@dawnline/orbit';

function withChecksum(line: string): string {
  let sum = 0;
  for (const c of line.slice(0, 68)) sum += c >= '0' && c <= '9' ? Number(c) : c === '-' ? 1 : 0;
  return line.slice(0, 68) + String(sum % 10);
}

export const ORBIT_B_LINES: [string, string] = [
  '1 66303U 25248L   26207.16029198  .00005005  00000+0  22976-3 0  9990',
  '2 66303  45.3997 271.0639 0006321 268.1150  91.9012 15.21652070 40476',
];

export const ORBIT_A_LINES: [string, string] = [
  '1 99001U 26001A   26335.00000000  .00000000  00000+0  10000-3 0  0014',
  '2 99001  97.5930 339.8664 0010000  90.0000 270.0000 15.05491974    18',
];

export const orbitB = (): Tle => parseTle(...ORBIT_B_LINES);

export const orbitA = (): Tle => parseTle(...ORBIT_A_LINES);

/** Orbit A in its eclipse season: epoch 2027-06-14, node for LTAN 18:00. */
export const orbitAJune = (): Tle =>
  parseTle(
    withChecksum(ORBIT_A_LINES[0].replace('26335.00000000', '27165.00000000')),
    withChecksum(ORBIT_A_LINES[1].replace('339.8664', '172.0677')),
  );

const station = (id: string, latitudeDeg: number, longitudeDeg: number): Station => ({
  id,
  latitudeDeg,
  longitudeDeg,
  maskDeg: 10,
});

export const STATIONS = [
  station('svalbard', 78.229, 15.408),
  station('troll', -72.01, 2.53),
  station('awarua', -46.53, 168.38),
  station('punta-arenas', -52.94, -70.85),
  station('redmond', 47.67, -122.12),
  station('hartebeesthoek', -25.89, 27.69),
];
