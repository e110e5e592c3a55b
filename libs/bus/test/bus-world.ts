import type { Bus, Delivery, Host, TurnSource } from '@dawnline/host';

/** What the conformance suite needs of a world: live with a real broker, or simulated. */
export interface BusWorld {
  /** Opens the host of a service with both connections. After a crash the same name finds its session again. */
  host(service: string): Promise<Host>;
  /** Ends a service like SIGKILL: its connections die without a word. */
  kill(host: Host): Promise<void>;
  /** Takes the broker away, with all sessions and retained messages. */
  stopBroker(): Promise<void>;
  startBroker(): Promise<void>;
  /** Lets the world run until the condition holds; fails the test when it never does. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export const QOS_0 = { qos: 0, retain: false } as const;
export const QOS_1 = { qos: 1, retain: false } as const;
export const RETAINED = { qos: 1, retain: true } as const;

const text = new TextEncoder();
const plain = new TextDecoder();

export const bytes = (value: string): Uint8Array => text.encode(value);
export const textOf = (delivery: Delivery): string => plain.decode(delivery.payload);

/** Collects what a connection delivers; acknowledges at once unless told otherwise. */
export function collect(
  connection: Bus['commands'],
  acknowledge: (delivery: Delivery) => boolean = () => true,
) {
  const deliveries: Delivery[] = [];
  connection.onDelivery((delivery) => {
    deliveries.push(delivery);
    if (acknowledge(delivery)) delivery.acknowledge();
  });
  return deliveries;
}

/** The same host, but turns run only when the test says so. */
export function withHeldTurns(host: Host): { host: Host; runOne(): string | null } {
  let source: TurnSource | null = null;
  const attach = (given: TurnSource): (() => void) => {
    source = given;
    return () => undefined;
  };
  const held = Object.create(host, { attach: { value: attach } }) as Host;
  return { host: held, runOne: () => source!.runNext() };
}

/** The same host, but a crash is only noted. */
export function withNotedCrash(host: Host): { host: Host; reasons: unknown[] } {
  const reasons: unknown[] = [];
  const noted = Object.create(host, { crash: { value: (reason: unknown) => reasons.push(reason) } }) as Host;
  return { host: noted, reasons };
}
