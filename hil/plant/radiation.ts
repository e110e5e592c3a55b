/** Trapped protons above 50 MeV on a coarse map, and the dose they give. */

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
const WESTWARD_SHIFT_DEG = 10;
/** Altitudes, km, and the flux there relative to 550 km (derived). */
const ALTITUDE_SCALE: readonly (readonly [number, number])[] = [
  [408, 0.38],
  [501, 0.62],
  [550, 1],
  [650, 2.08],
];
/** Dose per proton above 50 MeV behind 10 mm of aluminium, rad cm2 (derived: 1.1e-7 to 1.7e-7). */
export const RAD_PER_PROTON_CM2 = 1.4e-7;

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

/** Flux above 50 MeV at a place, 1/(cm2 s), solar maximum; latitude and longitude in degrees, altitude in km. */
export function protonFlux(latitudeDeg: number, longitudeDeg: number, altitudeKm: number): number {
  const row = (FIRST_LATITUDE_DEG - latitudeDeg) / GRID_DEG;
  const column = (longitudeDeg + WESTWARD_SHIFT_DEG - FIRST_LONGITUDE_DEG) / GRID_DEG;
  const r = Math.floor(row);
  const c = Math.floor(column);
  if (r < -1 || r >= FLUX.length || c < -1 || c > 13) return 0;
  const down = row - r;
  const right = column - c;
  const upper = cell(r, c) * (1 - right) + cell(r, c + 1) * right;
  const lower = cell(r + 1, c) * (1 - right) + cell(r + 1, c + 1) * right;
  return (upper * (1 - down) + lower * down) * altitudeScale(altitudeKm);
}
