/** Trapped protons on a coarse map of the South Atlantic anomaly. */
import { insideSaa } from '@dawnline/orbit';

/**
 * Flux above 50 MeV, 1/(cm2 s), at 550 km and solar maximum on an 8 deg grid (derived: AP8 in its own epoch's
 * field). Rows are latitudes -8 to -48, columns longitudes -72 to 32; zero elsewhere.
 */
const FLUX: readonly (readonly number[])[] = [
  [0, 0, 0, 8, 8, 6, 3, 0, 0, 0, 0, 0, 0, 0],
  [0, 13, 71, 185, 245, 258, 87, 36, 0, 0, 0, 0, 0, 0],
  [6, 155, 445, 545, 430, 563, 412, 430, 165, 74, 9, 0, 0, 0],
  [9, 142, 458, 1102, 860, 1375, 884, 554, 279, 139, 61, 33, 15, 4],
  [0, 65, 520, 674, 1016, 665, 321, 152, 65, 31, 9, 3, 1, 0],
  [0, 0, 37, 85, 93, 69, 34, 12, 3, 2, 0, 0, 0, 0],
];
const GRID_DEG = 8;
const FIRST_LATITUDE_DEG = -8;
const FIRST_LONGITUDE_DEG = -72;
/** The anomaly has drifted west since the field of the map (derived: AP8 in the 2021 field). */
export const WESTWARD_SHIFT_DEG = 10;
/** Altitudes, km, and the flux there relative to 550 km (derived; 800 km from solar minimum, 1200 km the mean of both). */
const ALTITUDE_SCALE: readonly (readonly [number, number])[] = [
  [408, 0.38],
  [501, 0.62],
  [550, 1],
  [650, 2.08],
  [800, 4.38],
  [1200, 23],
];
/** Flux at solar minimum relative to the map's solar maximum: the thinner atmosphere takes fewer away (derived). */
export const SOLAR_ACTIVITY_SCALE = { maximum: 1, minimum: 1.63 } as const;
export type SolarActivity = keyof typeof SOLAR_ACTIVITY_SCALE;
/** Integral flux above an energy, MeV, relative to that above 50 MeV (derived). */
export const ENERGY_SCALE: Readonly<Record<10 | 30 | 50 | 100, number>> = {
  10: 1.58,
  30: 1.2,
  50: 1,
  100: 0.62,
};

function cell(row: number, column: number): number {
  return FLUX[row]?.[column] ?? 0;
}

function altitudeScale(altitudeKm: number): number {
  let k = 0;
  while (k < ALTITUDE_SCALE.length - 2 && altitudeKm > ALTITUDE_SCALE[k + 1]![0]) k += 1;
  const [lowKm, low] = ALTITUDE_SCALE[k]!;
  const [highKm, high] = ALTITUDE_SCALE[k + 1]!;
  const share = (altitudeKm - lowKm) / (highKm - lowKm);
  return Math.exp(Math.log(low) + (Math.log(high) - Math.log(low)) * share);
}

/**
 * Flux above 50 MeV at a place, 1/(cm2 s), at solar maximum; latitude and longitude in degrees, altitude in km. The
 * shift is how far the anomaly has moved west since the field of the map.
 */
export function protonFlux(
  latitudeDeg: number,
  longitudeDeg: number,
  altitudeKm: number,
  westwardShiftDeg = WESTWARD_SHIFT_DEG,
): number {
  const row = (FIRST_LATITUDE_DEG - latitudeDeg) / GRID_DEG;
  const column = (longitudeDeg + westwardShiftDeg - FIRST_LONGITUDE_DEG) / GRID_DEG;
  const r = Math.floor(row);
  const c = Math.floor(column);
  if (r < -1 || r >= FLUX.length || c < -1 || c > 13) return 0;
  const down = row - r;
  const right = column - c;
  const upper = cell(r, c) * (1 - right) + cell(r, c + 1) * right;
  const lower = cell(r + 1, c) * (1 - right) + cell(r + 1, c + 1) * right;
  return (upper * (1 - down) + lower * down) * altitudeScale(altitudeKm);
}

/** What an orbit sees of the belt, over many revolutions. */
export interface BeltAverages {
  /** Above 50 MeV, solar maximum, 1/(cm2 s). */
  readonly meanFlux: number;
  readonly peakFlux: number;
  /** Shares of the time and of the fluence that fall into the outline of the anomaly. */
  readonly saaTimeShare: number;
  readonly saaFluenceShare: number;
}

/** Places along the orbit and around the Earth at which the average looks (assumed: 2 deg is far below the map's 8). */
const ARGUMENTS = 180;
const LONGITUDES = 180;

/** Averages over a circular orbit whose node drifts through all longitudes. */
export function beltAverages(
  altitudeKm: number,
  inclinationDeg: number,
  westwardShiftDeg = WESTWARD_SHIFT_DEG,
): BeltAverages {
  const rad = Math.PI / 180;
  const sineOfInclination = Math.sin(inclinationDeg * rad);
  let sum = 0;
  let peakFlux = 0;
  let insideCount = 0;
  let insideSum = 0;
  for (let k = 0; k < ARGUMENTS; k += 1) {
    const argument = ((k + 0.5) / ARGUMENTS) * 2 * Math.PI;
    const latitudeDeg = Math.asin(sineOfInclination * Math.sin(argument)) / rad;
    for (let m = 0; m < LONGITUDES; m += 1) {
      const longitudeDeg = ((m + 0.5) / LONGITUDES) * 360 - 180;
      const flux = protonFlux(latitudeDeg, longitudeDeg, altitudeKm, westwardShiftDeg);
      const inside = insideSaa(latitudeDeg, longitudeDeg);
      sum += flux;
      if (flux > peakFlux) peakFlux = flux;
      if (inside) insideCount += 1;
      if (inside) insideSum += flux;
    }
  }
  const places = ARGUMENTS * LONGITUDES;
  return {
    meanFlux: sum / places,
    peakFlux,
    saaTimeShare: insideCount / places,
    saaFluenceShare: sum > 0 ? insideSum / sum : 0,
  };
}
