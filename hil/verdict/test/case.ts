import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '@hil/faults';
import { DEFAULT_RADIATION } from '@hil/plant';
import type { Scenario } from '@hil/scenarios';
import { judge } from '../judge';
import type { Verdict } from '../verdict';
import { jobFlight, type Flight } from './flight';

const catalogue = loadCatalogue(readFileSync(join(__dirname, '../../faults/catalogue.yaml'), 'utf8'));

export const scenario: Scenario = {
  name: 'first-orbit',
  title: 'One revolution',
  craft: 'odc-1',
  orbit: 'B',
  epochUnixUs: 0,
  durationUs: 100_000_000,
  seed: 1,
  initial: { stateOfCharge: 0.8, temperaturesC: {}, mode: 'STANDBY' },
  radiation: { ...DEFAULT_RADIATION, events: false },
  live: { rate: 60, faultRate: 5 },
  external: [],
  jobs: [
    {
      id: 'train',
      tenant: 'a',
      program: 'hash-chain',
      arguments: [],
      atUs: 2_000_000,
      totalSteps: 100,
      stepTimeUs: 500_000,
      checkpointEverySteps: 50,
      watchdogUs: 5_000_000,
      utilisation: 0.9,
      memoryUtilisation: 0.5,
      priority: 1,
      seed: 1,
      order: {},
    },
  ],
  telecommands: [],
  faults: [
    {
      id: 'kill',
      fault: 'process.killed',
      target: 'job-executor',
      trigger: { kind: 'time', atUs: 25_000_000 },
      shape: { kind: 'step' },
      durationUs: 0,
      parameters: {},
      detectWithinUs: 6_000_000,
      recoverWithinUs: 30_000_000,
    },
  ],
  expectations: [
    { kind: 'all-faults-detected' },
    { kind: 'all-faults-recovered' },
    { kind: 'jobs-completed', jobs: ['train'] },
    { kind: 'result-digests-golden', jobs: ['train'] },
    { kind: 'mode-at-end', mode: 'NOMINAL' },
  ],
};

/** jobFlight with the kill that explains it; detected after 3 s, recovered once the job steps again. */
export function killedFlight(): Flight {
  const flight = jobFlight();
  flight
    .fault(25, 'onset', 'kill', 'process.killed', 'job-executor')
    .add({ kind: 'node', t: 25_000_000, node: 'job-executor', what: 'crash', details: {} })
    .add({ kind: 'node', t: 26_000_000, node: 'job-executor', what: 'boot', details: {} })
    .event(28, 'fault-manager', 'SERVICE_RESTARTED', { service: 'job-executor', bootId: 2 }, 'MEDIUM')
    .add({ kind: 'orbit', t: 30_000_000, what: 'eclipse-enter', station: '' })
    .add({ kind: 'orbit', t: 70_000_000, what: 'eclipse-exit', station: '' });
  const order = flight.entries.map((entry, index) => ({ entry, index }));
  order.sort((a, b) => a.entry.t - b.entry.t || a.index - b.index);
  flight.entries.splice(0, flight.entries.length, ...order.map(({ entry }) => entry));
  return flight;
}

export function judged(flight: Flight, change: Partial<Scenario> = {}, digest = 'cafe'): Verdict {
  const golden = new Map([['train', digest]]);
  return judge({ scenario: { ...scenario, ...change }, catalogue, entries: flight.entries, golden });
}
