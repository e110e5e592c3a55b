import { Option, type Command } from 'commander';
import { UserError } from '../errors';
import { byTelecommand } from '../jobs/desk';
import { durationOption, wholeNumber } from '../options';
import { atScheduleDesk, type ScheduleOptions } from './desk';
import { utcUs } from './schedule-file';

const JSON_HELP = 'one JSON document: request_id, detail';

async function control(
  name: string,
  command: Readonly<Record<string, unknown>>,
  options: ScheduleOptions,
): Promise<void> {
  await atScheduleDesk(name, options, async ({ order, output }) => {
    const done = await order(command);
    if (!done) return;
    if (output.json) output.document({ request_id: done.requestId, detail: done.detail });
    else output.text(`done${done.detail ? `: ${done.detail}` : ''}`);
  });
}

interface SelectionOptions extends ScheduleOptions {
  readonly number?: number[];
  readonly group?: number[];
  readonly from?: number;
  readonly before?: number;
  readonly all?: boolean;
}

const numbers = (text: string, before: number[] = []): number[] => [...before, wholeNumber(text)];

function time(text: string): number {
  const us = utcUs(text);
  if (us === null || us <= 0) throw new UserError(`time ${text}: expected UTC such as 2026-11-28T02:00:00Z`);
  return us;
}

/** Entries are chosen by what they have in common; all of what is given must hold. */
function bySelection(command: Command): Command {
  return byTelecommand(
    command
      .addOption(new Option('--number <number>', 'entry; may be repeated').argParser(numbers))
      .addOption(new Option('--group <group>', 'sub-schedule; may be repeated').argParser(numbers))
      .addOption(new Option('--from <utc>', 'entries due at this time or later').argParser(time))
      .addOption(new Option('--before <utc>', 'entries due before this time').argParser(time))
      .option('--all', 'all entries'),
    JSON_HELP,
  );
}

function selectionOf({ number, group, from, before, all }: SelectionOptions): Record<string, unknown> {
  if (!number && !group && from === undefined && before === undefined && !all)
    throw new UserError('which entries? give --number, --group, --from, --before, or --all');
  return {
    numbers: number ?? [],
    groups: group ?? [],
    fromOnboardUs: from ?? 0,
    beforeOnboardUs: before ?? 0,
    all: all ?? false,
  };
}

interface ShiftOptions extends SelectionOptions {
  readonly later?: number;
  readonly earlier?: number;
}

function shift(options: ShiftOptions): Promise<void> {
  const { later, earlier } = options;
  if ((later === undefined) === (earlier === undefined))
    throw new UserError('by how much? give exactly one of --later and --earlier, such as --later 10min');
  const selection = selectionOf(options);
  return control(
    'shift',
    { shiftSchedule: { selection, laterUs: later ?? 0, earlierUs: earlier ?? 0 } },
    options,
  );
}

const SWITCHES = {
  enable: ['enableSchedule', 'Enable the release of entries and sequences, or of sub-schedules'],
  disable: ['disableSchedule', 'Disable the release of entries and sequences, or of sub-schedules'],
} as const;

const SEQUENCE_ORDERS = {
  start: ['startSequence', 'Start a sequence'],
  stop: ['stopSequence', 'Stop a sequence; its current command finishes'],
  continue: ['continueSequence', 'Let a sequence that waits after a failure go on'],
  forget: ['deleteSequence', 'Delete a sequence that does not run'],
} as const;

/** The sub-commands that change what the craft has. */
export function addControl(schedule: Command): void {
  for (const [name, [action, about]] of Object.entries(SWITCHES)) {
    byTelecommand(
      schedule
        .command(name)
        .description(about)
        .addOption(new Option('--group <group>', 'sub-schedule only; may be repeated').argParser(numbers)),
      JSON_HELP,
    ).action((options: SelectionOptions) =>
      control(name, { [action]: { groups: options.group ?? [] } }, options),
    );
  }
  bySelection(
    schedule
      .command('shift')
      .description('Move waiting and overdue entries in time')
      .addOption(durationOption('--later <duration>', 'so much later'))
      .addOption(durationOption('--earlier <duration>', 'so much earlier')),
  ).action((options: ShiftOptions) => shift(options));
  bySelection(
    schedule.command('delete').description('Delete entries; what is being executed finishes'),
  ).action((options: SelectionOptions) =>
    control('delete', { deleteSchedule: selectionOf(options) }, options),
  );
  bySelection(schedule.command('release').description('Let overdue entries run now')).action(
    (options: SelectionOptions) => control('release', { releaseOverdue: selectionOf(options) }, options),
  );
  for (const [name, [action, about]] of Object.entries(SEQUENCE_ORDERS)) {
    byTelecommand(
      schedule.command(name).description(about).argument('<sequence>', 'its number', wholeNumber),
      JSON_HELP,
    ).action((sequence: number, options: ScheduleOptions) => control(name, { [action]: sequence }, options));
  }
}
