import { closeSync, copyFileSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { OUTBOX } from '@hil/ground';
import { UserError } from '../errors';
import { newRequestId } from '../ground-session';
import { readInPieces } from '../jobs/job-file';
import { atDesk, failed, withFileOptions, type FileOptions } from './desk';
import { follow } from './follow';

/** Where job orders look for their files: each under its SHA-256. */
const STAGED = 'ssd0/staged/';
const FILE_MAX_BYTES = 0xffff_ffff;

function checkLocal(local: string): void {
  const stat = statSync(local, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UserError(`${local}: no such file`);
  if (stat.size > FILE_MAX_BYTES)
    throw new UserError(`${local}: ${stat.size} bytes, at most ${FILE_MAX_BYTES}`);
}

/** The full name on board: a folder gets the file's own name, the one of staged files its digest. */
function remoteName(remote: string, local: string, sha256: string): string {
  const name =
    remote === STAGED ? `${remote}${sha256}` : remote.endsWith('/') ? remote + basename(local) : remote;
  if (Buffer.byteLength(name) > 255 || !/^[\w-]+\/./.test(name))
    throw new UserError(`${name}: expected DEVICE/PATH of at most 255 bytes, such as nvm/files/notes.txt`);
  return name;
}

/** On the disk before the ground is told to send it: it will be read again after a power loss. */
function copyDurably(from: string, to: string): void {
  copyFileSync(from, to);
  for (const path of [to, dirname(to)]) {
    const descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  }
}

async function put(local: string, remote: string, options: FileOptions): Promise<void> {
  checkLocal(local);
  const { bytes, sha256 } = readInPieces(local);
  const destination = remoteName(remote, local, sha256);
  await atDesk('put', options, async (desk) => {
    // A copy: what is sent must not change before it has arrived.
    const source = `${OUTBOX}/${newRequestId(`put-${process.pid}`)}`;
    const copy = desk.ground.pathOf(source);
    copyDurably(resolve(local), copy);
    const transaction = await desk.ground.order({ kind: 'put', source, destination });
    const { stage, fault } = await follow(desk, transaction, options);
    if (stage === 'done' || stage === 'failed') rmSync(copy, { force: true });
    if (fault) failed(`${destination}: ${fault}`);
    if (desk.output.json)
      desk.output.document({ transaction, destination, bytes, sha256, stage, detail: fault });
    else if (!fault) desk.output.text(`${destination}  ${bytes} bytes  sha256 ${sha256}`);
  });
}

const EXAMPLES = `
REMOTE is DEVICE/PATH. What may be written: nvm/files/..., and ssd0/staged/ for files that a job order names by
their SHA-256, which become their names there. A file that is there already is not replaced.

Examples:
  dawnline file put notes.txt nvm/files/notes.txt
  dawnline file put model.bin ssd0/staged/
The transfer goes on without this command; \`dawnline file list\` shows it.`;

export function addPut(file: Command): void {
  withFileOptions(
    file
      .command('put')
      .description('Send a file to the craft, by CFDP over the link')
      .argument('<local>', 'file of this machine')
      .argument('<remote>', 'where it goes on board'),
    'one JSON document: transaction, destination, bytes, sha256, stage, detail',
  )
    .addHelpText('after', EXAMPLES)
    .action((local: string, remote: string, options: FileOptions) => put(local, remote, options));
}
