import { copyFileSync, existsSync, linkSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { INBOX } from '@hil/ground';
import { UserError } from '../errors';
import { newRequestId } from '../ground-session';
import { readInPieces } from '../jobs/job-file';
import { atDesk, failed, withFileOptions, type FileOptions } from './desk';
import { follow } from './follow';

/** Where the file goes on this machine: a folder gets the name that it has on board. */
function localName(local: string, remote: string): string {
  const isFolder = statSync(local, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const name = resolve(isFolder ? join(local, basename(remote)) : local);
  if (existsSync(name)) throw new UserError(`${name}: exists already; give another name`);
  if (!existsSync(dirname(name))) throw new UserError(`${dirname(name)}: no such folder`);
  return name;
}

/** Gives a whole copy its name, if nobody else has taken it meanwhile. */
function deliver(from: string, to: string): void {
  const temporary = `${to}.${process.pid}.part`;
  try {
    copyFileSync(from, temporary);
    linkSync(temporary, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UserError(`${to}: exists already; the file is in ${from}`);
  } finally {
    rmSync(temporary, { force: true });
  }
  rmSync(from);
}

async function get(remote: string, local: string, options: FileOptions): Promise<void> {
  const name = localName(local, remote);
  await atDesk('get', options, async (desk) => {
    const destination = `${INBOX}/${newRequestId(`get-${process.pid}`)}`;
    const { request, detail } = await desk.send({ filePut: { source: remote, destination } });
    if (request.stage !== 'completed') return;
    const [, transaction] = /transaction (\d+:\d+)/.exec(detail) ?? [];
    if (transaction === undefined) return failed(`the craft named no transfer: ${detail}`);
    const { stage, fault } = await follow(desk, transaction, options);
    const place = desk.ground.pathOf(destination);
    if (fault) {
      failed(`${remote}: ${fault}${stage === 'failed' ? '' : `; it will be in ${place}`}`);
      if (desk.output.json) desk.output.document({ transaction, stage, detail: fault });
      return;
    }
    deliver(place, name);
    const { bytes, sha256 } = readInPieces(name);
    if (desk.output.json)
      desk.output.document({ transaction, file: name, bytes, sha256, stage: 'done', detail: '' });
    else desk.output.text(`${name}  ${bytes} bytes  sha256 ${sha256}`);
  });
}

const EXAMPLES = `
REMOTE is DEVICE/PATH; \`dawnline file list ssd0/jobs\` shows what there is. LOCAL appears when the file is whole and
its checksum matched; a file that is there already is not replaced.

Examples:
  dawnline file get ssd0/jobs/train-a/result.bundle .
  dawnline file get ssd0/jobs/train-a/log-0 train-a.log --json`;

export function addGet(file: Command): void {
  withFileOptions(
    file
      .command('get')
      .description('Fetch a file from the craft, by CFDP over the link')
      .argument('<remote>', 'file on board')
      .argument('<local>', 'file or folder of this machine'),
    'one JSON document: transaction, file, bytes, sha256, stage, detail',
  )
    .addHelpText('after', EXAMPLES)
    .action((remote: string, local: string, options: FileOptions) => get(remote, local, options));
}
