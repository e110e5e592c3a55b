import type { Command } from 'commander';
import type { FolderListing } from '@dawnline/contracts';
import { sizeText } from '../jobs/desk';
import { atDesk, failed, withFileOptions, type Desk, type FileOptions } from './desk';
import { percentOf } from './progress';

/** Pages of one folder that are asked for (assumed: 64 entries each). */
const PAGES_MAX_ITEMS = 64;

type Entry = FolderListing['entries'][number];

function transfers({ ground, output }: Desk): void {
  const all = ground.report()?.transfers ?? [];
  if (output.json) return output.document(all);
  if (all.length === 0) return output.text('no transfers');
  output.table(
    ['transfer', 'way', 'from', 'to', 'size', 'done', 'stage'],
    all.map((one) => [
      one.transaction,
      one.way,
      one.source,
      one.destination,
      sizeText(one.size),
      `${percentOf(one)} %`,
      one.detail === '' ? one.stage : `${one.stage}: ${one.detail}`,
    ]),
  );
}

async function page(desk: Desk, folder: string, after: string): Promise<FolderListing | null> {
  const { request } = await desk.send({ fileList: { folder, after } });
  if (request.stage !== 'completed') return null;
  const isIt = (listing: FolderListing): boolean => listing.header.requestId === request.requestId;
  const listing = await desk.session.answer<FolderListing>('FolderListing', isIt);
  if (!listing) failed(`the page of ${folder} did not come down in time`);
  return listing;
}

async function listFolder(desk: Desk, folder: string): Promise<void> {
  const entries: Entry[] = [];
  for (let pages = 0; pages < PAGES_MAX_ITEMS; pages++) {
    const listing = await page(desk, folder, entries.at(-1)?.name ?? '');
    if (!listing) return;
    entries.push(...listing.entries);
    if (!listing.more) break;
  }
  const { output } = desk;
  if (output.json)
    return output.document(
      entries.map(({ name, bytes, folder: isFolder }) => ({ name, bytes, folder: isFolder })),
    );
  output.table(
    ['name', 'size'],
    entries.map((entry) => (entry.folder ? [`${entry.name}/`, ''] : [entry.name, sizeText(entry.bytes)])),
  );
}

const EXAMPLES = `
Without FOLDER: the transfers of this ground, also of commands that have ended. With one: what is in it on board,
asked by telecommand.

Examples:
  dawnline file list
  dawnline file list ssd0/jobs/train-a`;

export function addList(file: Command): void {
  withFileOptions(
    file
      .command('list')
      .description('Show transfers, or what is in a folder on board')
      .argument('[folder]', 'folder on board, its device first'),
    'one JSON document: an array of transfers, or of name, bytes, folder',
  )
    .addHelpText('after', EXAMPLES)
    .action((folder: string | undefined, options: FileOptions) =>
      atDesk('list', options, async (desk) => {
        if (folder === undefined) transfers(desk);
        else await listFolder(desk, folder.replace(/\/$/, ''));
      }),
    );
}
