import type { Command } from 'commander';
import { addCancel } from '../files/cancel';
import { addGet } from '../files/get';
import { addList } from '../files/list';
import { addPut } from '../files/put';

const MORE = `
Files go by CFDP class 2 within contacts, both ways, and go on over passes and resets; \`dawnline passes\` says when
there is one. Exit status: 0 done, 1 failed or not done in time, 2 bad input.`;

/** Files between this machine and the craft of the running rig. */
export function addFile(program: Command): void {
  const file = program
    .command('file')
    .description('Move files to and from the craft of the running rig')
    .addHelpText('after', MORE);
  addPut(file);
  addGet(file);
  addList(file);
  addCancel(file);
}
