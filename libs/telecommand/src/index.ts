export { crc16 } from './crc16';
export { crcLine, readCrcLine } from './crc-line';
export {
  FRAME_MAX_BYTES,
  FRAME_OVERHEAD_BYTES,
  KEY_BYTES,
  KEY_ID_MAX,
  openFrame,
  sealFrame,
  UNAUTHENTICATED_DETAIL,
} from './frame';
export type { OpenedFrame, SealingKey } from './frame';
export { unwrapKey, wrapKey } from './key-wrap';
export type { WrappableKey } from './key-wrap';
export {
  admitSequence,
  decodeReplayRecord,
  encodeReplayRecord,
  FRESH_WINDOW,
  isNearEnd,
  RESERVATION_FRAMES,
  windowAfterReset,
} from './replay-window';
export type { Admission, ReplayWindow } from './replay-window';
export { closeRequest, openRequest, overdueRequests } from './request-table';
export type { Opening, RequestEntry, RequestState, RequestTable } from './request-table';
