import { Refusals, refusalText, type Refusal } from '..';

describe('refusals', () => {
  it('tell of the 1st, 10th and 100th, so that a flood is no flood of reports', () => {
    const told: Refusal[] = [];
    const refusals = new Refusals((refusal) => told.push(refusal));
    for (let count = 0; count < 500; count++)
      refusals.add('odc-1.gs/troll', 'publish', `craft/odc-1/tm/${count}`);
    expect(told.map(({ count }) => count)).toEqual([1, 10, 100]);
    expect(refusalText(told[0])).toBe('odc-1.gs/troll may not publish on craft/odc-1/tm/0');
    expect(refusalText(told[1])).toBe('odc-1.gs/troll may not publish on craft/odc-1/tm/9, 10 times by now');
  });

  it('keep a bounded table, and quote what strangers choose without its control characters', () => {
    const told: Refusal[] = [];
    const refusals = new Refusals((refusal) => told.push(refusal));
    refusals.add(`a\n\u001b[2J${'x'.repeat(1_000)}`, 'connect', 'unknown user or wrong password');
    expect(refusalText(told[0])).toMatch(/^a\\n\\u001b\[2Jx{100,120}\.\.\. may not connect: unknown user/);
    for (let index = 0; index < 10_000; index++) refusals.add(`user-${index}`, 'connect', 'x');
    expect(told.length).toBeLessThan(270);
    expect(told.at(-1)).toMatchObject({ user: '(others)', count: 1_000 });
  });
});
