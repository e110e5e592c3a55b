import type { Command } from 'commander';
import { UserError } from '../errors';
import { atDesk, withFileOptions, type FileOptions } from './desk';

async function cancel(transaction: string, options: FileOptions): Promise<void> {
  if (!/^\d+:\d+$/.test(transaction))
    throw new UserError(
      `${transaction}: expected a transfer as \`dawnline file list\` shows it, such as 1:3`,
    );
  await atDesk('cancel', options, async ({ ground, output, send }) => {
    const known = ground.report()?.transfers.find((one) => one.transaction === transaction);
    if (known && (known.stage === 'done' || known.stage === 'failed'))
      throw new UserError(`${transaction}: is over already (${known.stage})`);
    // The ground tells the craft; one of which nothing has come down yet is known on board alone.
    if (known) await ground.order({ kind: 'cancel', transaction });
    else if ((await send({ fileCancel: transaction })).request.stage !== 'completed') return;
    if (output.json) output.document({ transaction, stage: 'cancelled' });
    else output.text(`${transaction}  cancelled`);
  });
}

const EXAMPLES = `
Examples:
  dawnline file cancel 1:3`;

export function addCancel(file: Command): void {
  withFileOptions(
    file
      .command('cancel')
      .description('End a transfer, either way; what has arrived of it is removed')
      .argument('<id>', 'transfer, SOURCE:SEQUENCE'),
    'one JSON document: transaction, stage',
  )
    .addHelpText('after', EXAMPLES)
    .action((transaction: string, options: FileOptions) => cancel(transaction, options));
}
