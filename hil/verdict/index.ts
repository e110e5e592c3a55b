export { judge } from './judge';
export type { Case } from './judge';
export { verdictJson } from './report/json';
export { verdictJunit } from './report/junit';
export { verdictPage } from './report/page';
export type { PlotAssets } from './report/page';
export { verdictTable } from './report/table';
export type { Check, JobOutcome, Outcome, Verdict } from './verdict';
