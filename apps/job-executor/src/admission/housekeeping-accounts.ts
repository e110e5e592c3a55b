import type { GpuVerdict, TenantAccount } from '@dawnline/contracts';
import { accountOf, gpuSecondsOfOrbit } from './accounts';
import { openByTenant } from './accounting';
import type { Gpu } from '../gpu/gpu';
import type { Job } from '../job';
import { bytesByTenant } from './tenants';
import type { ExecutorState } from '../turn';

/** Tenants that housekeeping shows: those that used most (assumed). */
const TENANTS_SHOWN_MAX_ITEMS = 16;

export function tenantAccounts(state: ExecutorState, jobs: readonly Job[], nowUs: number): TenantAccount[] {
  const bytes = bytesByTenant(jobs);
  const open = openByTenant(jobs);
  const names = new Set([...Object.keys(state.accounts), ...bytes.keys()]);
  const used = (tenant: string): number => accountOf(state.accounts, tenant).gpuSeconds;
  return [...names]
    .sort((a, b) => used(b) - used(a) || (a < b ? -1 : 1))
    .slice(0, TENANTS_SHOWN_MAX_ITEMS)
    .map((tenant) => {
      const account = accountOf(state.accounts, tenant);
      return {
        tenant,
        gpuSeconds: account.gpuSeconds,
        gpuSecondsOrbit: gpuSecondsOfOrbit(account, nowUs),
        energyJ: account.energyJ,
        bytesStored: bytes.get(tenant) ?? 0,
        bytesDownlinked: account.downlinkedBytes,
        jobsOpen: open.get(tenant) ?? 0,
      };
    });
}

export function verdictOf({ id, drained, health }: Gpu): GpuVerdict {
  const { verdict, reason, resets } = health;
  const isOut = drained && verdict !== 'failed';
  return { gpu: id, verdict: isOut ? 'drained' : verdict, reason, resets };
}
