// What each telemetry frame says of the uplink: the control word of libs/frames.
import type { KeyEntry } from '@dawnline/host';
import { encodeControlWord } from '@dawnline/frames';
import type { UplinkState } from './uplink';

/** Telecommands have one virtual channel. */
const TELECOMMAND_CHANNEL = 0;

/** The control word as it stands: the report counts the sequences of the first operational key, as housekeeping does. */
export function controlFieldOf(
  { windows }: UplinkState,
  keys: readonly KeyEntry[],
  receiver: { readonly lock: boolean },
): number {
  const key = keys.find(({ role }) => role === 'operational');
  const window = key && windows?.get(key.id);
  return encodeControlWord({
    virtualChannel: TELECOMMAND_CHANNEL,
    noBitLock: !receiver.lock,
    lockout: window === 'lost',
    wait: windows === null,
    report: window && window !== 'lost' ? window.last & 0xff : 0,
  });
}
