import Table from 'cli-table3';
import colours from 'picocolors';
import { durationText, missionClock } from '@hil/record';
import { countsText, type Check, type Outcome, type Verdict } from '../verdict';

const MARK: Record<Outcome, string> = { passed: 'pass', failed: 'FAIL', 'not-judged': 'not judged' };
const NO_COLOURS = { head: [], border: [] };
/** No rules between rows: forty checks fit a screen. */
const COMPACT = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

function coloured(outcome: Outcome, colour: boolean): string {
  const text = MARK[outcome];
  if (!colour) return text;
  return outcome === 'passed'
    ? colours.green(text)
    : outcome === 'failed'
      ? colours.red(text)
      : colours.yellow(text);
}

function checksTable(checks: readonly Check[], colour: boolean): string {
  const table = new Table({
    head: ['verdict', 'check', 'expected', 'got'],
    style: NO_COLOURS,
    chars: COMPACT,
    wordWrap: true,
    colWidths: [12, 42, 28, 36],
  });
  for (const check of checks)
    table.push([coloured(check.outcome, colour), check.title, check.expected, check.got]);
  return table.toString();
}

function faultsTable(verdict: Verdict): string {
  const table = new Table({
    head: ['fault', 'on', 'onset', 'detected after', 'recovered after'],
    style: NO_COLOURS,
    chars: COMPACT,
  });
  for (const fault of verdict.faults) {
    const after = (us: number | null): string =>
      us === null || fault.onsetUs === null ? '-' : durationText(us - fault.onsetUs);
    const onset = fault.onsetUs === null ? '-' : missionClock(fault.onsetUs);
    table.push([fault.fault, fault.target, onset, after(fault.detectedUs), after(fault.recoveredUs)]);
  }
  return table.toString();
}

function jobsTable(verdict: Verdict): string {
  const table = new Table({
    head: ['job', 'state', 'attempts', 'lost steps', 'result digest', 'equals undisturbed'],
    style: NO_COLOURS,
    chars: COMPACT,
  });
  for (const job of verdict.jobs) {
    const equal =
      job.goldenDigest === '' || job.digest === '' ? '-' : job.digest === job.goldenDigest ? 'yes' : 'NO';
    table.push([job.job, job.state, job.attempts, job.lostSteps, job.digest.slice(0, 16) || '-', equal]);
  }
  return table.toString();
}

/** The verdict for a terminal. */
export function verdictTable(verdict: Verdict, colour: boolean): string {
  const word = verdict.passed ? 'PASSED' : 'FAILED';
  const headline = colour
    ? verdict.passed
      ? colours.bold(colours.green(word))
      : colours.bold(colours.red(word))
    : word;
  const parts = [checksTable(verdict.checks, colour)];
  if (verdict.faults.length > 0) parts.push(faultsTable(verdict));
  if (verdict.jobs.length > 0) parts.push(jobsTable(verdict));
  const speed = verdict.wallSeconds > 0 ? verdict.durationUs / 1e6 / verdict.wallSeconds : 0;
  parts.push(
    `${headline}  ${verdict.scenario}, ${verdict.world} world, seed ${verdict.seed}: ` +
      `${countsText(verdict)}; ` +
      `${durationText(verdict.durationUs)} of mission in ${verdict.wallSeconds.toFixed(1)} s (${speed.toFixed(0)}x)`,
  );
  if (verdict.external.length > 0) parts.push(`real hardware: ${verdict.external.join(', ')}`);
  if (verdict.fingerprint) parts.push(`fingerprint ${verdict.fingerprint}`);
  return parts.join('\n');
}
