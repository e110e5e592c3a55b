// The devices that no other service lives by, and when they should speak. Pure.
import { Mode } from '@dawnline/contracts';
import type { Stamp } from '@dawnline/monitoring';

export interface DeviceStamps {
  readonly 'obc/state': Stamp | null;
  readonly 'host/state': Stamp | null;
  readonly 'env/dosimeter': Stamp | null;
}

export const UNHEARD: DeviceStamps = { 'obc/state': null, 'host/state': null, 'env/dosimeter': null };

/** In SURVIVAL the payload host has no power and is silent by right. */
export function expectedStamps(stamps: DeviceStamps, mode: Mode): Record<string, Stamp | null> {
  const { 'host/state': _, ...others } = stamps;
  return mode === Mode.MODE_SURVIVAL ? others : { ...stamps };
}
