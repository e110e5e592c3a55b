import type { Expectation } from '@hil/scenarios';
import { entriesOf, modesOf, truthNumber } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import type { Check, JobOutcome } from './verdict';

export interface Evidence {
  readonly entries: readonly FlightEntry[];
  readonly jobs: readonly JobOutcome[];
}

const made = (id: string, title: string, passed: boolean, expected: string, got: string): Check => ({
  id: `expectation/${id}`,
  title,
  outcome: passed ? 'passed' : 'failed',
  expected,
  got,
});

function jobsCompleted(jobs: readonly string[], evidence: Evidence): Check[] {
  return jobs.map((job) => {
    const state = evidence.jobs.find((outcome) => outcome.job === job)?.state ?? 'never accepted';
    return made(`job/${job}/completed`, `Job ${job} completed`, state === 'COMPLETED', 'COMPLETED', state);
  });
}

function digestsGolden(jobs: readonly string[], evidence: Evidence): Check[] {
  return jobs.map((job) => {
    const outcome = evidence.jobs.find((candidate) => candidate.job === job);
    const golden = outcome?.goldenDigest ?? '';
    const passed = golden !== '' && outcome?.digest === golden;
    const short = (digest: string): string => (digest === '' ? 'none' : digest.slice(0, 16));
    return made(
      `job/${job}/digest`,
      `Result of ${job} equals the undisturbed run`,
      passed,
      short(golden),
      short(outcome?.digest ?? ''),
    );
  });
}

function telecommandsCompleted(ids: readonly string[], evidence: Evidence): Check[] {
  const stages = entriesOf(evidence.entries, 'telecommand');
  return ids.map((id) => {
    const last = stages.filter((entry) => entry.requestId === id).at(-1);
    const got = last ? `${last.stage}${last.detail ? `: ${last.detail}` : ''}` : 'never sent';
    return made(
      `telecommand/${id}`,
      `Telecommand ${id} completed`,
      last?.stage === 'completed',
      'completed',
      got,
    );
  });
}

function truthWithin(expectation: Extract<Expectation, { kind: 'truth-within' }>, evidence: Evidence): Check {
  const values = entriesOf(evidence.entries, 'truth').map((entry) => truthNumber(entry, expectation.channel));
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const { minimum, maximum, channel } = expectation;
  const recorded = values.length > 0 && values.every(Number.isFinite);
  const passed = recorded && (minimum === null || low >= minimum) && (maximum === null || high <= maximum);
  return made(
    `truth/${channel}`,
    `${channel} stays in its band`,
    passed,
    `${minimum ?? '-inf'} to ${maximum ?? 'inf'}`,
    recorded ? `${low.toFixed(3)} to ${high.toFixed(3)}` : 'not recorded',
  );
}

/** An empty source or code stands for any. */
function eventCount(source: string, code: string, evidence: Evidence): number {
  return entriesOf(evidence.entries, 'event').filter(
    (entry) => (source === '' || entry.source === source) && (code === '' || entry.code === code),
  ).length;
}

const eventName = (source: string, code: string): string => `${source || 'any'}/${code || 'any'}`;

/** The checks that one expectation of a scenario stands for. */
export function expectationChecks(expectation: Expectation, evidence: Evidence): Check[] {
  switch (expectation.kind) {
    case 'jobs-completed':
      return jobsCompleted(expectation.jobs, evidence);
    case 'result-digests-golden':
      return digestsGolden(expectation.jobs, evidence);
    case 'telecommands-completed':
      return telecommandsCompleted(expectation.telecommands, evidence);
    case 'mode-at-end': {
      const mode = modesOf(evidence.entries).at(-1)?.mode ?? 'none';
      return [made('mode', 'Mode at the end', mode === expectation.mode, expectation.mode, mode)];
    }
    case 'no-event': {
      const count = eventCount(expectation.source, expectation.code, evidence);
      const what = eventName(expectation.source, expectation.code);
      return [made(`no-event/${what}`, `No event ${what}`, count === 0, '0', String(count))];
    }
    case 'event': {
      const count = eventCount(expectation.source, expectation.code, evidence);
      const what = eventName(expectation.source, expectation.code);
      return [
        made(
          `event/${what}`,
          `Event ${what}`,
          count >= expectation.atLeast,
          `>= ${expectation.atLeast}`,
          String(count),
        ),
      ];
    }
    case 'truth-within':
      return [truthWithin(expectation, evidence)];
    // Judged fault by fault, with their budgets.
    case 'all-faults-detected':
    case 'all-faults-recovered':
      return [];
  }
}
