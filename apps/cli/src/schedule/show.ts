import type { Command } from 'commander';
import { EntryState, LateRule, SequenceState, type ScheduleReport } from '@dawnline/contracts';
import { missionClock } from '@hil/record';
import { byTelecommand, failed } from '../jobs/desk';
import { atScheduleDesk, type ScheduleDesk, type ScheduleOptions } from './desk';

/** ENTRY_OUTCOME_UNKNOWN as people read it. */
const word = (names: Readonly<Record<number, string>>, value: number): string =>
  (names[value] ?? String(value))
    .replace(/^(ENTRY|SEQUENCE|LATE)_/, '')
    .toLowerCase()
    .replace(/_/g, ' ');

const utc = (us: number): string => new Date(us / 1000).toISOString().replace('.000Z', 'Z');

/** All pages, or null when one did not come down. */
async function pagesOf({ order, session }: ScheduleDesk): Promise<ScheduleReport[] | null> {
  const pages: ScheduleReport[] = [];
  let fromNumber = 0;
  do {
    const asked = await order({ reportSchedule: { fromNumber } });
    if (!asked) return null;
    const page = await session.answer<ScheduleReport>(
      'ScheduleReport',
      (one) => one.header.requestId === asked.requestId,
    );
    if (!page) {
      failed('the schedule did not come down in time; --wait waits longer');
      return null;
    }
    pages.push(page);
    fromNumber = page.nextNumber;
  } while (fromNumber > 0);
  return pages;
}

async function show(options: ScheduleOptions): Promise<void> {
  await atScheduleDesk('show', options, async (desk) => {
    const pages = await pagesOf(desk);
    if (!pages) return;
    const { output } = desk;
    const [{ releaseEnabled, disabledGroups, sequences, staged }] = pages;
    const entries = pages.flatMap((page) => page.entries);
    if (output.json) {
      output.document({
        release_enabled: releaseEnabled,
        disabled_groups: [...disabledGroups],
        staged,
        entries: entries.map((one) => ({
          number: one.number,
          onboard_us: one.onboardUs,
          group: one.group,
          late: word(LateRule, one.lateRule),
          target: one.target,
          principal: one.principal,
          state: word(EntryState, one.state),
          request_id: one.requestId,
        })),
        sequences: sequences.map((one) => ({
          sequence: one.sequence,
          steps: one.steps,
          state: word(SequenceState, one.state),
          step: one.step,
          due_us: one.dueUs,
          last_end: one.lastEnd,
        })),
      });
      return;
    }
    output.text(
      `release ${releaseEnabled ? 'enabled' : 'DISABLED'}` +
        (disabledGroups.length > 0 ? `, disabled groups ${disabledGroups.join(', ')}` : '') +
        (staged ? `; staged: ${staged}` : ''),
    );
    output.table(
      ['number', 'on-board time', 'group', 'late', 'target', 'state', 'request'],
      entries.map((one) => [
        one.number,
        utc(one.onboardUs),
        one.group || '',
        word(LateRule, one.lateRule),
        one.target,
        word(EntryState, one.state),
        one.requestId,
      ]),
    );
    if (sequences.length === 0) return;
    output.table(
      ['sequence', 'steps', 'state', 'step', 'due', 'last end'],
      sequences.map((one) => [
        one.sequence,
        one.steps,
        word(SequenceState, one.state),
        one.step || '',
        one.dueUs > 0 ? missionClock(one.dueUs) : '',
        one.lastEnd,
      ]),
    );
  });
}

export function addShow(schedule: Command): void {
  byTelecommand(
    schedule.command('show').description('The schedule and the sequences as the craft has them'),
    'one JSON document: release_enabled, disabled_groups, staged, entries, sequences',
  ).action((options: ScheduleOptions) => show(options));
}
