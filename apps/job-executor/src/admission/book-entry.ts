import { NEW_ACCOUNT, type Account, type Accounts } from './accounts';

export interface GpuMark {
  readonly drained: boolean;
  readonly failed: boolean;
  readonly reason: string;
}

/** What the ledger keeps besides the jobs. */
export interface Book {
  readonly accounts: Accounts;
  readonly gpus: Readonly<Record<number, GpuMark>>;
}

/** A book of the ledger, which may be older than a field. */
export function restoredBook(stored: Partial<Book>): Book {
  const accounts = Object.entries(stored.accounts ?? {}).map(([tenant, account]): [string, Account] => [
    tenant,
    { ...NEW_ACCOUNT, ...account },
  ]);
  return { accounts: Object.fromEntries(accounts), gpus: stored.gpus ?? {} };
}
