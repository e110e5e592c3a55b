// Compares alerts with what was planted: score.mjs ALERTS.geojson [--tiles N] [--size PIXELS] [--seed N]
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pixelOf } from './alerts.mjs';
import { CLASSES } from './indices.mjs';
import { options } from './options.mjs';
import { regions } from './regions.mjs';
import { scene } from './scene.mjs';

/** A planted patch of fewer visible pixels is no miss: nobody promised to see it. */
const LEAST_PIXELS = 60;
const HALF = 0.5;

/** Pixels whose centre lies in the ring, by the even-odd rule. */
function inside(ring, size) {
  const pixels = [];
  for (let y = 0; y < size; y++) {
    const crossings = [];
    for (let n = 1; n < ring.length; n++) {
      const [[ax, ay], [bx, by]] = [ring[n - 1], ring[n]];
      if (ay > y + 0.5 !== by > y + 0.5) crossings.push(ax + ((y + 0.5 - ay) * (bx - ax)) / (by - ay));
    }
    crossings.sort((a, b) => a - b);
    for (let n = 0; n + 1 < crossings.length; n += 2)
      for (let x = Math.ceil(crossings[n] - 0.5); x + 0.5 < crossings[n + 1]; x++) pixels.push(y * size + x);
  }
  return pixels;
}

/** Per class: alerts and how many of them are right; planted patches and how many were found; pixels of both kinds. */
export function score(alerts, seed, tiles, size) {
  const table = CLASSES.map((name) => ({
    class: name,
    alerts: 0,
    right: 0,
    planted: 0,
    found: 0,
    hit: 0,
    drawn: 0,
    true: 0,
  }));
  for (let index = 0; index < tiles; index++) {
    const { truth } = scene(seed, index, size);
    const drawn = new Uint8Array(size * size);
    for (const feature of alerts.features.filter(({ properties }) => properties.tile === index)) {
      const kind = CLASSES.indexOf(feature.properties.class) + 1;
      const pixels = inside(
        feature.geometry.coordinates[0].map((at) => pixelOf(index, size, at)),
        size,
      );
      const right = pixels.filter((at) => truth[at] === kind).length;
      const row = table[kind - 1];
      row.alerts += 1;
      row.right += right >= pixels.length * HALF ? 1 : 0;
      row.hit += right;
      row.drawn += pixels.length;
      for (const at of pixels) drawn[at] = kind;
    }
    for (const at of truth) if (at > 0) table[at - 1].true += 1;
    for (const { kind, pixels } of regions(truth, size, LEAST_PIXELS)) {
      table[kind - 1].planted += 1;
      if (pixels.filter((at) => drawn[at] === kind).length >= pixels.length * HALF)
        table[kind - 1].found += 1;
    }
  }
  return table.map((row) => ({ ...row, precision: row.right / row.alerts, recall: row.found / row.planted }));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, ...words] = process.argv.slice(2);
  const { tiles, size, seed } = options(
    { tiles: [16, 1, 10_000], size: [512, 32, 4096], seed: [7, 0, 4_294_967_295] },
    words,
  );
  for (const row of score(JSON.parse(readFileSync(file, 'utf8')), seed, tiles, size))
    console.log(JSON.stringify(row));
}
