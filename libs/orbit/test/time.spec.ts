import { formatUtc, parseUtc } from '@dawnline/orbit';

describe('UTC in integer microseconds', () => {
  it('agrees with the calendar of the language over 140 years', () => {
    for (
      let us = Date.UTC(1960, 0, 1) * 1000;
      us < Date.UTC(2100, 0, 1) * 1000;
      us += 86_400e6 * 13 + 1_234_000
    ) {
      const text = formatUtc(us);
      expect(text.slice(0, 19)).toBe(new Date(Math.floor(us / 1000)).toISOString().slice(0, 19));
      expect(parseUtc(text)).toBe(us);
    }
  });

  it('keeps six decimals', () => {
    expect(formatUtc(parseUtc('2026-08-19T03:11:00.000001Z'))).toBe('2026-08-19T03:11:00.000001Z');
    expect(parseUtc('1970-01-01T00:00:01.5Z')).toBe(1_500_000);
  });

  it.each(['2026-02-29T00:00:00Z', '2026-08-19', '2026-08-19T24:00:00Z', '2026-08-19T00:00:60Z'])(
    'refuses %s and says what is allowed',
    (text) => expect(() => parseUtc(text)).toThrow(`"${text}"`),
  );
});
