// Seeded numbers and smooth fields, exact on every machine: 32-bit integers, and + - * / on doubles.
const TWO_32 = 4294967296;

/** A generator of numbers in [0, 1). */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_32;
  };
}

/** A smooth field in [-1, 1] over size x size pixels: random values on a lattice, cubic in between. */
export function field(random, size, cell) {
  const width = Math.ceil(size / cell) + 2;
  const lattice = Array.from({ length: width * width }, () => random() * 2 - 1);
  return (x, y) => {
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    const [u, v] = [x / cell - column, y / cell - row];
    const [s, t] = [u * u * (3 - 2 * u), v * v * (3 - 2 * v)];
    const at = row * width + column;
    const upper = lattice[at] + s * (lattice[at + 1] - lattice[at]);
    const lower = lattice[at + width] + s * (lattice[at + width + 1] - lattice[at + width]);
    return upper + t * (lower - upper);
  };
}
