// The same accounts as Mosquitto takes them: password file and access list.
import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { PBKDF2_DIGEST_BYTES, PBKDF2_ROUNDS, PBKDF2_SALT_BYTES } from './access.limits';
import type { Account } from './accounts';

/** What mosquitto_passwd writes: `$7$ROUNDS$SALT$DIGEST`, PBKDF2 with SHA-512. */
function hashed(password: string): string {
  const salt = randomBytes(PBKDF2_SALT_BYTES);
  const digest = pbkdf2Sync(password, salt, PBKDF2_ROUNDS, PBKDF2_DIGEST_BYTES, 'sha512');
  return `$7$${PBKDF2_ROUNDS}$${salt.toString('base64')}$${digest.toString('base64')}`;
}

export function mosquittoPasswords(accounts: readonly Account[]): string {
  return accounts.map(({ user, password }) => `${user}:${hashed(password)}\n`).join('');
}

/** The access list. What stands before the first user holds for clients without one, where these are let in. */
export function mosquittoAccessList(accounts: readonly Account[], anonymous: boolean): string {
  const blocks = accounts.map(({ user, access }) =>
    [
      `user ${user}`,
      ...access.publish.map((filter) => `topic write ${filter}`),
      ...access.read.map((filter) => `topic read ${filter}`),
    ].join('\n'),
  );
  return `${[...(anonymous ? ['topic readwrite #'] : []), ...blocks].join('\n\n')}\n`;
}
