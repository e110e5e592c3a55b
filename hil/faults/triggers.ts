import { strict as assert } from 'node:assert';
import type { FlightEntry } from '@hil/record';
import type { Trigger } from './plan';

interface Watched {
  readonly id: string;
  readonly trigger: Trigger;
  seen: number;
  /** null until the condition was met. */
  dueUs: number | null;
  done: boolean;
}

/** SOURCE/CODE, or SOURCE/CODE?name=value&name=value; * or '' stand for any source. */
const SUBJECT = /^(\*|[\w-]*)\/([A-Z][A-Z0-9_]*)(?:\?(.+))?$/;

export function isEventSubject(subject: string): boolean {
  return SUBJECT.test(subject);
}

function eventMatches(subject: string, entry: Extract<FlightEntry, { kind: 'event' }>): boolean {
  const match = SUBJECT.exec(subject);
  assert(match, `event trigger ${subject}`);
  const [, source, code, query] = match;
  if (code !== entry.code || (source !== '' && source !== '*' && source !== entry.source)) return false;
  return (query ?? '')
    .split('&')
    .filter((part) => part !== '')
    .every((part) => {
      const at = part.indexOf('=');
      return entry.parameters[part.slice(0, at)] === part.slice(at + 1);
    });
}

function conditionMet(trigger: Extract<Trigger, { kind: 'condition' }>, entry: FlightEntry): boolean {
  const { when, subject } = trigger;
  if (entry.kind === 'orbit') return entry.what === when && (subject === '' || entry.station === subject);
  if (entry.kind !== 'event') return false;
  if (when === 'event') return eventMatches(subject, entry);
  if (when !== 'mode' || entry.source !== 'fault-manager' || entry.code !== 'MODE_CHANGED') return false;
  return subject === '' || (entry.parameters.to ?? '').replace(/^MODE_/, '') === subject;
}

/** Finds out when the triggers of faults or telecommands fall due. Crash points are not its business. */
export class TriggerWatch {
  private readonly items: Watched[];

  constructor(items: readonly { readonly id: string; readonly trigger: Trigger }[]) {
    this.items = [];
    for (const item of items) this.add(item.id, item.trigger);
  }

  add(id: string, trigger: Trigger): void {
    const dueUs = trigger.kind === 'time' ? trigger.atUs : null;
    this.items.push({ id, trigger, seen: 0, dueUs, done: false });
  }

  onFlight(entry: FlightEntry): void {
    if (entry.kind !== 'orbit' && entry.kind !== 'event') return;
    for (const item of this.items) {
      const { trigger } = item;
      if (trigger.kind !== 'condition' || item.dueUs !== null || !conditionMet(trigger, entry)) continue;
      item.seen += 1;
      if (item.seen === trigger.nth) item.dueUs = entry.t + trigger.offsetUs;
    }
  }

  /** Takes what is due, in order of time, then of declaration. */
  due(nowUs: number): readonly string[] {
    const due = this.items.filter((item) => !item.done && item.dueUs !== null && item.dueUs <= nowUs);
    for (const item of due) item.done = true;
    return due.sort((a, b) => a.dueUs! - b.dueUs!).map((item) => item.id);
  }

  /** When the next one is due; null while nothing is known. */
  nextUs(): number | null {
    let next: number | null = null;
    for (const { done, dueUs } of this.items) {
      if (!done && dueUs !== null && (next === null || dueUs < next)) next = dueUs;
    }
    return next;
  }
}
