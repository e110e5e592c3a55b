import { fuzzDecoder, fuzzEngine } from './fuzz';

const cases = Number(process.env.CFDP_FUZZ_CASES ?? 20_000);
const seed = Number(process.env.CFDP_FUZZ_SEED ?? 1);
const PATIENCE_MS = 60_000 + cases * 5;

describe(`fuzzing with seed ${seed}, ${cases} cases`, () => {
  it(
    'CFDP-031 the decoder takes or refuses whatever comes, and means what it took',
    () => {
      const result = fuzzDecoder(seed, cases);
      expect(result.decoded).toBeGreaterThan(cases / 10);
      expect(result.refused).toBeGreaterThan(cases / 10);
    },
    PATIENCE_MS,
  );

  it(
    'CFDP-032 the engine: no crash, no effect of what is refused, no growth, and everything ends',
    () => {
      const result = fuzzEngine(seed, cases);
      expect(result.refused).toBeGreaterThan(cases / 10);
      expect(result.decoded).toBeGreaterThan(cases / 10);
    },
    PATIENCE_MS,
  );
});
