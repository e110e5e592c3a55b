import type { Command } from 'commander';
import { addControl } from '../jobs/control';
import { addList } from '../jobs/list';
import { addLogs } from '../jobs/logs';
import { addRequest } from '../jobs/request';
import { addResults } from '../jobs/results';
import { addShow } from '../jobs/show';
import { addSubmit } from '../jobs/submit';

const MORE = `
Ten minutes with a program of yours: docs/jobs.md. Everything but list goes by telecommand and waits for a contact;
\`dawnline passes\` says when there is one. Exit status: 0 done, 1 refused or no answer, 2 bad input.`;

/** Jobs on a live rig, in the order in which a user meets the commands. */
export function addJob(program: Command): void {
  const job = program
    .command('job')
    .description('Run programs on the craft of the running rig: order, watch, control, fetch results')
    .addHelpText('after', MORE);
  addSubmit(job);
  addList(job);
  addShow(job);
  addLogs(job);
  addResults(job);
  addControl(job);
  addRequest(job);
}
