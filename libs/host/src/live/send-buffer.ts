/** Size of the pieces that frames are gathered in (assumed; one large TCP write). */
const CHUNK_BYTES = 65_536;

/** Gathers the frames of one turn of the event loop, so that they leave in one write. */
export class SendBuffer {
  private chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  private start = 0;
  private end = 0;
  private scheduled = false;

  constructor(private readonly write: (bytes: Buffer) => void) {}

  /** Appends at most `maximumBytes`; `fill` writes at the offset and returns where it ended. */
  append(maximumBytes: number, fill: (buffer: Buffer, offset: number) => number): void {
    if (this.end + maximumBytes > this.chunk.length) {
      this.flush();
      this.chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, maximumBytes));
      this.start = this.end = 0;
    }
    this.end = fill(this.chunk, this.end);
    if (this.scheduled) return;
    this.scheduled = true;
    process.nextTick(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  flush(): void {
    if (this.end === this.start) return;
    // The written part stays untouched, new frames go behind it.
    const bytes = this.chunk.subarray(this.start, this.end);
    this.start = this.end;
    this.write(bytes);
  }

  /** Forgets what was not written; it belonged to a connection that is gone. */
  clear(): void {
    this.start = this.end;
  }
}
