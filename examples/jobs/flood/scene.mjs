// Synthetic tiles: two dates of a landscape with planted floods, clear-cuts and burns, and with what misleads a
// detector: clouds and their shadows, haze, noise, lakes and rivers, harvested crops, fresh and melting snow.
import { BURN, FLOOD, LOSS } from './indices.mjs';
import { field, generator } from './random.mjs';

/** Bands in the order of a tile's bytes; values are reflectance times SCALE, unsigned 16 bits, little-endian. */
export const BANDS = ['green', 'red', 'nir', 'swir1', 'swir2'];
export const SCALE = 10000;
/** Bytes of one tile: two dates, five bands, two bytes. */
export const tileBytes = (size) => 2 * BANDS.length * size * size * 2;

// Reflectances, assumed, typical of Sentinel-2's B3, B4, B8, B11, B12.
const SPECTRA = {
  forest: [0.04, 0.03, 0.38, 0.17, 0.08],
  crop: [0.08, 0.08, 0.31, 0.22, 0.13],
  stubble: [0.11, 0.13, 0.24, 0.3, 0.22],
  soil: [0.12, 0.15, 0.25, 0.33, 0.27],
  water: [0.06, 0.04, 0.02, 0.01, 0.01],
  floodWater: [0.1, 0.09, 0.05, 0.03, 0.02],
  cleared: [0.1, 0.12, 0.22, 0.28, 0.21],
  burnt: [0.05, 0.06, 0.12, 0.2, 0.24],
  snow: [0.75, 0.72, 0.65, 0.12, 0.1],
  cloud: [0.55, 0.55, 0.6, 0.45, 0.38],
};
const NOISE = 0.01;
const SHADOW = 0.45;
const HAZE_MAX = 0.015;

/** Irregular patches: their radius varies with a field by up to two fifths. */
function patches(random, size, count, least, most) {
  const edge = field(random, size, 12);
  const drawn = Array.from({ length: count }, () => {
    const radius = (least + random() * (most - least)) * size;
    return { x: random() * size, y: random() * size, radius };
  });
  /** At least 1 in the patch, falling to 0 over `soft` pixels outside. */
  return (x, y, soft = 0) => {
    let most = 0;
    for (const patch of drawn) {
      const radius = patch.radius * (1 + 0.4 * edge(x, y));
      const distance = Math.sqrt((x - patch.x) * (x - patch.x) + (y - patch.y) * (y - patch.y));
      const depth = distance <= radius ? 1 : soft > 0 ? 1 - (distance - radius) / soft : 0;
      if (depth > most) most = depth;
    }
    return most;
  };
}

function landscape(random, size) {
  const [woods, wetness, height] = [
    field(random, size, 60),
    field(random, size, 90),
    field(random, size, 120),
  ];
  const bend = field(random, size, 70);
  const lakes = patches(random, size, 1, 0.05, 0.1);
  const [river, width] = [random() * size, 2 + random() * 5];
  const cover = (x, y) => {
    const bank = x - river - 30 * bend(river < size ? river : 0, y);
    if (lakes(x, y) >= 1 || (bank < width && bank > -width)) return 'water';
    if (woods(x, y) > -0.1) return 'forest';
    return wetness(x, y) > -0.3 ? 'crop' : 'soil';
  };
  return { cover, height };
}

function weather(random, size) {
  const clouds = Math.floor(random() * 3);
  const above = patches(random, size, clouds, 0.04, 0.12);
  const [drift, haze, snowLine] = [Math.floor(size * 0.06), random() * HAZE_MAX, 0.55 + 0.4 * random()];
  return {
    cloud: (x, y) => above(x, y, 3),
    shadow: (x, y) => x >= drift && y >= drift && above(x - drift, y - drift) >= 1,
    haze,
    snowLine,
  };
}

/** Tile number `index`: `before` and `after` band by band, `truth` the class per pixel, 0 where nothing visible changed. */
export function scene(seed, index, size) {
  const random = generator(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const { cover, height } = landscape(random, size);
  const planted = [FLOOD, LOSS, BURN].map((kind) => [
    kind,
    patches(random, size, Math.floor(random() * 3), 0.03, 0.08),
  ]);
  const harvested = field(random, size, 40);
  const dates = [weather(random, size), weather(random, size)];
  const tile = { before: new Uint16Array(5 * size * size), after: new Uint16Array(5 * size * size) };
  const truth = new Uint8Array(size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const land = cover(x, y);
      const hit = planted.find(([kind, at]) => at(x, y) >= 1 && mayHappen(kind, land));
      const later = hit ? CHANGED[hit[0]] : land === 'crop' && harvested(x, y) > 0.3 ? 'stubble' : land;
      const up = height(x, y);
      const clear = dates.map((date, n) => {
        const ground = up > date.snowLine ? 'snow' : n === 0 ? land : later;
        record(n === 0 ? tile.before : tile.after, size, y * size + x, SPECTRA[ground], date, [x, y], random);
        return ground !== 'snow' && date.cloud(x, y) <= 0;
      });
      if (hit && clear[0] && clear[1]) truth[y * size + x] = hit[0];
    }
  return { ...tile, truth };
}

const CHANGED = { [FLOOD]: 'floodWater', [LOSS]: 'cleared', [BURN]: 'burnt' };
const mayHappen = (kind, land) =>
  kind === LOSS ? land === 'forest' : kind === BURN ? /forest|crop/.test(land) : land !== 'water';

/** What the instrument sees of a spectrum on a date. */
function record(bands, size, at, spectrum, date, [x, y], random) {
  const cover = date.cloud(x, y);
  const light = date.shadow(x, y) ? SHADOW : 1;
  for (let band = 0; band < spectrum.length; band++) {
    const ground = spectrum[band] * light + date.haze + (random() - random()) * NOISE;
    const seen = cover > 0 ? ground + cover * (SPECTRA.cloud[band] - ground) : ground;
    bands[band * size * size + at] = Math.max(0, Math.round(seen * SCALE));
  }
}
