import type { Expectation } from '@hil/scenarios';
import { expectationChecks } from '../expectations';
import { jobOutcomes } from '../jobs';
import type { Check } from '../verdict';
import { Flight, jobFlight } from './flight';

const GOLDEN = new Map([['train', 'cafe']]);

function checksOf(flight: Flight, expectation: Expectation, golden = GOLDEN): Check[] {
  const { entries } = flight;
  return expectationChecks(expectation, { entries, jobs: jobOutcomes(entries, ['train'], golden) });
}

describe('expectations', () => {
  it('jobs-completed', () => {
    const expectation: Expectation = { kind: 'jobs-completed', jobs: ['train', 'absent'] };
    expect(checksOf(jobFlight(), expectation)).toMatchObject([
      { id: 'expectation/job/train/completed', outcome: 'passed' },
      { id: 'expectation/job/absent/completed', outcome: 'failed', got: 'never accepted' },
    ]);
    const failed = new Flight().state(1, 'train', 'JOB_FAILED', 0, 5);
    expect(checksOf(failed, expectation)[0]).toMatchObject({ outcome: 'failed', got: 'FAILED' });
  });

  it('result-digests-golden', () => {
    const expectation: Expectation = { kind: 'result-digests-golden', jobs: ['train'] };
    expect(checksOf(jobFlight(), expectation)).toMatchObject([{ outcome: 'passed' }]);
    const beef = new Map([['train', 'beef']]);
    expect(checksOf(jobFlight(), expectation, beef)).toMatchObject([{ outcome: 'failed', got: 'cafe' }]);
    // No digest on either side is no equality.
    expect(checksOf(jobFlight(), expectation, new Map())).toMatchObject([{ outcome: 'failed' }]);
    expect(checksOf(new Flight(), expectation, new Map())).toMatchObject([{ outcome: 'failed' }]);
  });

  it('mode-at-end', () => {
    const expectation: Expectation = { kind: 'mode-at-end', mode: 'NOMINAL' };
    const flight = new Flight().mode(1, 'SAFE').mode(2, 'MODE_NOMINAL');
    expect(checksOf(flight, expectation)).toMatchObject([{ outcome: 'passed' }]);
    expect(checksOf(flight.mode(3, 'SAFE'), expectation)).toMatchObject([{ outcome: 'failed', got: 'SAFE' }]);
    expect(checksOf(new Flight(), expectation)).toMatchObject([{ outcome: 'failed', got: 'none' }]);
  });

  it('telecommands-completed', () => {
    const expectation: Expectation = { kind: 'telecommands-completed', telecommands: ['a', 'b'] };
    const flight = new Flight()
      .telecommand(1, 'a', 'sent', 'accepted', 'completed')
      .telecommand(1, 'b', 'sent', 'refused');
    expect(checksOf(flight, expectation)).toMatchObject([
      { outcome: 'passed' },
      { outcome: 'failed', got: 'refused' },
    ]);
    expect(checksOf(new Flight(), expectation)[0]).toMatchObject({ outcome: 'failed', got: 'never sent' });
  });

  it('no-event', () => {
    const one: Expectation = { kind: 'no-event', source: 'power-manager', code: 'SWITCH_LOCKED' };
    const any: Expectation = { kind: 'no-event', source: '', code: 'SWITCH_LOCKED' };
    const flight = new Flight().event(1, 'rig', 'SWITCH_LOCKED').event(1, 'power-manager', 'ECLIPSE_LEFT');
    expect(checksOf(flight, one)).toMatchObject([{ outcome: 'passed' }]);
    expect(checksOf(flight, any)).toMatchObject([{ outcome: 'failed', got: '1' }]);
    expect(checksOf(flight, { ...any, source: 'rig', code: '' })).toMatchObject([{ outcome: 'failed' }]);
  });

  it('event', () => {
    const twice: Expectation = { kind: 'event', source: 'rig', code: 'X', atLeast: 2 };
    const flight = new Flight().event(1, 'rig', 'X').event(1, 'other', 'X');
    expect(checksOf(flight, twice)).toMatchObject([{ outcome: 'failed', expected: '>= 2', got: '1' }]);
    expect(checksOf(flight.event(2, 'rig', 'X'), twice)).toMatchObject([{ outcome: 'passed' }]);
  });

  it('truth-within', () => {
    const band = (minimum: number | null, maximum: number | null, channel = 'dieC'): Expectation => ({
      kind: 'truth-within',
      channel,
      minimum,
      maximum,
    });
    const flight = new Flight().truth(1, { dieC: 20 }).truth(2, { dieC: 80 });
    expect(checksOf(flight, band(20, 80))).toMatchObject([{ outcome: 'passed', got: '20.000 to 80.000' }]);
    expect(checksOf(flight, band(null, 80))).toMatchObject([{ outcome: 'passed' }]);
    expect(checksOf(flight, band(21, null))).toMatchObject([{ outcome: 'failed' }]);
    expect(checksOf(flight, band(null, 79))).toMatchObject([{ outcome: 'failed' }]);
    expect(checksOf(flight, band(null, 79, 'absent'))).toMatchObject([
      { outcome: 'failed', got: 'not recorded' },
    ]);
    expect(checksOf(new Flight(), band(null, 79))).toMatchObject([
      { outcome: 'failed', got: 'not recorded' },
    ]);
  });

  it('leaves faults to their budgets', () => {
    expect(checksOf(jobFlight(), { kind: 'all-faults-detected' })).toEqual([]);
    expect(checksOf(jobFlight(), { kind: 'all-faults-recovered' })).toEqual([]);
  });
});
