import { jobOutcomes } from '../jobs';
import { Flight, jobFlight } from './flight';

const lost = (flight: Flight): number => jobOutcomes(flight.entries, [], new Map())[0].lostSteps;

describe('outcomes of jobs', () => {
  it('tell state, attempts, lost steps and digests', () => {
    expect(jobOutcomes(jobFlight().entries, ['train', 'absent'], new Map([['train', 'cafe']]))).toEqual([
      { job: 'train', state: 'COMPLETED', attempts: 2, lostSteps: 7, digest: 'cafe', goldenDigest: 'cafe' },
      { job: 'absent', state: 'never accepted', attempts: 0, lostSteps: 0, digest: '', goldenDigest: '' },
    ]);
  });

  it('count nothing lost in an undisturbed job, nor in one that is only taken up again', () => {
    const flight = new Flight().attempt(0, 'a', 0, 0).progress(10, 'a', 0, 40);
    expect(lost(flight)).toBe(0);
    const adopted = flight.state(12, 'a', 'RUNNING', 0, 30).event(13, 'job-executor', 'JOB_STEPPING', {
      job: 'a',
      attempt: 0,
      step: 43,
    });
    expect(lost(adopted)).toBe(0);
  });

  it('count from what each attempt reached, not from the best ever', () => {
    const flight = new Flight().attempt(0, 'a', 0, 0).verified(5, 'a', 1, 50).progress(10, 'a', 0, 57);
    flight.attempt(20, 'a', 1, 50).progress(25, 'a', 1, 53);
    expect(lost(flight.attempt(30, 'a', 2, 50))).toBe(7 + 3);
  });

  it('count a job that starts from scratch', () => {
    expect(lost(new Flight().attempt(0, 'a', 0, 0).progress(9, 'a', 0, 31).attempt(20, 'a', 1, 0))).toBe(31);
  });

  it('count from the first step where the start of an attempt was not seen', () => {
    const flight = new Flight().attempt(0, 'a', 0, 0).progress(9, 'a', 0, 31);
    expect(lost(flight.event(20, 'job-executor', 'JOB_STEPPING', { job: 'a', attempt: 1, step: 11 }))).toBe(
      21,
    );
  });

  it('ignore samples of an ended attempt that come late', () => {
    const flight = new Flight().attempt(0, 'a', 0, 0).progress(9, 'a', 0, 31).attempt(20, 'a', 1, 30);
    expect(lost(flight.progress(23, 'a', 0, 31).progress(24, 'a', 1, 33))).toBe(1);
  });
});
