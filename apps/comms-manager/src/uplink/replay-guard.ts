import { strict as assert } from 'node:assert';
import type { Disk } from '@dawnline/host';
import type { Procedures } from '@dawnline/storage';
import { readBounds, writeBound } from './replay-store';
import type { StoredBound } from './uplink';

type Settled = (failure: string | null) => void;

interface Waiting {
  readonly bound: number;
  readonly settled: Settled;
}

/** Knows which anti-replay bounds are on disk, and tells when another one is (LK-14). One write at a time per key. */
export class ReplayGuard {
  private readonly durable = new Map<number, number>();
  private readonly waiting = new Map<number, Waiting[]>();

  constructor(
    private readonly disk: Disk,
    private readonly procedures: Procedures,
  ) {}

  load(keyIds: readonly number[], done: (stored: ReadonlyMap<number, StoredBound>) => void): void {
    this.procedures.run(
      'replay',
      'read-replay-bounds',
      () => readBounds(this.disk, keyIds),
      (outcome) => {
        assert(outcome.ok, 'reading turns the errors of a disk into untrusted bounds');
        for (const [keyId, record] of outcome.value) {
          if (record.kind === 'bound') this.durable.set(keyId, record.bound);
        }
        done(outcome.value);
      },
    );
  }

  /** Calls back at once when the bound is on disk already, else in a later turn. */
  whenDurable(keyId: number, bound: number, settled: Settled): void {
    if ((this.durable.get(keyId) ?? -1) >= bound) {
      settled(null);
      return;
    }
    const waiting = this.waiting.get(keyId);
    if (waiting) waiting.push({ bound, settled });
    else {
      this.waiting.set(keyId, [{ bound, settled }]);
      this.write(keyId);
    }
  }

  private write(keyId: number): void {
    const waiting = this.waiting.get(keyId);
    assert(waiting && waiting.length > 0, `no bound of key ${keyId} waits for the disk`);
    const bound = Math.max(...waiting.map((entry) => entry.bound));
    this.procedures.run(
      'replay',
      'write-replay-bound',
      () => writeBound(this.disk, keyId, bound),
      (outcome) => {
        if (outcome.ok) this.durable.set(keyId, bound);
        const later = waiting.filter((entry) => entry.bound > bound);
        if (later.length > 0) this.waiting.set(keyId, later);
        else this.waiting.delete(keyId);
        const failure = outcome.ok ? null : outcome.error.message;
        for (const entry of waiting) if (entry.bound <= bound) entry.settled(failure);
        if (later.length > 0) this.write(keyId);
      },
    );
  }
}
