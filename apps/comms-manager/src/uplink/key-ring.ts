import type { KeyEntry } from '@dawnline/host';
import { KEY_BYTES, KEY_ID_MAX } from '@dawnline/telecommand';

export interface UplinkKey {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly role: KeyEntry['role'];
}

export type KeyRing = ReadonlyMap<number, UplinkKey>;

/** The keys of the craft table; an entry that is no AES-256 key is left out. */
export function keyRing(entries: readonly KeyEntry[]): KeyRing {
  const ring = new Map<number, UplinkKey>();
  for (const entry of entries) {
    const bytes = new Uint8Array(Buffer.from(entry.hex, 'hex'));
    if (bytes.length !== KEY_BYTES || entry.id <= 0 || entry.id > KEY_ID_MAX) continue;
    ring.set(entry.id, { id: entry.id, bytes, role: entry.role });
  }
  return ring;
}
