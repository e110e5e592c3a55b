import { InvalidArgumentError } from 'commander';

const DURATION = /^(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)?$/;
const UNIT_US: Record<string, number> = { us: 1, ms: 1e3, s: 1e6, min: 60e6, h: 3600e6, d: 86_400e6 };

/** A duration such as 90s, 10min, 1.5h; plain numbers are seconds. Microseconds. */
export function durationUs(text: string): number {
  const match = DURATION.exec(text.trim());
  if (!match)
    throw new InvalidArgumentError(`"${text}": expected a duration such as 250ms, 90s, 10min, 1.5h or 2d.`);
  return Math.round(Number(match[1]) * UNIT_US[match[2] ?? 's']);
}

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 0xffffffff) {
    throw new InvalidArgumentError(`"${text}": expected a whole number from 0 to 4294967295.`);
  }
  return Number(text);
}

export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value))
    throw new InvalidArgumentError(`"${text}": expected a number above 0.`);
  return value;
}

/** Collects repeated NAME=VALUE options. */
export function namedValue(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError(`"${text}": expected NAME=VALUE.`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
