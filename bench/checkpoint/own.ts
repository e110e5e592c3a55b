// A job's commit and the store's verification and acknowledgement: own.js FOLDER FILES BYTES.
import { mkdirSync, openSync, closeSync, fsyncSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckpointStore } from '@dawnline/storage';
import { LiveDisk } from '../../libs/host/src/live/disk';
import { measured, newChunk, writeFiles } from './job';

const [folder, files, bytes] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const JOB = 'jobs/bench/ckpt';
const chunk = newChunk();

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** jobs.md 3.4, steps 1 to 3. */
function commit(checkpoints: string): void {
  const temporary = join(checkpoints, '.tmp-1');
  const written = writeFiles(temporary, files, bytes, chunk);
  const manifest = { seq: 1, step: 1, attempt: 0, app_format: 'bench', files: written };
  writeFileSync(join(temporary, 'manifest.json'), JSON.stringify(manifest));
  flush(join(temporary, 'manifest.json'));
  flush(temporary);
  renameSync(temporary, join(checkpoints, 'ckpt-1'));
  flush(checkpoints);
}

async function main(): Promise<void> {
  const disks = [
    await LiveDisk.open('ssd0', join(folder, 'ssd0')),
    await LiveDisk.open('ssd1', join(folder, 'ssd1')),
  ];
  const store = new CheckpointStore(disks, JOB);
  await store.prepare();
  mkdirSync(join(folder, 'ssd1', 'jobs/bench'), { recursive: true });
  // A service has hashed before: the thread that does it is up.
  await disks[0].write('warm-up', chunk);
  await disks[0].digest('warm-up');
  await measured(async () => {
    commit(join(folder, 'ssd0', JOB));
    const found = await store.verify(1, { attempt: 0, minimumStep: -1, aboveSequence: -1 });
    if (found.kind !== 'verified') throw new Error(`${found.fault}: ${found.detail}`);
    const done = await store.acknowledge([found.checkpoint]);
    if (done.kind !== 'acknowledged') throw new Error(done.detail);
  });
}

void main();
