import { InvalidArgumentError, Option } from 'commander';
import { isBrokerUrl } from '@dawnline/live';

const DURATION = /^(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)?$/;
const LARGEST_PORT = 65_535;
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

/** A port of this machine; 0 is any free one. */
export function portNumber(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > LARGEST_PORT)
    throw new InvalidArgumentError(`"${text}": expected a port from 0 (any free one) to ${LARGEST_PORT}.`);
  return Number(text);
}

/** The address of an MQTT broker; user and password never stand on a command line, where every process sees them. */
export function brokerUrl(text: string): string {
  if (URL.canParse(text) && new URL(text).username + new URL(text).password !== '')
    throw new InvalidArgumentError('user and password do not belong here: expected --credentials FOLDER.');
  if (!isBrokerUrl(text))
    throw new InvalidArgumentError(`"${text}": expected mqtt://HOST:PORT, or mqtts://HOST:PORT for TLS.`);
  return text;
}

/** Credentials other than the operator's, for every command that reaches a rig. */
export const credentialsOption = (): Option =>
  new Option('--credentials <file>', 'connect as somebody else (default: the operator of the running rig)');

/** An option that takes a duration; help shows the default as a person writes it. */
export function durationOption(flags: string, description: string, preset?: string): Option {
  const option = new Option(flags, description).argParser(durationUs);
  return preset === undefined ? option : option.default(durationUs(preset), preset);
}

/** An option that may be repeated; help shows no empty list as its default. */
export function repeatedOption(flags: string, description: string): Option {
  const collect = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text];
  return new Option(flags, `${description}; may be repeated`).argParser(collect);
}

/** Collects repeated NAME=VALUE options. */
export function namedValue(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError(`"${text}": expected NAME=VALUE.`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}
