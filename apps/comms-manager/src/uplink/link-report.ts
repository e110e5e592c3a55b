// What each telemetry frame says of the uplink: the control word of libs/frames.
import { encodeControlWord } from '@dawnline/frames';
import type { UplinkState } from './uplink';

/** Telecommands have one virtual channel. */
const TELECOMMAND_CHANNEL = 0;

/** The control word as it stands: the report counts the sequences of the active operational key; null for none. */
export function controlFieldOf(
  { windows }: UplinkState,
  keyId: number | null,
  receiver: { readonly lock: boolean },
): number {
  const window = keyId === null ? 'lost' : windows?.get(keyId);
  return encodeControlWord({
    virtualChannel: TELECOMMAND_CHANNEL,
    noBitLock: !receiver.lock,
    lockout: windows !== null && window === 'lost',
    wait: windows === null,
    report: window && window !== 'lost' ? window.last & 0xff : 0,
  });
}
