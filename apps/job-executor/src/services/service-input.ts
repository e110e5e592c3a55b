/** A request's id is a file's name. */
export const REQUEST_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Names of requests that the executor itself puts. */
export const HEALTH_PREFIX = 'health-';

/** What happens to requests of resident services. */
export type ServiceInput =
  | {
      readonly kind: 'request';
      readonly ticket: string;
      readonly job: string;
      readonly request: string;
      readonly body: Uint8Array;
    }
  /** The request is durable in the request folder, or cannot be (`fault`). */
  | {
      readonly kind: 'request-put';
      readonly job: string;
      readonly request: string;
      readonly fault: string | null;
    }
  /** A reply was read back and flushed. `fault`: what is wrong with it; `unreadable`: the disk did not answer. */
  | {
      readonly kind: 'reply-read';
      readonly job: string;
      readonly attempt: number;
      readonly request: string;
      readonly sha256: string;
      readonly fault: string | null;
      readonly unreadable: boolean;
    }
  /** The reply went out and its request is removed; not `done`: some of it is to be done again. */
  | {
      readonly kind: 'request-answered';
      readonly job: string;
      readonly request: string;
      readonly done: boolean;
    }
  /** What the disk holds after a start of the executor; null when it does not answer. */
  | {
      readonly kind: 'requests-found';
      readonly job: string;
      readonly requests: readonly { readonly request: string; readonly sha256: string }[] | null;
      readonly replies: readonly string[];
    };
