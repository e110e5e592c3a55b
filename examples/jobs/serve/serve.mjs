// A resident service: names the cover of pixels for whoever asks, until it is told to leave. README.md has the interface.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BANDS, best, COVERS, scores } from './classifier.mjs';
import * as job from './dawnline.mjs';

const FORMAT = 'serve-1';
const EXIT_CONFIGURATION = 78;
const POLL_MS = 20;
const HEARTBEAT_MS = Math.min(500, Number(process.env.DAWNLINE_WATCHDOG_MS ?? 2000) / 4);
const REQUEST_MAX_BYTES = 1 << 20;
const PER_SCORE = 10_000;

function folder(variable) {
  const place = process.env[variable];
  if (place && fs.existsSync(place)) return place;
  console.error(`${variable} is "${place ?? ''}"; it must name an existing folder`);
  return process.exit(EXIT_CONFIGURATION);
}
const requests = folder('DAWNLINE_REQUEST_DIR');
const replies = folder('DAWNLINE_REPLY_DIR');
const here = path.dirname(fileURLToPath(import.meta.url));
const model = JSON.parse(fs.readFileSync(path.join(here, 'model.json'), 'utf8'));

function parsed(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new Error('the request is no JSON');
  }
}

/** Throws on what is no request, with the field, the value and what is allowed. */
function pixelsOf(text) {
  const { pixels } = parsed(text);
  if (!Array.isArray(pixels))
    throw new Error(`pixels is ${JSON.stringify(pixels) ?? 'missing'}; allowed is a list of pixels`);
  for (const pixel of pixels)
    if (!Array.isArray(pixel) || pixel.length !== BANDS || !pixel.every(Number.isFinite))
      throw new Error(`pixels has ${JSON.stringify(pixel)}; a pixel is ${BANDS} reflectances`);
  return pixels;
}

/** A function of the request alone: asked again, it says the same bytes. */
function answer(file) {
  try {
    const { size } = fs.statSync(file);
    if (size > REQUEST_MAX_BYTES) throw new Error(`${size} bytes; allowed are ${REQUEST_MAX_BYTES}`);
    const found = pixelsOf(fs.readFileSync(file, 'utf8')).map((pixel) => {
      const { outputs } = scores(model, pixel);
      return {
        cover: COVERS[best(outputs)],
        score: Math.round(outputs[best(outputs)] * PER_SCORE) / PER_SCORE,
      };
    });
    return { found };
  } catch (error) {
    if (error.code === 'ENOENT') return null; // Withdrawn.
    return { error: error.message };
  }
}

/** Requests without a reply in the order of their names; `done` are those seen to have one. */
let done = new Set();
function open() {
  const names = fs.readdirSync(requests).filter((name) => !name.startsWith('.'));
  done = new Set(names.filter((name) => done.has(name) || fs.existsSync(path.join(replies, name))));
  return names.filter((name) => !done.has(name)).sort();
}

const from = job.restore(FORMAT);
let answered = from ? JSON.parse(fs.readFileSync(path.join(from, 'state.json'), 'utf8')).answered : 0;
let told = 0;
job.ready();
while (!job.leaving()) {
  const [next] = open();
  if (next !== undefined) {
    const reply = answer(path.join(requests, next));
    if (reply) job.publish(replies, next, `${JSON.stringify(reply)}\n`);
    if (reply) answered += 1;
    done.add(next);
  }
  if (performance.now() - told > HEARTBEAT_MS) {
    job.notify(`WATCHDOG=1 X_METRIC=answered:${answered}:1`);
    told = performance.now();
  }
  await new Promise((resolve) => setTimeout(resolve, next === undefined ? POLL_MS : 0));
}
job.commit(answered, FORMAT, { 'state.json': JSON.stringify({ answered }) });
job.leave();
