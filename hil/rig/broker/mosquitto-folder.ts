import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatCredentials } from '@dawnline/live';
import {
  credentialsOf,
  makeAccounts,
  makeCertificates,
  makePrivateFolder,
  mosquittoAccessList,
  mosquittoPasswords,
  writePrivateFile,
  type Crew,
} from '../access';
import { mosquittoConfiguration, type MosquittoAccess } from './mosquitto';

export interface MosquittoFolderOptions {
  readonly folder: string;
  readonly crew: Crew;
  /** Name or address under which clients reach it, which is also in its certificate. */
  readonly host: string;
  /** Address that it listens on. */
  readonly bind: string;
  readonly port: number;
  readonly tls: boolean;
  readonly anonymous: boolean;
}

export interface MosquittoFolder {
  readonly configurationFile: string;
  /** What the rig takes as its credentials; one file for each principal below it. */
  readonly credentialsFolder: string;
  readonly access: MosquittoAccess;
}

/** Writes all that a Mosquitto needs for one craft, with fresh secrets: configuration, users, access list, certificate, credentials. */
export async function writeMosquittoFolder(options: MosquittoFolderOptions): Promise<MosquittoFolder> {
  const { folder, crew, host, bind, port, anonymous } = options;
  const accounts = makeAccounts(crew);
  const tls = options.tls ? await makeCertificates([host]) : null;
  const at = (name: string): string => join(folder, name);
  const credentialsFolder = at('credentials');
  const access: MosquittoAccess = {
    passwordFile: at('passwords'),
    accessListFile: at('access-list'),
    anonymous,
    tls: tls && { certificateFile: at('broker.crt'), keyFile: at('broker.key') },
  };
  makePrivateFolder(folder);
  // Whoever is no longer part of the craft keeps no file that looks valid.
  rmSync(credentialsFolder, { recursive: true, force: true });
  writePrivateFile(access.passwordFile, mosquittoPasswords(accounts));
  writePrivateFile(access.accessListFile, mosquittoAccessList(accounts, anonymous));
  if (tls) {
    writePrivateFile(at('broker.crt'), tls.certificate);
    writePrivateFile(at('broker.key'), tls.key);
    writePrivateFile(at('ca.crt'), tls.ca);
  }
  const url = `${tls ? 'mqtts' : 'mqtt'}://${host}:${port}`;
  for (const account of accounts)
    writePrivateFile(
      join(credentialsFolder, account.path),
      formatCredentials(credentialsOf(account, url, tls?.ca ?? '')),
    );
  const configurationFile = at('mosquitto.conf');
  writePrivateFile(configurationFile, mosquittoConfiguration({ host: bind, port, access }));
  return { configurationFile, credentialsFolder, access };
}
