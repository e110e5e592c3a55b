// What each principal may publish and read, derived from the contracts and from nothing else.
import { dictionary, filterCovers, filterOf, type DictionaryMessage } from '@dawnline/contracts';
import type { Principal } from './principals';

/** Topic filters, none of which covers another. */
export interface Access {
  readonly publish: readonly string[];
  readonly read: readonly string[];
}

type Packet = DictionaryMessage & { readonly topic: string };

const packets: readonly Packet[] = Object.values(dictionary.messages).filter(
  (message): message is Packet => message.topic !== undefined,
);

const DEVICE_COMMAND = /^craft\/\{craft\}\/dev\/.+\/command\/\{from\}$/;
const COMMAND = /^craft\/\{craft\}\/tc\/([^/]+)\/\{from\}$/;

const names = (topic: string, name: string): boolean => topic.split('/').includes(`{${name}}`);

function minimal(filters: readonly (string | null)[]): string[] {
  const unique = [...new Set(filters.filter((filter) => filter !== null))];
  return unique.filter((filter) => !unique.some((other) => other !== filter && filterCovers(other, filter)));
}

/** Where a service may publish a packet: under its own name, or where the contract names it. */
function servicePublishes({ topic, publishedBy }: Packet, craft: string, service: string): string | null {
  if (publishedBy !== undefined) return publishedBy === service ? filterOf(topic, { craft }) : null;
  // In a report {subsystem} is its sender and {from} whom it goes to.
  if (names(topic, 'subsystem')) return filterOf(topic, { craft, subsystem: service });
  if (names(topic, 'from')) return filterOf(topic, { craft, from: service });
  return null;
}

/** What a service may read: all of the craft but what is meant for somebody else. */
function serviceReads({ topic, readBy }: Packet, craft: string, service: string): string | null {
  if (readBy !== undefined) return readBy === service ? filterOf(topic, { craft }) : null;
  if (DEVICE_COMMAND.test(topic)) return null;
  const commanded = COMMAND.exec(topic)?.[1];
  if (commanded !== undefined) return commanded === service ? filterOf(topic, { craft }) : null;
  if (names(topic, 'self')) return filterOf(topic, { craft, self: service });
  if (names(topic, 'subsystem') && names(topic, 'from')) return filterOf(topic, { craft, from: service });
  return filterOf(topic, { craft });
}

/** A display sees what happens, and neither commands nor what is between two services. */
function isForDisplays({ topic, readBy }: Packet): boolean {
  return (readBy === undefined || readBy === 'ground') && !/\/(tc|health|file)\/|\/command\//.test(topic);
}

function operatorPublishes({ topic, publishedBy }: Packet, craft: string): string | null {
  return publishedBy === 'operator' ? filterOf(topic, { craft }) : null;
}

function deviceReads(craft: string, devices: readonly string[]): string[] {
  const time = packets.filter((packet) => packet.publishedBy === 'rig' && packet.readBy === undefined);
  return [
    ...devices.map((device) => `craft/${craft}/dev/${device}/command/+`),
    ...time.map(({ topic }) => filterOf(topic, { craft })),
  ];
}

/** The access list of one principal of a craft. */
export function accessOf(craft: string, principal: Principal): Access {
  const everything = [`craft/${craft}/#`, `rig/${craft}/#`, `gs/+/${craft}/#`];
  switch (principal.kind) {
    case 'rig':
      return { publish: everything, read: everything };
    case 'operator':
      return {
        publish: minimal([
          `gs/+/${craft}/uplink`,
          // What came down, unpacked for other ground systems.
          `gs/+/${craft}/ccsds`,
          ...packets.map((packet) => operatorPublishes(packet, craft)),
        ]),
        read: everything,
      };
    case 'observer':
      return {
        publish: [],
        read: minimal([
          ...packets.filter(isForDisplays).map(({ topic }) => filterOf(topic, { craft })),
          `gs/+/${craft}/#`,
        ]),
      };
    case 'station': {
      const own = `gs/${principal.name}/${craft}`;
      return { publish: [`${own}/uplink`], read: [`${own}/downlink`, `${own}/ccsds`] };
    }
    case 'device':
      return {
        publish: principal.devices.map((device) => `craft/${craft}/dev/${device}/sample`),
        read: deviceReads(craft, principal.devices),
      };
    case 'service':
      return {
        publish: minimal(packets.map((packet) => servicePublishes(packet, craft, principal.name))),
        read: minimal(packets.map((packet) => serviceReads(packet, craft, principal.name))),
      };
  }
}
