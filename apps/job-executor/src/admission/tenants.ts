import type { TenantEntry } from '@dawnline/host';
import { accountOf, gpuSecondsOfOrbit, type Accounts } from './accounts';
import type { Job, JobOrder, JobRecord } from '../job';

/** The entry of the craft's table for whoever is not named in it. */
const ANYONE = '*';

export interface OverQuota {
  readonly quota: string;
  readonly value: number;
  readonly allowed: number;
}

/** What a tenant may use; null when the table names tenants and this is none of them. */
export function quotaOf(tenants: readonly TenantEntry[] | undefined, tenant: string): TenantEntry | null {
  if (!tenants) {
    const all = Number.MAX_SAFE_INTEGER;
    return {
      name: ANYONE,
      publicKeyHex: '',
      gpusMax: all,
      gpuSecondsPerOrbitMax: all,
      bytesMax: all,
      jobsMax: all,
    };
  }
  return (
    tenants.find(({ name }) => name === tenant && name !== ANYONE) ??
    tenants.find(({ name }) => name === ANYONE) ??
    null
  );
}

/** Why a tenant may not order this, with the quota, its value and what is allowed; null when it may. */
export function refusedOrder(
  tenants: readonly TenantEntry[] | undefined,
  order: JobOrder,
  open: number,
): string | null {
  const quota = quotaOf(tenants, order.tenant);
  if (!quota) {
    const names = (tenants ?? []).map(({ name }) => name).join(', ');
    return `tenant '${order.tenant}' is not known: ${names}`;
  }
  if (open + 1 > quota.jobsMax) {
    return `tenant '${order.tenant}': open jobs ${open + 1}, allowed ${quota.jobsMax}`;
  }
  if (order.diskMaxBytes > quota.bytesMax) {
    return `tenant '${order.tenant}': disk_max_bytes ${order.diskMaxBytes}, allowed ${quota.bytesMax}`;
  }
  return null;
}

/** Why a job of a tenant must wait although a GPU is free; null when it need not. `busy`: GPUs that its jobs hold. */
export function waitsBecause(
  quota: TenantEntry | null,
  accounts: Accounts,
  tenant: string,
  busy: number,
  nowUs: number,
): OverQuota | null {
  if (!quota) return { quota: 'tenant', value: 0, allowed: 0 };
  if (busy + 1 > quota.gpusMax) return { quota: 'gpus', value: busy + 1, allowed: quota.gpusMax };
  const used = gpuSecondsOfOrbit(accountOf(accounts, tenant), nowUs);
  const allowed = quota.gpuSecondsPerOrbitMax;
  return used >= allowed ? { quota: 'gpu_seconds_per_orbit', value: used, allowed } : null;
}

/** What a job has on board: verified checkpoints, results, a sealed bundle. */
export function bytesOf(record: JobRecord): number {
  const checkpoints = record.checkpoints.reduce((sum, checkpoint) => sum + checkpoint.bytes, 0);
  const results = record.results.reduce((sum, file) => sum + file.bytes, 0);
  return checkpoints + results + (record.bundle?.bytes ?? 0);
}

/** Bytes that a tenant's quota leaves one of its jobs for checkpoints, those that it has included (JP-27). */
export function allowanceOf(
  tenants: readonly TenantEntry[] | undefined,
  jobs: readonly Job[],
  record: JobRecord,
): number {
  if (!tenants) return Infinity;
  const { tenant, job } = record.order;
  const others = jobs.filter((one) => one.record.order.tenant === tenant && one.record.order.job !== job);
  const taken = others.reduce((sum, one) => sum + bytesOf(one.record), 0);
  const own = bytesOf({ ...record, checkpoints: [] });
  return Math.max(0, (quotaOf(tenants, tenant)?.bytesMax ?? 0) - taken - own);
}

export function bytesByTenant(jobs: readonly Job[]): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  for (const { record } of jobs) {
    bytes.set(record.order.tenant, (bytes.get(record.order.tenant) ?? 0) + bytesOf(record));
  }
  return bytes;
}
