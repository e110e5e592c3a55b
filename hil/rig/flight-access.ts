// Credentials of one flight: made with the embedded broker, or those of somebody's own broker.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialsError, formatCredentials, readCredentials, type Credentials } from '@dawnline/live';
import {
  accessTableOf,
  credentialPath,
  credentialsOf,
  makeAccounts,
  makeCertificates,
  writeBrokerAccess,
  writePrivateFile,
  type Account,
  type Certificates,
  type Crew,
} from './access';
import { BrokerError } from './broker-process';

const FOLDER = 'credentials';
/** What the broker itself is told: digests of the passwords, and its certificate's key. */
const BROKER_FILE = 'broker.json';
const AUTHORITY_FILE = 'ca.crt';

export interface OwnAccessOptions {
  readonly flightFolder: string;
  readonly crew: Crew;
  readonly anonymous: boolean;
  readonly tls: boolean;
}

/** Access to the embedded broker: everything is made anew for each flight. */
export class OwnAccess {
  private constructor(
    readonly folder: string,
    private readonly accounts: readonly Account[],
    private readonly certificates: Certificates | null,
  ) {}

  static async prepare(options: OwnAccessOptions): Promise<OwnAccess> {
    const folder = join(options.flightFolder, FOLDER);
    rmSync(folder, { recursive: true, force: true });
    const accounts = makeAccounts(options.crew);
    const tls = options.tls ? await makeCertificates() : null;
    const access = new OwnAccess(folder, accounts, tls);
    writeBrokerAccess(access.brokerFile, {
      table: accessTableOf(accounts, options.anonymous),
      tls: tls && { certificate: tls.certificate, key: tls.key },
    });
    return access;
  }

  get brokerFile(): string {
    return join(this.folder, BROKER_FILE);
  }

  /** Writes everybody's credential, now that it is known where the broker listens. */
  handOut(url: string): void {
    // Also as a file of its own: most programs take it so.
    if (this.certificates) writePrivateFile(join(this.folder, AUTHORITY_FILE), this.certificates.ca);
    for (const account of this.accounts) {
      const credentials = credentialsOf(account, url, this.certificates?.ca ?? '');
      writePrivateFile(join(this.folder, account.path), formatCredentials(credentials));
    }
  }
}

export interface ExternalBroker {
  /** Default: the one of the credentials. */
  readonly url?: string;
  readonly credentialsFolder?: string;
}

export function rigCredentials(folder: string | null): Credentials | null {
  return folder === null ? null : readCredentials(join(folder, credentialPath({ kind: 'rig' })));
}

export function serviceCredentialsFile(folder: string | null, name: string): string | null {
  return folder === null ? null : join(folder, credentialPath({ kind: 'service', name }));
}

/** Where an external broker is. @throws BrokerError when one of those who need it has no usable credential */
export function checkedUrl(external: ExternalBroker, services: readonly string[]): string {
  const folder = external.credentialsFolder ?? null;
  try {
    for (const name of services) if (folder !== null) readCredentials(serviceCredentialsFile(folder, name)!);
    const url = external.url ?? rigCredentials(folder)?.url;
    if (url === undefined) throw new BrokerError('an external broker needs a URL or credentials');
    return url;
  } catch (error) {
    if (!(error instanceof CredentialsError)) throw error;
    throw new BrokerError(`${error.message}: write them anew with \`dawnline access\``);
  }
}
