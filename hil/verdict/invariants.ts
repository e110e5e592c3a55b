import { entriesOf, missionClock, modesOf, truthNumber } from '@hil/record';
import type { FlightEntry, TruthEntry } from '@hil/record';
import { fencing, oneEnd, restores } from './job-invariants';
import { invariant, type Check } from './verdict';

// Invariants of the fault reference that a flight record can judge. All thresholds are assumed, as there.
const P1_CHARGE = 0.3;
const P1_FLOOR = 0.15;
const P1_REACTION_US = 10_000_000;
const T1_JUNCTION_C = 95;
const T1_JUNCTION_US = 2_000_000;
const T1_LIMIT_C = 105;
const T1_MEMORY_US = 1_000_000;
/** Energy in minus out minus stored, over energy in (derived: rounding of a closed ledger stays far below it). */
const LEDGER_RELATIVE = 1e-6;
const ALARMING = new Set(['MEDIUM', 'HIGH']);

/** Violations seen in truth; truth that is missing proves nothing and is a violation itself. */
function overTruth(
  entries: readonly FlightEntry[],
  channels: readonly string[],
  look: (truth: TruthEntry) => string | null,
): string[] {
  const truths = entriesOf(entries, 'truth');
  if (truths.length === 0) return ['no truth recorded'];
  return truths.flatMap((truth) => {
    const absent = channels.find((channel) => !Number.isFinite(truthNumber(truth, channel)));
    const violation = absent ? `${absent} is not recorded` : look(truth);
    return violation === null ? [] : [`${missionClock(truth.t)}: ${violation}`];
  });
}

/** Tells how long a condition has held without a break. */
function lasting(): (t: number, holds: boolean) => number {
  let since: number | null = null;
  return (t, holds) => {
    since = holds ? (since ?? t) : null;
    return since === null ? 0 : t - since;
  };
}

/** inv:P1 low charge takes the craft to SAFE or SURVIVAL, and never runs out. */
function lowCharge(entries: readonly FlightEntry[]): Check {
  const modes = modesOf(entries);
  const low = lasting();
  const violations = overTruth(entries, ['stateOfCharge'], (truth) => {
    const charge = truthNumber(truth, 'stateOfCharge');
    const lowUs = low(truth.t, charge < P1_CHARGE);
    if (charge < P1_FLOOR) return `charge ${charge.toFixed(3)}`;
    if (lowUs <= P1_REACTION_US) return null;
    const mode = modes.findLast((change) => change.t <= truth.t)?.mode ?? 'no mode';
    return mode === 'SAFE' || mode === 'SURVIVAL' ? null : `charge ${charge.toFixed(3)} in ${mode}`;
  });
  return invariant(
    'P1',
    'Low charge leads to SAFE or SURVIVAL',
    violations,
    'charge < 30 % gives SAFE within 10 s; never < 15 %',
  );
}

/** inv:T1 the GPU stays within its limits. */
function gpuTemperatures(entries: readonly FlightEntry[]): Check {
  const hot = lasting();
  const memoryHot = lasting();
  const violations = overTruth(entries, ['dieC', 'hbmC'], (truth) => {
    const die = truthNumber(truth, 'dieC');
    const memory = truthNumber(truth, 'hbmC');
    const hotUs = hot(truth.t, die > T1_JUNCTION_C);
    const memoryHotUs = memoryHot(truth.t, memory > T1_LIMIT_C);
    if (die > T1_LIMIT_C || hotUs > T1_JUNCTION_US) return `die ${die.toFixed(1)} °C`;
    return memoryHotUs > T1_MEMORY_US ? `memory ${memory.toFixed(1)} °C` : null;
  });
  return invariant(
    'T1',
    'GPU temperatures stay within limits',
    violations,
    'die > 95 °C for <= 2 s, never > 105 °C; memory > 105 °C for <= 1 s',
  );
}

/** inv:K1 each telecommand is executed at most once. */
function commandsOnce(entries: readonly FlightEntry[]): Check {
  const completed = new Map<string, number>();
  for (const { requestId, stage } of entriesOf(entries, 'telecommand')) {
    if (stage === 'completed') completed.set(requestId, (completed.get(requestId) ?? 0) + 1);
  }
  const violations = [...completed]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => `${id} completed ${count} times`);
  return invariant(
    'K1',
    'Telecommands are executed at most once',
    violations,
    'one completion per request id',
  );
}

/** inv:X1 a flight without faults and upsets shows no warning, no crash and no lost attempt. Judged in such flights only. */
function calm(entries: readonly FlightEntry[]): Check[] {
  const isStruck = entriesOf(entries, 'fault').some((entry) => entry.what === 'onset');
  if (isStruck || entriesOf(entries, 'world').length > 0) return [];
  const violations = entries.flatMap((entry) => {
    const at = missionClock(entry.t);
    if (entry.kind === 'event' && ALARMING.has(entry.severity))
      return [`${at}: ${entry.source}/${entry.code}`];
    const fell = entry.kind === 'node' && (entry.what === 'crash' || entry.what === 'hang');
    return fell ? [`${at}: ${entry.node} ${entry.what}`] : [];
  });
  return [invariant('X1', 'A calm flight raises no alarm', violations, 'no warning, no crash')];
}

/** Energy is conserved by the plant. */
function ledger(entries: readonly FlightEntry[]): Check {
  const last = entriesOf(entries, 'truth').at(-1);
  const violations = overTruth(last ? [last] : [], ['ledgerResidual'], (truth) => {
    const residual = Math.abs(truthNumber(truth, 'ledgerResidual'));
    return residual <= LEDGER_RELATIVE ? null : `residual ${residual.toExponential(2)}`;
  });
  return invariant(
    'energy',
    'The energy ledger closes',
    violations,
    `relative residual <= ${LEDGER_RELATIVE}`,
  );
}

export function invariantChecks(entries: readonly FlightEntry[]): Check[] {
  const single = [lowCharge, gpuTemperatures, oneEnd, fencing, restores, commandsOnce, ledger];
  return [...single.map((judge) => judge(entries)), ...calm(entries)];
}
