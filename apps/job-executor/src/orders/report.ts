import {
  JobDetail,
  type Body,
  type Header,
  type JobSpecification,
  type ResultFile,
} from '@dawnline/contracts';
import { statusOf } from '../housekeeping';
import type { Job } from '../job';
import { DETAIL_MAX_BYTES, LOG_REPLY_MAX_BYTES, RESULT_ENTRY_BYTES } from './report.limits';

/** Everything about one job as the ground gets it, or null when even its order alone is too long for a packet. */
export function detailOf(job: Job, ownUs: number, nowUs: number): Body<JobDetail> | null {
  const { record } = job;
  const body: Body<JobDetail> = {
    // Lists of an order are never changed; the contract's type does not say so.
    specification: record.order as unknown as JobSpecification,
    status: statusOf(job, ownUs, nowUs),
    checkpoints: record.checkpoints.map(({ sequence, step, attempt, bytes }) => ({
      sequence,
      step,
      attempt,
      bytes,
      pinned: record.pinned.includes(sequence),
    })),
    results: [],
    bundleSha256: record.bundle?.sha256 ?? '',
    bundleBytes: record.bundle?.bytes ?? 0,
    bundlePath: record.bundle?.path ?? '',
    resultsLeftOut: 0,
  };
  const room = DETAIL_MAX_BYTES - JobDetail.encode({ ...body, header: {} as Header }).length;
  if (room < 0) return null;
  const results = fitting(record.results, room);
  return { ...body, results, resultsLeftOut: record.results.length - results.length };
}

/** The first files that fit. */
function fitting(files: readonly ResultFile[], room: number): ResultFile[] {
  let left = room;
  const taken: ResultFile[] = [];
  for (const { path, bytes, sha256 } of files) {
    left -= Buffer.byteLength(path) + RESULT_ENTRY_BYTES;
    if (left < 0) break;
    taken.push({ path, bytes, sha256 });
  }
  return taken;
}

/** Which bytes of a log are its end; zero wanted is the default. */
export function logSpan(bytes: number, wanted: number): { readonly offset: number; readonly bytes: number } {
  const most = wanted === 0 ? LOG_REPLY_MAX_BYTES : Math.min(wanted, LOG_REPLY_MAX_BYTES);
  const span = Math.min(bytes, most);
  return { offset: bytes - span, bytes: span };
}
