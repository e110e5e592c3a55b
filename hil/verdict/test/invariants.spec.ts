import { invariantChecks } from '../invariants';
import type { Check } from '../verdict';
import { Flight, jobFlight } from './flight';

const checkOf = (flight: Flight, id: string): Check | undefined =>
  invariantChecks(flight.entries).find((check) => check.id === `inv/${id}`);
const outcome = (flight: Flight, id: string): string | undefined => checkOf(flight, id)?.outcome;

describe('invariants', () => {
  it('all hold on a clean record', () => {
    const checks = invariantChecks(jobFlight().entries);
    expect(checks.filter((check) => check.outcome !== 'passed')).toEqual([]);
    expect(checks.map((check) => check.id)).toEqual(
      ['P1', 'T1', 'J1', 'J2', 'C1', 'K1', 'energy', 'X1'].map((id) => `inv/${id}`),
    );
  });

  it.each(['P1', 'T1', 'energy'])('inv:%s fails where truth is missing', (id) => {
    expect(checkOf(new Flight().end(1), id)).toMatchObject({ outcome: 'failed', got: 'no truth recorded' });
  });

  it('shows the first violations and counts the others', () => {
    const flight = new Flight();
    for (let s = 0; s < 5; s++) flight.truth(s, { stateOfCharge: 0.1 });
    expect(checkOf(flight, 'P1')?.got).toBe(
      'T+00:00:00.000: charge 0.100; T+00:00:01.000: charge 0.100; T+00:00:02.000: charge 0.100 and 2 more',
    );
  });

  describe('inv:P1', () => {
    const lowFrom10To = (last: number): Flight => {
      const flight = new Flight().mode(0, 'NOMINAL').truth(0);
      for (let s = 10; s <= last; s++) flight.truth(s, { stateOfCharge: 0.29 });
      return flight;
    };
    it('lets ten seconds pass before SAFE is due', () =>
      expect(outcome(lowFrom10To(20), 'P1')).toBe('passed'));
    it('is violated by low charge in NOMINAL', () => expect(outcome(lowFrom10To(21), 'P1')).toBe('failed'));
    it('is violated by low charge before any mode is known', () => {
      const flight = new Flight().truth(0, { stateOfCharge: 0.2 }).truth(11, { stateOfCharge: 0.2 });
      expect(checkOf(flight, 'P1')?.got).toContain('charge 0.200 in no mode');
    });
    it('holds with low charge in SAFE', () => {
      const flight = new Flight().mode(5, 'MODE_SAFE').truth(0, { stateOfCharge: 0.2 });
      expect(outcome(flight.truth(60, { stateOfCharge: 0.2 }), 'P1')).toBe('passed');
    });
    it('holds when charge recovers in between', () => {
      const flight = new Flight()
        .truth(0, { stateOfCharge: 0.29 })
        .truth(8)
        .truth(9, { stateOfCharge: 0.29 });
      expect(outcome(flight.truth(19, { stateOfCharge: 0.29 }), 'P1')).toBe('passed');
    });
    it('is violated by an empty battery in any mode', () => {
      expect(outcome(new Flight().mode(0, 'SAFE').truth(1, { stateOfCharge: 0.149 }), 'P1')).toBe('failed');
    });
    it('is violated by a channel that is not recorded', () => {
      const flight = new Flight().add({ kind: 'truth', t: 0, fields: { dieC: 1, hbmC: 1 } });
      expect(checkOf(flight, 'P1')?.got).toContain('stateOfCharge is not recorded');
    });
  });

  describe('inv:T1', () => {
    const hot = (channel: string, celsius: number, seconds: number): Flight => {
      const flight = new Flight();
      for (let s = 0; s <= seconds; s++) flight.truth(s, { [channel]: celsius });
      return flight.truth(seconds + 1);
    };
    it.each([
      ['dieC', 95.1, 2, 'passed'],
      ['dieC', 95.1, 3, 'failed'],
      ['dieC', 105.1, 0, 'failed'],
      ['hbmC', 105.1, 1, 'passed'],
      ['hbmC', 105.1, 2, 'failed'],
      ['hbmC', 104.9, 60, 'passed'],
    ])('%s at %d °C for %d s: %s', (channel, celsius, seconds, expected) => {
      expect(outcome(hot(channel, celsius, seconds), 'T1')).toBe(expected);
    });
  });

  describe('inv:J1', () => {
    it('is violated by two terminal states', () => {
      const flight = jobFlight().state(70, 'train', 'FAILED', 1, 100);
      expect(checkOf(flight, 'J1')).toMatchObject({
        outcome: 'failed',
        got: 'train: FAILED after COMPLETED',
      });
    });
    it('is violated by a job that goes on after its end', () => {
      expect(outcome(jobFlight().state(70, 'train', 'QUEUED', 1, 100), 'J1')).toBe('failed');
    });
    it('is violated by a second, different result, not by a repeated one', () => {
      const again = (digest: string): Flight =>
        jobFlight().event(70, 'job-executor', 'JOB_COMPLETED', { job: 'train', digest });
      expect(outcome(again('cafe'), 'J1')).toBe('passed');
      expect(outcome(again('beef'), 'J1')).toBe('failed');
    });
    it('is violated by a job that is accepted twice', () => {
      const flight = jobFlight().event(70, 'job-executor', 'JOB_ACCEPTED', { job: 'train' });
      expect(outcome(flight, 'J1')).toBe('failed');
    });
    it('takes no notice of what others say of jobs', () => {
      const flight = jobFlight().event(70, 'comms-manager', 'JOB_STATE', { job: 'train', to: 'FAILED' });
      expect(outcome(flight, 'J1')).toBe('passed');
    });
  });

  describe('inv:J2', () => {
    const starting = (attempt: number | string): Flight =>
      jobFlight().event(62, 'job-executor', 'JOB_STARTED', { job: 'train', attempt });
    it('holds when the attempt rises', () => expect(outcome(starting(2), 'J2')).toBe('passed'));
    it.each([1, 0, 'none'])('is violated by attempt %s after attempt 1', (attempt) => {
      expect(outcome(starting(attempt), 'J2')).toBe('failed');
    });
  });

  describe('inv:C1', () => {
    const crashed = (): Flight =>
      new Flight().attempt(0, 'a', 0, 0).verified(10, 'a', 1, 50).verified(20, 'a', 2, 100);
    it('holds when the newest checkpoint is restored', () => {
      expect(outcome(crashed().attempt(30, 'a', 1, 100), 'C1')).toBe('passed');
    });
    it('is violated by a restore of an older one', () => {
      expect(outcome(crashed().attempt(30, 'a', 1, 50), 'C1')).toBe('failed');
    });
    it('is violated by steps below the checkpoint even if the start was not seen', () => {
      const flight = crashed().event(30, 'job-executor', 'JOB_STEPPING', { job: 'a', attempt: 1, step: 100 });
      expect(outcome(flight, 'C1')).toBe('failed');
    });
    it('lets a job begin anew when its defence wants another run', () => {
      const again = crashed().event(25, 'job-executor', 'JOB_NEXT_RUN', { job: 'a', run: 1, phase: 'main' });
      expect(outcome(again.attempt(30, 'a', 1, 0), 'C1')).toBe('passed');
    });
    it('lets a restore fall back behind a checkpoint that was refused since', () => {
      const rotten = crashed().event(25, 'job-executor', 'CHECKPOINT_REFUSED', {
        job: 'a',
        sequence: 2,
        reason: '',
      });
      expect(outcome(rotten.attempt(30, 'a', 1, 50), 'C1')).toBe('passed');
    });
    it('keeps jobs apart', () => expect(outcome(crashed().attempt(30, 'b', 0, 0), 'C1')).toBe('passed'));
  });

  describe('inv:K1', () => {
    it('holds for commands that complete once', () => {
      const flight = new Flight()
        .telecommand(1, 'a', 'sent', 'accepted', 'completed')
        .telecommand(2, 'b', 'completed');
      expect(outcome(flight, 'K1')).toBe('passed');
    });
    it('is violated by a command that completes twice', () => {
      const flight = new Flight().telecommand(1, 'a', 'completed').telecommand(2, 'a', 'completed');
      expect(checkOf(flight, 'K1')).toMatchObject({ outcome: 'failed', got: 'a completed 2 times' });
    });
  });

  describe('inv:X1', () => {
    it('is violated by a warning in a calm flight', () => {
      expect(outcome(new Flight().event(1, 'power-manager', 'TIER_CHANGED', {}, 'MEDIUM'), 'X1')).toBe(
        'failed',
      );
    });
    it.each(['crash', 'hang'] as const)('is violated by a %s in a calm flight', (what) => {
      const flight = new Flight().add({ kind: 'node', t: 1, node: 'job-executor', what, details: {} });
      expect(outcome(flight, 'X1')).toBe('failed');
    });
    it('is not judged once a fault struck', () => {
      expect(checkOf(new Flight().fault(1, 'onset').event(2, 'a', 'B', {}, 'HIGH'), 'X1')).toBeUndefined();
      expect(outcome(new Flight().fault(1, 'refused').event(2, 'a', 'B', {}, 'HIGH'), 'X1')).toBe('failed');
    });
  });

  describe('energy', () => {
    it.each([
      [9e-7, 'passed'],
      [-2e-6, 'failed'],
      [Number.NaN, 'failed'],
    ])('a residual of %d: %s', (ledgerResidual, expected) => {
      expect(outcome(new Flight().truth(1).truth(2, { ledgerResidual }), 'energy')).toBe(expected);
    });
  });
});
