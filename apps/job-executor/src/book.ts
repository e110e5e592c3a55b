import { NEW_ACCOUNT, type Account, type Accounts } from './accounts';
import type { ExecutorState, Turn } from './turn';

interface GpuMark {
  readonly drained: boolean;
  readonly failed: boolean;
  readonly reason: string;
}

/** What the ledger keeps besides the jobs. */
export interface Book {
  readonly accounts: Accounts;
  readonly gpus: Readonly<Record<number, GpuMark>>;
}

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

/** A book of the ledger, which may be older than a field. */
export function restoredBook(stored: Partial<Book>): Book {
  const accounts = Object.entries(stored.accounts ?? {}).map(([tenant, account]): [string, Account] => [
    tenant,
    { ...NEW_ACCOUNT, ...account },
  ]);
  return { accounts: Object.fromEntries(accounts), gpus: stored.gpus ?? {} };
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
