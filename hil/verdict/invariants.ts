import { entriesOf, eventsOf, missionClock, modesOf, truthNumber } from '@hil/record';
import { terminalStates } from './jobs';
import type { FlightEntry } from '@hil/record';
import type { Check } from './verdict';

// Invariants of the fault reference that this flight record can judge. Thresholds are assumed, as there.
const P1_CHARGE = 0.3;
const P1_FLOOR = 0.15;
const P1_REACTION_US = 10_000_000;
const T1_JUNCTION_C = 95;
const T1_JUNCTION_US = 2_000_000;
const T1_LIMIT_C = 105;
/** Energy in minus out minus stored, relative, over the flight (plant reference, check 11). */
const LEDGER_RELATIVE = 1e-6;

function check(id: string, title: string, faults: readonly string[], expected: string): Check {
  return {
    id: `inv/${id}`,
    title,
    outcome: faults.length === 0 ? 'passed' : 'failed',
    expected,
    got: faults.length === 0 ? 'held' : faults.slice(0, 3).join('; '),
  };
}

/** inv:P1 low charge takes the craft to SAFE or SURVIVAL, and never runs out. */
function lowCharge(entries: readonly FlightEntry[]): Check {
  const faults: string[] = [];
  const modes = modesOf(entries);
  let lowSince: number | null = null;
  for (const truth of entriesOf(entries, 'truth')) {
    const charge = truthNumber(truth, 'stateOfCharge');
    if (charge < P1_FLOOR) faults.push(`${missionClock(truth.t)}: charge ${charge.toFixed(3)}`);
    if (charge >= P1_CHARGE) lowSince = null;
    else lowSince ??= truth.t;
    const mode = modes.filter((change) => change.t <= truth.t).at(-1)?.mode ?? '';
    if (lowSince !== null && truth.t - lowSince > P1_REACTION_US && !/SAFE|SURVIVAL/.test(mode)) {
      faults.push(`${missionClock(truth.t)}: charge ${charge.toFixed(3)} in ${mode || 'no mode'}`);
    }
  }
  return check(
    'P1',
    'Low charge leads to SAFE or SURVIVAL',
    faults,
    'SoC < 30 % gives SAFE within 10 s; never < 15 %',
  );
}

/** inv:T1 the junction stays within its limits. */
function junction(entries: readonly FlightEntry[]): Check {
  const faults: string[] = [];
  let hotSince: number | null = null;
  for (const truth of entriesOf(entries, 'truth')) {
    const die = truthNumber(truth, 'dieC');
    const hbm = truthNumber(truth, 'hbmC');
    hotSince = die > T1_JUNCTION_C ? (hotSince ?? truth.t) : null;
    if (hotSince !== null && truth.t - hotSince > T1_JUNCTION_US)
      faults.push(`${missionClock(truth.t)}: die ${die.toFixed(1)} °C`);
    if (die > T1_LIMIT_C || hbm > T1_LIMIT_C)
      faults.push(`${missionClock(truth.t)}: ${Math.max(die, hbm).toFixed(1)} °C`);
  }
  return check(
    'T1',
    'GPU temperatures stay within limits',
    faults,
    'junction > 95 °C for <= 2 s, never > 105 °C',
  );
}

/** inv:J1 every accepted job reaches one terminal state at most, and its result is published once. */
function oneEnd(entries: readonly FlightEntry[]): Check {
  const faults: string[] = [];
  const jobs = new Set(
    eventsOf(entries, 'job-executor', 'JOB_ACCEPTED').map((event) => event.parameters.job),
  );
  for (const job of jobs) {
    const ends = terminalStates(entries, job);
    if (ends.length > 1) faults.push(`${job}: ${ends.join(', ')}`);
    const digests = new Set(
      eventsOf(entries, 'job-executor', 'JOB_COMPLETED')
        .filter((event) => event.parameters.job === job)
        .map((event) => event.parameters.digest),
    );
    if (digests.size > 1) faults.push(`${job}: ${digests.size} different results`);
  }
  return check('J1', 'Every job ends once', faults, 'one terminal state and one result per job');
}

/** inv:J2 the fencing number of a job only rises. */
function fencing(entries: readonly FlightEntry[]): Check {
  const faults: string[] = [];
  const last = new Map<string, number>();
  for (const event of eventsOf(entries, 'job-executor', 'JOB_STARTED')) {
    const attempt = Number(event.parameters.attempt);
    const before = last.get(event.parameters.job);
    if (before !== undefined && attempt <= before)
      faults.push(`${event.parameters.job}: attempt ${attempt} after ${before}`);
    last.set(event.parameters.job, attempt);
  }
  return check('J2', 'Attempts of a job only rise', faults, 'fencing number strictly increases');
}

/** inv:C1 a restore never goes back behind the newest verified checkpoint. */
function restores(entries: readonly FlightEntry[]): Check {
  const faults: string[] = [];
  const verified = new Map<string, number>();
  for (const entry of entriesOf(entries, 'event')) {
    if (entry.source !== 'job-executor') continue;
    const job = entry.parameters.job;
    if (entry.code === 'CHECKPOINT_VERIFIED') verified.set(job, Number(entry.parameters.step));
    if (entry.code !== 'JOB_STEPPING') continue;
    const resumed = Number(entry.parameters.step);
    if (resumed <= (verified.get(job) ?? -1)) {
      faults.push(`${job} resumed at step ${resumed}, verified was ${verified.get(job)}`);
    }
  }
  return check('C1', 'Restores keep every verified checkpoint', faults, 'resumed step > last verified step');
}

/** inv:K1 each telecommand is executed at most once. */
function commandsOnce(entries: readonly FlightEntry[]): Check {
  const completed = new Map<string, number>();
  for (const entry of entriesOf(entries, 'telecommand')) {
    if (entry.stage === 'completed')
      completed.set(entry.requestId, (completed.get(entry.requestId) ?? 0) + 1);
  }
  const faults = [...completed]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => `${id} completed ${count} times`);
  return check('K1', 'Telecommands are executed at most once', faults, 'one terminal report per request id');
}

/** Energy is conserved by the plant. */
function ledger(entries: readonly FlightEntry[]): Check {
  const last = entriesOf(entries, 'truth').at(-1);
  const residual = last ? Math.abs(truthNumber(last, 'ledgerResidual')) : 0;
  const faults = residual <= LEDGER_RELATIVE ? [] : [`residual ${residual.toExponential(2)}`];
  return check('energy', 'The energy ledger closes', faults, `relative residual <= ${LEDGER_RELATIVE}`);
}

export function invariantChecks(entries: readonly FlightEntry[]): Check[] {
  return [lowCharge, junction, oneEnd, fencing, restores, commandsOnce, ledger].map((judge) =>
    judge(entries),
  );
}
