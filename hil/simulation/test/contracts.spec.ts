import type { Boot, Host } from '@dawnline/host';
import { bootContract } from '../../../libs/host/test/boot.contract';
import { clockContract } from '../../../libs/host/test/clock.contract';
import { diskContract } from '../../../libs/host/test/disk.contract';
import { entropyContract } from '../../../libs/host/test/entropy.contract';
import { addNode, hostOf, MS, obcWorld, S, table } from './support';

const STEP_US = 100 * MS;
/** Virtual time in which an operation of a healthy device settles. */
const PATIENCE_US = 10 * S;

diskContract('simulated', async () => {
  const world = obcWorld();
  const host = await hostOf(world);
  return {
    disk: host.disks.nvm,
    run: async (work) => {
      let isSettled = false;
      const settled = (): void => void (isSettled = true);
      work.then(settled, settled);
      const untilUs = world.nowUs + PATIENCE_US;
      while (!isSettled && world.nowUs < untilUs) await world.run(world.nowUs + STEP_US);
      expect(isSettled).toBe(true);
      return work;
    },
    close: async () => undefined,
  };
});

clockContract('simulated', async () => {
  const world = obcWorld();
  const { clock } = await hostOf(world);
  return {
    clock,
    epochUnixUs: table.epochUnixUs,
    advance: (us) => world.run(world.nowUs + us),
    close: async () => undefined,
  };
});

bootContract('simulated', async () => {
  const world = obcWorld();
  const boots: Boot[] = [];
  addNode(world, 'fault-manager', (host) => void boots.push(host.boot));
  return {
    next: async () => {
      const count = boots.length;
      if (count > 0) world.kill('fault-manager');
      while (boots.length === count) await world.run(world.nowUs + STEP_US);
      return boots[count];
    },
    close: async () => undefined,
  };
});

/** Every call gives the host of the next life. */
function lives(seed: number, node: string): () => Promise<Host> {
  const world = obcWorld({ seed });
  const hosts: Host[] = [];
  addNode(world, node, (host) => void hosts.push(host));
  return async () => {
    const count = hosts.length;
    if (count > 0) world.kill(node);
    while (hosts.length === count) await world.run(world.nowUs + STEP_US);
    return hosts[count];
  };
}

const nextLife = lives(1, 'job-executor');
entropyContract('simulated', async () => (await nextLife()).entropy);

describe('entropy of the simulated world', () => {
  it('replays with the seed, and differs by seed and node', async () => {
    const draw = async (seed: number, node: string): Promise<string> =>
      Buffer.from((await lives(seed, node)()).entropy(32)).toString('hex');
    const first = await draw(7, 'job-executor');
    expect(await draw(7, 'job-executor')).toBe(first);
    expect(await draw(8, 'job-executor')).not.toBe(first);
    expect(await draw(7, 'comms-manager')).not.toBe(first);
  });
});
