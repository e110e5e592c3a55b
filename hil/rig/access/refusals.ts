import { QUOTED_MAX_CHARS, REFUSALS_MAX_ITEMS } from './access.limits';

/** Something that a broker did not do for a client. */
export interface Refusal {
  readonly user: string;
  readonly what: 'connect' | 'publish' | 'subscribe';
  /** Topic, filter, or why it could not connect. */
  readonly subject: string;
  /** How often this user was refused this so far. */
  readonly count: number;
}

const OTHERS = '(others)';

const quoted = (text: string): string =>
  JSON.stringify(text.length > QUOTED_MAX_CHARS ? `${text.slice(0, QUOTED_MAX_CHARS)}...` : text).slice(
    1,
    -1,
  );

/** Counts refusals, and tells of the 1st, 10th, 100th ... of each kind: a flood of them is no flood of reports. */
export class Refusals {
  private readonly counts = new Map<string, number>();

  constructor(private readonly tell: (refusal: Refusal) => void) {}

  add(user: string, what: Refusal['what'], subject: string): void {
    const isNew = !this.counts.has(`${what} ${user}`);
    const known = isNew && this.counts.size >= REFUSALS_MAX_ITEMS ? OTHERS : user;
    const key = `${what} ${known}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (/^10*$/.test(String(count)))
      this.tell({ user: quoted(known), what, subject: quoted(subject), count });
  }
}

/** What became of it, for people. */
export function refusalText({ user, what, subject, count }: Refusal): string {
  const often = count === 1 ? '' : `, ${count} times by now`;
  return what === 'connect'
    ? `${user} may not connect: ${subject}${often}`
    : `${user} may not ${what === 'publish' ? 'publish on' : 'subscribe to'} ${subject}${often}`;
}
