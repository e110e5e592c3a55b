import { FileStatus } from '../codes';
import { bytesOf } from '../ranges';
import type { FileLabel, TransactionId } from './interface';
import { lostSegments } from './receiving';
import { labelOf, type CfdpState, type Transaction } from './state';

/** Transactions whose partial file is needed. After a restore the caller removes all others: a discard may be lost in a reset. */
export function partialsOf(state: CfdpState): TransactionId[] {
  return [...state.transactions.values()]
    .filter(({ role, phase }) => role === 'receiving' && phase !== 'finished')
    .map(({ id }) => id);
}

/** How far a transfer is. */
export interface Progress {
  readonly file: FileLabel;
  readonly phase: Transaction['phase'];
  readonly suspended: boolean;
  /** On disk of a receiver; sent, and not asked for again, of a sender. */
  readonly bytes: number;
  /** Pieces that are missing, or that a sender has to send again. */
  readonly gaps: number;
}

export function progressOf(of: Transaction): Progress {
  const { phase, suspended } = of;
  const common = { file: labelOf(of), phase, suspended };
  if (of.role === 'sending') {
    const waiting = bytesOf(of.resend) + of.reading.reduce((sum, [start, end]) => sum + end - start, 0);
    return { ...common, bytes: Math.max(0, of.progress - waiting), gaps: of.resend.length };
  }
  const isKept = phase === 'receiving' || phase === 'checking';
  const bytes = isKept
    ? bytesOf(of.received)
    : of.fileStatus === FileStatus.Retained
      ? (of.eof?.size ?? 0)
      : 0;
  return { ...common, bytes, gaps: isKept ? lostSegments(of).length : 0 };
}
