// Where a job's files are on the disks of the payload host.

/** Disk of jobs and ledger; the ledger is mirrored on every other disk of the computer. */
export const PRIMARY_DISK = 'ssd0';
/** Staged input files and specifications, each under its SHA-256. */
export const STAGING_FOLDER = 'staged';

export const JOBS_FOLDER = 'jobs';

export function jobFolder(job: string): string {
  return `${JOBS_FOLDER}/${job}`;
}

/** `round`: runs from a cold start before this one, whose checkpoints it must not find. */
export function checkpointFolder(job: string, round = 0): string {
  return `${jobFolder(job)}/ckpt${round > 0 ? `.${round}` : ''}`;
}

export function inputFolder(job: string): string {
  return `${jobFolder(job)}/input`;
}

export function resultFolder(job: string, attempt: number): string {
  return `${jobFolder(job)}/result-${attempt}`;
}

export function logFile(job: string, attempt: number): string {
  return `${jobFolder(job)}/log-${attempt}`;
}

export function requestFolder(job: string): string {
  return `${jobFolder(job)}/requests`;
}

export function replyFolder(job: string, attempt: number): string {
  return `${jobFolder(job)}/replies-${attempt}`;
}

export function bundleFile(job: string): string {
  return `${jobFolder(job)}/result.bundle`;
}
