// Floods, vegetation loss and burn scars between two dates of multi-band tiles; the result is a GeoJSON of alerts.
// detect.mjs [--tiles N] [--size PIXELS] [--seed N] [--input FOLDER]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertsOf } from './alerts.mjs';
import * as job from './dawnline.mjs';
import { options } from './options.mjs';
import { BANDS, scene, tileBytes } from './scene.mjs';

const FORMAT = 'flood-1';
const EXIT_CONFIGURATION = 78;
const TILE_TIMEOUT_MS = 60_000;

const { tiles, size, seed, input } = options({
  tiles: [16, 1, 10_000],
  size: [512, 32, 4096],
  seed: [process.env.DAWNLINE_SEED ?? 7, 0, 4_294_967_295],
  input: '',
});

/** A tile from a file of the input folder, or from the instrument, which is synthetic here. */
function acquire(index) {
  if (!input) return scene(seed, index, size);
  const file = join(input, `tile-${index}.bin`);
  const bytes = readFileSync(file);
  if (bytes.length !== tileBytes(size)) {
    console.error(`${file} has ${bytes.length} bytes; a tile of --size ${size} has ${tileBytes(size)}`);
    process.exit(EXIT_CONFIGURATION);
  }
  const values = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const half = BANDS.length * size * size;
  return { before: values.subarray(0, half), after: values.subarray(half) };
}

const commit = () => job.commit(state.done, FORMAT, { 'state.json': JSON.stringify(state) });
let state = { seed, size, done: 0, bytes: 0, features: [] };
const from = job.restore(FORMAT);
if (from) {
  state = JSON.parse(readFileSync(join(from, 'state.json'), 'utf8'));
  if (state.seed !== seed || state.size !== size) process.exit(EXIT_CONFIGURATION);
}
job.ready();
while (state.done < tiles) {
  await job.turn();
  if (job.leaving()) {
    commit();
    job.leave();
  }
  job.begin('tile', TILE_TIMEOUT_MS);
  state.features.push(...alertsOf(acquire(state.done), state.done, size));
  state.bytes += tileBytes(size);
  state.done += 1;
  job.end('tile');
  job.progress(state.done, tiles);
  commit();
}
const alerts = JSON.stringify({ type: 'FeatureCollection', features: state.features });
job.result('alerts.geojson', alerts);
const digest = createHash('sha256').update(alerts).digest('hex');
console.log(
  `${state.features.length} alerts in ${alerts.length} bytes from ${state.bytes} bytes, SHA-256 ${digest}`,
);
