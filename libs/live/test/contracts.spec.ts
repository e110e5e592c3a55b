import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyedRandom } from '@dawnline/host';
import { LiveBoot } from '../../host/src/live/boot';
import { clockDomainOfThisMachine, LiveClock, monotonicUs } from '../../host/src/live/clock';
import { LiveDisk } from '../../host/src/live/disk';
import { liveEntropy } from '../../host/src/live/entropy';
import { bootContract } from '../../host/test/boot.contract';
import { clockContract } from '../../host/test/clock.contract';
import { diskContract } from '../../host/test/disk.contract';
import { entropyContract } from '../../host/test/entropy.contract';
import { randomContract } from '../../host/test/random.contract';

const RATE = 200;
const EPOCH_UNIX_US = 1_700_000_000_000_000;

const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'dawnline-contract-'));

diskContract('live', async () => {
  const folder = temporaryFolder();
  return {
    disk: await LiveDisk.open('ssd0', join(folder, 'ssd0')),
    run: (work) => work,
    close: async () => rmSync(folder, { recursive: true }),
  };
});

clockContract('live', async () => {
  const clock = new LiveClock({
    missionTimeUs: 5_000_000,
    rate: RATE,
    anchorMonotonicUs: monotonicUs(),
    clockDomain: clockDomainOfThisMachine(),
    epochUnixUs: EPOCH_UNIX_US,
    onboardErrors: [],
  });
  return {
    clock,
    epochUnixUs: EPOCH_UNIX_US,
    advance: async (us) => {
      const untilUs = clock.now() + us;
      while (clock.now() < untilUs) await new Promise((resolve) => setTimeout(resolve, 1));
      // Timers that fell due at the very end get their turn.
      await new Promise((resolve) => setTimeout(resolve, 10));
    },
    close: async () => clock.close(),
  };
});

bootContract('live', async () => {
  const folder = temporaryFolder();
  let isFirst = true;
  return {
    next: async () => {
      const resetCause = isFirst ? 'first-boot' : 'service-restart';
      isFirst = false;
      return new LiveBoot({
        service: 'fault-manager',
        retainedFolder: join(folder, 'retained'),
        nonVolatileFolder: join(folder, 'counters'),
        resetCause,
      });
    },
    close: async () => rmSync(folder, { recursive: true }),
  };
});

entropyContract('live', async () => liveEntropy);

randomContract('both worlds', (seed, node) => new KeyedRandom(seed, node));
