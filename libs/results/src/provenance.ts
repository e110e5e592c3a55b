import { PROVENANCE_MAX_ITEMS } from './results.limits';

/** A checkpoint that an attempt started from. */
export interface RestoredCheckpoint {
  readonly attempt: number;
  readonly sequence: number;
  readonly step: number;
}

export interface InputFile {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Where a result comes from. All of it is signed by the craft, and read by the tenant only. */
export interface Provenance {
  readonly craft: string;
  readonly job: string;
  readonly tenant: string;
  /** Attempts that were started, the last one included. */
  readonly attempts: number;
  /** In the order of the attempts; a cold start is not listed. */
  readonly restoredFrom: readonly RestoredCheckpoint[];
  /** Name in the on-board catalogue, or the command of the job. */
  readonly program: string;
  /** SHA-256 of the program's file; null where the craft does not know one. */
  readonly programSha256: string | null;
  /** SHA-256 of the job specification as the craft keeps it. */
  readonly specificationSha256: string;
  readonly inputs: readonly InputFile[];
  /** Mission time of the first start and of the end, integer microseconds since the flight's epoch. */
  readonly startedUs: number;
  readonly endedUs: number;
  /** The same moments by on-board UTC, Unix microseconds; the craft's clock may have been wrong. */
  readonly startedUtcUs: number;
  readonly endedUtcUs: number;
  /** UUID or name of the GPU; null for a job without one. */
  readonly gpu: string | null;
  /** Version of the flight software. */
  readonly software: string;
  /** Digest that the job itself gave for its result; null when it gave none. */
  readonly resultDigest: string | null;
  /** Defence against silent corruption: what the job had chosen, and what came of it. */
  readonly silentCorruption: {
    readonly defence: 'none' | 'duplicate' | 'canary' | 'digest';
    readonly verdict: 'not-checked' | 'passed' | 'failed';
  };
}

type Check = (value: unknown) => boolean;

const SHA256 = /^[0-9a-f]{64}$/;

export const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isInteger: Check = (value) => Number.isSafeInteger(value);
const isText: Check = (value) => typeof value === 'string';
export const isSha256: Check = (value) => typeof value === 'string' && SHA256.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...allowed: readonly string[]): Check =>
  (value) =>
    allowed.includes(value as string);
const fieldsOf =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    faultOfFields(fields, value) === null;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= PROVENANCE_MAX_ITEMS && value.every(check);

const FIELDS: Readonly<Record<keyof Provenance, Check>> = {
  craft: isText,
  job: isText,
  tenant: isText,
  attempts: isCount,
  restoredFrom: listOf(fieldsOf({ attempt: isCount, sequence: isCount, step: isCount })),
  program: isText,
  programSha256: orNull(isSha256),
  specificationSha256: isSha256,
  inputs: listOf(fieldsOf({ path: isText, bytes: isCount, sha256: isSha256 })),
  startedUs: isCount,
  endedUs: isCount,
  startedUtcUs: isInteger,
  endedUtcUs: isInteger,
  gpu: orNull(isText),
  software: isText,
  resultDigest: orNull(isText),
  silentCorruption: fieldsOf({
    defence: oneOf('none', 'duplicate', 'canary', 'digest'),
    verdict: oneOf('not-checked', 'passed', 'failed'),
  }),
};

/** The first field that does not hold; null when all do. Fields that are not known are left alone. */
function faultOfFields(fields: Readonly<Record<string, Check>>, value: unknown): string | null {
  if (value === null || typeof value !== 'object') return 'record';
  const record = value as Record<string, unknown>;
  return Object.keys(fields).find((name) => !fields[name](record[name])) ?? null;
}

export function faultOfProvenance(value: unknown): string | null {
  return faultOfFields(FIELDS, value);
}
