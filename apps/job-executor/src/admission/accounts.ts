import { strict as assert } from 'node:assert';
import { ACCOUNT_PERIOD_US, ACCOUNT_SLICE_US, TENANTS_MAX_ITEMS } from './tenancy.limits';

interface Slice {
  readonly fromUs: number;
  readonly gpuSeconds: number;
}

/** What one tenant has used since the ledger began; it outlives its jobs. */
export interface Account {
  readonly gpuSeconds: number;
  readonly energyJ: number;
  readonly downlinkedBytes: number;
  /** GPU time of the running period, oldest slice first. */
  readonly recent: readonly Slice[];
  /** Mission time in which a GPU could have taken a job of this tenant: the clock that waiting is measured by (JP-25). */
  readonly openUs: number;
  /** Its bytes are at the quota, and that was told. */
  readonly isFull: boolean;
}

export type Accounts = Readonly<Record<string, Account>>;

export const NEW_ACCOUNT: Account = {
  gpuSeconds: 0,
  energyJ: 0,
  downlinkedBytes: 0,
  recent: [],
  openUs: 0,
  isFull: false,
};

export function accountOf(accounts: Accounts, tenant: string): Account {
  return Object.hasOwn(accounts, tenant) ? accounts[tenant] : NEW_ACCOUNT;
}

/** GPU time in the period of one orbit that ends now, to a slice. */
export function gpuSecondsOfOrbit(account: Account, nowUs: number): number {
  return account.recent
    .filter((slice) => nowUs - slice.fromUs < ACCOUNT_PERIOD_US)
    .reduce((sum, slice) => sum + slice.gpuSeconds, 0);
}

/** GPU time and energy of one interval that ends now. */
export function charge(account: Account, gpuSeconds: number, energyJ: number, nowUs: number): Account {
  assert(gpuSeconds >= 0 && energyJ >= 0);
  const last = account.recent.at(-1);
  const recent =
    last && nowUs - last.fromUs < ACCOUNT_SLICE_US
      ? [...account.recent.slice(0, -1), { ...last, gpuSeconds: last.gpuSeconds + gpuSeconds }]
      : [
          ...account.recent.filter((slice) => nowUs - slice.fromUs < ACCOUNT_PERIOD_US),
          { fromUs: nowUs, gpuSeconds },
        ];
  return {
    ...account,
    gpuSeconds: account.gpuSeconds + gpuSeconds,
    energyJ: account.energyJ + energyJ,
    recent,
  };
}

/** A bounded number of accounts: those that used least go. */
export function bounded(accounts: Accounts): Accounts {
  const names = Object.keys(accounts);
  if (names.length <= TENANTS_MAX_ITEMS) return accounts;
  const kept = names
    .sort((a, b) => accounts[b].gpuSeconds - accounts[a].gpuSeconds)
    .slice(0, TENANTS_MAX_ITEMS);
  return Object.fromEntries(kept.map((name) => [name, accounts[name]]));
}
