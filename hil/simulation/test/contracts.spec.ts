import type { Boot } from '@dawnline/host';
import { bootContract } from '../../../libs/host/test/boot.contract';
import { clockContract } from '../../../libs/host/test/clock.contract';
import { diskContract } from '../../../libs/host/test/disk.contract';
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
