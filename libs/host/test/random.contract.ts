import type { Random } from '../src';

/** What every keyed random does. `open` gives the port of one node under one seed. */
export function randomContract(world: string, open: (seed: number, node: string) => Random): void {
  describe(`random contract, ${world}`, () => {
    it('gives the same value for the same key, in any order', () => {
      const one = open(7, 'power-manager');
      const other = open(7, 'power-manager');
      const forwards = [0, 1, 2, 3].map((index) => one.uniform('noise', index));
      const backwards = [3, 2, 1, 0].map((index) => other.uniform('noise', index)).reverse();
      expect(backwards).toEqual(forwards);
    });

    it('differs by seed, node, purpose and index', () => {
      const values = [
        open(1, 'a').integer('p', 0),
        open(2, 'a').integer('p', 0),
        open(1, 'b').integer('p', 0),
        open(1, 'a').integer('q', 0),
        open(1, 'a').integer('p', 1),
      ];
      expect(new Set(values).size).toBe(values.length);
    });

    it('is uniform in [0, 1), and 32 bits wide as an integer', () => {
      const random = open(1, 'a');
      const values = Array.from({ length: 10_000 }, (_, index) => random.uniform('p', index));
      expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
      expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
      const integers = Array.from({ length: 1_000 }, (_, index) => random.integer('p', index));
      expect(integers.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32)).toBe(true);
      expect(Math.max(...integers)).toBeGreaterThan(2 ** 31);
    });
  });
}
