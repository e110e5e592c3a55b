import { Mode, Telecommand, ThermalControllerCommand } from '@dawnline/contracts';
import type { KeyEntry } from '@dawnline/host';
import { sealFrame, type SealingKey } from '@dawnline/telecommand';
import { FRESH_WINDOW } from '@dawnline/telecommand';
import { NO_ARMS } from '../src/commands/arming';
import type { UplinkContext } from '../src/uplink/judge';
import { keyRing } from '../src/uplink/key-ring';
import { CLOSED_UPLINK, openWindows, type UplinkState } from '../src/uplink/uplink';

export const CRAFT = 'odc-1';

export const KEYS: readonly KeyEntry[] = [
  { id: 1, hex: '11'.repeat(32), role: 'operational' },
  { id: 3, hex: '33'.repeat(32), role: 'file' },
  { id: 9, hex: '99'.repeat(32), role: 'recovery' },
];

export const sealingKey = (id: number): SealingKey => {
  const bytes = keyRing(KEYS).get(id)!.bytes;
  return { id, bytes };
};

export const NOOP = ThermalControllerCommand.encode({ noop: true } as ThermalControllerCommand);

export function telecommand(fields: Partial<Telecommand> = {}): Uint8Array {
  return Telecommand.encode({
    requestId: 'r1',
    principal: 'ops',
    target: 'thermal-controller',
    expiresOnboardUs: 0,
    body: NOOP,
    arm: false,
    craft: CRAFT,
    ...fields,
  });
}

export function frame(sequence: number, fields: Partial<Telecommand> = {}, keyId = 1): Uint8Array {
  return sealFrame(sealingKey(keyId), sequence, telecommand(fields));
}

export const ONBOARD_US = 1_790_000_000_000_000;

export function uplinkContext(changes: Partial<UplinkContext> = {}): UplinkContext {
  return {
    craft: CRAFT,
    mode: Mode.MODE_NOMINAL,
    arms: NO_ARMS,
    requests: new Map(),
    keys: keyRing(KEYS),
    targets: ['thermal-controller', 'comms-manager', 'power-manager', 'job-executor', 'fault-manager'],
    nowUs: 100_000_000,
    onboardUs: ONBOARD_US,
    ...changes,
  };
}

export function openUplink(): UplinkState {
  const state = openWindows(CLOSED_UPLINK, keyRing(KEYS), new Map(), true);
  expect(state.windows?.get(1)).toBe(FRESH_WINDOW);
  return state;
}
