import type { Verdict } from '../verdict';
import { judged, killedFlight, scenario } from './case';
import { Flight } from './flight';

const failed = (verdict: Verdict): string[] =>
  verdict.checks.filter((check) => check.outcome === 'failed').map((check) => check.id);

describe('judge', () => {
  it('passes a flight that recovered from its fault', () => {
    const verdict = judged(killedFlight());
    expect(failed(verdict)).toEqual([]);
    expect(verdict).toMatchObject({
      format: 1,
      passed: true,
      scenario: 'first-orbit',
      world: 'simulated',
      seed: 1,
      durationUs: 100_000_000,
      fingerprint: 'ab12',
      wallSeconds: 2,
    });
    expect(verdict.faults).toMatchObject([{ id: 'kill', onsetUs: 25_000_000, detectedUs: 28_000_000 }]);
    expect(verdict.jobs).toMatchObject([{ job: 'train', state: 'COMPLETED', attempts: 2, lostSteps: 7 }]);
  });

  it('gives every check an id of its own', () => {
    const ids = judged(killedFlight()).checks.map((check) => check.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('flight/complete');
    const band = { kind: 'truth-within', channel: 'dieC', minimum: null, maximum: 90 } as const;
    const twice = judged(killedFlight(), { expectations: [band, { ...band, maximum: 50 }] });
    expect(failed(twice)).toEqual(['expectation/truth/dieC#2']);
  });

  it('fails a flight whose fault was detected too late', () => {
    const [kill] = scenario.faults;
    const hasty = { faults: [{ ...kill, detectWithinUs: 2_000_000 }] };
    expect(failed(judged(killedFlight(), hasty))).toEqual(['fault/kill/detected']);
  });

  it('fails a flight whose fault never struck', () => {
    const absent = { faults: [...scenario.faults, { ...scenario.faults[0], id: 'second' }] };
    expect(failed(judged(killedFlight(), absent))).toEqual([
      'fault/second/detected',
      'fault/second/recovered',
    ]);
  });

  it('fails a flight with a wrong result', () => {
    expect(failed(judged(killedFlight(), {}, 'beef'))).toEqual(['expectation/job/train/digest']);
  });

  it('fails a record that breaks off', () => {
    const flight = killedFlight();
    flight.entries.pop();
    const verdict = judged(flight);
    expect(verdict.passed).toBe(false);
    expect(verdict.checks[0]).toMatchObject({
      id: 'flight/complete',
      outcome: 'failed',
      got: 'record breaks off',
    });
  });

  it('fails a flight that was stopped', () => {
    const flight = killedFlight();
    flight.entries.pop();
    expect(failed(judged(flight.end(90, 'interrupted')))).toEqual(['flight/complete']);
  });

  it('refuses a record without its start', () => {
    const flight = new Flight();
    flight.entries.shift();
    expect(() => judged(flight)).toThrow('begins with its start');
  });
});
