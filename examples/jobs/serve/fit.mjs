// Fits the classifier to synthetic spectra and writes model.json: fit.mjs > model.json. The same numbers each time.
import { BANDS, COVERS, best, scores } from './classifier.mjs';
import { generator } from './random.mjs';

const HIDDEN = 12;
const STEPS = 60_000;
const RATE = 0.05;
const DECAY_STEPS = 20_000;
const PER_WEIGHT = 10_000; // weights are kept to four decimals
const TRIALS = 5_000;

// Mean reflectances of B3, B4, B8, B11, B12, assumed, typical of each cover; two of bare and of water.
const SPECTRA = [
  [0, [0.04, 0.03, 0.38, 0.17, 0.08]],
  [1, [0.08, 0.08, 0.31, 0.22, 0.13]],
  [2, [0.12, 0.15, 0.25, 0.33, 0.27]],
  [2, [0.11, 0.13, 0.24, 0.3, 0.22]],
  [3, [0.06, 0.04, 0.02, 0.01, 0.01]],
  [3, [0.1, 0.09, 0.05, 0.03, 0.02]],
  [4, [0.75, 0.72, 0.65, 0.12, 0.1]],
  [5, [0.55, 0.55, 0.6, 0.45, 0.38]],
  [6, [0.05, 0.06, 0.12, 0.2, 0.24]],
];

/** A pixel of a cover: brighter or darker by a fifth, haze, and noise in each band. */
function sample(random) {
  const [cover, spectrum] = SPECTRA[Math.floor(random() * SPECTRA.length)];
  const [light, haze] = [0.8 + 0.4 * random(), 0.02 * random()];
  return { cover, pixel: spectrum.map((value) => value * light + haze + (random() - random()) * 0.01) };
}

function fit() {
  const random = generator(7);
  const weights = (rows, columns) =>
    Array.from({ length: rows }, () => Array.from({ length: columns + 1 }, () => (random() - 0.5) * 1.5));
  const model = { first: weights(HIDDEN, BANDS), second: weights(COVERS.length, HIDDEN) };
  for (let step = 0; step < STEPS; step++) {
    const { cover, pixel } = sample(random);
    learn(model, pixel, cover, RATE / (1 + step / DECAY_STEPS));
  }
  const rounded = (rows) =>
    rows.map((row) => row.map((weight) => Math.round(weight * PER_WEIGHT) / PER_WEIGHT));
  return { covers: COVERS, first: rounded(model.first), second: rounded(model.second) };
}

/** One step of gradient descent on the squared error. */
function learn(model, pixel, cover, rate) {
  const { hidden, outputs } = scores(model, pixel);
  const errors = outputs.map((output, n) => output - (n === cover ? 1 : 0));
  const back = hidden.map((value, unit) =>
    value > 0 ? errors.reduce((sum, error, n) => sum + error * model.second[n][unit], 0) : 0,
  );
  model.second.forEach((row, n) => {
    for (let unit = 0; unit < HIDDEN; unit++) row[unit] -= rate * errors[n] * hidden[unit];
    row[HIDDEN] -= rate * errors[n];
  });
  model.first.forEach((row, unit) => {
    for (let band = 0; band < BANDS; band++) row[band] -= rate * back[unit] * pixel[band];
    row[BANDS] -= rate * back[unit];
  });
}

const model = fit();
const fresh = generator(11);
let right = 0;
for (let n = 0; n < TRIALS; n++) {
  const { cover, pixel } = sample(fresh);
  if (best(scores(model, pixel).outputs) === cover) right += 1;
}
console.error(`right for ${right} of ${TRIALS} fresh pixels`);
console.log(JSON.stringify(model));
