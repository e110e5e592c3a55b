import { FRAME_OVERHEAD_BYTES, sealFrame, type SealingKey } from '@dawnline/telecommand';
import { BURST_US, SEQUENCE_BLOCK_ITEMS, UPLINK_SHARE } from './files.limits';

export interface FileUplinkPorts {
  nowUs(): number;
  publish(frame: Uint8Array): void;
  /** Takes the next sequence of the key, not below `lowest`, and has it stored durably when it returns. */
  takeSequence(lowest: number): number;
}

/** Seals PDUs under the key for files, and paces them by the link's rate. Nobody else may use the key. */
export class FileUplink {
  private tokens = 0;
  private filledUs: number | null = null;
  /** Every sequence up to this one is stored. */
  private stored: number;
  framesUp = 0;

  constructor(
    private readonly key: SealingKey,
    /** Last sequence that was used. */
    private sequence: number,
    private readonly ports: FileUplinkPorts,
  ) {
    this.stored = sequence;
  }

  get keyId(): number {
    return this.key.id;
  }

  /** The craft goes on above this bound after a reset: numbers below are refused (LK-14). */
  jumpTo(bound: number): void {
    if (bound > this.sequence) this.sequence = bound;
  }

  /** Bytes of PDUs of at most `pduBytes` that the link takes now; call it in each tick. */
  room(bitS: number, pduBytes: number): number {
    const nowUs = this.ports.nowUs();
    const bytesPerUs = (bitS * UPLINK_SHARE) / 8 / 1e6;
    const elapsedUs = this.filledUs === null ? 0 : nowUs - this.filledUs;
    this.filledUs = nowUs;
    this.tokens = Math.min(this.tokens + elapsedUs * bytesPerUs, bytesPerUs * BURST_US);
    return Math.floor((this.tokens * pduBytes) / (pduBytes + FRAME_OVERHEAD_BYTES));
  }

  send(pdu: Uint8Array): void {
    this.sequence += 1;
    // A whole block is stored by its last number.
    if (this.sequence > this.stored) {
      const last = this.sequence + SEQUENCE_BLOCK_ITEMS - 1;
      this.stored = this.ports.takeSequence(last);
      // Others have used this key up to there: what is certain is this one number.
      if (this.stored > last) this.sequence = this.stored;
    }
    const frame = sealFrame(this.key, this.sequence, pdu);
    this.tokens -= frame.length;
    this.framesUp += 1;
    this.ports.publish(frame);
  }
}
