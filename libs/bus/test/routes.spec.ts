import { minimalFilters } from '../src/routes';

describe('minimalFilters', () => {
  it('leaves out what another filter covers, and never both', () => {
    expect(minimalFilters(['a/b', 'a/+', 'a/b'])).toEqual(['a/+']);
    expect(minimalFilters(['a/+', 'a/#'])).toEqual(['a/#']);
    expect(minimalFilters(['a/+/c', 'a/b/+'])).toEqual(['a/+/c', 'a/b/+']);
  });
});
