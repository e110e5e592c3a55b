import type { WorldEntry } from '@hil/record';
import { SingleEvents, type FaultActions } from '@hil/faults';
import { Flight } from '../../devices/test/flight';
import { catalogue } from './rig';

/** Enough for an upset of each kind within minutes; no storm of the Sun is as strong. */
const FLUX = 1e6;

interface Weather {
  readonly flight: Flight;
  readonly entries: WorldEntry[];
  readonly calls: string[];
  run(seconds: number): void;
}

function weather(options: { always: boolean; seed?: number; flux?: number }): Weather {
  const flight = new Flight(options.seed, { permissionUs: () => 1e15 });
  const entries: WorldEntry[] = [];
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]): null => {
      calls.push(`${name} ${values.map((value) => JSON.stringify(value)).join(' ')}`);
      return null;
    };
  const actions: FaultActions = {
    failWorkload: note('fail'),
    corruptWorkload: note('corrupt'),
    powerCycle: note('power-cycle'),
    setDiskFault: note('disk'),
  };
  const onEvent = (entry: WorldEntry): void => void entries.push(entry);
  const upsets = new SingleEvents(catalogue, { bench: flight.bench, actions, onEvent }, options.always);
  flight.plant.inputs.stormProtonFlux[0] = options.flux ?? 0;
  return {
    flight,
    entries,
    calls,
    run: (seconds) => {
      for (let step = 0; step < seconds * 10; step += 1) {
        flight.run(0.1);
        upsets.advance(flight.nowUs);
        // Boots at once: these flights wait for particles, not for drivers.
        flight.plant.state.gpuBootRemainingUs[0] = 0;
        // A job is there whenever the GPU can have one.
        const unit = flight.bench.gpu(0)!;
        if (unit.ready && !unit.context)
          unit.bind({ job: 'alpha', attempt: 0, utilisation: 0.5, memoryUtilisation: 0.5 });
        if (unit.blocked) unit.reset();
      }
    },
  };
}

describe('single events', () => {
  it('strike as often as flux and cross-section say', () => {
    const { flight, entries, run } = weather({ always: true, flux: FLUX });
    run(600);
    const corrected = entries.filter(({ what }) => what === 'gpu-corrected');
    const count = corrected.reduce((sum, { details }) => sum + Number(details.count), 0);
    // 3e-7 cm2 x 1e6 = 0.3 a second, while the GPU is powered.
    expect(Math.abs(count - 180)).toBeLessThan(3 * Math.sqrt(180));
    expect(corrected[0]).toMatchObject({
      kind: 'world',
      target: 'gpu/0',
      details: { fault: 'gpu.ecc-corrected', locality: 'spread' },
    });
    expect(flight.bench.gpu(0)!.health.eccCorrected).toBe(count);
  });

  it('are a function of seed and flux', () => {
    const story = (seed: number): string[] => {
      const one = weather({ always: true, seed, flux: FLUX / 4 });
      one.run(60);
      return one.entries.map(({ t, what, target }) => `${t} ${what} ${target}`);
    };
    expect(story(1)).toEqual(story(1));
    expect(story(1)).not.toEqual(story(2));
  });

  it('leave a craft alone in a calm flight, and come with a storm that somebody injects', () => {
    const calm = weather({ always: false });
    calm.flight.plant.state.protonFlux[0] = FLUX;
    calm.run(30);
    expect(calm.entries).toEqual([]);
    const storm = weather({ always: false, flux: FLUX });
    storm.run(30);
    expect(storm.entries.length).toBeGreaterThan(0);
    storm.flight.plant.inputs.stormProtonFlux[0] = 0;
    const before = storm.entries.length;
    storm.run(30);
    expect(storm.entries).toHaveLength(before);
  });

  it('do what the faults of the catalogue do: errors, hangs, wrong results, resets, latch-ups, dead drives', () => {
    const { flight, entries, calls, run } = weather({ always: true, flux: 30 * FLUX });
    for (let cycle = 0; cycle < 60; cycle += 1) {
      run(10);
      // Whatever holds the GPU, power sets it free.
      flight.bench.switches.command(1, 0, false, flight.nowUs);
      run(1);
      flight.bench.switches.command(1, 1, true, flight.nowUs);
    }
    const kinds = new Set(
      entries.map(({ what, details }) => `${what} ${String(details.fault ?? '')}`.trim()),
    );
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'gpu-corrected gpu.ecc-corrected',
        'gpu-uncorrectable gpu.ecc-contained',
        'gpu-uncorrectable gpu.ecc-uncontained',
        'gpu-functional-interrupt gpu.fell-off-bus',
        'gpu-functional-interrupt gpu.gsp-hang',
        'gpu-silent-corruption gpu.sdc',
        'latch-up gpu.latch-up',
        'host-uncorrectable',
      ]),
    );
    expect(calls).toEqual(
      expect.arrayContaining([
        'power-cycle "payload-host"',
        'corrupt "alpha" 0 {"bits":1,"where":"weights"}',
        'fail "alpha" 0 "crash"',
      ]),
    );
    expect(flight.bench.gpu(0)!.health.remappedRows).toBeGreaterThan(0);
  });

  it('are counted by the computers whose memories corrected them', () => {
    const { flight, entries, run } = weather({ always: true, flux: 100 * FLUX });
    const reading = { load: 0, memoryFree: 1, diskFree: 1, bootId: 1, resetCause: 'first-boot' };
    flight.bench.setComputer('obc', reading);
    flight.bench.setComputer('host', reading);
    run(60);
    for (const [what, device, crossSectionCm2] of [
      ['obc-corrected', 'obc/state', 2e-9],
      ['host-corrected', 'host/state', 7e-8],
    ] as const) {
      const counts = entries
        .filter((entry) => entry.what === what)
        .map(({ details }) => Number(details.count));
      const count = counts.reduce((sum, one) => sum + one, 0);
      const mean = 60 * crossSectionCm2 * 100 * FLUX;
      expect(Math.abs(count - mean)).toBeLessThan(4 * Math.sqrt(mean));
      const reported = Number(flight.last(device).eccCorrected);
      expect(reported).toBeGreaterThan(0);
      expect(reported).toBeLessThanOrEqual(count);
    }
  });

  it('strike nothing that has no power', () => {
    const { flight, entries, run } = weather({ always: true, flux: 100 * FLUX });
    flight.bench.switches.command(1, 0, false, 0);
    run(60);
    expect(entries.filter(({ target }) => target === 'gpu/0')).toEqual([]);
    expect(entries.filter(({ target }) => target === 'payload-host')).not.toEqual([]);
  });
});
