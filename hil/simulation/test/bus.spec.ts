import type { Host } from '@dawnline/host';
import { KEEP_ALIVE_US } from '../bus/constants';
import type { Message } from '../bus/message';
import type { World } from '../index';
import { BOOTED_US, MS, S, addNode, bytes, hostOf, obcWorld, received, text } from './support';

const SILENCE_US = KEEP_ALIVE_US * 1.5;

async function pair(world = obcWorld()): Promise<{ world: World; a: Host; b: Host }> {
  const hosts: Host[] = [];
  for (const name of ['a', 'b']) addNode(world, name, (host) => void hosts.push(host));
  await world.run(BOOTED_US);
  return { world, a: hosts[0], b: hosts[1] };
}

const send = (
  host: Host,
  topic: string,
  payload: string,
  qos: 0 | 1 = 1,
  retain = false,
  done?: (e: Error | null) => void,
): void => host.bus.commands.publish(topic, bytes(payload), { qos, retain }, done);

describe('bus model: MQTT rules', () => {
  it('delivers to matching filters once, at the lower QoS, in order', async () => {
    const { world, a, b } = await pair();
    const got = received(b, ['craft/+/tm/#', 'craft/odc-1/tm/a']);
    const qos: number[] = [];
    b.bus.commands.onDelivery((delivery) => qos.push(delivery.qos));
    await world.run(world.nowUs + MS);
    for (let index = 0; index < 5; index++) send(a, 'craft/odc-1/tm/a', String(index), (index % 2) as 0 | 1);
    send(a, 'craft/odc-1/ev/a', 'other');
    await world.run(world.nowUs + MS);
    expect(got).toEqual([0, 1, 2, 3, 4].map((index) => `craft/odc-1/tm/a=${index}`));
    expect(qos).toEqual([0, 1, 0, 1, 0]);
  });

  it('takes 200 us each way and reports the acknowledgement of QoS 1', async () => {
    const { world, a, b } = await pair();
    received(b, ['x']);
    let arrivedUs = 0;
    let doneUs = 0;
    b.bus.commands.onDelivery(() => (arrivedUs = world.nowUs));
    await world.run(world.nowUs + MS);
    const sentUs = world.nowUs;
    send(a, 'x', '1', 1, false, (error) => {
      expect(error).toBeNull();
      doneUs = world.nowUs;
    });
    await world.run(world.nowUs + MS);
    expect([arrivedUs - sentUs, doneUs - sentUs]).toEqual([400, 400]);
  });

  it('keeps retained messages for later subscribers, flagged, until they are cleared', async () => {
    const { world, a, b } = await pair();
    send(a, 'state/a', 'one', 1, true);
    send(a, 'state/b', 'two', 1, true);
    send(a, 'state/b', '', 1, true);
    await world.run(world.nowUs + MS);
    const got = received(b, ['state/+']);
    await world.run(world.nowUs + MS);
    send(a, 'state/a', 'live', 1, true);
    await world.run(world.nowUs + MS);
    expect(got).toEqual(['state/a=one (retained)', 'state/a=live']);
  });

  it('redelivers what was not acknowledged, and what came meanwhile, after a reconnection', async () => {
    const { world, a, b } = await pair();
    const seen: string[] = [];
    let acknowledge = false;
    b.bus.commands.onDelivery((delivery) => {
      seen.push(text(delivery.payload));
      if (acknowledge) delivery.acknowledge();
    });
    b.bus.commands.subscribe(['x'], 1);
    await world.run(world.nowUs + MS);
    send(a, 'x', 'first');
    await world.run(world.nowUs + MS);
    const heal = world.bus.partition(['b']);
    acknowledge = true;
    await world.run(world.nowUs + SILENCE_US + MS);
    expect(b.bus.commands.state).toBe('disconnected');
    send(a, 'x', 'second');
    await world.run(world.nowUs + MS);
    heal();
    await world.run(world.nowUs + 3 * S);
    expect(seen).toEqual(['first', 'first', 'second']);
    expect(world.bus.broker.session('b-commands')!.waitingItems).toBe(0);
  });

  it('limits what is under way and what waits, and counts what it drops', async () => {
    const { world, a, b } = await pair(
      obcWorld({ bus: { limits: { inFlightMaxItems: 4, queueMaxItems: 6 } } }),
    );
    const seen: string[] = [];
    b.bus.commands.onDelivery((delivery) => seen.push(text(delivery.payload)));
    b.bus.commands.subscribe(['x'], 1);
    await world.run(world.nowUs + MS);
    for (let index = 0; index < 12; index++) send(a, 'x', String(index));
    await world.run(world.nowUs + 10 * MS);
    expect(seen).toEqual(['0', '1', '2', '3']);
    expect(world.bus.broker.counters.droppedQueueFull).toBe(2);
  });

  it('publishes the will of a client that falls silent, and not of one that says goodbye', async () => {
    const world = obcWorld();
    const taps: string[] = [];
    world.onMessage((message: Message) => taps.push(message.topic));
    addNode(world, 'a', () => undefined);
    await world.run(BOOTED_US);
    const fence = {
      alive: true,
      enter: <T>(_: string, act: (x: T) => void, x: T) => act(x),
      output: (act: (us: number) => void) => act(world.nowUs),
      portCall: () => null,
    };
    const will = (topic: string): Message => ({
      topic,
      payload: bytes('gone'),
      qos: 1,
      retain: false,
      from: topic,
    });
    for (const name of ['polite', 'silent'])
      world.bus.connect(name, fence, { clientId: name, persistent: false, will: will(`will/${name}`) });
    await world.run(world.nowUs + MS);
    const polite = world.bus.connect('third', fence, {
      clientId: 'third',
      persistent: false,
      will: will('will/third'),
    });
    await world.run(world.nowUs + MS);
    void polite.close();
    world.bus.partition(['silent']);
    await world.run(world.nowUs + SILENCE_US - 2 * MS);
    expect(taps).toEqual([]);
    await world.run(world.nowUs + 4 * MS);
    expect(taps).toEqual(['will/silent']);
  });

  it('lets a second client of the same id take over', async () => {
    const { world, a } = await pair();
    const states: string[] = [];
    a.bus.commands.onState((state) => states.push(`${state}@${world.nowUs}`));
    const fence = {
      alive: true,
      enter: <T>(_: string, act: (x: T) => void, x: T) => act(x),
      output: (act: (us: number) => void) => act(world.nowUs),
      portCall: () => null,
    };
    const takenUs = world.nowUs;
    world.bus.connect('intruder', fence, { clientId: 'a-commands', persistent: true });
    await world.run(world.nowUs + 50 * MS);
    expect(states).toEqual([`disconnected@${takenUs + 400}`]);
    fence.alive = false;
    await world.run(world.nowUs + 100 * MS);
    expect(states).toEqual([`disconnected@${takenUs + 400}`, `connected@${takenUs + 100_800}`]);
    expect(world.bus.broker.counters.takeovers).toBe(2);
  });

  it('refuses filters that it does not grant', async () => {
    const { world, b } = await pair();
    const refused: string[] = [];
    b.bus.commands.subscribe(['a/#/b', 'fine/+'], 1, (filter) => refused.push(filter));
    await world.run(world.nowUs + MS);
    expect(refused).toEqual(['a/#/b']);
  });

  it('tells a publisher that the connection is away', async () => {
    const { world, a } = await pair();
    world.bus.crashBroker({ downUs: S, keepSessions: true });
    const outcomes: string[] = [];
    send(a, 'x', 'under way', 1, false, (error) => outcomes.push(`1: ${error?.message}`));
    await world.run(world.nowUs + 10 * MS);
    send(a, 'x', 'later', 1, false, (error) => outcomes.push(`2: ${error?.message}`));
    await world.run(world.nowUs + 10 * MS);
    expect(outcomes).toEqual(['1: the connection went away', '2: the connection is away']);
  });
});

describe('bus model: faults', () => {
  it.each([
    [true, ['kept', 'after']],
    [false, ['after']],
  ])('crashes and comes back, keeping sessions: %s', async (keepSessions, expected) => {
    const { world, a, b } = await pair();
    const seen: string[] = [];
    b.bus.commands.onDelivery((delivery) => {
      if (world.nowUs > 2 * S) {
        seen.push(text(delivery.payload));
        delivery.acknowledge();
      }
    });
    b.bus.commands.subscribe(['x'], 1);
    await world.run(world.nowUs + MS);
    send(a, 'x', 'kept');
    await world.run(world.nowUs + MS);
    world.bus.crashBroker({ downUs: 2 * S, keepSessions });
    await world.run(world.nowUs + MS);
    expect([a.bus.samples.state, b.bus.commands.state]).toEqual(['disconnected', 'disconnected']);
    await world.run(world.nowUs + 3 * S);
    expect(a.bus.samples.state).toBe('connected');
    send(a, 'x', 'after');
    await world.run(world.nowUs + MS);
    expect(seen).toEqual(expected);
  });

  it('stalls: takes everything and passes it on later', async () => {
    const { world, a, b } = await pair();
    const got = received(b, ['x']);
    await world.run(world.nowUs + MS);
    world.bus.stall(S);
    send(a, 'x', '1');
    await world.run(world.nowUs + 900 * MS);
    expect(got).toEqual([]);
    await world.run(world.nowUs + 200 * MS);
    expect(got).toEqual(['x=1']);
  });

  it.each(['up', 'down'] as const)('partitions one direction only: %s', async (direction) => {
    const { world, a, b } = await pair();
    const got = received(b, ['to-b']);
    const fromB = received(a, ['to-a']);
    await world.run(world.nowUs + MS);
    const heal = world.bus.partition(['b'], direction);
    send(a, 'to-b', '1');
    send(b, 'to-a', '1');
    await world.run(world.nowUs + MS);
    expect([got.length, fromB.length]).toEqual(direction === 'up' ? [1, 0] : [0, 1]);
    await world.run(world.nowUs + 4 * S);
    expect(b.bus.commands.state).toBe('disconnected');
    heal();
    await world.run(world.nowUs + 3 * S);
    expect(b.bus.commands.state).toBe('connected');
    // Where the acknowledgement did not get through, the message comes again.
    expect(got).toEqual(direction === 'up' ? ['to-b=1', 'to-b=1'] : ['to-b=1']);
  });

  it('keeps what TCP keeps in a partition shorter than the keep-alive', async () => {
    const { world, a, b } = await pair();
    const got = received(b, ['x']);
    await world.run(world.nowUs + MS);
    const heal = world.bus.partition(['a']);
    send(a, 'x', '1', 0);
    await world.run(world.nowUs + S);
    expect(got).toEqual([]);
    heal();
    await world.run(world.nowUs + MS);
    expect(got).toEqual(['x=1']);
    expect(a.bus.commands.state).toBe('connected');
  });

  async function flood(
    degradation: Parameters<World['bus']['degrade']>[1],
    others = false,
  ): Promise<string[]> {
    const { world, a, b } = await pair();
    const got = received(b, ['x', 'y']);
    await world.run(world.nowUs + MS);
    world.bus.degrade(['a'], { direction: 'up', ...degradation });
    if (others) world.bus.degrade(['a'], { key: 'other', delayMeanUs: 1 });
    for (let index = 0; index < 300; index++) {
      send(a, index % 2 ? 'x' : 'y', String(index), index % 3 ? 0 : 1);
      await world.run(world.nowUs + MS);
    }
    await world.run(world.nowUs + 20 * S);
    return got.map((item) => item.slice(2));
  }

  it('loses QoS 0, and makes QoS 1 late', async () => {
    const got = await flood({ loss: 0.3 });
    const atQos1 = got.filter((item) => Number(item) % 3 === 0);
    expect(atQos1).toHaveLength(100);
    expect(got.length).toBeGreaterThan(200);
    expect(got.length).toBeLessThan(280);
  });

  it('loses the same messages whatever other fault is in force', async () => {
    expect(await flood({ key: 'one', loss: 0.3 }, true)).toEqual(await flood({ key: 'one', loss: 0.3 }));
    expect(await flood({ key: 'one', loss: 0.3 })).not.toEqual(await flood({ key: 'two', loss: 0.3 }));
  });

  it('duplicates QoS 1 only', async () => {
    const got = await flood({ duplicate: 0.5 });
    const twice = got.filter((item, index) => got.indexOf(item) !== index);
    expect(twice.length).toBeGreaterThan(30);
    expect(twice.every((item) => Number(item) % 3 === 0)).toBe(true);
  });

  it('delays, in order unless told to reorder across topics', async () => {
    const ordered = await flood({ delayMinUs: 2 * MS, delayMeanUs: 30 * MS });
    for (const qos of [0, 1]) {
      const same = ordered.filter((item) => (Number(item) % 3 ? 0 : 1) === qos);
      expect(same).toEqual([...same].sort((x, y) => Number(x) - Number(y)));
    }
    const mixed = await flood({ delayMeanUs: 30 * MS, reorder: true });
    expect(mixed).not.toEqual(ordered);
    for (const odd of [0, 1]) {
      const topic = mixed.filter((item) => Number(item) % 2 === odd && Number(item) % 3 !== 0);
      expect(topic).toEqual([...topic].sort((x, y) => Number(x) - Number(y)));
    }
  });

  it('fills the sockets of a node that hangs, drops samples beyond, and stalls nobody else', async () => {
    const { world, a, b } = await pair();
    const other = await hostOf(world, 'other');
    const got = received(b, ['x'], 0);
    const alsoGot = received(other, ['x'], 0);
    await world.run(world.nowUs + MS);
    const heal = world.hang('b');
    for (let index = 0; index < 1500; index++) {
      a.bus.samples.publish('x', bytes(String(index)), { qos: 0, retain: false });
      if (index % 10 === 0) await world.run(world.nowUs + MS);
    }
    await world.run(world.nowUs + 10 * S);
    expect(got).toEqual([]);
    expect(alsoGot).toHaveLength(1500);
    expect(b.bus.samples.state).toBe('connected');
    heal();
    await world.run(world.nowUs + MS);
    expect(got.length).toBeGreaterThanOrEqual(1000);
    expect(got.length).toBeLessThan(1500);
    expect(world.bus.broker.counters.droppedSocketFull).toBe(1500 - got.length);
  });
});

describe('bus model: endpoints', () => {
  it('take part at no cost of time', async () => {
    const { world, a, b } = await pair();
    const got = received(b, ['dev/x']);
    const device = world.endpoint('device');
    const heard: string[] = [];
    device.subscribe('cmd/+', (topic, payload) => heard.push(`${topic}=${text(payload)}@${world.nowUs}`));
    await world.run(world.nowUs + MS);
    const sentUs = world.nowUs;
    device.publish('dev/x', bytes('1'), 0);
    send(a, 'cmd/x', '2');
    await world.run(world.nowUs + MS);
    expect(got).toEqual(['dev/x=1']);
    expect(heard).toEqual([`cmd/x=2@${sentUs + 200}`]);
  });

  it('keep QoS 1 and lose QoS 0 while the broker is away', async () => {
    const { world, b } = await pair();
    const got = received(b, ['dev/x']);
    await world.run(world.nowUs + MS);
    const device = world.endpoint('device');
    world.bus.crashBroker({ downUs: S, keepSessions: true });
    device.publish('dev/x', bytes('lost'), 0);
    device.publish('dev/x', bytes('kept'), 1);
    await world.run(world.nowUs + 2 * S);
    expect(got).toEqual(['dev/x=kept']);
    expect(device.counters.dropped).toBe(1);
  });

  it('answer within the event that asked, without turning the order around', async () => {
    const { world } = await pair();
    const first = world.endpoint('first');
    const order: string[] = [];
    world.onMessage((message) => order.push(text(message.payload)));
    first.subscribe('ask', () => first.publish('answer', bytes('answer'), 0));
    world.endpoint('second').subscribe('ask', () => order.push('second heard'));
    first.publish('ask', bytes('ask'), 0);
    expect(order).toEqual(['ask', 'second heard', 'answer']);
  });
});
