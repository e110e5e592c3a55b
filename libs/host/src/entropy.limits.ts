/** Secret bytes given at once (assumed): enough for keys, and nobody mistakes the port for a source of data. */
export const ENTROPY_MAX_BYTES = 1024;
