import { createHash } from 'node:crypto';
import { Defence, JobSpecification } from '@dawnline/contracts';
import type { Provenance } from '@dawnline/results';
import { SOFTWARE_VERSION } from './bundle.limits';
import type { JobRecord } from '../job';
import type { JobOrder } from '../orders/order';

const DEFENCES = ['none', 'digest', 'duplicate', 'canary'] as const;

/** The specification as the craft keeps it, in the encoding of its contract. */
function specificationSha256(order: JobOrder): string {
  const encoded = JobSpecification.encode(order as JobSpecification);
  return createHash('sha256').update(encoded).digest('hex');
}

/** Where the result of a completed job comes from. `clock`: the same moment in mission time and by on-board UTC. */
export function provenanceOf(
  craft: string,
  record: JobRecord,
  clock: { readonly nowUs: number; readonly onboardUs: number },
): Provenance {
  const { order, startedUs, endedUs, verdict } = record;
  const utcUs = (missionUs: number): number => clock.onboardUs - (clock.nowUs - missionUs);
  return {
    craft,
    job: order.job,
    tenant: order.tenant,
    attempts: record.attempt + 1,
    restoredFrom: record.restores,
    program: order.program || order.command.join(' '),
    programSha256: null,
    specificationSha256: specificationSha256(order),
    inputs: order.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    startedUs,
    endedUs,
    startedUtcUs: utcUs(startedUs),
    endedUtcUs: utcUs(endedUs),
    gpu: record.gpu >= 0 ? `gpu/${record.gpu}` : null,
    software: SOFTWARE_VERSION,
    resultDigest: record.digest || null,
    silentCorruption: {
      defence: DEFENCES[order.defence] ?? DEFENCES[Defence.DEFENCE_NONE],
      verdict: verdict === 'none' ? 'not-checked' : 'passed',
    },
  };
}
