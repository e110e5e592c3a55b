import type { TenantEntry } from '@dawnline/host';
import { SEAL_RETRY_MAX_US, SEAL_RETRY_US, SEAL_TRIES_MAX, RESTORES_KEPT_MAX_ITEMS } from './bundle.limits';
import type { Bundle, JobOrder, JobRecord } from '../job';
import type { Knowledge, Output, Turn } from '../turn';

/** What is known of keys; the keys themselves stay with the desk that seals. */
export type Keys = Pick<Knowledge, 'signs' | 'tenants'>;

const KEY = /^[0-9a-fA-F]{64}$/;
const OTHERS = '*';

/** X25519 key that a tenant's results are sealed to, hex; null when there is none of use. */
export function tenantKeyOf(tenants: readonly TenantEntry[] | undefined, tenant: string): string | null {
  const entry = tenants?.find(({ name }) => name === tenant) ?? tenants?.find(({ name }) => name === OTHERS);
  return entry && KEY.test(entry.publicKeyHex) ? entry.publicKeyHex.toLowerCase() : null;
}

/** A secret result that could not be sealed would never leave the craft, so such an order is refused. */
export function secrecyFault(order: JobOrder, keys: Keys): string | null {
  if (!order.secret) return null;
  if (!keys.signs) return 'secret true: false, this craft has no key to sign results with';
  return tenantKeyOf(keys.tenants, order.tenant) === null
    ? `secret true: false, or a tenant with a public key; tenant '${order.tenant}' has none`
    : null;
}

/** The restorations of a job with one more, for the provenance of its result. */
export function restoresWith(
  record: JobRecord,
  attempt: number,
  sequence: number,
  step: number,
): JobRecord['restores'] {
  if (sequence === 0) return record.restores;
  return [...record.restores, { attempt, sequence, step }].slice(-RESTORES_KEPT_MAX_ITEMS);
}

/** Asks for the bundle of a completed job, unless there is one or the craft signs nothing. */
export function sealOutputs(keys: Keys, record: JobRecord): Output[] {
  return keys.signs && record.bundle === null ? [{ kind: 'seal', job: record.order.job }] : [];
}

/** What came of a try to seal a result. */
export type SealInput =
  | { readonly kind: 'sealed'; readonly job: string; readonly bundle: Bundle }
  | {
      readonly kind: 'not-sealed';
      readonly job: string;
      readonly reason: string;
      /** Trying again would not help. */
      readonly final: boolean;
    };

export function onSealing(turn: Turn, input: SealInput): void {
  if (input.kind === 'sealed') sealed(turn, input.job, input.bundle);
  else notSealed(turn, input.job, input.reason, input.final);
}

/** The bundle is whole and durable on its disk. */
function sealed(turn: Turn, id: string, bundle: Bundle): void {
  const job = turn.job(id);
  if (job?.record.state !== 'COMPLETED' || job.record.bundle !== null) return;
  const { sha256, bytes } = bundle;
  turn.put(id, { seal: null });
  turn.record(id, 'SEALED', { bundle }, [
    { kind: 'event', code: 'RESULT_SEALED', parameters: { job: id, sha256, bytes } },
  ]);
}

/** The disk refused, or the result is no longer what was collected (`final`): told, and tried again within bounds. */
function notSealed(turn: Turn, id: string, reason: string, final: boolean): void {
  const job = turn.job(id);
  if (job?.record.state !== 'COMPLETED' || job.record.bundle !== null) return;
  const tries = (job.seal?.tries ?? 0) + 1;
  const over = final || tries >= SEAL_TRIES_MAX;
  const waitUs = Math.min(SEAL_RETRY_US * 2 ** (tries - 1), SEAL_RETRY_MAX_US);
  turn.put(id, { seal: { tries, againUs: over ? null : turn.know.nowUs + waitUs } });
  const next = over ? 'given up until the executor starts again' : `again in ${waitUs / 1e6} s`;
  turn.event('RESULT_NOT_SEALED', { job: id, reason, next });
}

/** Called by the work loop. */
export function sealAgain(turn: Turn): void {
  for (const { record, seal } of turn.jobs) {
    if (seal?.againUs == null || turn.know.nowUs < seal.againUs) continue;
    turn.put(record.order.job, { seal: { ...seal, againUs: null } });
    turn.emit({ kind: 'seal', job: record.order.job });
  }
}
