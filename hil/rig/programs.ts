import { join } from 'node:path';
import type { ProgramEntry } from '@dawnline/host';

/** The on-board program catalogue of the live world: the examples of the checkout. */
export function examplePrograms(root: string): ProgramEntry[] {
  const node = (name: string, file: string, options: readonly string[]): ProgramEntry => ({
    name,
    command: process.execPath,
    arguments: [join(root, 'examples', 'jobs', file), ...options],
    takesCheckpointSignal: true,
  });
  const pace = ['--step-us', '{stepTimeUs}', '--checkpoint-every', '{checkpointEverySteps}'];
  return [
    {
      ...node('train', 'train/train.mjs', ['--steps', '{totalSteps}', '--seed', '{seed}', ...pace]),
      takesUpsets: true,
    },
    node('flood', 'flood/detect.mjs', ['--tiles', '{totalSteps}', '--seed', '{seed}']),
    node('upscale', 'upscale/upscale.mjs', ['--tiles', '{totalSteps}', '--seed', '{seed}']),
    // It answers requests, and commits only as it leaves.
    { ...node('serve', 'serve/serve.mjs', []), takesCheckpointSignal: false },
  ];
}
