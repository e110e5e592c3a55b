import { readFileSync } from 'node:fs';
import type { Certificates } from './certificates';
import type { AccessTable } from './gatekeeper';
import { writePrivateFile } from './private-files';

/** All that the embedded broker is told about access: a file that only its owner may read. */
export interface BrokerAccess {
  readonly table: AccessTable;
  /** Null for plain TCP. */
  readonly tls: Pick<Certificates, 'certificate' | 'key'> | null;
}

export function writeBrokerAccess(file: string, access: BrokerAccess): void {
  writePrivateFile(file, JSON.stringify(access));
}

/** Reads what writeBrokerAccess has written; nobody else writes such a file. */
export function readBrokerAccess(file: string): BrokerAccess {
  return JSON.parse(readFileSync(file, 'utf8')) as BrokerAccess;
}
