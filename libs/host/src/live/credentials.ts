import { readFileSync, statSync } from 'node:fs';

/** What one user of a broker needs to connect. Lies in a file that only its owner may read, and nowhere else. */
export interface Credentials {
  /** mqtt://HOST:PORT or mqtts://HOST:PORT. The host is the one that the broker's certificate names. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /**
   * Part of every client id of this user: whoever does not know it cannot take a session over, whatever the broker
   * itself checks. The same for all lives of a service, so that each finds its session again.
   */
  readonly session: string;
  /** Certificates that vouch for the broker, PEM; empty for those that the machine trusts anyway. */
  readonly ca: string;
}

export const CREDENTIALS_FORMAT = 1;
/** Whoever writes a credential file gives it this mode. */
export const CREDENTIALS_MODE = 0o600;
const OTHERS = 0o077;
/** Longest certificate that is taken, with the rest of the file (assumed; ours has about 1,200 bytes). */
const FILE_MAX_BYTES = 65_536;

/** A credential file that cannot be used. The message holds nothing of what is in it. */
export class CredentialsError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'CredentialsError';
  }
}

export function formatCredentials(credentials: Credentials): string {
  return `${JSON.stringify({ format: CREDENTIALS_FORMAT, ...credentials }, null, 2)}\n`;
}

/** @throws CredentialsError that names the file and the field, never a value */
export function readCredentials(file: string): Credentials {
  return parse(textOf(file), file);
}

function textOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new CredentialsError(file, 'there is no such file');
  if (stat.size > FILE_MAX_BYTES)
    throw new CredentialsError(file, `${stat.size} bytes; allowed: ${FILE_MAX_BYTES}`);
  if ((stat.mode & OTHERS) !== 0)
    throw new CredentialsError(file, 'others may read or write it; allow its owner only (chmod 600)');
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CredentialsError(file, `it cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function parse(text: string, file: string): Credentials {
  let value: Record<string, unknown> | null;
  try {
    value = JSON.parse(text) as Record<string, unknown> | null;
  } catch {
    // The parser's own message quotes what it read.
    throw new CredentialsError(file, 'it holds no JSON');
  }
  if (value === null || typeof value !== 'object')
    throw new CredentialsError(file, 'it holds no JSON object');
  if (value.format !== CREDENTIALS_FORMAT)
    throw new CredentialsError(file, `format: expected ${CREDENTIALS_FORMAT}`);
  const field = (name: keyof Credentials, allowed: string, isIt: (text: string) => boolean): string => {
    const given = value[name];
    if (typeof given !== 'string' || !isIt(given))
      throw new CredentialsError(file, `${name}: expected ${allowed}`);
    return given;
  };
  return {
    url: field('url', 'mqtt://HOST:PORT or mqtts://HOST:PORT', isBrokerUrl),
    user: field('user', 'a text', (given) => given !== ''),
    password: field('password', 'a text', (given) => given !== ''),
    session: field('session', 'letters and digits', (given) => /^[A-Za-z0-9]+$/.test(given)),
    ca: field('ca', 'certificates in PEM, or an empty text', () => true),
  };
}

/** A broker's URL without a user in it: that belongs into a file. */
export function isBrokerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return ['mqtt:', 'mqtts:'].includes(protocol) && hostname !== '' && username === '' && password === '';
}

/** Where a principal's client ids begin. */
export function clientPrefixOf({ user, session }: Credentials): string {
  return `${user}.${session}`;
}
