import { Refusal, Stage } from '@dawnline/contracts';
import type { Comms } from '../comms';
import type { Notice } from './advance';
import { numbersText } from './changes';
import type { RunChange } from './sequences';

/** Notices about single entries that one event tells together. */
const GROUPED = {
  overdue: 'SCHEDULE_OVERDUE',
  'in-time-again': 'SCHEDULE_IN_TIME_AGAIN',
} as const;

function tellRun(comms: Comms, { sequence, end }: RunChange, run: string): void {
  const about = { run, sequence: sequence.sequence };
  const { service } = comms;
  if (end === 'waiting') service.event('SEQUENCE_WAITS', { ...about, step: sequence.run!.step + 1 });
  else if (end === 'aborted') service.event('SEQUENCE_ABORTED', { ...about, end: sequence.lastEnd });
  else service.event('SEQUENCE_ENDED', { ...about, end: sequence.lastEnd });
}

export function tellSkipped(comms: Comms, numbers: readonly number[], reason: string): void {
  if (numbers.length === 0) return;
  const parameters = { count: numbers.length, numbers: numbersText(numbers), reason };
  comms.service.event('SCHEDULE_SKIPPED', parameters);
}

function tellOne(comms: Comms, notice: Notice): void {
  const { service } = comms;
  switch (notice.kind) {
    case 'clock-step':
      service.event('SCHEDULE_CLOCK_STEP', { byUs: notice.byUs });
      break;
    case 'late':
      service.event('SCHEDULE_RELEASED_LATE', { requestId: notice.requestId, lateUs: notice.byUs });
      break;
    case 'refused': {
      const { requestId, target } = notice.command;
      const { refusal, detail } = notice.refusal;
      service.event('SCHEDULE_REFUSED', { requestId, target, refusal, detail });
      comms.report(notice.command, Stage.STAGE_ROUTING, Refusal[`REFUSAL_${refusal}`], detail);
      break;
    }
    case 'step-timeout':
      service.event('SCHEDULE_FAILED', { requestId: notice.requestId, detail: 'not completed in time' });
      break;
    case 'run':
      tellRun(comms, notice.change, notice.name);
      break;
    default:
  }
}

/** Says what a look at the clock found: a step of a full schedule is a few events, not a thousand. */
export function tell(comms: Comms, notices: readonly Notice[]): void {
  const numbersOf = (kind: 'overdue' | 'in-time-again' | 'skipped'): number[] =>
    notices.flatMap((notice) => (notice.kind === kind ? [notice.number] : []));
  for (const notice of notices) tellOne(comms, notice);
  for (const [kind, code] of Object.entries(GROUPED)) {
    const numbers = numbersOf(kind as keyof typeof GROUPED);
    if (numbers.length === 0) continue;
    comms.service.event(code, { count: numbers.length, numbers: numbersText(numbers) });
  }
  tellSkipped(comms, numbersOf('skipped'), 'by their late rule');
}
