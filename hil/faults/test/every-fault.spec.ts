import { EpsSwitchesCommand } from '@dawnline/contracts';
import { inputNames, inputsOf } from './inputs';
import { faultProblems, faultTargets, parseParameters, type FaultKind } from '@hil/faults';
import { craft } from '../../devices/test/flight';
import { catalogue, planned, Rig } from './rig';

/** Groups of faults that act on plant, devices, link or clocks. */
const GROUPS = 'SAEHGLX';
const ONSET_S = 10;
const UNDER_FAULT_S = 30;
const S = 1_000_000;
/** Sunlit, a minute into a pass over Redmond. */
const START = '2026-08-19T03:19:00Z';

/** What a fault needs besides a craft that works on a job in contact, and what brings back what its heal does not. */
interface Case {
  readonly target?: string;
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly prepare?: (rig: Rig) => void;
  readonly recover?: (rig: Rig) => void;
}

const JOB = 'train';
const GPU_BOOT_S = 60;
const jobAgain = (rig: Rig): void => {
  fly(rig, GPU_BOOT_S);
  rig.bind(JOB, 1);
};
const gpuAgain = (rig: Rig): void => {
  switches(rig, 1, 0);
  fly(rig, 1);
  switches(rig, 1, 1);
  jobAgain(rig);
};
const closeAll = (rig: Rig): void =>
  switches(
    rig,
    2 ** CLOSED.length - 1,
    CLOSED.reduce((bits, closed, k) => bits | (closed ? 1 << k : 0), 0),
  );
/** Switches as a healthy flight begins. */
const CLOSED = craft.rails.map(
  (rail) => rail.closedByDefault || rail.id === 'LCL1' || rail.id.startsWith('H'),
);

const CASES: Readonly<Record<string, Case>> = {
  'sensor.swapped': { target: 'tcs/loop/plate_c', parameters: { with: 'tcs/loop/radiator_a_c' } },
  'sensor.noise-burst': { target: 'tcs/loop/loop_a_c' },
  // A GPU that lost its power has lost its job.
  'power.undervoltage': { recover: jobAgain },
  // An error that killed a context, or a reset, wants a new context on a GPU that was off.
  'gpu.ecc-contained': { recover: gpuAgain },
  'gpu.ecc-uncontained': { recover: gpuAgain },
  'gpu.fell-off-bus': { recover: gpuAgain },
  'gpu.gsp-hang': { recover: gpuAgain },
  'gpu.job-fault': { recover: jobAgain },
  // The switch stays open until it is armed again.
  'power.rail-trip': { target: 'LCL7', recover: closeAll },
};

const targets = faultTargets(craft);
const kinds = catalogue.kinds.filter((kind) => kind.implemented && GROUPS.includes(kind.id[0]));
const caseOf = (kind: FaultKind): Case => CASES[kind.name] ?? {};
const targetOf = (kind: FaultKind): string => caseOf(kind).target ?? targets(kind.target)?.[0] ?? JOB;

function switches(rig: Rig, switchMask: number, states: number): void {
  rig.flight.command(EpsSwitchesCommand, 'power-manager', { switchMask, states, gpuPermission: true });
}

/** A craft in sunlight and contact, with a job on its GPU, kept going as its services would. */
function working(kind: FaultKind, isStruck: boolean): Rig {
  const { parameters = {}, prepare } = caseOf(kind);
  const trigger = { kind: 'time', atUs: ONSET_S * S } as const;
  const plan = planned(kind.name, targetOf(kind), { trigger, parameters });
  const rig = new Rig(isStruck ? [plan] : [], undefined, 'simulated', START);
  rig.flight.plant.inputs.transmitterOn[0] = 1;
  rig.bind(JOB, 0);
  prepare?.(rig);
  return rig;
}

function fly(rig: Rig, seconds: number, each?: () => void): void {
  for (let second = 0; second < seconds; second++) {
    switches(rig, 0, 0);
    rig.run(1);
    each?.();
  }
}

describe('every fault of plant, devices, link and clocks', () => {
  it.each(kinds.map((kind) => [kind.name, kind] as const))(
    '%s shows, and its heal takes it back',
    (_, kind) => {
      const [calm, hit] = [working(kind, false), working(kind, true)];
      fly(calm, ONSET_S - 1);
      fly(hit, ONSET_S - 1);
      expect(hit.flight.samples).toEqual(calm.flight.samples);
      const before = inputsOf(hit.flight.plant);
      const seen = { inputs: false, link: false };
      const look = (): void => {
        if (inputsOf(hit.flight.plant).some((value, k) => !Object.is(value, before[k]))) seen.inputs = true;
        const [one, other] = [hit, calm].map(({ flight }) => JSON.stringify(flight.bench.link.view()));
        if (one !== other) seen.link = true;
      };
      for (let second = 0; second < UNDER_FAULT_S; second++) {
        fly(calm, 1);
        fly(hit, 1, look);
      }
      expect(hit.entries.map(({ what, details }) => [what, details.reason])[0]).toEqual(['onset', undefined]);
      const samples = JSON.stringify(hit.flight.samples) !== JSON.stringify(calm.flight.samples);
      const actions = hit.calls.length > calm.calls.length;
      expect({ ...seen, samples, actions }).not.toEqual({
        inputs: false,
        link: false,
        samples: false,
        actions: false,
      });

      hit.injector.heal('f1', hit.flight.nowUs);
      caseOf(kind).recover?.(hit);
      fly(hit, 3);
      expect(hit.injector.activeIds).toEqual([]);
      const after = inputsOf(hit.flight.plant);
      expect(inputNames(hit.flight.plant).filter((_name, k) => !Object.is(after[k], before[k]))).toEqual([]);
      if (actions && kind.id.startsWith('X')) expect(hit.calls.at(-1)).toMatch(/null$/);
    },
  );

  it('can be asked for by the texts of a command line or a packet, as well as by a scenario', () => {
    const refused = kinds.flatMap((kind) => {
      const texts = Object.entries(kind.parameters).map(([name, parameter]) => {
        const edge = parameter.range?.[1] ?? parameter.choices?.at(-1) ?? parameter.default;
        return [name, String(edge)] as const;
      });
      const parameters = parseParameters(kind, Object.fromEntries(texts));
      const shapes = [{ kind: 'step' } as const, ...kind.shapes.map(shapeNamed)];
      return shapes.flatMap((shape) =>
        faultProblems(planned(kind.name, targetOf(kind), { parameters, shape }), catalogue, targets),
      );
    });
    expect(refused).toEqual([]);
  });
});

const shapeNamed = (kind: string) =>
  kind === 'ramp'
    ? ({ kind: 'ramp', rampUs: S } as const)
    : ({ kind: 'intermittent', periodUs: S, duty: 0.5 } as const);
