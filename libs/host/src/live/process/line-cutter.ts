import { isUtf8 } from 'node:buffer';
import { NOTIFY_LINE_MAX_BYTES } from './process.limits';

const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);

/**
 * Cuts a byte stream into lines, one at a time. What is too long or no UTF-8 is dropped whole and counted, and of a line
 * without an end no more is kept than a line may be long.
 */
export class LineCutter {
  private bytes: Buffer = NOTHING;
  private skipping = false;
  dropped = 0;

  /** Takes over what was read; the caller may use its buffer again. */
  push(chunk: Uint8Array): void {
    this.bytes = Buffer.concat([this.bytes, chunk]);
  }

  /** The next line without its newline; null when there is no whole one. */
  next(): string | null {
    for (;;) {
      const end = this.bytes.indexOf(NEWLINE);
      if (end < 0) {
        if (this.skipping || this.bytes.length > NOTIFY_LINE_MAX_BYTES) {
          this.skipping = true;
          this.bytes = NOTHING;
        }
        return null;
      }
      const line = this.bytes.subarray(0, end);
      this.bytes = this.bytes.subarray(end + 1);
      const good = !this.skipping && line.length <= NOTIFY_LINE_MAX_BYTES && isUtf8(line);
      this.skipping = false;
      if (good) return line.toString('utf8');
      this.dropped += 1;
    }
  }

  /** The stream has ended: what is left of it is dropped, a line for each newline and one for a half one. */
  end(): void {
    while (this.next() !== null) this.dropped += 1;
    if (this.skipping || this.bytes.length > 0) this.dropped += 1;
    this.bytes = NOTHING;
    this.skipping = false;
  }
}
