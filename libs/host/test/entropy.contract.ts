import { ENTROPY_MAX_BYTES, type Entropy } from '../src';

/** What every source of entropy does. `open` gives the port of one life of a service; the next call that of the next life. */
export function entropyContract(world: string, open: () => Promise<Entropy>): void {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

  describe(`entropy contract, ${world}`, () => {
    it('gives as many bytes as were asked for, and no more than its bound', async () => {
      const entropy = await open();
      for (const bytes of [0, 1, 32, ENTROPY_MAX_BYTES]) expect(entropy(bytes)).toHaveLength(bytes);
      expect(entropy(32)).toBeInstanceOf(Uint8Array);
      expect(() => entropy(ENTROPY_MAX_BYTES + 1)).toThrow(/at most/);
    });

    it('never gives the same bytes twice, not in another life either', async () => {
      const lives = [await open(), await open()];
      const draws = lives.flatMap((entropy) => Array.from({ length: 100 }, () => hex(entropy(16))));
      expect(new Set(draws).size).toBe(draws.length);
    });

    it('sets every bit about half of the time', async () => {
      const entropy = await open();
      const draws = Array.from({ length: 400 }, () => entropy(8));
      for (let bit = 0; bit < 64; bit++) {
        const set = draws.filter((bytes) => (bytes[bit >> 3] >> (bit & 7)) & 1).length;
        // Seven standard deviations of 400 tosses: never reached by chance.
        expect(Math.abs(set - 200)).toBeLessThan(70);
      }
    });
  });
}
