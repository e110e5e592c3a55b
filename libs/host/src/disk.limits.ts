/** Files of one call of `digestAll` (assumed): its paths stay below a megabyte, and its caller can stop between two calls. */
export const DIGEST_ALL_MAX_ITEMS = 1024;
/** Names of one call of `survey` (assumed): four times the files of the largest checkpoint. */
export const SURVEY_MAX_ITEMS = 16_384;
/** Characters of all the paths that one survey returns (derived: 256 for each name). */
export const SURVEY_PATHS_MAX_CHARS = 4_194_304;
