export type { FileFacts, JobContext } from './check';
export { jobReferenceDocument, jobSchemaDocument } from './document';
export { JobFileError, parseJob, specificationAt } from './load';
export type { Override, PlannedFile, PlannedJob } from './load';
