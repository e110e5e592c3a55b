import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from './errors';

/** Where flights leave their records, below the folder the command runs in. */
export const FLIGHTS = 'flights';

/** How the other commands find the running rig. */
export interface RigFile {
  readonly pid: number;
  readonly brokerUrl: string;
  /** The operator's credential, which the commands use; beside it are those of the others. Null where nobody logs in. */
  readonly credentialsFile: string | null;
  readonly craft: string;
  /** Of the craft, in telemetry frames. */
  readonly spacecraftId: number;
  readonly scenario: string;
  readonly epochUnixUs: number;
  /** Uplink keys and the ground's sequence counter; readable by the owner only. */
  readonly keyFile: string;
  readonly flightFolder: string;
  /** Disk of the payload host that jobs and staged files are on. */
  readonly payloadDisk: string;
  /** Devices that real hardware plays. */
  readonly external: readonly string[];
}

const path = (): string => join(process.cwd(), FLIGHTS, 'rig.json');
/** Leads to the credentials of the rig that runs, so that other programs need not know its folder. */
const link = (): string => join(process.cwd(), FLIGHTS, 'credentials');

/** Names the rig that commands of this folder reach. Returns the one that runs here already, which stays the one. */
export function writeRigFile(rig: RigFile): RigFile | null {
  const other = runningRig();
  if (other && other.pid !== rig.pid) return other;
  mkdirSync(dirname(path()), { recursive: true });
  rmSync(link(), { force: true });
  if (rig.credentialsFile !== null) symlinkSync(dirname(rig.credentialsFile), link());
  writeFileSync(path(), JSON.stringify(rig, null, 2), { mode: 0o600 });
  return null;
}

/** Only the rig that wrote the file removes it. */
export function removeRigFile(pid: number): void {
  if (!existsSync(path()) || (JSON.parse(readFileSync(path(), 'utf8')) as RigFile).pid !== pid) return;
  rmSync(path());
  rmSync(link(), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The running rig, or null. A file that a killed rig left behind does not count. */
export function runningRig(): RigFile | null {
  if (!existsSync(path())) return null;
  const rig = JSON.parse(readFileSync(path(), 'utf8')) as RigFile;
  return isAlive(rig.pid) ? rig : null;
}

export function requireRig(): RigFile {
  const rig = runningRig();
  if (!rig)
    throw new UserError(
      'no rig is running here: start one with `npm start` in another terminal of this folder',
    );
  return rig;
}
