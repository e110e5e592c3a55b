import { strict as assert } from 'node:assert';
import { hkdfSync } from 'node:crypto';
import { ENTROPY_MAX_BYTES, type Entropy } from '@dawnline/host';

/** What stands for entropy in one life of a service: it replays with the seed, and no two draws are alike. */
export function simulatedEntropy(seed: number, node: string, bootId: number): Entropy {
  let draws = 0;
  return (bytes) => {
    assert(bytes <= ENTROPY_MAX_BYTES, `${bytes} bytes of entropy, at most ${ENTROPY_MAX_BYTES} at once`);
    const draw = JSON.stringify([node, bootId, draws++]);
    return new Uint8Array(hkdfSync('sha256', `dawnline entropy ${seed}`, '', draw, bytes));
  };
}
