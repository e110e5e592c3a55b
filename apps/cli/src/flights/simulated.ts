import { runService } from '@dawnline/service';
import type { Craft } from '@hil/crafts';
import type { FaultCatalogue } from '@hil/faults';
import { SimulatedFlight, type FlownService } from '@hil/flight';
import type { FlightEntry } from '@hil/record';
import type { Scenario } from '@hil/scenarios';
import type { Trace } from '@hil/simulation';
import { findSubsystems } from '../subsystems';
import { softwareVersion } from '../version';

export interface SimulatedResult {
  readonly entries: readonly FlightEntry[];
  readonly fingerprint: string;
}

/** The subsystems as nodes of the simulated world: the same Nest modules that fly live. */
function flownServices(): FlownService[] {
  return findSubsystems().map(({ subsystem }) => ({
    name: subsystem.name,
    computer: subsystem.computer,
    critical: subsystem.critical,
    boot: (host) => runService(subsystem, host),
  }));
}

export interface SimulatedCase {
  readonly scenario: Scenario;
  readonly craft: Craft;
  readonly catalogue: FaultCatalogue;
  readonly seed: number;
  readonly trace?: Trace;
  readonly onEntry?: (entry: FlightEntry) => void;
}

/** Flies a scenario in the simulated world, to its end. */
export async function flySimulated(flightCase: SimulatedCase): Promise<SimulatedResult> {
  const flight = new SimulatedFlight({
    ...flightCase,
    services: flownServices(),
    software: softwareVersion(),
    node: process.versions.node,
  });
  // Taken before the flight: while it runs, the tripwires keep everybody from the real clock.
  const clock = performance.now.bind(performance);
  const fingerprint = await flight.fly(clock);
  return { entries: flight.entries, fingerprint };
}
