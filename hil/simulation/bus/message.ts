import type { Qos } from '@dawnline/host';

/** A message as published. Payloads are shared, not copied: nobody may change them. */
export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
  /** Link that it came from. */
  readonly from: string;
}

/** What travels between a client and the broker. `leaveUs`: when it left its sender. */
export type Packet = { leaveUs: number } & (
  | { readonly kind: 'connect' }
  | { readonly kind: 'connack' }
  | { readonly kind: 'publish'; readonly message: Message; readonly id: number }
  | {
      readonly kind: 'deliver';
      readonly message: Message;
      readonly qos: Qos;
      readonly retained: boolean;
      readonly id: number;
    }
  | { readonly kind: 'puback'; readonly id: number }
  | { readonly kind: 'subscribe'; readonly filters: readonly string[]; readonly qos: Qos }
  | { readonly kind: 'refused'; readonly filter: string }
  | { readonly kind: 'disconnect' }
  | { readonly kind: 'close' }
);

/** The topic whose order matters when packets are reordered; null when the packet has none. */
export function topicOfPacket(packet: Packet): string | null {
  return packet.kind === 'publish' || packet.kind === 'deliver' ? packet.message.topic : null;
}

/** An MQTT filter that a broker grants. */
export function validFilter(filter: string): boolean {
  if (filter === '' || filter.length > 65_535) return false;
  const levels = filter.split('/');
  return levels.every(
    (level, index) =>
      level === '+' || (level === '#' && index === levels.length - 1) || !/[+#\u0000]/.test(level),
  );
}
