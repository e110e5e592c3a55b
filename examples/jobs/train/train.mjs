// A small training job: a two-layer ReLU network learns a seeded synthetic function. It uses only + - * / and
// comparisons, so that its result digest has the same bits on every Node. Speaks job protocol v1 (tier 2) when it is
// told where; without any environment it just computes and prints the digest.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const APP_FORMAT = 'train-1';
const INPUTS = 8;
const HIDDEN = 16;
const BATCH = 16;
const RATE = 0.02;

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const environment = process.env;
const steps = option('steps', 200);
const seed = option('seed', Number(environment.DAWNLINE_SEED ?? 1));
const stepUs = option('step-us', 0);
const checkpointEvery = option('checkpoint-every', 50);
const scale = Number(environment.DAWNLINE_SIM_TIME_SCALE ?? 1) || 1;
const attempt = Number(environment.DAWNLINE_ATTEMPT ?? 0);
const checkpointFolder = environment.DAWNLINE_CKPT_DIR;

// A linear congruential generator, exact in integers below 2^53.
const MODULUS = 4294967296;
let random = (seed * 2654435 + 12345) % MODULUS;
function draw() {
  random = (random * 1664525 + 1013904223) % MODULUS;
  return random / MODULUS - 0.5;
}

let model = {
  step: 0,
  sequence: 0,
  first: Array.from({ length: HIDDEN * INPUTS }, () => draw() / 2),
  second: Array.from({ length: HIDDEN }, () => draw() / 2),
  loss: 0,
};

/** One step of stochastic gradient descent on a fresh batch. */
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

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const digest = () =>
  sha256(JSON.stringify([APP_FORMAT, seed, model.step, model.first, model.second, model.loss]));

/** One line, opened anew each time: a listener that is away must not stop the job (ENXIO, EAGAIN). */
function notify(line) {
  if (!environment.DAWNLINE_NOTIFY) return;
  let pipe = -1;
  try {
    pipe = fs.openSync(environment.DAWNLINE_NOTIFY, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK);
    fs.writeSync(pipe, `${line}\n`);
  } catch {} // Nobody listens; commits are found on disk all the same.
  if (pipe >= 0) fs.closeSync(pipe);
}

function sync(file) {
  const handle = fs.openSync(file, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** Commits a checkpoint: everything flushed under a temporary name, then one rename. */
function commit() {
  if (!checkpointFolder) return;
  model.sequence += 1;
  const temporary = path.join(checkpointFolder, `.tmp-${model.sequence}`);
  fs.rmSync(temporary, { recursive: true, force: true });
  fs.mkdirSync(temporary);
  const state = Buffer.from(JSON.stringify({ seed, random, model }));
  const files = [{ path: 'state.json', bytes: state.length, sha256: sha256(state) }];
  const { sequence: seq, step } = model;
  fs.writeFileSync(path.join(temporary, 'state.json'), state);
  fs.writeFileSync(
    path.join(temporary, 'manifest.json'),
    JSON.stringify({ seq, step, attempt, app_format: APP_FORMAT, files }),
  );
  sync(path.join(temporary, 'state.json'));
  sync(path.join(temporary, 'manifest.json'));
  sync(temporary);
  fs.renameSync(temporary, path.join(checkpointFolder, `ckpt-${seq}`));
  sync(checkpointFolder);
  notify(`X_CKPT=${seq}`);
}

if (environment.DAWNLINE_RESTORE_DIR) {
  const state = JSON.parse(
    fs.readFileSync(path.join(environment.DAWNLINE_RESTORE_DIR, 'state.json'), 'utf8'),
  );
  if (state.seed !== seed) process.exit(78);
  ({ random, model } = state);
}
let leaving = false;
let wanted = false;
process.on('SIGTERM', () => (leaving = true));
process.on('SIGUSR1', () => (wanted = true));
notify('READY=1');

// A fixed schedule, so that slow steps are caught up with; the pause also lets signals in.
const started = performance.now() - (model.step * stepUs) / 1000 / scale;
let told = 0;
while (model.step < steps && !leaving) {
  train();
  if (performance.now() - told >= 50 || model.step === steps) {
    notify(`WATCHDOG=1 X_PROGRESS=${model.step}/${steps}`);
    told = performance.now();
  }
  if (model.step % checkpointEvery === 0 || wanted) commit();
  wanted = false;
  const due = started + (model.step * stepUs) / 1000 / scale;
  if (stepUs > 0) await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
}
if (model.step < steps) {
  commit();
  process.exit(85);
}
if (environment.DAWNLINE_RESULT_DIR) {
  const sealed = path.join(environment.DAWNLINE_RESULT_DIR, 'digest');
  fs.writeFileSync(`${sealed}.tmp`, `${digest()}\n`);
  sync(`${sealed}.tmp`);
  fs.renameSync(`${sealed}.tmp`, sealed);
}
process.stdout.write(`${digest()}\n`);
