import type { Command } from 'commander';
import { UserError } from '../errors';
import { atDesk, byTelecommand, requestIdOption, type JobOptions } from './desk';

const JSON_HELP = 'one JSON document: job, request_id, stage';

async function control(
  name: string,
  job: string,
  command: Readonly<Record<string, unknown>>,
  options: JobOptions,
): Promise<void> {
  await atDesk(name, options, false, async ({ output, send }) => {
    const { requestId, stage } = await send(command);
    if (output.json) output.document({ job, request_id: requestId, stage });
  });
}

const SIMPLE = {
  cancel: 'End a job for good; a running one may take a last checkpoint within its grace',
  release: 'Let a held job run again, with fresh budgets',
  pause: 'Stop a running job in place; it keeps its GPU memory, and must be pausable',
  resume: 'Let a paused job go on',
} as const;

function sequenceOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UserError(
      `checkpoint ${text}: expected its number; \`dawnline job checkpoints JOB\` lists them`,
    );
  return Number(text);
}

/** The sub-commands that order something about one job. */
export function addControl(program: Command): void {
  for (const [name, about] of Object.entries(SIMPLE)) {
    byTelecommand(
      program.command(name).description(about).argument('<job>', 'job id').addOption(requestIdOption()),
      JSON_HELP,
    ).action((job: string, options: JobOptions) => control(name, job, { [name]: job }, options));
  }
  byTelecommand(
    program
      .command('pin')
      .description('Keep a checkpoint from retention, or no longer')
      .argument('<job>', 'job id')
      .argument('<checkpoint>', 'its number, as `dawnline job checkpoints` lists it')
      .option('--off', 'let retention have it again')
      .addOption(requestIdOption()),
    JSON_HELP,
  ).action((job: string, text: string, options: JobOptions & { readonly off?: boolean }) => {
    const pin = { job, sequence: sequenceOf(text), pinned: !options.off };
    return control('pin', job, { pin }, options);
  });
}
