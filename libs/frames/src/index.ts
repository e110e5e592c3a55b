export { decodeControlWord, encodeControlWord, reportedSequence } from './control-word';
export type { ControlWord } from './control-word';
export { TRANSFER_FRAME_MAX_BYTES } from './frames.limits';
export {
  decodeTransferFrame,
  encodeTransferFrame,
  FRAME_COUNT_MODULO,
  framesMissed,
  isLater,
  TRANSFER_FRAME_OVERHEAD_BYTES,
} from './transfer-frame';
export type { DecodedFrame, FrameRefusal, TransferFrame } from './transfer-frame';
export { holesOf, rangeOf, withRange } from './ranges';
export type { NumberRange } from './ranges';
