import type { WorkloadEvent } from '../../ports';

type WithoutName<T> = T extends WorkloadEvent ? Omit<T, 'job' | 'attempt'> : never;

/** An event of an attempt that is understood. */
export type Said = WithoutName<WorkloadEvent>;
