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

  /**
   * The record of a key that comes over the link: a new one at zero, or the one that it left when it was on board before.
   * Its numbers never begin again (LK-14). `done` gets the bound, or why there is none.
   */
  open(keyId: number, done: (failure: string | null, bound: number) => void): void {
    this.load([keyId], (stored) => {
      const record = stored.get(keyId)!;
      if (record.kind === 'bound') done(null, record.bound);
      else if (record.kind === 'absent') this.whenDurable(keyId, 0, (failure) => done(failure, 0));
      else done(`key ${keyId} left an anti-replay record that cannot be trusted: give another id`, 0);
    });
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
