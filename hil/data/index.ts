export { parseChecked } from './checked-yaml';
export type { Finding, Path } from './checked-yaml';
