import { join } from 'node:path';
import type { ProgramEntry } from '@dawnline/host';

/** The on-board program catalogue of the live world: the examples of the checkout. */
export function examplePrograms(root: string): ProgramEntry[] {
  const train = join(root, 'examples', 'jobs', 'train', 'train.mjs');
  return [
    {
      name: 'train',
      command: process.execPath,
      arguments: [
        train,
        '--steps',
        '{totalSteps}',
        '--seed',
        '{seed}',
        '--step-us',
        '{stepTimeUs}',
        '--checkpoint-every',
        '{checkpointEverySteps}',
      ],
      takesCheckpointSignal: true,
      takesUpsets: true,
    },
  ];
}
