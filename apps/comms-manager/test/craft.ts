import type { StationEntry } from '@dawnline/host';

/** Orbit B of ODC-1 and two of its stations. */
export const TLE = {
  line1: '1 66303U 25248L   26207.16029198  .00005005  00000+0  22976-3 0  9990',
  line2: '2 66303  45.3997 271.0639 0006321 268.1150  91.9012 15.21652070 40476',
};

export const STATIONS: readonly StationEntry[] = [
  { name: 'awarua', latitudeDeg: -46.53, longitudeDeg: 168.38, altitudeM: 0, maskDeg: 10 },
  { name: 'punta-arenas', latitudeDeg: -52.94, longitudeDeg: -70.85, altitudeM: 0, maskDeg: 10 },
  { name: 'redmond', latitudeDeg: 47.67, longitudeDeg: -122.12, altitudeM: 0, maskDeg: 10 },
];
