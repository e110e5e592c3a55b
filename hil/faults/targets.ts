import type { Craft } from '@hil/crafts';
import { sensorsOf } from '@hil/devices';

/** What can be struck on a craft, by the kind of target that the catalogue names. */
export type FaultTargets = (kind: string) => readonly string[] | null;

/** Null where the catalogue names a kind of target that is free text, or that nothing implements yet. */
export function faultTargets(craft: Craft): FaultTargets {
  const devices = craft.devices.map((device) => device.id);
  const feeding = (pattern: RegExp): string[] =>
    craft.rails.filter((rail) => rail.feeds.some((feed) => pattern.test(feed))).map((rail) => rail.id);
  const known: Record<string, () => readonly string[]> = {
    sensor: () => [...devices, ...sensorsOf(craft)],
    device: () => devices,
    gpu: () => craft.gpus.map((gpu) => `gpu/${gpu.id}`),
    pump: () => ['prime', 'standby'],
    valve: () => ['bypass'],
    loop: () => ['loop'],
    radiator: () => craft.radiators.map((radiator) => radiator.node),
    rail: () => craft.rails.map((rail) => rail.id),
    heater: () => feeding(/^heater-/),
    service: () => craft.computers.flatMap((computer) => computer.services),
    computer: () => craft.computers.map((computer) => computer.id),
    disk: () => craft.computers.flatMap((computer) => computer.disks),
    bus: () => ['bus'],
    array: () => ['array'],
    battery: () => ['battery'],
    'charge-estimate': () => ['charge-estimate'],
    'bus-power': () => ['bus-power'],
    'power-switching': () => ['power-switching'],
    attitude: () => ['attitude'],
    link: () => ['link'],
    gnss: () => devices.filter((id) => id === 'adcs/state'),
    environment: () => ['environment'],
  };
  const found = new Map<string, readonly string[]>();
  return (kind) => {
    const list = known[kind];
    if (!list) return null;
    if (!found.has(kind)) found.set(kind, list());
    return found.get(kind)!;
  };
}
