/** Numbers from `first` to `last`, both included. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** Adds a range to sorted, disjoint ones; neighbours grow together. */
export function withRange(ranges: readonly NumberRange[], added: NumberRange): NumberRange[] {
  let { first, last } = added;
  const before: NumberRange[] = [];
  const after: NumberRange[] = [];
  for (const range of ranges) {
    if (range.last < first - 1) before.push(range);
    else if (range.first > last + 1) after.push(range);
    else {
      first = Math.min(first, range.first);
      last = Math.max(last, range.last);
    }
  }
  return [...before, { first, last }, ...after];
}

/** The range that holds a number, null when none does. */
export function rangeOf(ranges: readonly NumberRange[], number: number): NumberRange | null {
  return ranges.find((range) => range.first <= number && number <= range.last) ?? null;
}

/** What lies between the ranges, within `whole`. */
export function holesOf(ranges: readonly NumberRange[], whole: NumberRange): NumberRange[] {
  const holes: NumberRange[] = [];
  let next = whole.first;
  for (const { first, last } of ranges) {
    if (last < next) continue;
    if (first > whole.last) break;
    if (first > next) holes.push({ first: next, last: first - 1 });
    next = last + 1;
  }
  if (next <= whole.last) holes.push({ first: next, last: whole.last });
  return holes;
}
