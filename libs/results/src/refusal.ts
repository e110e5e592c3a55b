/** Why a bundle was not made. */
export type SealRefusal =
  /** A result file is absent, or is not what its size and digest say. */
  | 'file'
  /** A path that a ground system could not store safely, or that is there twice. */
  | 'path'
  /** Too many files, or a manifest above its bound. */
  | 'too-large'
  /** The tenant's key is no usable X25519 key. */
  | 'recipient'
  /** The device does not give back what was written. */
  | 'read-back';

/** Why a bundle was not opened. Nothing of it was left behind. */
export type OpenRefusal =
  | 'absent'
  | 'not-a-bundle'
  | 'version'
  | 'header'
  /** Truncated, or longer than its header says. */
  | 'size'
  /** Signed by another craft than the one that was expected. */
  | 'signer'
  /** Not what the craft has signed: some byte of it was changed. */
  | 'signature'
  /** Sealed to another tenant. */
  | 'recipient'
  /** Sealed, but no private key was given. */
  | 'key-needed'
  /** A chunk that was changed, moved, cut off or taken from another bundle. */
  | 'chunk'
  | 'manifest'
  | 'manifest-signature'
  | 'path'
  | 'too-large'
  /** A file is not what the manifest says. */
  | 'file'
  /** The bundle changed while it was being opened. */
  | 'changed'
  /** There is something in the place where the results should go. */
  | 'out-exists';

/** A refusal on its way to the edge of this library, where it becomes a value. Never leaves it as an exception. */
export class Refused<R extends SealRefusal | OpenRefusal = SealRefusal | OpenRefusal> extends Error {
  constructor(
    readonly refusal: R,
    readonly detail: string,
  ) {
    super(`${refusal}: ${detail}`);
    this.name = 'Refused';
  }
}
