// Every device of the craft has a service that misses it: each is unplugged in a simulated flight and plugged in again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCraft } from '@hil/crafts';
import { SimulatedFlight } from '@hil/flight';
import type { EventEntry } from '@hil/record';
import { loadScenario } from '@hil/scenarios';
import { runService, type Subsystem } from '@dawnline/service';
import { subsystem as commsManager } from '../../comms-manager/src/subsystem';
import { subsystem as faultManager } from '../../fault-manager/src/subsystem';
import { subsystem as jobExecutor } from '../../job-executor/src/subsystem';
import { subsystem as powerManager } from '../../power-manager/src/subsystem';
import { subsystem as thermalController } from '../../thermal-controller/src/subsystem';
import { DATA } from '../src/craft-files';
import { ROOT } from './dawnline';

const S = 1_000_000;
const SUBSYSTEMS: readonly Subsystem[] = [
  commsManager,
  faultManager,
  jobExecutor,
  powerManager,
  thermalController,
];
/** The services' grace after their start is over. */
const FIRST_US = 40 * S;
const craft = loadCraft(readFileSync(join(ROOT, 'hil/crafts/odc-1.yaml'), 'utf8'), 'odc-1.yaml');

interface Gap {
  readonly device: string;
  readonly unpluggedUs: number;
  readonly pluggedUs: number;
  /** By then it has been welcomed back. */
  readonly endUs: number;
}

/** One device after the other is away for its maximum age and a while, then there for three samples and a while. */
function gaps(): Gap[] {
  let atUs = FIRST_US;
  return craft.devices.map(({ id, maximumAgeS, rateHz }) => {
    const unpluggedUs = atUs;
    const pluggedUs = unpluggedUs + (maximumAgeS + 3) * S;
    const endUs = pluggedUs + Math.ceil(3 / rateHz + 2) * S;
    atUs = endUs;
    return { device: id, unpluggedUs, pluggedUs, endUs };
  });
}

async function fly(): Promise<EventEntry[]> {
  const loaded = loadScenario('smoke', DATA);
  const faults = gaps().map(({ device, unpluggedUs, pluggedUs }) => ({
    id: device,
    fault: 'sensor.dropout',
    target: device,
    trigger: { kind: 'time', atUs: unpluggedUs } as const,
    durationUs: pluggedUs - unpluggedUs,
    shape: { kind: 'step' } as const,
    parameters: { gives: 'none' },
    detectWithinUs: null,
    recoverWithinUs: null,
  }));
  const durationUs = gaps().at(-1)!.endUs;
  const flight = new SimulatedFlight({
    ...loaded,
    scenario: { ...loaded.scenario, durationUs, faults, jobs: [], telecommands: [] },
    seed: 1,
    services: SUBSYSTEMS.map((subsystem) => ({
      name: subsystem.name,
      computer: subsystem.computer,
      critical: subsystem.critical,
      boot: (host) => runService(subsystem, host),
    })),
    software: 'test',
    node: process.version,
  });
  await flight.fly(() => 0);
  return flight.entries.filter((entry): entry is EventEntry => entry.kind === 'event');
}

/** Who must miss each device; other services may miss it too. */
const WATCHED: Readonly<Record<string, readonly string[]>> = {
  'power-manager': ['eps/array', 'eps/battery', 'eps/bus', 'eps/switches', 'adcs/state'],
  'thermal-controller': ['tcs/loop', 'tcs/structure', 'eps/battery', 'gpu/0/margin'],
  'job-executor': ['gpu/0/status'],
  'comms-manager': ['radio/s', 'radio/x'],
  'fault-manager': ['obc/state', 'host/state', 'env/dosimeter'],
};

describe('a device that is unplugged', () => {
  let events: EventEntry[] = [];

  beforeAll(async () => {
    events = (await fly()).filter(({ code }) => code.startsWith('DEVICE_'));
  });

  /** What a service says of a device, after how many seconds of its absence, and whether anybody blames another one. */
  function look(service: string, device: string) {
    const { maximumAgeS, rateHz } = craft.devices.find(({ id }) => id === device)!;
    const gap = gaps().find((one) => one.device === device)!;
    const here = events.filter(({ t }) => t >= gap.unpluggedUs && t < gap.endUs);
    const mine = here.filter(({ source }) => source === service);
    const afterS = (mine[0]!.t - gap.unpluggedUs) / S;
    return {
      device,
      codes: mine.map(({ code }) => code),
      // The last sample is up to a period older than the unplugging; only of the fast ones a look may be late.
      isAtItsAge:
        afterS > maximumAgeS - 1 / rateHz - 0.01 && afterS < maximumAgeS + (rateHz > 1 ? 0.16 : 0.01),
      isBackAfterIt: mine.at(-1)!.t > gap.pluggedUs,
      othersBlamed: here.map(({ parameters }) => parameters.device).filter((other) => other !== device),
    };
  }

  function expectMissed(service: string): void {
    for (const device of WATCHED[service]!) {
      expect(look(service, device)).toEqual({
        device,
        codes: ['DEVICE_SILENT', 'DEVICE_BACK'],
        isAtItsAge: true,
        isBackAfterIt: true,
        othersBlamed: [],
      });
    }
  }

  it('is missed by some service, whichever of the craft it is', () => {
    const watched = Object.values(WATCHED).flat();
    expect(craft.devices.map(({ id }) => id).filter((id) => !watched.includes(id))).toEqual([]);
  });

  it('PWR-011 is missed by power-manager at its maximum age, and welcome again', () => {
    expectMissed('power-manager');
  });

  it('THM-011 is missed by thermal-controller at its maximum age, and welcome again', () => {
    expectMissed('thermal-controller');
  });

  it('JOBX-015 is missed by job-executor at its maximum age, and welcome again', () => {
    expectMissed('job-executor');
  });

  it('COM-018 is missed by comms-manager at its maximum age, and welcome again', () => {
    expectMissed('comms-manager');
  });

  it('FLT-018 is missed by fault-manager at its maximum age, and welcome again', () => {
    expectMissed('fault-manager');
  });
});
