import { bundleFile, JOBS_FOLDER, resultFolder, STAGING_FOLDER } from '../folders';
import type { JobRecord } from '../job';

const STAGED = new RegExp(`^${STAGING_FOLDER}/[0-9a-f]{64}$`);
const OF_JOB = new RegExp(`^${JOBS_FOLDER}/([^/]+)(?:/(.+))?$`);
const LOG = /^log-\d+$/;
const CHECKPOINTS = /^ckpt(\.\d+)?(\/.+)?$/;

/** A job's files as its ledger record sees them; null for a job that is not known. */
type RecordOf = (job: string) => JobRecord | null;

/**
 * Whether the link may read a file, or look into a folder, of a job: its log, checkpoints, result once it is complete, and
 * bundle. Of a secret job the bundle alone: its results leave the craft sealed to the tenant's key, or not at all.
 */
export function mayReadOfJobs(path: string, recordOf: RecordOf): boolean {
  const [, job, inner] = OF_JOB.exec(path) ?? [];
  if (job === undefined || inner === undefined) return false;
  const record = recordOf(job);
  if (!record) return false;
  if (path === bundleFile(job)) return record.bundle !== null;
  if (record.order.secret) return false;
  if (LOG.test(inner) || CHECKPOINTS.test(inner)) return true;
  const result = resultFolder(job, record.resultAttempt);
  return record.state === 'COMPLETED' && (path === result || path.startsWith(`${result}/`));
}

/** Folders that the link may look into. */
export function mayListOfJobs(folder: string, recordOf: RecordOf): boolean {
  if (folder === '' || folder === JOBS_FOLDER || folder === STAGING_FOLDER) return true;
  const [, job, inner] = OF_JOB.exec(folder) ?? [];
  if (job === undefined) return false;
  return inner === undefined ? recordOf(job) !== null : mayReadOfJobs(folder, recordOf);
}

/** Where job orders look for their input files: each under its SHA-256. */
export const isStaged = (path: string): boolean => STAGED.test(path);

/** The job that a path belongs to; null for none. */
export const jobOf = (path: string): string | null => OF_JOB.exec(path)?.[1] ?? null;
