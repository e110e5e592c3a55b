import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GpuCommand } from '@dawnline/contracts';
import type { FaultEntry, FlightEntry } from '@hil/record';
import { Flight } from '../../devices/test/flight';
import { Injector, loadCatalogue, STEP, type FaultActions, type PlannedFault, type World } from '@hil/faults';

export const catalogueText = readFileSync(join(__dirname, '../catalogue.yaml'), 'utf8');
export const catalogue = loadCatalogue(catalogueText);

export function planned(fault: string, target: string, more: Partial<PlannedFault> = {}): PlannedFault {
  return {
    id: 'f1',
    fault,
    target,
    trigger: { kind: 'time', atUs: 1_000_000 },
    durationUs: 0,
    shape: STEP,
    parameters: {},
    detectWithinUs: null,
    recoverWithinUs: null,
    ...more,
  };
}

export function event(
  t: number,
  source: string,
  code: string,
  parameters: Record<string, string> = {},
): FlightEntry {
  return { kind: 'event', t, source, code, severity: 'LOW', parameters, text: '' };
}

/** A flight with an injector that writes down what it did. */
export class Rig {
  readonly flight: Flight;
  readonly entries: FaultEntry[] = [];
  readonly calls: string[] = [];
  readonly injector: Injector;

  constructor(
    plans: PlannedFault[],
    actions?: FaultActions,
    world: World = 'simulated',
    start = '2026-08-19T03:11:00Z',
  ) {
    this.flight = new Flight(1, {}, {}, start);
    this.injector = new Injector(catalogue, plans, {
      world,
      bench: this.flight.bench,
      actions: actions ?? this.recording(),
      onFault: (entry) => {
        this.entries.push(entry);
        this.injector?.onFlight(entry);
      },
    });
  }

  run(seconds: number): this {
    for (let step = 0; step < seconds * 10; step++) {
      this.flight.run(0.1);
      this.injector.advance(this.flight.nowUs);
    }
    return this;
  }

  bind(job: string, attempt: number): void {
    const bind = { job, attempt, utilisation: 0.9, memoryUtilisation: 0.5 };
    this.flight.command(GpuCommand, 'job-executor', { bind }, { gpu: 0 });
  }

  /** What happened, in short. */
  get story(): string[] {
    return this.entries.map(({ t, id, what }) => `${t / 1e6} ${id} ${what}`);
  }

  private recording(): FaultActions {
    const note =
      (name: string) =>
      (...values: unknown[]): null => {
        this.calls.push(`${name} ${values.map((value) => JSON.stringify(value)).join(' ')}`);
        return null;
      };
    return {
      killService: note('kill'),
      hangService: note('hang'),
      pauseService: note('pause'),
      slowService: note('slow'),
      setBroker: note('broker'),
      degradeBus: note('degrade'),
      partition: note('partition'),
      setDiskFault: note('disk'),
      disturbClock: note('clock'),
      powerCycle: note('power-cycle'),
      failWorkload: note('fail'),
      corruptWorkload: note('corrupt'),
    };
  }
}
