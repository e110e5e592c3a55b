export { craftTableOf } from '../rig/table';
export { JobSubmitter } from '../rig/job-submitter';
