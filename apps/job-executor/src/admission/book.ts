import type { Book } from './book-entry';
import type { ExecutorState, Turn } from '../turn';

export function bookOf({ accounts, gpus }: ExecutorState): Book {
  const marked = Object.values(gpus).filter((gpu) => gpu.drained || gpu.health.verdict === 'failed');
  return {
    accounts,
    gpus: Object.fromEntries(
      marked.map(({ id, drained, health }) => [
        id,
        { drained, failed: health.verdict === 'failed', reason: health.reason },
      ]),
    ),
  };
}

/** After a start: tenants' totals go on, and what was out of use stays so (FD-32). */
export function openBook(turn: Turn, book: Book): void {
  turn.state = { ...turn.state, accounts: book.accounts, bookUs: turn.know.nowUs };
  for (const gpu of Object.values(turn.state.gpus)) {
    const mark = Object.hasOwn(book.gpus, gpu.id) ? book.gpus[gpu.id] : null;
    if (!mark) continue;
    const health = mark.failed
      ? { ...gpu.health, verdict: 'failed' as const, reason: mark.reason }
      : gpu.health;
    turn.putGpu(gpu.id, { drained: mark.drained, health });
  }
}
