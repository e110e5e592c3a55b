import { createHash, timingSafeEqual } from 'node:crypto';
import { filterCovers, topicMatches } from '@dawnline/contracts';
import type { Access } from './access-list';
import { TOPICS_MAX_ITEMS } from './access.limits';
import type { Account } from './accounts';
import { ownsClientId } from './principals';

/** A user as the embedded broker knows it: the password itself is not there. */
export interface KnownUser {
  readonly user: string;
  /** SHA-256 of the password, hex. Passwords are random, so that a fast digest gives nothing away. */
  readonly digest: string;
  readonly access: Access;
}

/** Who may do what at the embedded broker. */
export interface AccessTable {
  readonly users: readonly KnownUser[];
  /** Whether clients without a user may connect, and then do everything. */
  readonly anonymous: boolean;
}

/** Why a client may not connect; null when it may. */
export type Refused =
  'unknown user or wrong password' | 'needs a user' | 'client id of another user' | 'will';

export interface Visitor {
  readonly clientId: string;
  readonly user: string | undefined;
  readonly password: Uint8Array | undefined;
  readonly willTopic: string | null;
}

const digestOf = (password: Uint8Array | string): Buffer => createHash('sha256').update(password).digest();

export function accessTableOf(accounts: readonly Account[], anonymous: boolean): AccessTable {
  const users = accounts.map(({ user, password, access }) => ({
    user,
    digest: digestOf(password).toString('hex'),
    access,
  }));
  return { users, anonymous };
}

/** What one user may do; answers for topics are remembered. Topics that begin with $ are the broker's own, and nobody's. */
export class Rights {
  private readonly publishable = new Map<string, boolean>();

  constructor(
    readonly user: string,
    private readonly access: Access,
  ) {}

  mayPublish(topic: string): boolean {
    let answer = this.publishable.get(topic);
    if (answer === undefined) {
      answer = !topic.startsWith('$') && this.access.publish.some((filter) => topicMatches(filter, topic));
      if (this.publishable.size < TOPICS_MAX_ITEMS) this.publishable.set(topic, answer);
    }
    return answer;
  }

  maySubscribe(filter: string): boolean {
    return !filter.startsWith('$') && this.access.read.some((wide) => filterCovers(wide, filter));
  }
}

/** Anybody, where anonymous access was asked for: all but the broker's own topics. */
const EVERYTHING: Access = { publish: ['#'], read: ['#'] };
export const ANONYMOUS = 'anonymous';
/** Compared with where there is no such user, so that the answer takes as long. */
const NOBODY = digestOf('');

/** Knows the users of a broker. Pure: whoever asks decides what a refusal does. */
export class Gatekeeper {
  private readonly users: ReadonlyMap<string, { readonly digest: Buffer; readonly rights: Rights }>;
  private readonly anonymous: Rights | null;

  constructor(table: AccessTable) {
    this.users = new Map(
      table.users.map(({ user, digest, access }) => [
        user,
        { digest: Buffer.from(digest, 'hex'), rights: new Rights(user, access) },
      ]),
    );
    this.anonymous = table.anonymous ? new Rights(ANONYMOUS, EVERYTHING) : null;
  }

  /** The rights of a visitor, or why it has none. */
  admit({ clientId, user, password, willTopic }: Visitor): Rights | Refused {
    const rights = user === undefined ? (this.anonymous ?? 'needs a user') : this.login(user, password);
    if (typeof rights === 'string') return rights;
    if (!this.mayBeCalled(rights, clientId)) return 'client id of another user';
    if (willTopic !== null && !rights.mayPublish(willTopic)) return 'will';
    return rights;
  }

  private login(user: string, password: Uint8Array | undefined): Rights | Refused {
    const known = this.users.get(user);
    const isRight = timingSafeEqual(known?.digest ?? NOBODY, digestOf(password ?? ''));
    return known && isRight ? known.rights : 'unknown user or wrong password';
  }

  /** A duplicate client id throws the other client out: nobody may take one of another user. */
  private mayBeCalled(rights: Rights, clientId: string): boolean {
    if (rights !== this.anonymous) return ownsClientId(rights.user, clientId);
    return ![...this.users.keys()].some((user) => ownsClientId(user, clientId));
  }
}
