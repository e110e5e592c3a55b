// One tile to alerts: classify each pixel, gather regions, describe each as a GeoJSON feature.
import { changeThreshold, CLASSES, classify, isCloud, isSnow } from './indices.mjs';
import { majority, outline, regions, simplify } from './regions.mjs';
import { SCALE } from './scene.mjs';

const PIXEL_M = 10;
const LEAST_PIXELS = 40; // 0.4 ha
const CLOUD_MARGIN = 4; // pixels around a cloud that it may touch
const TOLERANCE = 1.5; // pixels that an outline may lie off
const TILES_IN_A_ROW = 4;
/** North-west corner of tile 0, and degrees per metre at 46 degrees north. Places are invented. */
const ORIGIN = { lon: 12.3, lat: 46.1 };
const DEGREES_PER_M = { lon: 1 / 77330, lat: 1 / 111132 };

/** Reflectances of a pixel on one date. */
function pixel(bands, size, at, into) {
  const plane = size * size;
  into.green = bands[at] / SCALE;
  into.red = bands[plane + at] / SCALE;
  into.nir = bands[2 * plane + at] / SCALE;
  into.swir1 = bands[3 * plane + at] / SCALE;
  into.swir2 = bands[4 * plane + at] / SCALE;
  return into;
}

/** Pixels that cannot be compared: clouds with a margin, and snow, on either date. */
function masked(tile, size) {
  const mask = new Uint8Array(size * size);
  const seen = {};
  for (const bands of [tile.before, tile.after])
    for (let at = 0; at < mask.length; at++) {
      pixel(bands, size, at, seen);
      if (isSnow(seen)) mask[at] = 1;
      if (!isCloud(seen)) continue;
      const [x, y] = [at % size, Math.floor(at / size)];
      for (let v = Math.max(0, y - CLOUD_MARGIN); v <= Math.min(size - 1, y + CLOUD_MARGIN); v++)
        mask.fill(
          1,
          v * size + Math.max(0, x - CLOUD_MARGIN),
          v * size + Math.min(size - 1, x + CLOUD_MARGIN) + 1,
        );
    }
  return mask;
}

/** The features of the alerts of one tile. */
export function alertsOf(tile, index, size) {
  const mask = masked(tile, size);
  const [map, change] = [new Uint8Array(size * size), new Float64Array(size * size)];
  const [before, after] = [{}, {}];
  for (let at = 0; at < map.length; at++) {
    if (mask[at]) continue;
    const found = classify(pixel(tile.before, size, at, before), pixel(tile.after, size, at, after));
    map[at] = found.kind;
    change[at] = found.change;
  }
  const found = regions(majority(map, size), size, LEAST_PIXELS);
  return found.map((region) => feature(region, { map, change, mask }, index, size));
}

function feature({ kind, pixels }, { map, change, mask }, index, size) {
  const own = pixels.filter((at) => map[at] === kind);
  const mean = own.reduce((sum, at) => sum + change[at], 0) / own.length;
  const hidden = pixels.filter(
    (at) => mask[at] || mask[at - 1] || mask[at + 1] || mask[at - size] || mask[at + size],
  );
  const ring = simplify(outline(pixels, size), TOLERANCE).map(([x, y]) => place(index, size, x, y));
  ring.reverse(); // Clockwise on the image is clockwise on the map; RFC 7946 wants the other way.
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
    properties: {
      class: CLASSES[kind - 1],
      tile: index,
      areaHa: rounded((pixels.length * PIXEL_M * PIXEL_M) / 10000, 100),
      meanChange: rounded(mean, 1000),
      confidence: confidence(
        mean / changeThreshold[kind - 1],
        own.length / pixels.length,
        hidden.length / pixels.length,
      ),
    },
  };
}

/** 0 to 1: how far the mean change lies above its threshold, how solid the region is, how much of it touches clouds. */
function confidence(excess, solid, hidden) {
  const clear = Math.min(1, 0.5 + (excess - 1));
  return rounded(clear * solid * (1 - hidden), 100);
}

const rounded = (value, per) => Math.round(value * per) / per;

/** Longitude and latitude of a corner of a pixel. */
export function place(index, size, x, y) {
  const east = ((index % TILES_IN_A_ROW) * size + x) * PIXEL_M;
  const south = (Math.floor(index / TILES_IN_A_ROW) * size + y) * PIXEL_M;
  const [lon, lat] = [ORIGIN.lon + east * DEGREES_PER_M.lon, ORIGIN.lat - south * DEGREES_PER_M.lat];
  return [rounded(lon, 100000), rounded(lat, 100000)];
}

/** Column and row of a place in a tile, the way back. */
export function pixelOf(index, size, [lon, lat]) {
  const east = (lon - ORIGIN.lon) / DEGREES_PER_M.lon / PIXEL_M - (index % TILES_IN_A_ROW) * size;
  const south = (ORIGIN.lat - lat) / DEGREES_PER_M.lat / PIXEL_M - Math.floor(index / TILES_IN_A_ROW) * size;
  return [east, south];
}
