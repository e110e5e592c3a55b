/** Plaintext of one sealed chunk (assumed: tags cost 0.02 %, and a chunk fits the caches). Part of the format: never change it. */
export const CHUNK_BYTES = 65_536;
/** Authentication tag of ChaCha20-Poly1305 (published: RFC 8439). */
export const TAG_BYTES = 16;
/** Largest range that is read or written at once (assumed); a multiple of the chunk. */
export const TRANSFER_BYTES = 1_048_576;
/** Files of one bundle (assumed). */
export const FILES_MAX_ITEMS = 1024;
/** One path inside a bundle, UTF-8 (assumed; below the 4,096 of Linux with room for the folder it is opened in). */
export const PATH_MAX_BYTES = 1024;
/** One name of a path, UTF-8 (published: NAME_MAX of Linux, macOS and NTFS). */
export const NAME_MAX_BYTES = 255;
/** Manifest of a bundle (assumed: 1,024 files of 1 KiB of path and their digests fit). */
export const MANIFEST_MAX_BYTES = 2_097_152;
/** Attempts, restored checkpoints and input files that a provenance may list (assumed). */
export const PROVENANCE_MAX_ITEMS = 1024;
