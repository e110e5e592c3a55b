import { EDGES, hasAttempt, isTerminal, mayChange, type JobStateName } from '../src/job-state';

const STATES = Object.keys(EDGES) as JobStateName[];

describe('job states', () => {
  test('JOBX-001 the terminal states are the three of the protocol, and nothing leaves them', () => {
    expect(STATES.filter(isTerminal)).toEqual(['COMPLETED', 'FAILED', 'CANCELLED']);
  });

  test('JOBX-001 every attempt ends through STOPPING', () => {
    const afterAttempt: JobStateName[] = ['COMPLETED', 'REQUEUED'];
    for (const from of STATES) {
      for (const to of Object.keys(EDGES[from]) as JobStateName[]) {
        if (afterAttempt.includes(to)) expect(from).toBe('STOPPING');
        if (hasAttempt(from) && from !== 'STOPPING') expect(hasAttempt(to)).toBe(true);
      }
    }
  });

  test('JOBX-001 a HELD job leaves only by a person or its deadline', () => {
    expect(EDGES.HELD).toEqual({
      QUEUED: ['RELEASE_GROUND'],
      CANCELLED: ['CANCEL_GROUND'],
      FAILED: ['DEADLINE_PASSED'],
    });
  });

  test('JOBX-001 an edge needs one of its causes', () => {
    expect(mayChange('QUEUED', 'ADMITTED', 'BUDGET_OK')).toBe(true);
    expect(mayChange('QUEUED', 'RUNNING', 'READY')).toBe(false);
    expect(mayChange('STOPPING', 'COMPLETED', 'EXIT_CKPT')).toBe(false);
  });
});
