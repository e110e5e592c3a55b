// Which faults real hardware refuses: the simulator cannot strike what it does not play.

/** Devices that stand for the other kinds of targets of the catalogue. */
const DEVICES_OF: Readonly<Record<string, readonly string[]>> = {
  array: ['eps/array'],
  attitude: ['adcs/state'],
  battery: ['eps/battery'],
  gnss: ['adcs/state'],
  heater: ['tcs/structure'],
  loop: ['tcs/loop'],
  'power-switching': ['eps/switches'],
  pump: ['tcs/loop'],
  radiator: ['tcs/loop'],
  rail: ['eps/switches'],
  valve: ['tcs/loop'],
};
/** Kinds whose targets are named like devices, or like what is inside or above them. */
const NAMED_ALIKE = ['sensor', 'device', 'gpu'];

/** The external device that a fault would have to strike; null when it can be struck. */
export function externalTarget(kind: string, target: string, external: readonly string[]): string | null {
  const isStruck = (device: string): boolean =>
    NAMED_ALIKE.includes(kind)
      ? device === target || target.startsWith(`${device}/`) || device.startsWith(`${target}/`)
      : (DEVICES_OF[kind]?.includes(device) ?? false);
  return external.find(isStruck) ?? null;
}
