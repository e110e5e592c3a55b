import { strict as assert } from 'node:assert';
import {
  ACK_LIMIT_ITEMS,
  ACK_TIMER_US,
  FILE_MAX_BYTES,
  INACTIVITY_TIMER_US,
  NAK_LIMIT_ITEMS,
  NAK_TIMER_US,
  PDU_MAX_BYTES,
  PDU_MIN_BYTES,
  PROMPT_TIMER_US,
  SAVE_PERIOD_US,
  STALL_TIMER_US,
} from '../cfdp.limits';
import { ChecksumType } from '../codes';

export interface CfdpConfig {
  /** Our entity id. */
  readonly entity: number;
  /** Entities that we talk to, over one link. PDUs of others are refused. */
  readonly remotes: readonly number[];
  /** Widths of ids and sequences in transactions that we begin, bytes. */
  readonly entityIdBytes: number;
  readonly sequenceBytes: number;
  /** Of files that we send. */
  readonly checksum: ChecksumType;
  /** Whether PDUs of transactions that we begin end with a CRC. */
  readonly crc: boolean;
  /** Largest PDU that we build. */
  readonly pduMaxBytes: number;
  /** immediate asks for a gap when it shows, deferred when the end of the file is known. */
  readonly nak: 'deferred' | 'immediate';
  readonly fileMaxBytes: number;
  /** All in microseconds of contact: time while the link is open. */
  readonly ackTimerUs: number;
  readonly nakTimerUs: number;
  readonly inactivityTimerUs: number;
  readonly promptTimerUs: number;
  readonly stallTimerUs: number;
  /** Mission time between snapshots while data move, microseconds. */
  readonly savePeriodUs: number;
  readonly ackLimit: number;
  readonly nakLimit: number;
}

export const CFDP_DEFAULTS = Object.freeze({
  entityIdBytes: 1,
  sequenceBytes: 4,
  checksum: ChecksumType.Crc32,
  crc: false,
  nak: 'deferred',
  fileMaxBytes: FILE_MAX_BYTES,
  ackTimerUs: ACK_TIMER_US,
  nakTimerUs: NAK_TIMER_US,
  inactivityTimerUs: INACTIVITY_TIMER_US,
  promptTimerUs: PROMPT_TIMER_US,
  stallTimerUs: STALL_TIMER_US,
  savePeriodUs: SAVE_PERIOD_US,
  ackLimit: ACK_LIMIT_ITEMS,
  nakLimit: NAK_LIMIT_ITEMS,
} as const) satisfies Partial<CfdpConfig>;

/** Asserts that the settings make sense together. */
export function cfdpConfig(
  settings: Partial<CfdpConfig> & Pick<CfdpConfig, 'entity' | 'remotes' | 'pduMaxBytes'>,
): CfdpConfig {
  const config: CfdpConfig = { ...CFDP_DEFAULTS, ...settings };
  const { entity, remotes, entityIdBytes, pduMaxBytes, fileMaxBytes } = config;
  for (const id of [entity, ...remotes])
    assert(Number.isSafeInteger(id) && id >= 0 && id < 256 ** entityIdBytes, `entity id ${id} does not fit`);
  assert(!remotes.includes(entity), 'an entity is not its own remote');
  assert(pduMaxBytes >= PDU_MIN_BYTES && pduMaxBytes <= PDU_MAX_BYTES, `PDUs of ${pduMaxBytes} bytes`);
  assert(fileMaxBytes > 0 && fileMaxBytes <= FILE_MAX_BYTES, `files of ${fileMaxBytes} bytes`);
  return config;
}
