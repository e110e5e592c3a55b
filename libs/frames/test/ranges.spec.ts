import { holesOf, rangeOf, withRange, type NumberRange } from '../src';

const ranges = (...pairs: [number, number][]): NumberRange[] =>
  pairs.map(([first, last]) => ({ first, last }));

describe('ranges of record numbers', () => {
  it('FRM-005 stay sorted and disjoint whatever the order, and grow together', () => {
    const added = ranges([7, 7], [1, 2], [20, 30], [3, 5], [6, 6], [25, 40]);
    expect(added.reduce<NumberRange[]>(withRange, [])).toEqual(ranges([1, 7], [20, 40]));
    expect(withRange(ranges([1, 2], [5, 6], [9, 9]), { first: 2, last: 9 })).toEqual(ranges([1, 9]));
  });

  it('FRM-005 know what they hold and what is missing between them', () => {
    const held = ranges([3, 5], [9, 9]);
    expect([2, 3, 5, 6, 9].map((number) => rangeOf(held, number) !== null)).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(holesOf(held, { first: 1, last: 12 })).toEqual(ranges([1, 2], [6, 8], [10, 12]));
    expect(holesOf(held, { first: 4, last: 9 })).toEqual(ranges([6, 8]));
    expect(holesOf([], { first: 4, last: 4 })).toEqual(ranges([4, 4]));
  });
});
