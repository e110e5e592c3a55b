import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WorkloadSpecification } from '../../ports';

const FOLDER_MODE = 0o700;
/** Job ids are names of folders. */
const JOB = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Folders and files of one attempt, absolute. */
export interface AttemptPaths {
  /** FIFO, heartbeat file, time scale and exit status: what only this attempt and its executor need. */
  readonly folder: string;
  readonly notify: string;
  readonly heartbeat: string;
  /** Mission seconds per wall second now: a paced job follows the rig's rate. */
  readonly timeScale: string;
  /** Where a rig asks for errors, a line each. */
  readonly upsets: string;
  readonly log: string;
  readonly input: string;
  readonly result: string;
  readonly checkpoints: string;
  readonly restore: string | null;
  /** Of a resident service only. */
  readonly requests: string | null;
  readonly replies: string | null;
}

/** Folder of one attempt below the port's own folder. */
export const folderOf = (root: string, job: string, attempt: number): string =>
  join(root, job, String(attempt));

/** @throws Error for a job id that is no name of a folder */
export function pathsOf(
  specification: WorkloadSpecification,
  root: string,
  diskFolder: (disk: string) => string,
): AttemptPaths {
  const { job, attempt, disk, kind, restoreDisk, restoreFolder } = specification;
  if (!JOB.test(job))
    throw new Error(`job id '${job}': 1 to 128 letters, digits, dots, hyphens, underscores`);
  const folder = folderOf(root, job, attempt);
  const onDisk = (path: string): string => join(diskFolder(disk), path);
  const service = kind === 'service';
  return {
    folder,
    notify: join(folder, 'notify'),
    heartbeat: join(folder, 'heartbeat'),
    timeScale: join(folder, 'time-scale'),
    upsets: join(folder, 'upsets'),
    log: onDisk(specification.logFile),
    input: onDisk(specification.inputFolder),
    result: onDisk(specification.resultFolder),
    checkpoints: onDisk(specification.checkpointFolder),
    restore: restoreFolder === null ? null : join(diskFolder(restoreDisk), restoreFolder),
    requests: service ? onDisk(specification.requestFolder) : null,
    replies: service ? onDisk(specification.replyFolder) : null,
  };
}

/** Makes the folders that the job writes to, and an empty input. @throws Error that names the folder and the reason */
export function makeFolders(paths: AttemptPaths): void {
  const { folder, input, result, checkpoints, requests, replies, restore } = paths;
  const wanted = { attempt: folder, input, result, checkpoints, requests, replies, log: dirname(paths.log) };
  for (const [name, path] of Object.entries(wanted)) {
    if (path === null) continue;
    try {
      mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
    } catch (error) {
      throw new Error(`${name} folder: ${(error as Error).message}`);
    }
  }
  if (restore !== null && !statSync(restore, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`restore folder: ${restore} is no folder`);
  // A number that an earlier installation used: what it left says nothing of this attempt.
  for (const name of ['exit', 'leader', 'heartbeat']) rmSync(join(folder, name), { force: true });
}
