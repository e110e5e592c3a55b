import { DecodeError, JobSpecification } from '@dawnline/contracts';
import type { Disk } from '@dawnline/host';
import { ensureFolder } from '@dawnline/storage';
import { inputFolder, jobFolder, JOBS_FOLDER, STAGING_FOLDER } from '../folders';
import { COPY_BYTES, ORDER_MAX_BYTES, STAGED_KEPT_ITEMS } from '../job-executor.limits';
import { orderOf, type JobOrder } from './order';

const DIGEST = /^[0-9a-f]{64}$/;

const stagedPath = (sha256: string): string => `${STAGING_FOLDER}/${sha256}`;

/** A specification that was staged as a file; the text says what is wrong with it. */
export async function readStagedOrder(disk: Disk, sha256: string): Promise<JobOrder | string> {
  if (!DIGEST.test(sha256)) return `submit_file '${sha256}': 64 hex digits`;
  const path = stagedPath(sha256);
  const stat = await disk.stat(path);
  if (!stat) return `submit_file ${sha256} is not on board`;
  if (stat.bytes > ORDER_MAX_BYTES) return `submit_file: ${stat.bytes} bytes, ${ORDER_MAX_BYTES} at most`;
  if ((await disk.digest(path)) !== sha256) return `submit_file ${sha256} is damaged on board`;
  try {
    return orderOf(JobSpecification.decode(await disk.read(path)));
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return `submit_file ${sha256} is no job specification: ${error.message}`;
  }
}

/** Puts the input files of a job into its folder, each proved by its digest; the text says which cannot be. */
export async function placeInputs(disk: Disk, order: JobOrder): Promise<string | null> {
  if (order.files.length === 0) return null;
  for (const { path, bytes, sha256 } of order.files) {
    const stat = await disk.stat(stagedPath(sha256));
    if (!stat) return `files '${path}': sha256 ${sha256} is not on board`;
    if (stat.bytes !== bytes) return `files '${path}': ${bytes} bytes ordered, ${stat.bytes} on board`;
  }
  const target = inputFolder(order.job);
  const temporary = `${jobFolder(order.job)}/.input`;
  await disk.remove(temporary);
  for (const { path, bytes, sha256 } of order.files) {
    const copy = `${temporary}/${path}`;
    await ensureFolder(disk, copy.slice(0, copy.lastIndexOf('/')));
    await copyFile(disk, stagedPath(sha256), copy, bytes);
    if ((await disk.digest(copy)) !== sha256) return `files '${path}': sha256 ${sha256} is damaged on board`;
  }
  await disk.syncFolder(temporary);
  await disk.remove(target);
  await disk.rename(temporary, target);
  await disk.syncFolder(jobFolder(order.job));
  return null;
}

/** Whether every input file is as ordered; placed again where it is not and still can be. */
export async function checkInputs(disk: Disk, order: JobOrder): Promise<string | null> {
  for (const { path, bytes, sha256 } of order.files) {
    const whole = `${inputFolder(order.job)}/${path}`;
    const stat = await disk.stat(whole);
    if (stat?.bytes === bytes && (await disk.digest(whole)) === sha256) continue;
    return placeInputs(disk, order);
  }
  return null;
}

async function copyFile(disk: Disk, from: string, to: string, bytes: number): Promise<void> {
  await disk.write(to, new Uint8Array(0));
  for (let offset = 0; offset < bytes; offset += COPY_BYTES) {
    await disk.append(to, await disk.readRange(from, offset, Math.min(COPY_BYTES, bytes - offset)));
  }
  await disk.sync(to);
}

/** What the executor knows now. */
export interface Known {
  readonly jobs: readonly string[];
  readonly orders: readonly JobOrder[];
}

/**
 * Removes folders of jobs that the ledger does not know, and staged files that no open job names beyond a bound. What
 * is known is asked anew before each removal: jobs come while it runs.
 */
export async function sweep(disk: Disk, known: () => Known): Promise<void> {
  if ((await disk.stat(JOBS_FOLDER)) !== null) {
    for (const name of await disk.list(JOBS_FOLDER)) {
      if (!known().jobs.includes(name)) await disk.remove(jobFolder(name));
    }
  }
  if ((await disk.stat(STAGING_FOLDER)) === null) return;
  const isNamed = (name: string): boolean =>
    known().orders.some(({ files }) => files.some(({ sha256 }) => sha256 === name));
  const free = [...(await disk.list(STAGING_FOLDER))].sort().filter((name) => !isNamed(name));
  for (const name of free.slice(STAGED_KEPT_ITEMS)) {
    if (!isNamed(name)) await disk.remove(stagedPath(name));
  }
}
