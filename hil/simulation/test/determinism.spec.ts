import { compareTraces } from '../index';
import { inChild } from './child';
import { fly } from './flight';

const FLIGHT = `load('hil/simulation/test/flight.ts').fly(1).then(({ fingerprint }) => console.log(fingerprint));`;

/** jest keeps the rejections of its own process to itself. */
const REJECTION = `
  const { obcWorld, addNode } = load('hil/simulation/test/support.ts');
  const world = obcWorld();
  const seen = [];
  world.onNode(({ what, details }) => seen.push(what + ' ' + (details.reason ?? details.cause)));
  addNode(world, 'a', (host) => {
    if (host.boot.bootId === 1) host.clock.after(1000, () => void host.disks.nvm.read('absent'));
  });
  world.run(3e6).then(() => console.log(seen.join(', ')));
`;

describe('a flight of Nest services', () => {
  it('is the same for the same seed: in one process and in two', async () => {
    const first = await fly(1);
    const second = await fly(1);
    expect(compareTraces(first.digests, second.digests)).toBeNull();
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(inChild(FLIGHT)).toBe(first.fingerprint);
    // Both services at the start and after the power cycle, one after each kill, and the computer itself.
    expect(first.boots).toBe(7);
    expect(first.echoes).toBeGreaterThan(60);
  });

  it('differs for another seed, and without its faults', async () => {
    const results = [await fly(1), await fly(2), await fly(1, false)];
    expect(new Set(results.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(results[2].boots).toBe(2);
  });
});

describe('a rejection that nobody handles', () => {
  it('ends the process that it happened in, and only that', () => {
    expect(inChild(REJECTION)).toBe(
      'boot first-boot, crash DiskError: ENOENT: read absent, boot service-restart',
    );
  });
});
