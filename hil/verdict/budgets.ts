import { endsByRemovalOnly, type FaultCatalogue, type TrackedFault } from '@hil/faults';
import { durationText, entriesOf } from '@hil/record';
import type { FlightEntry } from '@hil/record';
import type { Scenario } from '@hil/scenarios';
import type { Check, Outcome } from './verdict';

/**
 * Wall seconds below which a budget is not judged live: a process needs 0.3 to 0.4 s to its first message, five of
 * them a second (measured), so that a miss says nothing of the flight software.
 */
const LIVE_JUDGEABLE_WALL_S = 1;
const US_PER_S = 1_000_000;

type Judged = Pick<Scenario, 'expectations' | 'live'>;

/** The slowest rate in force between a fault's onset and what was awaited: the rig slows down while a fault lasts. */
function rateFlown(entries: readonly FlightEntry[], fromUs: number, toUs: number, fallback: number): number {
  const changes = entriesOf(entries, 'rate').filter((entry) => entry.rate > 0 && entry.t <= toUs);
  const before = changes.filter((entry) => entry.t <= fromUs).slice(-1);
  const during = changes.filter((entry) => entry.t > fromUs);
  const rates = [...before, ...during].map((entry) => entry.rate);
  return rates.length > 0 ? Math.min(...rates) : fallback;
}

/** What the world that was flown cannot judge. */
interface Bounds {
  readonly possible: (fault: TrackedFault) => boolean;
  /** Its recovery is its removal, which is the scenario's to bring. */
  readonly endsByRemoval: (fault: TrackedFault) => boolean;
  readonly judgeableUs: (fromUs: number, toUs: number) => number;
}

function budgetCheck(
  fault: TrackedFault,
  what: 'detected' | 'recovered',
  { possible, endsByRemoval, judgeableUs }: Bounds,
): Check {
  const at = what === 'detected' ? fault.detectedUs : fault.recoveredUs;
  const budgetUs = what === 'detected' ? fault.detectWithinUs : fault.recoverWithinUs;
  let outcome: Outcome = 'failed';
  let got = `never ${what}`;
  if (fault.onsetUs === null) {
    got = fault.refused ? `refused: ${fault.refused}` : 'never struck';
    if (!possible(fault)) outcome = 'not-judged';
  } else if (what === 'recovered' && endsByRemoval(fault)) {
    outcome = at === null ? 'not-judged' : 'passed';
    got =
      at === null
        ? 'never removed, and nothing on board mends it'
        : `with its removal, after ${durationText(at - fault.onsetUs)}`;
  } else if (at !== null) {
    const took = at - fault.onsetUs;
    got = durationText(took);
    if (took <= budgetUs) outcome = 'passed';
    else if (budgetUs < judgeableUs(fault.onsetUs, at)) outcome = 'not-judged';
    if (what === 'detected' && fault.detectedBy) got += ` by ${fault.detectedBy}`;
  }
  return {
    id: `fault/${fault.id}/${what}`,
    title: `${fault.fault} on ${fault.target} ${what}`,
    outcome,
    expected: `<= ${durationText(budgetUs)}`,
    got,
  };
}

/** Each fault against its budgets of detection and recovery, as far as the scenario asks for them (inv:F3, inv:F5). */
export function faultChecks(
  scenario: Judged,
  faults: readonly TrackedFault[],
  entries: readonly FlightEntry[],
  catalogue: FaultCatalogue,
): Check[] {
  const asked = new Set<string>(scenario.expectations.map((expectation) => expectation.kind));
  const world = entriesOf(entries, 'start')[0]?.world ?? 'simulated';
  const rate = (fromUs: number, toUs: number): number =>
    rateFlown(entries, fromUs, toUs, scenario.live.faultRate);
  const bounds: Bounds = {
    possible: ({ fault }) => catalogue.kind(fault)?.worlds.includes(world) ?? true,
    endsByRemoval: ({ fault }) => {
      const kind = catalogue.kind(fault);
      return kind !== null && endsByRemovalOnly(kind);
    },
    judgeableUs: (fromUs, toUs) =>
      world === 'live' ? LIVE_JUDGEABLE_WALL_S * US_PER_S * rate(fromUs, toUs) : 0,
  };
  return faults.flatMap((fault) => [
    ...(asked.has('all-faults-detected') ? [budgetCheck(fault, 'detected', bounds)] : []),
    ...(asked.has('all-faults-recovered') ? [budgetCheck(fault, 'recovered', bounds)] : []),
  ]);
}
