// Who may connect to the broker of a craft, and under which name.
import { strict as assert } from 'node:assert';

export type Principal =
  | { readonly kind: 'service' | 'station'; readonly name: string }
  /** Real hardware: one box, which plays one or more devices of the craft. */
  | { readonly kind: 'device'; readonly unit: string; readonly devices: readonly string[] }
  /** The simulator; whoever commands and watches a flight; a display, which only watches. */
  | { readonly kind: 'rig' | 'operator' | 'observer' };

/** Names that no subsystem may have, as they are principals of their own. */
const RESERVED = ['rig', 'operator', 'observer', 'ground'];
/** What an access list and a password file can hold as they are: no space, colon, wildcard or line end. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_/-]*$/;

export interface Crew {
  readonly craft: string;
  readonly services: readonly string[];
  readonly stations: readonly string[];
  /** Devices that real hardware plays. */
  readonly devices: readonly string[];
}

/** The box that a device is part of: `gpu/0` for `gpu/0/margin`, `eps/battery` for itself. */
function unitOf(device: string): string {
  return device.split('/').slice(0, 2).join('/');
}

/** Everybody who has to do with a craft. */
export function principalsOf({ services, stations, devices }: Crew): Principal[] {
  const units = [...new Set(devices.map(unitOf))];
  return [
    { kind: 'rig' },
    { kind: 'operator' },
    { kind: 'observer' },
    ...services.map((name): Principal => ({ kind: 'service', name })),
    ...stations.map((name): Principal => ({ kind: 'station', name })),
    ...units.map((unit): Principal => ({
      kind: 'device',
      unit,
      devices: devices.filter((device) => unitOf(device) === unit),
    })),
  ];
}

/**
 * User name at the broker. Client ids of a principal are its user name, or begin with it and a dot: no user name is such a
 * beginning of another, because only services have names of their own choosing and these have neither dot nor slash.
 */
export function userOf(craft: string, principal: Principal): string {
  const name = shortName(principal);
  assert(NAME.test(name) && NAME.test(craft), `'${craft}', '${name}': no names for a user of a broker`);
  if (principal.kind === 'service')
    assert(
      !RESERVED.includes(name) && !name.includes('/'),
      `a subsystem cannot be called '${name}': that is the name of another user of the broker`,
    );
  return `${craft}.${name}`;
}

function shortName(principal: Principal): string {
  switch (principal.kind) {
    case 'service':
      return principal.name;
    case 'station':
      return `gs/${principal.name}`;
    case 'device':
      return `dev/${principal.unit}`;
    default:
      return principal.kind;
  }
}

/** Where the principal's credential lies, below the folder of credentials. */
export function credentialPath(principal: Principal): string {
  switch (principal.kind) {
    case 'service':
      return `services/${principal.name}.json`;
    case 'station':
      return `stations/${principal.name}.json`;
    case 'device':
      return `devices/${principal.unit.replaceAll('/', '-')}.json`;
    default:
      return `${principal.kind}.json`;
  }
}

/** Whether a client may call itself so. */
export function ownsClientId(user: string, clientId: string): boolean {
  return clientId === user || clientId.startsWith(`${user}.`);
}
