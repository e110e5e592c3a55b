import { randomBytes } from 'node:crypto';
import type { Credentials } from '@dawnline/live';
import { accessOf, type Access } from './access-list';
import { PASSWORD_BYTES, SESSION_BYTES } from './access.limits';
import { credentialPath, principalsOf, userOf, type Crew } from './principals';

/** A principal at a broker: its name, its secrets, its rights, and where its credential lies. */
export interface Account {
  readonly user: string;
  readonly password: string;
  readonly session: string;
  readonly access: Access;
  /** Below the folder of credentials. */
  readonly path: string;
}

/** An account with fresh secrets for everybody who has to do with the craft. */
export function makeAccounts(crew: Crew): Account[] {
  return principalsOf(crew).map((principal) => ({
    user: userOf(crew.craft, principal),
    password: randomBytes(PASSWORD_BYTES).toString('hex'),
    session: randomBytes(SESSION_BYTES).toString('hex'),
    access: accessOf(crew.craft, principal),
    path: credentialPath(principal),
  }));
}

export function credentialsOf(account: Account, url: string, ca: string): Credentials {
  const { user, password, session } = account;
  return { url, user, password, session, ca };
}
