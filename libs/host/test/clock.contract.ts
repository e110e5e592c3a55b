import type { Clock } from '../src';

export interface ClockUnderTest {
  readonly clock: Clock;
  /** UTC of mission time zero. */
  readonly epochUnixUs: number;
  /** Lets at least this much mission time pass. */
  advance(us: number): Promise<void>;
  close(): Promise<void>;
}

const S = 1_000_000;

/** What every clock does, live or simulated. Live ones are late by what the machine is late: only bounds from below hold. */
export function clockContract(world: string, open: () => Promise<ClockUnderTest>): void {
  describe(`clock contract, ${world}`, () => {
    let under: ClockUnderTest;
    let clock: Clock;

    beforeEach(async () => {
      under = await open();
      clock = under.clock;
    });
    afterEach(() => under.close());

    it('counts whole microseconds and never goes back', async () => {
      const before = clock.now();
      await under.advance(S);
      const after = clock.now();
      expect(Number.isSafeInteger(before) && Number.isSafeInteger(after)).toBe(true);
      expect(after - before).toBeGreaterThanOrEqual(S);
      expect(clock.onboardTimeUs()).toBeGreaterThanOrEqual(under.epochUnixUs + after);
    });

    it('calls back once, not before its time, and not inside the call that asked', async () => {
      const calls: number[] = [];
      const dueUs = clock.now() + 2 * S;
      clock.after(2 * S, () => calls.push(clock.now()));
      clock.after(0, () => calls.push(-1));
      expect(calls).toEqual([]);
      await under.advance(5 * S);
      expect(calls).toHaveLength(2);
      expect(calls[0]).toBe(-1);
      expect(calls[1]).toBeGreaterThanOrEqual(dueUs);
    });

    it('runs timers in the order of their times, then of their making', async () => {
      const calls: string[] = [];
      clock.after(2 * S, () => calls.push('late'));
      clock.after(S, () => calls.push('first'));
      clock.after(S, () => calls.push('second'));
      await under.advance(4 * S);
      expect(calls).toEqual(['first', 'second', 'late']);
    });

    it('is periodic without drift', async () => {
      const startUs = clock.now();
      const ticks: number[] = [];
      const timer = clock.every(S, () => ticks.push(clock.now() - startUs));
      await under.advance(6 * S);
      timer.cancel();
      const count = ticks.length;
      await under.advance(3 * S);
      expect(ticks).toHaveLength(count);
      expect(count).toBeGreaterThanOrEqual(3);
      const turns = ticks.map((us) => Math.floor(us / S));
      expect(new Set(turns).size).toBe(count);
    });

    it('never calls a timer that was cancelled, nor minds a second cancellation', async () => {
      const calls: string[] = [];
      const one = clock.after(S, () => calls.push('one'));
      const every = clock.every(S, () => {
        calls.push('tick');
        every.cancel();
        every.cancel();
      });
      one.cancel();
      one.cancel();
      await under.advance(5 * S);
      expect(calls).toEqual(['tick']);
    });
  });
}
