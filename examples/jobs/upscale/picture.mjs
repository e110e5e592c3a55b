// Synthetic pictures of the ground in true colour, drawn at twice the size and averaged: the truth is known.
import { field, generator } from './random.mjs';

const COLOURS = [
  [52, 78, 40],
  [118, 132, 66],
  [168, 142, 100],
  [42, 66, 92],
];
const ROAD = [140, 138, 134];
const SHADE = 10;

/** A number from 0 to 3 as a cover and the share of the next one: edges are a few pixels wide, as optics make them. */
function mixture(value) {
  const kind = Math.min(2, Math.floor(value));
  return [kind, Math.min(1, Math.max(0, 0.5 + (value - kind - 0.5) * 3))];
}

/** `truth` is RGB bytes of 2 size x 2 size pixels, `picture` of size x size: each of its pixels is the mean of four. */
export function picture(seed, index, size) {
  const random = generator(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0xc2b2ae35));
  const wide = 2 * size;
  const [parcels, relief] = [field(random, wide, 20), field(random, wide, 12)];
  const [road, slope] = [random() * wide, random() - 0.5];
  const truth = new Uint8Array(wide * wide * 3);
  for (let y = 0; y < wide; y++)
    for (let x = 0; x < wide; x++) {
      const off = x - road - slope * y;
      const onRoad = off > -2 && off < 2;
      const [kind, share] = mixture((parcels(x, y) + 1) * 1.5);
      for (let channel = 0; channel < 3; channel++) {
        const ground = COLOURS[kind][channel] + share * (COLOURS[kind + 1][channel] - COLOURS[kind][channel]);
        const colour = onRoad ? ROAD[channel] : ground;
        truth[(y * wide + x) * 3 + channel] = Math.round(colour + SHADE * relief(x, y));
      }
    }
  return { truth, picture: halved(truth, size) };
}

function halved(truth, size) {
  const small = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      for (let channel = 0; channel < 3; channel++) {
        const at = (2 * y * 2 * size + 2 * x) * 3 + channel;
        const sum = truth[at] + truth[at + 3] + truth[at + size * 6] + truth[at + size * 6 + 3];
        small[(y * size + x) * 3 + channel] = Math.round(sum / 4);
      }
  return small;
}

/** The picture as a file that everything opens: PPM, binary. */
export const ppm = (rgb, width) => Buffer.concat([Buffer.from(`P6\n${width} ${width}\n255\n`), rgb]);

/** Mean squared difference of two pictures, in squares of an 8-bit level. */
export function squaredError(a, b) {
  let sum = 0;
  for (let n = 0; n < a.length; n++) sum += (a[n] - b[n]) * (a[n] - b[n]);
  return sum / a.length;
}

/** Each pixel four times: what a result must be better than. */
export function doubled(rgb, size) {
  const wide = 2 * size;
  const large = new Uint8Array(wide * wide * 3);
  for (let y = 0; y < wide; y++)
    for (let x = 0; x < wide; x++)
      for (let channel = 0; channel < 3; channel++)
        large[(y * wide + x) * 3 + channel] =
          rgb[(Math.floor(y / 2) * size + Math.floor(x / 2)) * 3 + channel];
  return large;
}
