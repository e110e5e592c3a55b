// A small training job: a two-layer ReLU network learns a seeded synthetic function. It uses only + - * / and
// comparisons, so that its result digest has the same bits on every Node. Run by hand it just prints the digest.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as job from './dawnline.mjs';
import { options } from './options.mjs';
import { pace } from './pace.mjs';
import { upsets } from './upsets.mjs';

const APP_FORMAT = 'train-1';
const INPUTS = 8;
const HIDDEN = 16;
const BATCH = 16;
const RATE = 0.02;
const EXIT_CONFIGURATION = 78;
const EXIT_STOP = 93;

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

/** Bits still to be flipped in what the next step computes, and in the result. */
const wrong = { activations: 0, output: 0 };
const MANTISSA_BITS = 4;
/** Flips high bits of mantissas, as many as can be told apart: a flipped exponent would not stay unseen. Returns 0, for none left. */
function flip(values, bits) {
  const cell = new DataView(new ArrayBuffer(8));
  const places = values.flatMap((value, at) => (value === 0 ? [] : [at]));
  for (let k = 0; k < Math.min(bits, places.length * MANTISSA_BITS); k++) {
    const at = places[k % places.length];
    cell.setFloat64(0, values[at]);
    // The second byte ends with the four highest bits of the mantissa.
    cell.setUint8(1, cell.getUint8(1) ^ (8 >> Math.floor(k / places.length)));
    values[at] = cell.getFloat64(0);
  }
  return 0;
}

/** Makes the errors that the rig asks for. */
function err() {
  for (const { kind, bits, where } of upsets()) {
    if (kind === 'not-a-number') model.second[0] = NaN;
    else if (where === 'weights') flip(model.first, bits);
    else if (where in wrong) wrong[where] = bits;
  }
}

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
    }
    if (n === 0 && wrong.activations > 0) wrong.activations = flip(hidden, wrong.activations);
    for (let h = 0; h < HIDDEN; h++) output += model.second[h] * hidden[h];
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
  err();
  train();
  // Another attempt from the same numbers would fare no better.
  if (!Number.isFinite(model.loss)) process.exit(EXIT_STOP);
  job.progress(model.step, steps);
  if (model.step % checkpointEvery === 0 || job.wanted()) checkpoint();
}
err();
flip(model.first, wrong.output);
const result = JSON.stringify([APP_FORMAT, seed, model.step, model.first, model.second, model.loss]);
const digest = createHash('sha256').update(result).digest('hex');
job.result('digest', `${digest}\n`);
process.stdout.write(`${digest}\n`);
