import { step } from '../src/core';

describe('core', () => {
  it('EXA-001 counts each turn', () => {
    expect(step(step({ turns: 0 }, 0).state, 1).state.turns).toBe(2);
  });
});
