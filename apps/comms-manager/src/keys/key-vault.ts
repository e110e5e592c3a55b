import { strict as assert } from 'node:assert';
import { Injectable } from '@nestjs/common';
import { KeyRole } from '@dawnline/contracts';
import { packRetained, unpackRetained } from '@dawnline/host';
import { Procedures } from '@dawnline/storage';
import { unwrapKey } from '@dawnline/telecommand';
import { Comms } from '../comms';
import { keyRing, type KeyRing, type UplinkKey } from '../uplink/key-ring';
import { readKeyRows, writeKeyRows } from './key-record';
import { statesAtBoot, usableIds, type KeyRow, type KeyStates, type StoredKeys } from './key-states';

/** Retained memory says that the first record of the keys was written. */
const KEYS_MARK = 'comms-manager/keys';
const KEYS_MARK_VERSION = 1;

type WindowOpener = (keyId: number, done: (failure: string | null) => void) => void;

/** Number of a role in the contract, and in the label of a wrapped key. */
export const ROLE_NUMBER: Readonly<Record<KeyRow['role'], KeyRole>> = {
  operational: KeyRole.KEY_ROLE_OPERATIONAL,
  recovery: KeyRole.KEY_ROLE_RECOVERY,
  file: KeyRole.KEY_ROLE_FILE,
};

/**
 * Holds the bytes of the keys, which are in no state, record, log or event: a key that came over the link is on disk,
 * and in the state, as it was wrapped. Keeps the states of the keys on disk, before they have effect.
 */
@Injectable()
export class KeyVault {
  private readonly procedures: Procedures;
  private readonly ring: Map<number, UplinkKey>;
  private readonly readListeners: ((ids: readonly number[]) => void)[] = [];
  private writing = false;
  private opener: WindowOpener = () => assert.fail('the uplink opens windows');

  constructor(private readonly comms: Comms) {
    const { service } = comms;
    this.procedures = new Procedures((source) => service.attach(source));
    this.ring = new Map(keyRing(service.table.keys));
    this.procedures.run(
      null,
      'read-keys',
      () => readKeyRows(this.disk),
      (outcome) => {
        assert(outcome.ok, 'reading turns the errors of a disk into an untrusted record');
        this.take(outcome.value);
      },
    );
  }

  /** Called once, when the states were read, with the ids of all keys. */
  onRead(listener: (ids: readonly number[]) => void): void {
    this.readListeners.push(listener);
  }

  /** All keys on board. */
  get all(): KeyRing {
    return this.ring;
  }

  /** Who opens the anti-replay window of a new key, durably: the uplink. */
  setWindowOpener(opener: WindowOpener): void {
    this.opener = opener;
  }

  openWindow(keyId: number, done: (failure: string | null) => void): void {
    this.opener(keyId, done);
  }

  /** Keys under which frames are taken now, active ones first; none before the states were read. */
  usable(nowUs: number): KeyRing {
    const { keys } = this.comms.state;
    const ids = keys ? usableIds(keys, nowUs) : [];
    return new Map(ids.flatMap((id) => (this.ring.has(id) ? [[id, this.ring.get(id)!] as const] : [])));
  }

  /** Opens a wrapped key with whichever recovery key has wrapped it; null when none has. */
  unwrap({ id, role }: Pick<KeyRow, 'id' | 'role'>, wrapped: Uint8Array): Uint8Array | null {
    for (const key of this.ring.values()) {
      const bytes =
        key.role === 'recovery' ? unwrapKey(key.bytes, { id, role: ROLE_NUMBER[role] }, wrapped) : null;
      if (bytes) return bytes;
    }
    return null;
  }

  /** Adds the bytes of a key whose row is stored. */
  hold(row: KeyRow, bytes: Uint8Array): void {
    assert(!this.ring.has(row.id), `key ${row.id} is held already`);
    this.ring.set(row.id, { id: row.id, bytes, role: row.role as UplinkKey['role'] });
  }

  /** A change of the states is on its way to disk. */
  get isWriting(): boolean {
    return this.writing;
  }

  /** Writes new states, then has them take effect. `done` is told how it ended. */
  store(states: KeyStates, done: (failure: string | null) => void): void {
    assert(!this.writing, 'two changes of the keys at once');
    this.writing = true;
    this.procedures.run(
      null,
      'write-keys',
      () => writeKeyRows(this.disk, states.rows.values()),
      (outcome) => {
        this.writing = false;
        if (outcome.ok) this.comms.update({ keys: states });
        else this.comms.service.event('KEYS_NOT_STORED', { reason: outcome.error.message });
        done(outcome.ok ? null : outcome.error.message);
      },
    );
  }

  private get disk() {
    const { nvm } = this.comms.service.disks;
    assert(nvm, 'comms-manager needs the non-volatile memory nvm');
    return nvm;
  }

  private take(stored: StoredKeys): void {
    const { service } = this.comms;
    const { boot } = service;
    const marked = unpackRetained(KEYS_MARK_VERSION, boot.retained(KEYS_MARK)).kind !== 'absent';
    // A boot that was cut off before its first record was on disk has changed nothing yet.
    const untouched = boot.resetCause !== 'power-on-reset' && !marked;
    const keys = statesAtBoot([...this.ring.values()], stored, boot.resetCause === 'first-boot' || untouched);
    for (const row of keys.rows.values()) {
      if (row.wrapped === '') continue;
      const bytes = this.unwrap(row, Buffer.from(row.wrapped, 'base64'));
      if (bytes) this.hold(row, bytes);
      else service.event('KEY_UNUSABLE', { key: row.id });
    }
    this.comms.update({ keys });
    if (keys.isLost) service.event('KEY_STATES_LOST', { reason: stored.kind });
    else if (stored.kind === 'absent')
      this.store(keys, (failure) => {
        if (!failure) boot.retain(KEYS_MARK, packRetained(KEYS_MARK_VERSION, true));
      });
    for (const listener of this.readListeners) listener([...this.ring.keys()]);
  }
}
