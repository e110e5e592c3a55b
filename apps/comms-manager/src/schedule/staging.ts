// A load on its way on board: begun, filled part by part, checked as a whole (LK-20). In memory only: any reset drops it.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ScheduleLoadBegin, ScheduleLoadPart } from '@dawnline/contracts';
import { checkFile, type JudgeStored, type Loaded } from './schedule-file';
import { SCHEDULE_FILE_MAX_BYTES } from './schedule.limits';

const SHA256_BYTES = 32;

interface Loading {
  readonly kind: 'loading';
  readonly principal: string;
  readonly totalBytes: number;
  readonly crc32: number;
  readonly sha256: string;
  readonly received: Uint8Array;
}

interface Checked {
  readonly kind: 'checked';
  readonly principal: string;
  readonly totalBytes: number;
  readonly sha256: string;
  readonly loaded: Loaded;
}

export type Staged = Loading | Checked;

export type Staging =
  | { readonly kind: 'staged'; readonly staged: Staged; readonly detail: string }
  | {
      readonly kind: 'refused';
      readonly code: 'RANGE' | 'FAILED' | 'MALFORMED';
      readonly detail: string;
      /** A load that was found wrong is dropped: it cannot become right. */
      readonly drop: boolean;
    };

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function refused(code: 'RANGE' | 'FAILED' | 'MALFORMED', detail: string, drop = false): Staging {
  return { kind: 'refused', code, detail, drop };
}

/** For housekeeping and reports. */
export function stagedText(staged: Staged | null): string {
  if (!staged) return '';
  const digest = staged.sha256.slice(0, 16);
  if (staged.kind === 'loading') {
    return `loading ${digest}: ${staged.received.length} of ${staged.totalBytes} bytes`;
  }
  const { entries, sequences } = staged.loaded;
  return `checked ${digest}: ${entries.length} entries, ${sequences.length} sequences`;
}

/** Also when another load was staged, which is dropped: a sender that lost its way begins anew. */
export function beginLoad(begin: ScheduleLoadBegin, principal: string): Staging {
  const { totalBytes, sha256 } = begin;
  if (totalBytes < 1 || totalBytes > SCHEDULE_FILE_MAX_BYTES) {
    return refused('RANGE', `total_bytes ${totalBytes}, allowed: 1 to ${SCHEDULE_FILE_MAX_BYTES}`);
  }
  if (sha256.length !== SHA256_BYTES) {
    return refused('RANGE', `sha256 has ${sha256.length} bytes, expected ${SHA256_BYTES}`);
  }
  const staged: Staged = {
    kind: 'loading',
    principal,
    totalBytes,
    crc32: begin.crc32,
    sha256: hexOf(sha256),
    received: new Uint8Array(0),
  };
  return { kind: 'staged', staged, detail: stagedText(staged) };
}

/** A part that is there already and equal changes nothing, so that a part may be sent twice. */
export function takePart(staged: Staged | null, part: ScheduleLoadPart, principal: string): Staging {
  if (staged?.kind !== 'loading') return refused('FAILED', 'no load is begun');
  if (staged.principal !== principal) return refused('FAILED', `the load was begun by ${staged.principal}`);
  const { offset, data } = part;
  const { received, totalBytes } = staged;
  if (offset + data.length > totalBytes) {
    return refused('RANGE', `part ends at ${offset + data.length}, the load has ${totalBytes} bytes`);
  }
  if (offset > received.length) {
    return refused('RANGE', `offset ${offset}, expected ${received.length}: parts come in order`);
  }
  const known = received.subarray(offset, offset + data.length);
  if (Buffer.compare(known, data.subarray(0, known.length)) !== 0) {
    return refused('RANGE', `the part at ${offset} differs from what was loaded there`);
  }
  const isNew = offset + data.length > received.length;
  const next: Staged = isNew
    ? { ...staged, received: Buffer.concat([received.subarray(0, offset), data]) }
    : staged;
  return { kind: 'staged', staged: next, detail: stagedText(next) };
}

/** The whole file: length, CRC, digest, then its content. */
export function checkLoad(staged: Staged | null, judge: JudgeStored): Staging {
  if (staged?.kind === 'checked') return { kind: 'staged', staged, detail: stagedText(staged) };
  if (!staged) return refused('FAILED', 'no load is begun');
  const { received, totalBytes, sha256 } = staged;
  if (received.length < totalBytes) {
    return refused('FAILED', `${received.length} of ${totalBytes} bytes are there`);
  }
  const crc = crc32(received);
  if (crc !== staged.crc32) return refused('FAILED', `CRC-32 is ${crc}, expected ${staged.crc32}`, true);
  return checkWhole(received, sha256, staged.principal, judge);
}

/** The same for bytes that are on board already. */
export function checkWhole(
  bytes: Uint8Array,
  sha256: string,
  principal: string,
  judge: JudgeStored,
): Staging {
  if (bytes.length > SCHEDULE_FILE_MAX_BYTES) {
    return refused('RANGE', `${bytes.length} bytes, at most ${SCHEDULE_FILE_MAX_BYTES} are allowed`, true);
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (digest !== sha256) return refused('FAILED', `SHA-256 is ${digest}, expected ${sha256}`, true);
  const check = checkFile(bytes, judge);
  if (check.kind === 'faulty') return refused('MALFORMED', check.faults, true);
  const staged: Staged = {
    kind: 'checked',
    principal,
    totalBytes: bytes.length,
    sha256,
    loaded: check.loaded,
  };
  return { kind: 'staged', staged, detail: stagedText(staged) };
}
