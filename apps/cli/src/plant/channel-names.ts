/** Names of plant channels as people write them: `batteryStateOfCharge`, `nodeTemperatureK.die`, `orbit.2`. */
import type { ListedChannel } from '@hil/plant';
import { UserError } from '../errors';

/** Elements of one channel. */
export interface Chosen {
  readonly channel: ListedChannel;
  readonly indices: readonly number[];
}

/** One number of the plant. */
export interface Column {
  readonly label: string;
  readonly channel: ListedChannel;
  readonly index: number;
}

/** How many names an error lists before it sends to --list. */
const NAMES_SHOWN = 12;

/** Names that share their beginning or contain what was typed come first. */
function suggestions(channels: readonly ListedChannel[], text: string): string {
  const low = text.toLowerCase();
  const names = channels.map(({ name }) => name);
  const close = names.filter((name) => {
    const other = name.toLowerCase();
    return other.includes(low) || low.includes(other) || other.slice(0, 4) === low.slice(0, 4);
  });
  const shown = (close.length > 0 ? close : names).slice(0, NAMES_SHOWN);
  return `${shown.join(', ')}${shown.length < names.length ? ', …; `dawnline plant run --list` has all' : ''}`;
}

/** The elements that a name means: all of the channel, or the one after the dot. */
export function chooseChannel(channels: readonly ListedChannel[], text: string, option: string): Chosen {
  const [name, ...rest] = text.split('.');
  const element = rest.join('.');
  const channel = channels.find((known) => known.name === name);
  if (!channel) throw new UserError(`${option} ${text}: expected ${suggestions(channels, name)}`);
  if (rest.length === 0) return { channel, indices: channel.elements.map((_, index) => index) };
  const index = channel.elements.indexOf(element);
  if (index < 0 || element === '') {
    const allowed = channel.elements.length > 1 ? `${name}.{${channel.elements.join(', ')}}` : name;
    throw new UserError(`${option} ${text}: expected ${allowed}`);
  }
  return { channel, indices: [index] };
}

/** Columns of comma-separated names, each once. */
export function columnsOf(channels: readonly ListedChannel[], text: string): Column[] {
  const columns = text.split(',').flatMap((word) => {
    const { channel, indices } = chooseChannel(channels, word.trim(), '--channels');
    return indices.map((index) => {
      const element = channel.elements[index];
      return { label: element === '' ? channel.name : `${channel.name}.${element}`, channel, index };
    });
  });
  return columns.filter(({ label }, at) => columns.findIndex((other) => other.label === label) === at);
}

/** What one NAME=VALUE sets. */
export interface Assignment extends Chosen {
  readonly value: number;
}

export function assignmentOf(channels: readonly ListedChannel[], text: string, option: string): Assignment {
  const at = text.indexOf('=');
  const written = text.slice(at + 1).trim();
  const value = Number(written);
  if (at < 1 || written === '' || !Number.isFinite(value))
    throw new UserError(`${option} ${text}: expected NAME=NUMBER, such as gpuUtilisation=1`);
  const chosen = chooseChannel(channels, text.slice(0, at).trim(), option);
  const { name, unit, range } = chosen.channel;
  if (range) {
    const [least, most] = range;
    if (value >= least && value <= most) return { ...chosen, value };
    throw new UserError(`${option} ${text}: expected ${name} from ${least} to ${most} (${unit})`);
  }
  const inputs = channels.filter(({ role }) => role === 'input').map(({ name }) => name);
  throw new UserError(
    `${option} ${text}: the plant works ${name} out; what can be set is ${inputs.join(', ')}`,
  );
}
