import type { Boot } from '../src';

export interface BootUnderTest {
  /** Another boot of the same service on the same memory. */
  next(): Promise<Boot>;
  close(): Promise<void>;
}

const KIB = 1024;

/** What every boot port does, live or simulated. */
export function bootContract(world: string, open: () => Promise<BootUnderTest>): void {
  describe(`boot contract, ${world}`, () => {
    let under: BootUnderTest;

    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    it('counts boots and says why this one', async () => {
      const first = await under.next();
      const facts = [first.bootId, first.resetCause];
      const second = await under.next();
      expect(facts).toEqual([1, 'first-boot']);
      expect([second.bootId, second.resetCause]).toEqual([2, 'service-restart']);
      expect(second.instance).not.toBe('');
    });

    it('keeps retained memory over a restart, and a copy of it', async () => {
      const value = new Uint8Array([1, 2, 3]);
      const first = await under.next();
      expect(first.retained('mode')).toBeNull();
      first.retain('mode', value);
      value[0] = 9;
      first.retained('mode')![1] = 9;
      const second = await under.next();
      expect([...second.retained('mode')!]).toEqual([1, 2, 3]);
    });

    it('holds 64 KiB in all', async () => {
      const boot = await under.next();
      boot.retain('a', new Uint8Array(60 * KIB));
      expect(() => boot.retain('b', new Uint8Array(5 * KIB))).toThrow(/65536/);
      boot.retain('a', new Uint8Array(10));
      boot.retain('b', new Uint8Array(5 * KIB));
    });

    it('remembers failed units, each once', async () => {
      const first = await under.next();
      first.markFailed('pump-prime');
      first.markFailed('pump-prime');
      first.markFailed('gpu/0');
      const second = await under.next();
      expect(second.failedUnits()).toEqual(['pump-prime', 'gpu/0']);
    });
  });
}
