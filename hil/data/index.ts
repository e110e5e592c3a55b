export { parseChecked } from './checked-yaml';
export type { DataFileKind, Finding, Path } from './checked-yaml';
