export { parseChecked } from './checked-yaml';
export type { Finding, Path } from './checked-yaml';
export { schemaDocument } from './schema-document';
export { DURATION_PATTERN, DURATION_WORDS, durationUs, SIZE_PATTERN, SIZE_WORDS, sizeBytes } from './units';
