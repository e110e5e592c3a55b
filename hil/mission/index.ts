export { JobSubmitter } from './job-submitter';
export type { SubmitterBus } from './job-submitter';
export { plantOf } from './plant-of';
export { craftTableOf } from './table';
