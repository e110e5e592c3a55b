import { NOTIFY_LINE_MAX_BYTES, NOTIFY_NAME_MAX_CHARACTERS } from './process.limits';
import type { Said } from './said';

const US_PER_MS = 1000;

const KEY = /^[A-Z][A-Z0-9_]*$/;
const PROGRESS = /^(\d{1,15})\/(\d{1,15})$/;
const COUNT = /^\d{1,9}$/;
const MICROSECONDS = /^\d{1,15}$/;
const MILLISECONDS = /^\d{1,12}$/;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$/;
const NAME = new RegExp(`^[\\w./-]{1,${NOTIFY_NAME_MAX_CHARACTERS}}$`);
// What a terminal would act on is no text.
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** What one word says; null when its value makes no sense, nothing when it has none for us. */
type Reader = (value: string) => readonly Said[] | null;

/** A word that stands for itself with the value 1; another value says nothing, as with systemd. */
const flag =
  (kind: 'ready' | 'stopping' | 'restart-reset'): Reader =>
  (value) =>
    value === '1' ? [{ kind }] : [];

const READERS: Readonly<Record<string, Reader>> = {
  READY: flag('ready'),
  STOPPING: flag('stopping'),
  RESTART_RESET: flag('restart-reset'),
  WATCHDOG: (value) =>
    value === '1' ? [{ kind: 'heartbeat' }] : value === 'trigger' ? [{ kind: 'trigger' }] : [],
  STATUS: (text) => [{ kind: 'status', text }],
  EXTEND_TIMEOUT_USEC: (value) =>
    MICROSECONDS.test(value) ? [{ kind: 'extend', byUs: Number(value) }] : null,
  X_PROGRESS: (value) => {
    const parts = PROGRESS.exec(value);
    return parts && [{ kind: 'progress', step: Number(parts[1]), total: Number(parts[2]) }];
  },
  X_SECTION: (value) => {
    const [what, name, limit, ...more] = value.split(':');
    if (!NAME.test(name ?? '') || more.length > 0) return null;
    if (what === 'end' && limit === undefined) return [{ kind: 'section-end', name }];
    if (what !== 'begin' || !MILLISECONDS.test(limit ?? '')) return null;
    return [{ kind: 'section-begin', name, limitUs: Number(limit) * US_PER_MS }];
  },
  X_CKPT: (value) => (COUNT.test(value) ? [{ kind: 'checkpoint', sequence: Number(value) }] : null),
  X_METRIC: (value) => {
    const [name, number, unit, ...more] = value.split(':');
    if (!NAME.test(name ?? '') || !NUMBER.test(number ?? '') || unit === undefined || more.length > 0)
      return null;
    return Number.isFinite(Number(number)) ? [{ kind: 'metric', name, value: Number(number), unit }] : null;
  },
  X_FATAL: (reason) => (reason === '' ? null : [{ kind: 'fatal', reason }]),
};

/** The pairs of a line in their order; free text only in a last STATUS=. Null when malformed. */
function pairsOf(line: string): readonly (readonly [string, string])[] | null {
  const pairs: [string, string][] = [];
  let rest = line.trim();
  while (rest !== '') {
    const equals = rest.indexOf('=');
    const key = rest.slice(0, Math.max(equals, 0));
    if (!KEY.test(key)) return null;
    const text = rest.slice(equals + 1);
    const blank = key === 'STATUS' ? -1 : text.search(/\s/);
    pairs.push([key, blank < 0 ? text : text.slice(0, blank)]);
    rest = blank < 0 ? '' : text.slice(blank).trim();
  }
  return pairs.length > 0 ? pairs : null;
}

/**
 * What one line without its newline says, in the order of its words; unknown and private keys say nothing.
 * Null when any part of it is malformed: the whole line must be dropped (JP-1 to JP-3).
 */
export function parseNotify(line: string): readonly Said[] | null {
  if (Buffer.byteLength(line) > NOTIFY_LINE_MAX_BYTES || CONTROL.test(line)) return null;
  const pairs = pairsOf(line);
  if (!pairs) return null;
  const said: Said[] = [];
  for (const [key, value] of pairs) {
    const words = Object.hasOwn(READERS, key) ? READERS[key](value) : [];
    if (!words) return null;
    said.push(...words);
  }
  return said;
}
