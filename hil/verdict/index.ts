export { judge } from './judge';
export type { Case } from './judge';
export { verdictJunit } from './report/junit';
export { verdictPage } from './report/page';
export type { PlotAssets } from './report/page';
export { verdictTable } from './report/table';
export type { Check, FaultOutcome, JobOutcome, Outcome, Verdict } from './verdict';
