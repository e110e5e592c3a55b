import { defaultsOf, JobSpecification, type ExitRule, type JobFile } from '@dawnline/contracts';
import { GRACE_US, JOB_FAULTS_MAX, PLATFORM_STOPS_MAX, START_LIMIT_US } from '../job-executor.limits';

type Lists = 'arguments' | 'command' | 'files' | 'environment' | 'environmentAllow' | 'exitRules' | 'results';

/** A job as ordered, one plain value; zero and empty mean the default. Checked by specification.ts. */
export type JobOrder = Readonly<Omit<JobSpecification, Lists>> & {
  readonly arguments: readonly string[];
  readonly command: readonly string[];
  readonly files: readonly Readonly<JobFile>[];
  readonly environment: readonly string[];
  readonly environmentAllow: readonly string[];
  readonly exitRules: readonly Readonly<ExitRule>[];
  readonly results: readonly string[];
};

export function emptyOrder(): JobOrder {
  return defaultsOf<JobSpecification>('JobSpecification');
}

/** A decoded specification as a plain value: decoded messages inherit what was absent, and cannot be spread. */
export function orderOf(specification: JobSpecification): JobOrder {
  const plain = Object.fromEntries(
    (Object.keys(emptyOrder()) as (keyof JobSpecification)[]).map((name) => [name, specification[name]]),
  ) as unknown as JobSpecification;
  return {
    ...plain,
    files: specification.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    exitRules: specification.exitRules.map(({ code, signal, reason, action }) => ({
      code,
      signal,
      reason,
      action,
    })),
  };
}

/** An order of the ledger, which may be older than a field. */
export function restoredOrder(stored: Partial<JobOrder>): JobOrder {
  return { ...emptyOrder(), ...stored };
}

export const graceUsOf = (order: JobOrder): number => order.graceUs || GRACE_US;
export const startLimitUsOf = (order: JobOrder): number => order.startLimitUs || START_LIMIT_US;
export const jobFaultsMaxOf = (order: JobOrder): number => order.jobFaultsMax || JOB_FAULTS_MAX;
export const platformStopsMaxOf = (order: JobOrder): number => order.platformStopsMax || PLATFORM_STOPS_MAX;

/** NAME=VALUE lines as a record. */
export function environmentOf(order: JobOrder): Record<string, string> {
  return Object.fromEntries(
    order.environment.map((line) => {
      const equals = line.indexOf('=');
      return [line.slice(0, equals), line.slice(equals + 1)];
    }),
  );
}
