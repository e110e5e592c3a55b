import { bitErrorRate, dopplerHz, ebN0Db, gaussianTail } from '../link';
import { stepPlant } from '@hil/plant';
import { firstOrbitPlant, odc1 } from './odc-1';

describe('bit errors and Doppler of a link', () => {
  it('knows the tail of a normal distribution, far out too', () => {
    // Tables of the normal distribution: 0.5, 1, 2, 3, 5 and 8 sigma.
    const table = [
      [0, 0.5],
      [0.5, 0.3085375387259869],
      [1, 0.15865525393145707],
      [2, 0.02275013194817921],
      [3, 0.0013498980316300933],
      [5, 2.866515718791939e-7],
      [8, 6.220960574271785e-16],
    ];
    for (const [sigma, tail] of table) expect(Math.abs(gaussianTail(sigma) / tail - 1)).toBeLessThan(1e-9);
  });

  it('falls with Eb/N0 as the code of CCSDS does: 1e-5 at 4.2 dB, no more than a guess below', () => {
    // Published curves of the rate 1/2, constraint length 7 code with soft decisions: 1e-5 between 4 and 4.5 dB.
    expect(bitErrorRate(4.0)).toBeGreaterThan(1e-5);
    expect(bitErrorRate(4.5)).toBeLessThan(1e-5);
    expect(bitErrorRate(5)).toBeCloseTo(4.3e-7, 7);
    expect(bitErrorRate(-10)).toBe(0.5);
    expect(bitErrorRate(9)).toBeLessThan(1e-14);
    for (let db = -5; db < 9; db += 0.5) expect(bitErrorRate(db + 0.5)).toBeLessThanOrEqual(bitErrorRate(db));
  });

  it('is fit for frames where the link is said to close, and not 2 dB below', () => {
    const frameBits = 4096 * 8;
    for (const radio of odc1().radios) {
      expect(bitErrorRate(radio.requiredEbN0Db) * frameBits).toBeLessThan(0.05);
      expect(bitErrorRate(radio.requiredEbN0Db - 2) * frameBits).toBeGreaterThan(1);
      expect(bitErrorRate(ebN0Db(radio, 1816)) * frameBits).toBeLessThan(1e-4);
    }
  });

  it('shifts the carrier by the range rate: some 50 kHz in the S band, 190 kHz in the X band', () => {
    const [s, x] = ['downlinkS', 'downlinkX'].map((id) => odc1().radios.find((radio) => radio.id === id)!);
    expect(dopplerHz(s, -7)).toBeCloseTo(51_370, -2);
    expect(dopplerHz(x, 7)).toBeCloseTo(-191_466, -2);
  });

  it('is in the state of the plant through a pass: closing in first, receding later', () => {
    const plant = firstOrbitPlant();
    const seen: { dopplerHz: number; ebN0Db: number; errors: number }[] = [];
    for (let second = 0; second < 900; second += 1) {
      for (let step = 0; step < 10; step += 1) stepPlant(plant);
      const { contactStation, radioDopplerHz, radioEbN0Db, radioBitErrorRate } = plant.state;
      if (contactStation[0]! >= 0)
        seen.push({ dopplerHz: radioDopplerHz[1]!, ebN0Db: radioEbN0Db[1]!, errors: radioBitErrorRate[1]! });
      else expect([radioDopplerHz[1], radioBitErrorRate[1]]).toEqual([0, 0]);
    }
    expect(seen.length).toBeGreaterThan(400);
    expect(seen[0]!.dopplerHz).toBeGreaterThan(20_000);
    expect(seen.at(-1)!.dopplerHz).toBeLessThan(-20_000);
    expect(Math.max(...seen.map(({ errors }) => errors))).toBeLessThan(1e-9);
    expect(seen.every(({ ebN0Db: ratio }) => ratio > 10)).toBe(true);
  });
});
