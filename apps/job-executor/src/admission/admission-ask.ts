import { JobKind } from '@dawnline/contracts';
import { ASK_AGAIN_MAX_US, ASK_AGAIN_MIN_US } from './admission.limits';
import { CEILING_SOURCES, type CeilingSource } from '../gpu/gpu-cap';
import type { Prepared } from '../checkpoints/checkpoint-work';
import type { JobRecord } from '../job';

/** A question to power-manager and thermal-controller: may this job start on this GPU now? */
export interface Ask {
  /** Unique over restarts, so that an answer to an earlier question is known for one. */
  readonly id: string;
  readonly job: string;
  readonly atUs: number;
  readonly granted: readonly CeilingSource[];
  /** Where the job starts from, once that is known. */
  readonly restore: Prepared | null;
}

export interface AskPacket {
  readonly ask: string;
  readonly gpu: number;
  readonly watts: number;
  readonly durationUs: number;
}

export interface Answer {
  readonly ask: string;
  readonly gpu: number;
  readonly from: string;
  readonly granted: boolean;
  readonly reason: string;
}

export const REVOKES = {
  'power-manager': 'REVOKED_POWER',
  'thermal-controller': 'REVOKED_THERMAL',
} as const;

/** Who has not said yes yet. */
export function missing(ask: Ask): readonly CeilingSource[] {
  return CEILING_SOURCES.filter((source) => !ask.granted.includes(source));
}

/** How long a job will run at full clocks from its newest checkpoint; zero when nobody knows. */
export function durationUs(record: JobRecord): number {
  const { order, checkpoints } = record;
  if (order.kind === JobKind.JOB_KIND_SERVICE) return 0;
  const left = Math.max(0, order.totalSteps - (checkpoints.at(-1)?.step ?? 0));
  return left * order.stepTimeUs;
}

/** After the n-th refusal in a row. */
export function askAgainUs(refusals: number): number {
  let waitUs = ASK_AGAIN_MIN_US;
  for (let n = 1; n < refusals && waitUs < ASK_AGAIN_MAX_US; n++) waitUs *= 2;
  return Math.min(waitUs, ASK_AGAIN_MAX_US);
}
