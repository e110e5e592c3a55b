import { MemoryDisk } from '../../../../libs/storage/test/memory-disk';
import { KEY_OVERLAP_US, KEYS_MAX_ITEMS } from '../../src/comms-manager.limits';
import { decodeKeyRows, encodeKeyRows, readKeyRows, writeKeyRows } from '../../src/keys/key-record';
import {
  activateKey,
  addKey,
  lapseKeys,
  retireKey,
  stateAt,
  statesAtBoot,
  usableIds,
  type Change,
  type KeyStates,
} from '../../src/keys/key-states';

const TABLE = [
  { id: 1, role: 'operational' },
  { id: 2, role: 'recovery' },
  { id: 3, role: 'file' },
  { id: 4, role: 'operational' },
  { id: 5, role: 'operational' },
] as const;
const NOW_US = 1_000_000;

const fresh = (): KeyStates => statesAtBoot(TABLE, { kind: 'absent' }, true);
const statesOf = (change: Change): KeyStates => {
  if (change.kind !== 'changed') throw new Error(change.detail);
  return change.states;
};
const rotated = (): KeyStates => statesOf(activateKey(fresh(), 4, NOW_US));
const summary = ({ rows }: KeyStates, nowUs = NOW_US): string =>
  [...rows.values()].map((row) => `${row.id} ${stateAt(row, nowUs)}`).join(', ');
/** What a life writes and the next one reads. */
const rebooted = (states: KeyStates): KeyStates =>
  statesAtBoot(TABLE, { kind: 'rows', rows: decodeKeyRows(encodeKeyRows(states.rows.values()))! }, false);

describe('states of the keys', () => {
  it('COM-035 begins with the first key of each role and every recovery key', () => {
    expect(summary(fresh())).toBe('1 active, 2 active, 3 active, 4 standby, 5 standby');
    expect(usableIds(fresh(), NOW_US)).toEqual([1, 2, 3]);
  });

  it('COM-036 LK-15 takes the key before for a bounded time more, then never again', () => {
    const states = rotated();
    expect(summary(states)).toBe('1 retiring, 2 active, 3 active, 4 active, 5 standby');
    const endUs = NOW_US + KEY_OVERLAP_US;
    expect(usableIds(states, endUs - 1)).toContain(1);
    expect(usableIds(states, endUs)).toEqual([2, 3, 4]);
    expect(lapseKeys(states, endUs - 1)).toEqual({ states, retired: [] });
    const lapsed = lapseKeys(states, endUs);
    expect(lapsed.retired).toEqual([1]);
    expect(lapseKeys(lapsed.states, endUs).retired).toEqual([]);
    expect(activateKey(lapsed.states, 1, endUs)).toMatchObject({ kind: 'refused' });
    // Without the work loop in between the time decides alone.
    expect(activateKey(states, 1, endUs)).toMatchObject({ kind: 'refused' });
  });

  it('COM-036 goes back within that time, and says again what holds already', () => {
    const back = statesOf(activateKey(rotated(), 1, NOW_US + 5));
    expect(summary(back)).toBe('1 active, 2 active, 3 active, 4 retiring, 5 standby');
    expect(activateKey(back, 1, NOW_US + 5)).toMatchObject({ kind: 'same' });
    expect(activateKey(back, 2, NOW_US + 5)).toMatchObject({ kind: 'same' });
    expect(activateKey(back, 9, NOW_US)).toEqual({
      kind: 'refused',
      detail: 'keyId: 9, allowed 1, 2, 3, 4, 5',
    });
  });

  it('COM-037 never retires a recovery key or the last operational one', () => {
    const states = fresh();
    expect(retireKey(states, 2, NOW_US)).toMatchObject({ kind: 'refused' });
    expect(retireKey(states, 1, NOW_US)).toMatchObject({ kind: 'refused' });
    expect(retireKey(states, 8, NOW_US)).toMatchObject({ kind: 'refused' });
    // The active key is not retired while the one before it has only its overlap left.
    expect(retireKey(rotated(), 4, NOW_US)).toMatchObject({ kind: 'refused' });
    const done = statesOf(retireKey(rotated(), 1, NOW_US));
    expect(usableIds(done, NOW_US)).toEqual([2, 3, 4]);
    expect(retireKey(done, 1, NOW_US)).toMatchObject({ kind: 'same' });
    expect(usableIds(statesOf(retireKey(states, 3, NOW_US)), NOW_US)).toEqual([1, 2]);
  });

  it('COM-037 whatever is commanded in whatever order, an operational key and the recovery key are taken', () => {
    let states = fresh();
    let nowUs = NOW_US;
    let seed = 1;
    for (let step = 0; step < 3000; step++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const id = 1 + (seed % 6);
      const change = seed % 3 === 0 ? retireKey(states, id, nowUs) : activateKey(states, id, nowUs);
      if (change.kind === 'changed') states = change.states;
      states = seed % 7 === 0 ? rebooted(states) : lapseKeys(states, nowUs).states;
      nowUs += seed % (KEY_OVERLAP_US / 3);
      const usable = usableIds(states, nowUs).map((key) => states.rows.get(key)!.role);
      expect(usable).toEqual(expect.arrayContaining(['operational', 'recovery']));
    }
  });

  it('COM-038 LK-14 keeps everything over a boot; without a record that holds, recovery keys alone are taken', () => {
    expect(rebooted(rotated())).toEqual(rotated());
    for (const lost of [
      statesAtBoot(TABLE, { kind: 'untrusted' }, true),
      statesAtBoot(TABLE, { kind: 'absent' }, false),
    ]) {
      expect(lost.isLost).toBe(true);
      expect(usableIds(lost, NOW_US)).toEqual([2]);
      const found = statesOf(activateKey(lost, 4, NOW_US));
      expect(found.isLost).toBe(false);
      expect(usableIds(found, NOW_US)).toEqual([2, 4]);
    }
  });

  it('COM-038 a key that a new table brings stands by, one that it drops is gone', () => {
    const rows = [...rotated().rows.values()];
    const table = [...TABLE.filter(({ id }) => id !== 1), { id: 6, role: 'operational' } as const];
    const states = statesAtBoot(table, { kind: 'rows', rows }, false);
    expect(summary(states)).toBe('2 active, 3 active, 4 active, 5 standby, 6 standby');
  });

  it('COM-038 trusts no record with a changed bit or a missing end', () => {
    const record = encodeKeyRows(rotated().rows.values());
    expect(decodeKeyRows(record)).not.toBeNull();
    for (let bit = 0; bit < record.length * 8; bit++) {
      const damaged = Uint8Array.from(record);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      expect(decodeKeyRows(damaged)).toBeNull();
    }
    for (let end = 0; end < record.length; end++) expect(decodeKeyRows(record.subarray(0, end))).toBeNull();
  });

  it('COM-041 LK-14 gives an id once: no key gets other bytes, and the table of keys is bounded', () => {
    const key = { id: 20, role: 'operational', wrapped: 'AAAA' } as const;
    const states = statesOf(addKey(fresh(), key));
    expect(usableIds(states, NOW_US)).toEqual([1, 2, 3]);
    expect(rebooted(states)).toEqual(states);
    expect(addKey(states, key)).toMatchObject({ kind: 'same' });
    expect(addKey(states, { ...key, wrapped: 'BBBB' })).toMatchObject({ kind: 'refused' });
    expect(addKey(states, { ...key, id: 1 })).toMatchObject({ kind: 'refused' });
    let full = states;
    for (let id = 30; full.rows.size < KEYS_MAX_ITEMS; id++) full = statesOf(addKey(full, { ...key, id }));
    expect(addKey(full, { ...key, id: 99 })).toMatchObject({ kind: 'refused' });
  });
});

describe('a reset in the middle of a rotation', () => {
  it.each(['power loss', 'processor reset'])(
    'COM-045 LK-14 a %s at any disk call leaves the key before taken, and the states say which is active',
    async (cause) => {
      let active = '';
      for (let call = 1, isCut = true; isCut; call++) {
        for (const moment of ['before', 'after'] as const) {
          const disk = new MemoryDisk('nvm');
          await writeKeyRows(disk, fresh().rows.values());
          disk.calls.length = 0;
          disk.killAt = { call, moment };
          const killed = new Promise<boolean>((resolve) => (disk.killed = () => resolve(true)));
          isCut = await Promise.race([killed, writeKeyRows(disk, rotated().rows.values()).then(() => false)]);
          if (cause === 'power loss') disk.powerLoss();
          else disk.revive();
          const states = statesAtBoot(TABLE, await readKeyRows(disk), false);
          expect(states.isLost).toBe(false);
          expect(usableIds(states, NOW_US)).toEqual(expect.arrayContaining([1, 2]));
          const [now, ...others] = [...states.rows.values()].filter(
            (row) => row.role === 'operational' && row.state === 'active',
          );
          expect(others).toEqual([]);
          expect(usableIds(states, NOW_US).includes(4)).toBe(now.id === 4);
          active += now.id;
        }
      }
      // The old one up to some call, from then on the new one.
      expect(active).toMatch(/^1{6,}4+$/);
    },
  );
});
