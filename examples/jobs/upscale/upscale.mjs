// Super-resolution: tiles in, tiles of twice the width and height out.
// upscale.mjs [--tiles N] [--size PIXELS] [--seed N]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as job from './dawnline.mjs';
import { network } from './network.mjs';
import { options } from './options.mjs';
import { doubled, picture, ppm, squaredError } from './picture.mjs';

const FORMAT = 'upscale-1';
const EXIT_CONFIGURATION = 78;
const EXIT_CORRUPT = 1;
const LOAD_TIMEOUT_MS = 120_000;
const CANARY = {
  seed: 1,
  size: 16,
  sha256: 'f8959815d3846ae41ecf1cd5b01bf3ebea5ff3f66f05d20f04f25bf0aa28cf67',
};

const { tiles, size, seed } = options({
  tiles: [8, 1, 1000],
  size: [64, 8, 512],
  seed: [process.env.DAWNLINE_SEED ?? 7, 0, 4_294_967_295],
});
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

job.begin('load', LOAD_TIMEOUT_MS);
const upscale = await network();
job.end('load');

/** A known tile must give the known result: silent corruption of memory, weights or arithmetic shows here. */
function checkCanary() {
  const seen = sha256(upscale(picture(CANARY.seed, 0, CANARY.size).picture, CANARY.size, CANARY.size));
  const holds = seen === CANARY.sha256;
  job.notify(`X_METRIC=canary:${holds ? 1 : 0}:bool`);
  if (holds) return;
  console.error(`the canary tile gave ${seen}, expected was ${CANARY.sha256}`);
  process.exit(EXIT_CORRUPT);
}

/** Finished tiles by name, all of them in each checkpoint. */
const finished = {};
let [done, error, plain] = [0, 0, 0];
const commit = () =>
  job.commit(done, FORMAT, { ...finished, 'state.json': JSON.stringify({ seed, size, done, error, plain }) });

const from = job.restore(FORMAT);
if (from) {
  const before = JSON.parse(readFileSync(join(from, 'state.json'), 'utf8'));
  if (before.seed !== seed || before.size !== size) process.exit(EXIT_CONFIGURATION);
  ({ done, error, plain } = before);
  for (let n = 0; n < done; n++) finished[`tile-${n}.ppm`] = readFileSync(join(from, `tile-${n}.ppm`));
}
checkCanary();
job.ready();
while (done < tiles) {
  await job.turn();
  if (job.leaving()) {
    commit();
    job.leave();
  }
  const { truth, picture: small } = picture(seed, done, size);
  const large = upscale(small, size, size);
  finished[`tile-${done}.ppm`] = ppm(large, 2 * size);
  error += squaredError(large, truth);
  plain += squaredError(doubled(small, size), truth);
  done += 1;
  job.progress(done, tiles);
  commit();
}
checkCanary();
for (const [name, data] of Object.entries(finished)) job.result(name, data);
const digest = sha256(Buffer.concat(Object.values(finished)));
job.result('digest', `${digest}\n`);
console.log(
  `${tiles} tiles; mean squared error ${(error / tiles).toFixed(1)}, by doubling ${(plain / tiles).toFixed(1)}`,
);
console.log(digest);
