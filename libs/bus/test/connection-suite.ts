import type { BusConnection, Delivery } from '@dawnline/host';
import { bytes, collect, QOS_0, QOS_1, RETAINED, textOf, type BusWorld } from './bus-world';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

/** What every adapter of the Bus port must do, on whatever broker. */
export function describeConnections(world: () => BusWorld): void {
  /** A connection whose subscription is known to stand: messages of a publisher come through. */
  async function subscribed(
    service: string,
    filter: string,
    qos: 0 | 1,
    acknowledge?: (delivery: Delivery) => boolean,
  ) {
    const from = await world().host('fault-manager');
    const to = await world().host(service);
    const connection = qos === 0 ? to.bus.samples : to.bus.commands;
    const publisher = qos === 0 ? from.bus.samples : from.bus.commands;
    let probing = true;
    const deliveries = collect(connection, (delivery) => probing || !acknowledge || acknowledge(delivery));
    connection.subscribe([filter], qos);
    await standing(publisher, deliveries, filter.replaceAll('+', 'first'), qos);
    probing = false;
    return { from, to, publisher, connection, deliveries };
  }

  const pair = (filter: string, qos: 0 | 1) => subscribed('power-manager', filter, qos);

  async function standing(
    publisher: BusConnection,
    deliveries: Delivery[],
    topic: string,
    qos: 0 | 1,
  ): Promise<void> {
    const options = qos === 0 ? QOS_0 : QOS_1;
    await world().until(() => {
      if (deliveries.length === 0) publisher.publish(topic, bytes('probe'), options);
      return deliveries.length > 0;
    });
    publisher.publish(topic, bytes('go'), options);
    await world().until(() => deliveries.some((delivery) => textOf(delivery) === 'go'));
    deliveries.length = 0;
  }

  for (const qos of [0, 1] as const) {
    it(`LK-29 delivers QoS ${qos} with every byte intact and in order`, async () => {
      const { publisher, deliveries } = await pair('t/a', qos);
      const every = Uint8Array.from({ length: 256 }, (_, index) => index);
      publisher.publish('t/a', every, qos === 0 ? QOS_0 : QOS_1);
      for (const text of numbered(100)) publisher.publish('t/a', bytes(text), qos === 0 ? QOS_0 : QOS_1);
      await world().until(() => deliveries.length >= 101);
      expect([...deliveries[0].payload]).toEqual([...every]);
      expect(deliveries.slice(1).map(textOf)).toEqual(numbered(100));
      expect(deliveries[0]).toMatchObject({ topic: 't/a', qos, retained: false });
    });
  }

  it('tells when the broker has acknowledged a QoS 1 message, and fails while it is away', async () => {
    const { publisher, from } = await pair('t/a', 1);
    const told: (string | null)[] = [];
    publisher.publish('t/a', bytes('x'), QOS_1, (error) => told.push(error && 'failed'));
    await world().until(() => told.length === 1);
    await world().stopBroker();
    await world().until(() => from.bus.commands.state === 'disconnected');
    publisher.publish('t/a', bytes('y'), QOS_1, (error) => told.push(error && 'failed'));
    await world().until(() => told.length === 2);
    expect(told).toEqual([null, 'failed']);
  });

  it('matches filters with wildcards', async () => {
    const { publisher, deliveries, connection } = await pair('t/+/sample', 1);
    connection.subscribe(['deep/#'], 1);
    publisher.publish('t/eps/sample', bytes('one level'), QOS_1);
    publisher.publish('t/eps/other', bytes('no'), QOS_1);
    publisher.publish('t/eps/x/sample', bytes('no'), QOS_1);
    await world().until(() => {
      publisher.publish('deep/a/b/c', bytes('many levels'), QOS_1);
      return deliveries.some((delivery) => textOf(delivery) === 'many levels');
    });
    expect(deliveries[0].topic).toBe('t/eps/sample');
    expect(deliveries.map(textOf)).not.toContain('no');
  });

  it('gives a retained message to a live subscriber as new and to a late one as retained', async () => {
    const { publisher, deliveries } = await pair('t/state', 1);
    publisher.publish('t/state', bytes('old'), RETAINED);
    publisher.publish('t/state', bytes('new'), RETAINED);
    await world().until(() => deliveries.length === 2);
    expect(deliveries.map((delivery) => delivery.retained)).toEqual([false, false]);
    const late = await world().host('comms-manager');
    const lateDeliveries = collect(late.bus.commands);
    late.bus.commands.subscribe(['t/+'], 1);
    await world().until(() => lateDeliveries.length > 0);
    expect(lateDeliveries.map(textOf)).toEqual(['new']);
    expect(lateDeliveries[0].retained).toBe(true);
  });

  it('goes on delivering while a message waits for its acknowledgement, in any order of them', async () => {
    const { publisher, deliveries } = await subscribed('power-manager', 't/a', 1, () => false);
    for (const text of numbered(15)) publisher.publish('t/a', bytes(text), QOS_1);
    await world().until(() => deliveries.length === 15);
    for (const delivery of [...deliveries].reverse()) delivery.acknowledge();
    for (const text of numbered(15)) publisher.publish('t/a', bytes(`again ${text}`), QOS_1);
    await world().until(() => deliveries.length === 30);
    expect(new Set(deliveries.map(textOf)).size).toBe(30);
  });

  it('delivers again after a crash what was not acknowledged, and only that', async () => {
    const unlucky = (delivery: Delivery): boolean => textOf(delivery) === '1';
    const one = await subscribed('job-executor', 't/a', 1, (delivery) => !unlucky(delivery));
    const { publisher, to: first, deliveries: before } = one;
    for (const text of numbered(3)) publisher.publish('t/a', bytes(text), QOS_1);
    await world().until(() => before.length >= 3);
    // What came in after the acknowledgements shows that the broker has had time to take them.
    publisher.publish('t/a', bytes('marker'), QOS_1);
    await world().until(() => before.length >= 4);
    await acknowledgementsArrived();
    await world().kill(first);
    const second = await world().host('job-executor');
    const after = collect(second.bus.commands);
    second.bus.commands.subscribe(['t/a'], 1);
    await world().until(() => after.length > 0);
    publisher.publish('t/a', bytes('end'), QOS_1);
    await world().until(() => after.some((delivery) => textOf(delivery) === 'end'));
    expect(after.map(textOf)).toEqual(['1', 'end']);
  });

  /** A full circle through the broker by another client leaves time for the acknowledgements before it. */
  async function acknowledgementsArrived(): Promise<void> {
    const other = await world().host('thermal-controller');
    const seen = collect(other.bus.commands);
    other.bus.commands.subscribe(['t/circle'], 1);
    for (let circle = 1; circle <= 3; circle++) {
      await world().until(() => {
        other.bus.commands.publish('t/circle', bytes('x'), QOS_1);
        return seen.length >= circle;
      });
    }
  }

  it('keeps QoS 1 messages of a persistent session while its client is away', async () => {
    const { publisher, to: first } = await subscribed('job-executor', 't/a', 1);
    await world().kill(first);
    let acknowledged = 0;
    for (const text of numbered(200)) publisher.publish('t/a', bytes(text), QOS_1, () => (acknowledged += 1));
    await world().until(() => acknowledged === 200);
    const second = await world().host('job-executor');
    const after = collect(second.bus.commands);
    second.bus.commands.subscribe(['t/a'], 1);
    await world().until(() => after.length >= 200);
    expect(after.map(textOf)).toEqual(numbered(200));
  });

  it('subscribes again when the broker comes back without its state', async () => {
    const { publisher, deliveries, from, to } = await pair('t/a', 1);
    const states: string[] = [];
    from.bus.commands.onState((state) => states.push(state));
    await world().stopBroker();
    await world().until(() => states.length === 1 && to.bus.commands.state === 'disconnected');
    await world().startBroker();
    await world().until(() => states.length === 2 && to.bus.commands.state === 'connected');
    await standing(publisher, deliveries, 't/a', 1);
    expect(states).toEqual(['disconnected', 'connected']);
  });

  it('is not hurt by retained state among unretained messages of one publisher (broker defect)', async () => {
    const { from, publisher, deliveries } = await pair('t/state', 1);
    for (const text of numbered(200)) {
      from.bus.samples.publish('t/noise', bytes(text), QOS_0);
      publisher.publish('t/state', bytes(text), RETAINED);
      from.bus.samples.publish('t/state/noise', bytes(text), QOS_0);
    }
    await world().until(() => deliveries.length >= 200);
    expect(deliveries.map(textOf)).toEqual(numbered(200));
  });

  it('keeps the order of each connection, whatever goes over the other one (broker defect)', async () => {
    const { from, to, publisher, deliveries } = await pair('t/c', 1);
    const samples = collect(to.bus.samples);
    to.bus.samples.subscribe(['t/s'], 0);
    await standing(from.bus.samples, samples, 't/s', 0);
    for (const text of numbered(500)) {
      publisher.publish('t/c', bytes(text), QOS_1);
      from.bus.samples.publish('t/s', bytes(text), QOS_0);
    }
    await world().until(() => deliveries.length >= 500 && samples.length >= 500);
    expect(deliveries.map(textOf)).toEqual(numbered(500));
    expect(samples.map(textOf)).toEqual(numbered(500));
  });

  it('keeps its subscriptions for life: the port has no way to give one up (broker defect)', async () => {
    const { connection } = await pair('t/a', 1);
    expect('unsubscribe' in connection).toBe(false);
  });

  it('closes in time, with and without the broker', async () => {
    const { from, to } = await pair('t/a', 1);
    await Promise.all([from.bus.commands.close(), from.bus.samples.close()]);
    await world().stopBroker();
    await Promise.all([to.bus.commands.close(), to.bus.samples.close()]);
    expect(to.bus.commands.state).toBe('disconnected');
  });
}
