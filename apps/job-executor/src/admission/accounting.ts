import { holdersOf, closedBecause } from './admission';
import { accountOf, bounded, charge, type Account } from './accounts';
import { TICK_GAP_MAX_US } from './admission.limits';
import { bookOf } from './book';
import type { Gpu } from '../gpu/gpu';
import { GPU_SAMPLE_AGE_MAX_US } from '../job-executor.limits';
import type { Job } from '../job';
import { hasAttempt, isTerminal } from '../job-state';
import { bytesByTenant, bytesOf, quotaOf, waitsBecause } from './tenants';
import { BOOK_PERIOD_US } from './tenancy.limits';
import type { Turn } from '../turn';

const S = 1_000_000;

function putAccount(turn: Turn, tenant: string, change: (account: Account) => Account): void {
  const { accounts } = turn.state;
  const next = { ...accounts, [tenant]: change(accountOf(accounts, tenant)) };
  turn.state = { ...turn.state, accounts: bounded(next) };
}

/** Bytes of a job were handed to the downlink. */
export function addDownlinked(turn: Turn, id: string, bytes: number): void {
  const job = turn.job(id);
  if (!job) return;
  const { usage, order } = job.record;
  const downlinkedBytes = usage.downlinkedBytes + bytes;
  turn.put(id, { record: { ...job.record, usage: { ...usage, downlinkedBytes } } });
  putAccount(turn, order.tenant, (account) => ({
    ...account,
    downlinkedBytes: account.downlinkedBytes + bytes,
  }));
  turn.state = { ...turn.state, bookDue: true };
}

/** The work loop: GPU time, energy, waiting clocks and byte quotas since the last turn, and the book when it is due. */
export function keepAccounts(turn: Turn): void {
  const { nowUs } = turn.know;
  const { countedUs } = turn.state;
  turn.state = { ...turn.state, countedUs: nowUs };
  const sinceUs = countedUs === null ? 0 : nowUs - countedUs;
  const holders = holdersOf(turn.jobs);
  if (sinceUs > 0) {
    for (const [gpu, job] of holders) {
      if (hasAttempt(job.record.state)) use(turn, turn.state.gpus[gpu], job, sinceUs);
    }
    openClocks(turn, holders, Math.min(sinceUs, TICK_GAP_MAX_US));
  }
  watchBytes(turn);
  writeBook(turn);
}

function use(turn: Turn, gpu: Gpu | undefined, job: Job, sinceUs: number): void {
  const { nowUs } = turn.know;
  const seconds = sinceUs / S;
  const seen = gpu?.status && nowUs - gpu.statusUs <= GPU_SAMPLE_AGE_MAX_US;
  const energyJ = seen ? Math.max(0, gpu.status!.powerW) * seconds : 0;
  const id = job.record.order.job;
  const { usage } = job.record;
  const used = { gpuSeconds: usage.gpuSeconds + seconds, energyJ: usage.energyJ + energyJ };
  const storedBytes = bytesOf(job.record);
  turn.put(id, { record: { ...job.record, usage: { ...usage, ...used, storedBytes } } });
  putAccount(turn, job.record.order.tenant, (account) => charge(account, seconds, energyJ, nowUs));
}

/** A tenant's clock of waiting runs while a GPU is in use or free for jobs and its quotas let one of its jobs run. */
function openClocks(turn: Turn, holders: ReadonlyMap<number, Job>, sinceUs: number): void {
  const { nowUs, tenants } = turn.know;
  const { gpus, nominal } = turn.state;
  if (!Object.values(gpus).some((gpu) => closedBecause(gpu, nominal, nowUs) === null)) return;
  const waiting = new Set<string>();
  for (const { record } of turn.jobs) if (record.state === 'QUEUED') waiting.add(record.order.tenant);
  for (const tenant of waiting) {
    const busy = busyOf(holders, tenant);
    if (waitsBecause(quotaOf(tenants, tenant), turn.state.accounts, tenant, busy, nowUs)) continue;
    putAccount(turn, tenant, (account) => ({ ...account, openUs: account.openUs + sinceUs }));
  }
}

/** GPUs that jobs of a tenant hold. */
export function busyOf(holders: ReadonlyMap<number, Job>, tenant: string): number {
  return [...holders.values()].filter((job) => job.record.order.tenant === tenant).length;
}

/** A full byte quota is told once per crossing; jobs run on with what they have (JP-26). */
function watchBytes(turn: Turn): void {
  const { tenants } = turn.know;
  if (!tenants) return;
  for (const [tenant, bytes] of bytesByTenant(turn.jobs)) {
    const allowed = quotaOf(tenants, tenant)?.bytesMax ?? 0;
    const isFull = bytes >= allowed;
    if (accountOf(turn.state.accounts, tenant).isFull === isFull) continue;
    putAccount(turn, tenant, (account) => ({ ...account, isFull }));
    if (isFull) turn.event('TENANT_QUOTA_FULL', { tenant, quota: 'bytes', value: bytes, allowed });
  }
}

function writeBook(turn: Turn): void {
  const { bookDue, bookUs, accounts, bookedAccounts } = turn.state;
  const { nowUs } = turn.know;
  const late = accounts !== bookedAccounts && nowUs - bookUs >= BOOK_PERIOD_US;
  if (!bookDue && !late) return;
  turn.state = { ...turn.state, bookDue: false, bookUs: nowUs, bookedAccounts: accounts };
  turn.emit({ kind: 'book', book: bookOf(turn.state) });
}

/** Jobs that are not ended, by tenant. */
export function openByTenant(jobs: readonly Job[]): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  for (const { record } of jobs) {
    const { tenant } = record.order;
    if (!isTerminal(record.state)) open.set(tenant, (open.get(tenant) ?? 0) + 1);
  }
  return open;
}
