import { strict as assert } from 'node:assert';
import type { FileAccess, Life } from './access';
import { CHUNK_MAX_BYTES, REPLAYS_MAX_ITEMS, UNFLUSHED_MAX_BYTES } from './files.limits';
import { busy } from './refusal';

interface Part {
  readonly offset: number;
  readonly data: Uint8Array;
}

/**
 * What is written to one partial file: small pieces are gathered to parts, and parts that are not flushed are kept, to be
 * written again when whoever holds the device began another life in between (as NFS does with unstable writes).
 */
export class WriteBehind {
  /** Pieces that follow one another and were not handed over yet. */
  private gathered: Uint8Array[] = [];
  private begin = 0;
  private gatheredBytes = 0;
  private unflushed: Part[] = [];
  private unflushedBytes = 0;
  private life: Life | null = null;
  /** A part of them was refused, or lost with a life: all are written again before they are flushed. */
  private isSuspect = false;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly access: FileAccess,
    private readonly partial: string,
  ) {}

  /** Settles when the piece was taken. A failure of the device may show at a later call. */
  write(offset: number, data: Uint8Array): Promise<void> {
    assert(data.length <= CHUNK_MAX_BYTES, `a piece has ${data.length} bytes`);
    const piece = data.slice();
    return this.inTurn(() => this.gather(offset, piece));
  }

  flush(): Promise<void> {
    return this.inTurn(() => this.flushNow());
  }

  /** One call at a time: a part that is handed over during a flush is none that the flush covers. */
  private inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.last.then(act);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async gather(offset: number, piece: Uint8Array): Promise<void> {
    if (this.unflushedBytes >= UNFLUSHED_MAX_BYTES) await this.flushNow();
    const follows = offset === this.begin + this.gatheredBytes;
    if (!follows || this.gatheredBytes + piece.length > CHUNK_MAX_BYTES) await this.handOver();
    if (this.gatheredBytes === 0) this.begin = offset;
    this.gathered.push(piece);
    this.gatheredBytes += piece.length;
  }

  private async flushNow(): Promise<void> {
    await this.handOver();
    for (let tries = 0; tries < REPLAYS_MAX_ITEMS; tries++) {
      if (this.isSuspect) await this.replay();
      const life = await this.access.flush(this.partial);
      if (this.unflushed.length === 0 || life === this.life) {
        this.unflushed = [];
        this.unflushedBytes = 0;
        this.life = null;
        return;
      }
      this.isSuspect = true;
    }
    throw busy(`partial file ${this.partial}: its disk was restarted ${REPLAYS_MAX_ITEMS} times`);
  }

  private async handOver(): Promise<void> {
    if (this.gatheredBytes === 0) return;
    const part = { offset: this.begin, data: new Uint8Array(Buffer.concat(this.gathered)) };
    this.unflushed.push(part);
    this.unflushedBytes += part.data.length;
    this.gathered = [];
    this.gatheredBytes = 0;
    const wasSuspect = this.isSuspect;
    this.isSuspect = true;
    const life = await this.access.write(this.partial, part.offset, part.data);
    this.life ??= life;
    this.isSuspect = wasSuspect || life !== this.life;
    if (this.isSuspect) await this.replay();
  }

  /** Writes all parts that may be lost, until one life has taken every one of them. */
  private async replay(): Promise<void> {
    for (let tries = 0; tries < REPLAYS_MAX_ITEMS; tries++) {
      const lives = new Set<Life>();
      for (const { offset, data } of this.unflushed)
        lives.add(await this.access.write(this.partial, offset, data));
      if (lives.size > 1) continue;
      this.life = [...lives][0];
      this.isSuspect = false;
      return;
    }
    throw busy(`partial file ${this.partial}: its disk was restarted ${REPLAYS_MAX_ITEMS} times`);
  }
}
