// Spectral indices and the decision per pixel. Reflectances are Sentinel-2's: G B3, R B4, NIR B8, SWIR1 B11, SWIR2 B12.
// Only + - * / and comparisons: the same bits on every machine.

/** Classes of alerts; a pixel's class is its place here plus one. */
export const CLASSES = ['flood', 'vegetation-loss', 'burn'];
export const [FLOOD, LOSS, BURN] = [1, 2, 3];

const ratio = (a, b) => (a + b > 0 ? (a - b) / (a + b) : 0);
export const ndvi = (p) => ratio(p.nir, p.red);
/** McFeeters 1996: open water is above zero. */
export const ndwi = (p) => ratio(p.green, p.nir);
export const ndsi = (p) => ratio(p.green, p.swir1);
export const nbr = (p) => ratio(p.nir, p.swir2);

// Thresholds: published where a source is named, else assumed for these scenes.
const SNOW_NDSI = 0.4; // Hall 1995
const SNOW_NIR = 0.11; // Hall 1995
const CLOUD_GREEN = 0.25;
const WATER_NDWI = 0; // McFeeters 1996
const WATER_SWIR1_MAX = 0.12;
const LAND_NDWI_MAX = -0.1;
const FLOOD_CHANGE = 0.3;
const DENSE_NDVI = 0.68;
const LOSS_CHANGE = 0.3;
const BURN_CHANGE = 0.44; // Key and Benson 2006: moderate-high severity
const BURNT_NBR_MAX = -0.1;

/** Neither cloud nor snow: what may be compared. */
export function isSnow(p) {
  return ndsi(p) > SNOW_NDSI && p.nir > SNOW_NIR;
}
export function isCloud(p) {
  return p.green > CLOUD_GREEN && !isSnow(p);
}

/** Threshold of a class's change, to compare a mean change with. */
export const changeThreshold = [FLOOD_CHANGE, LOSS_CHANGE, BURN_CHANGE];

/** Class of a clear pixel and the change of its index, always positive: NDWI risen, NDVI or NBR fallen. */
export function classify(before, after) {
  const wetter = ndwi(after) - ndwi(before);
  const flooded = ndwi(after) > WATER_NDWI && after.swir1 < WATER_SWIR1_MAX && ndwi(before) < LAND_NDWI_MAX;
  if (flooded && wetter >= FLOOD_CHANGE) return { kind: FLOOD, change: wetter };
  const charred = nbr(before) - nbr(after);
  if (charred >= BURN_CHANGE && nbr(after) < BURNT_NBR_MAX) return { kind: BURN, change: charred };
  const barer = ndvi(before) - ndvi(after);
  if (ndvi(before) >= DENSE_NDVI && barer >= LOSS_CHANGE) return { kind: LOSS, change: barer };
  return { kind: 0, change: 0 };
}
