import { formatUtc, parseUtc, US_PER_DAY, US_PER_SECOND } from '@dawnline/orbit';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { durationOption } from '../options';
import { utcOption, warnOfAge, type ChosenOrbit } from './orbit-options';

export interface SpanOptions {
  readonly start?: string;
  readonly span: number;
}

const LONGEST_DAYS = 366;

export function withSpan(command: Command): Command {
  return command
    .option('--start <utc>', 'begin of the span, UTC (default: the epoch of the elements)')
    .addOption(durationOption('--span <duration>', `length of the span, up to ${LONGEST_DAYS}d`, '1d'));
}

/** Begin and end, Unix microseconds; says so when the elements are old by then. */
export function spanOf({ start, span }: SpanOptions, orbit: ChosenOrbit): { fromUs: number; toUs: number } {
  const fromUs = start === undefined ? orbit.tle.epochUnixUs : utcOption('--start', start);
  if (!(span > 0 && span <= LONGEST_DAYS * US_PER_DAY))
    throw new UserError(`--span ${span / US_PER_SECOND}s: expected above 0 and up to ${LONGEST_DAYS}d`);
  if (!orbit.isDefault || start === undefined) warnOfAge(orbit, fromUs, fromUs + span);
  return { fromUs, toUs: fromUs + span };
}

export const spanFields = ({ fromUs, toUs }: { fromUs: number; toUs: number }): Record<string, unknown> => ({
  start: formatUtc(fromUs),
  span_s: (toUs - fromUs) / US_PER_SECOND,
});

/** A time as people read it, to the second. */
export const shortUtc = (utc: string): string =>
  formatUtc(Math.round(parseUtc(utc) / US_PER_SECOND) * US_PER_SECOND);
