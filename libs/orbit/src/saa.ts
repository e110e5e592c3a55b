/** Outline of the South Atlantic anomaly. */

/** NICER's polygon, longitude and latitude in degrees (published); closed to the south, so fit for polar orbits. */
const NICER: readonly (readonly [number, number])[] = [
  [-67.68, -2.36],
  [-86.4, -10.28],
  [-84.49, -31.85],
  [-72.35, -43.99],
  [-54.56, -52.58],
  [-28.19, -53.63],
  [0.21, -46.89],
  [15.51, -42.67],
  [28.8, -34.04],
  [12.96, -21.08],
  [-9.36, -21.08],
  [-23.76, -16.04],
  [-43.2, 0.52],
];
/** Its bounding box, degrees (derived). */
const WEST_DEG = -86.4;
const EAST_DEG = 28.8;
const SOUTH_DEG = -53.63;
const NORTH_DEG = 0.52;

/** Whether a place lies inside the anomaly; latitude and longitude in degrees, the latter within +-180. */
export function insideSaa(latitudeDeg: number, longitudeDeg: number): boolean {
  if (latitudeDeg < SOUTH_DEG || latitudeDeg > NORTH_DEG) return false;
  if (longitudeDeg < WEST_DEG || longitudeDeg > EAST_DEG) return false;
  let inside = false;
  for (let k = 0, last = NICER.length - 1; k < NICER.length; last = k, k += 1) {
    const [x, y] = NICER[k]!;
    const [lastX, lastY] = NICER[last]!;
    if (y > latitudeDeg === lastY > latitudeDeg) continue;
    if (longitudeDeg < x + ((latitudeDeg - y) / (lastY - y)) * (lastX - x)) inside = !inside;
  }
  return inside;
}
