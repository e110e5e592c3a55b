import type { FaultCatalogue, FaultKind, TrackedFault } from '@hil/faults';
import type { Scenario } from '@hil/scenarios';
import { faultChecks } from '../budgets';
import type { Check } from '../verdict';
import { Flight } from './flight';

const S = 1_000_000;
const scenario: Pick<Scenario, 'expectations' | 'live'> = {
  expectations: [{ kind: 'all-faults-detected' }, { kind: 'all-faults-recovered' }],
  live: { rate: 60, faultRate: 5 },
};
const hang: TrackedFault = {
  id: 'hang',
  fault: 'gpu.kernel-hang',
  target: 'gpu0',
  onsetUs: 10 * S,
  detectedUs: 14 * S,
  detectedBy: 'job-executor/JOB_STATE',
  detectWithinUs: 5 * S,
  recoveredUs: 40 * S,
  recoverWithinUs: 30 * S,
  healedUs: null,
  refused: '',
};
const simulatedOnly = { worlds: ['simulated'], recoveredWhen: [] } as unknown as FaultKind;
const lasting = {
  worlds: ['simulated', 'live'],
  recoveredWhen: [{ any: [{ heal: true }] }],
} as unknown as FaultKind;
const KINDS = new Map([
  ['storage.bit-rot', simulatedOnly],
  ['power.cell-fault', lasting],
]);
const catalogue: FaultCatalogue = {
  kinds: [],
  kind: (name) => KINDS.get(name) ?? null,
};
const checks = (change: Partial<TrackedFault>, flight = new Flight()): Check[] =>
  faultChecks(scenario, [{ ...hang, ...change }], flight.entries, catalogue);

describe('budgets of faults', () => {
  it('pass within the budget, the bound included', () => {
    expect(checks({})).toMatchObject([
      {
        id: 'fault/hang/detected',
        outcome: 'passed',
        expected: '<= 5.00 s',
        got: '4.00 s by job-executor/JOB_STATE',
      },
      { id: 'fault/hang/recovered', outcome: 'passed', got: '30.00 s' },
    ]);
  });

  it('fail beyond the budget', () => {
    expect(checks({ detectedUs: 15 * S + 1, recoveredUs: 40 * S + 1 })).toMatchObject([
      { outcome: 'failed' },
      { outcome: 'failed' },
    ]);
  });

  it('fail where nothing came of it', () => {
    expect(checks({ detectedUs: null, recoveredUs: null })).toMatchObject([
      { outcome: 'failed', got: 'never detected' },
      { outcome: 'failed', got: 'never recovered' },
    ]);
    const absent = { onsetUs: null, detectedUs: null, recoveredUs: null };
    expect(checks(absent).map((check) => check.got)).toEqual(['never struck', 'never struck']);
    expect(checks(absent).map((check) => check.outcome)).toEqual(['failed', 'failed']);
  });

  it('do not judge the recovery from what nobody removed and nobody on board can mend', () => {
    const fault = { fault: 'power.cell-fault', recoveredUs: null };
    expect(checks(fault)[1]).toMatchObject({
      outcome: 'not-judged',
      got: 'never removed, and nothing on board mends it',
    });
    // Its removal is no feat of the craft either: how long it lasted is the scenario's own doing.
    expect(checks({ ...fault, healedUs: 90 * S, recoveredUs: 90 * S })[1]).toMatchObject({
      outcome: 'passed',
      got: 'with its removal, after 80.00 s',
    });
    expect(checks({ recoveredUs: null })[1]).toMatchObject({ outcome: 'failed' });
  });

  it('fail where the fault was refused, unless the world flown cannot have it', () => {
    const refused = {
      fault: 'storage.bit-rot',
      onsetUs: null,
      detectedUs: null,
      refused: 'simulated world only',
    };
    expect(checks(refused, new Flight('live'))[0]).toMatchObject({
      outcome: 'not-judged',
      got: 'refused: simulated world only',
    });
    expect(checks(refused, new Flight('simulated'))[0].outcome).toBe('failed');
    expect(checks({ ...refused, fault: 'gpu.kernel-hang' }, new Flight('live'))[0].outcome).toBe('failed');
  });

  it('are checked only where the scenario expects them', () => {
    const asked: typeof scenario = { ...scenario, expectations: [{ kind: 'all-faults-recovered' }] };
    expect(faultChecks(asked, [hang], new Flight().entries, catalogue).map((check) => check.id)).toEqual([
      'fault/hang/recovered',
    ]);
    expect(faultChecks({ ...scenario, expectations: [] }, [hang], new Flight().entries, catalogue)).toEqual(
      [],
    );
  });

  describe('in the live world', () => {
    const missed = { detectedUs: 13 * S, detectWithinUs: 2 * S };
    const detection = (change: Partial<TrackedFault>, flight: Flight): string =>
      checks(change, flight)[0].outcome;

    it('are not judged where a miss is shorter than a process needs to start', () => {
      expect(detection(missed, new Flight('live'))).toBe('not-judged');
      expect(detection(missed, new Flight('simulated'))).toBe('failed');
    });
    it('are judged where they are long enough', () => {
      expect(detection({ detectedUs: 16 * S }, new Flight('live'))).toBe('failed');
    });
    it('pass where they are kept, and fail where nothing was detected at all', () => {
      expect(detection({ detectedUs: 11 * S, detectWithinUs: 2 * S }, new Flight('live'))).toBe('passed');
      expect(detection({ detectedUs: null, detectWithinUs: 2 * S }, new Flight('live'))).toBe('failed');
    });
    it('are judged at the rate that was flown, not at the one that was allowed', () => {
      expect(detection(missed, new Flight('live').rate(0, 1))).toBe('failed');
      expect(detection(missed, new Flight('live').rate(0, 60).rate(10, 5))).toBe('not-judged');
      expect(detection(missed, new Flight('live').rate(0, 60).rate(11, 1))).toBe('failed');
      expect(detection(missed, new Flight('live').rate(0, 60).rate(11, 0))).toBe('not-judged');
      expect(detection(missed, new Flight('live').rate(0, 60).rate(20, 1))).toBe('not-judged');
    });
  });
});
