// What a careful program does by itself: plain.js FOLDER FILES BYTES. Write, SHA-256, fsync, read back, SHA-256.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { measured, newChunk, writeFiles } from './job';

const [folder, files, bytes] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const chunk = newChunk();

void measured(() => {
  for (const { path, sha256 } of writeFiles(join(folder, 'plain'), files, bytes, chunk)) {
    const descriptor = openSync(join(folder, 'plain', path), 'r');
    const hash = createHash('sha256');
    for (;;) {
      const count = readSync(descriptor, chunk);
      if (count === 0) break;
      hash.update(chunk.subarray(0, count));
    }
    closeSync(descriptor);
    if (hash.digest('hex') !== sha256) throw new Error(`${path} reads back altered`);
  }
});
