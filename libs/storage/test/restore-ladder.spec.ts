import { nextRestore, noteRestoreFailure, NO_RESTORE_HISTORY, type Checkpoint } from '@dawnline/storage';

const held = (...sequences: number[]): Checkpoint[] =>
  sequences.map((sequence) => ({
    sequence,
    step: sequence,
    attempt: 0,
    appFormat: `f${sequence % 2}`,
    bytes: 1,
  }));

/** What attempts start from while every one of them fails; 0 is a cold start. */
function descent(verified: readonly Checkpoint[], attempts: number): (number | 'exhausted')[] {
  let history = NO_RESTORE_HISTORY;
  const starts: (number | 'exhausted')[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const choice = nextRestore(history, verified);
    if (choice.kind === 'exhausted') return [...starts, 'exhausted'];
    const from = choice.kind === 'restore' ? choice.checkpoint.sequence : 0;
    starts.push(from);
    // As the ledger keeps it.
    history = noteRestoreFailure(JSON.parse(JSON.stringify(history)) as typeof history, from);
  }
  return starts;
}

describe('restore ladder', () => {
  test('STO-010 JP-17 two failures from a checkpoint lead to the one before, then to a cold start, then to the end', () => {
    expect(descent(held(3, 5, 8), 20)).toEqual([8, 8, 5, 5, 3, 3, 0, 0, 'exhausted']);
  });

  test('STO-010 JP-17 a job that never had a checkpoint is never exhausted', () => {
    expect(descent([], 5)).toEqual([0, 0, 0, 0, 0]);
  });

  test('STO-010 JP-17 a newer checkpoint begins the ladder anew', () => {
    const once = noteRestoreFailure(NO_RESTORE_HISTORY, 5);
    const twice = noteRestoreFailure(once, 5);
    expect(nextRestore(once, held(3, 5))).toMatchObject({ checkpoint: { sequence: 5 } });
    expect(nextRestore(twice, held(3, 5))).toMatchObject({ checkpoint: { sequence: 3 } });
    // A newer one was verified before the attempt from 3 failed: its owner starts from no history.
    expect(nextRestore(NO_RESTORE_HISTORY, held(3, 6))).toMatchObject({ checkpoint: { sequence: 6 } });
  });

  test('STO-010 another format is not restorable, and not given up for it', () => {
    expect(nextRestore(NO_RESTORE_HISTORY, held(4, 5), 'f0')).toMatchObject({ checkpoint: { sequence: 4 } });
    expect(nextRestore(NO_RESTORE_HISTORY, held(5), 'f0')).toEqual({ kind: 'cold' });
  });
});
