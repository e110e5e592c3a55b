// A small training job: a two-layer ReLU network learns a seeded synthetic function. It uses only + - * / and
// comparisons, so that its result digest has the same bits on every Node. Run by hand it just prints the digest.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as job from './dawnline.mjs';
import { options } from './options.mjs';
import { pace } from './pace.mjs';

const APP_FORMAT = 'train-1';
const INPUTS = 8;
const HIDDEN = 16;
const BATCH = 16;
const RATE = 0.02;
const EXIT_CONFIGURATION = 78;

const {
  steps,
  seed,
  'step-us': stepUs,
  'checkpoint-every': checkpointEvery,
} = options({
  steps: [200, 1, 1_000_000_000],
  seed: [process.env.DAWNLINE_SEED ?? 1, 0, 4_294_967_295],
  'step-us': [0, 0, 3_600_000_000],
  'checkpoint-every': [50, 0, 1_000_000_000],
});

// A linear congruential generator, exact in integers below 2^53.
const MODULUS = 4294967296;
let random = (seed * 2654435 + 12345) % MODULUS;
function draw() {
  random = (random * 1664525 + 1013904223) % MODULUS;
  return random / MODULUS - 0.5;
}

let model = {
  step: 0,
  first: Array.from({ length: HIDDEN * INPUTS }, () => draw() / 2),
  second: Array.from({ length: HIDDEN }, () => draw() / 2),
  loss: 0,
};

/** One step of gradient descent on a fresh batch. */
function train() {
  let loss = 0;
  for (let n = 0; n < BATCH; n++) {
    const x = Array.from({ length: INPUTS }, () => draw() * 2);
    const target = x[0] * x[1] + (x[2] > 0 ? x[3] : x[4]) - 0.5 * x[5];
    const hidden = [];
    let output = 0;
    for (let h = 0; h < HIDDEN; h++) {
      let sum = 0;
      for (let i = 0; i < INPUTS; i++) sum += model.first[h * INPUTS + i] * x[i];
      hidden.push(sum > 0 ? sum : 0);
      output += model.second[h] * hidden[h];
    }
    const error = output - target;
    loss += (error * error) / BATCH;
    for (let h = 0; h < HIDDEN; h++) {
      const back = hidden[h] > 0 ? error * model.second[h] : 0;
      model.second[h] -= (RATE * error * hidden[h]) / BATCH;
      for (let i = 0; i < INPUTS; i++) model.first[h * INPUTS + i] -= (RATE * back * x[i]) / BATCH;
    }
  }
  model.loss = loss;
  model.step += 1;
}

function checkpoint() {
  job.commit(model.step, APP_FORMAT, { 'state.json': JSON.stringify({ seed, random, model }) });
}

const from = job.restore(APP_FORMAT);
if (from) {
  const before = JSON.parse(readFileSync(join(from, 'state.json'), 'utf8'));
  if (before.seed !== seed) process.exit(EXIT_CONFIGURATION);
  ({ random, model } = before);
}
job.ready();
while (model.step < steps) {
  if (stepUs > 0) await pace(stepUs, () => job.progress(model.step, steps));
  else await job.turn();
  if (job.leaving()) {
    checkpoint();
    job.leave();
  }
  train();
  job.progress(model.step, steps);
  if (model.step % checkpointEvery === 0 || job.wanted()) checkpoint();
}
const result = JSON.stringify([APP_FORMAT, seed, model.step, model.first, model.second, model.loss]);
const digest = createHash('sha256').update(result).digest('hex');
job.result('digest', `${digest}\n`);
process.stdout.write(`${digest}\n`);
