import {
  EpsArraySample,
  EpsBusSample,
  Event,
  HealthPing,
  PowerManagerCommand,
  Refusal,
  Severity,
  VerificationReport,
} from '@dawnline/contracts';
import type { Host } from '@dawnline/host';
import { BusClient } from '../src';
import { INBOX_COMMANDS_MAX_ITEMS } from '../src/bus.limits';
import { bytes, collect, QOS_1, withHeldTurns, withNotedCrash, type BusWorld } from './bus-world';
import { startReceiver, type Receiver } from './receivers';

/** Key of the ping that ends the probing. */
const LAST_PROBE = 99;
const COMMAND_FROM = { parameters: { from: 'fault-manager' } };
const eventBody = (text: string) => ({ code: 'X', severity: Severity.SEVERITY_LOW, parameters: {}, text });

/** What the Nest transport must do on every bus. */
export function describeTransport(world: () => BusWorld): void {
  const open: Receiver[] = [];
  afterEach(() => open.splice(0));

  async function start(host?: Host): Promise<Receiver> {
    const receiver = await startReceiver(host ?? (await world().host('power-manager')));
    open.push(receiver);
    return receiver;
  }

  /** A publisher whose messages are known to reach the receiver; the probes are forgotten. */
  async function sender(receiver: Receiver, drain = (): void => undefined): Promise<BusClient> {
    const client = new BusClient(await world().host('fault-manager'));
    const { notebook } = receiver;
    const got = (name: string, test: (message: never) => boolean = () => true): boolean =>
      notebook.notes.some(([handler, message]) => handler === name && test(message as never));
    await world().until(() => {
      drain();
      if (got('ping') && got('array')) return true;
      ping(client, 0);
      client.publish(EpsArraySample, arrayBody(0));
      return false;
    });
    await world().until(() => client.counters.outboxItems === 0);
    // The probes are over when what was sent after them is here.
    client.publish(EpsArraySample, arrayBody(-1));
    ping(client, LAST_PROBE);
    await world().until(() => {
      drain();
      const last = got('ping', (message: HealthPing) => message.key === LAST_PROBE);
      return last && got('array', (message: EpsArraySample) => message.voltageV === -1);
    });
    notebook.notes.length = 0;
    return client;
  }

  const ping = (client: BusClient, key: number): void =>
    client.publish(HealthPing, { key, mode: 0 }, { parameters: { self: 'power-manager' } });

  const arrayBody = (voltageV: number) => ({
    stringCurrentAA: 1,
    stringCurrentBA: 2,
    voltageV,
    temperatureC: 20,
    mpptTracking: true,
  });

  it('LK-26 hands decoded messages to the method of their contract, with a complete header', async () => {
    const receiver = await start();
    const client = await sender(receiver);
    client.publish(PowerManagerCommand, { noop: true }, { ...COMMAND_FROM, header: { requestId: 'r1' } });
    client.publish(EpsBusSample, { voltageV: 28.5, currentA: NaN });
    await world().until(() =>
      ['command', 'bus'].every((name) => receiver.notebook.handlers().includes(name)),
    );
    const command = receiver.notebook.notes.find(([handler]) => handler === 'command')!;
    expect((command[1] as PowerManagerCommand).action).toBe('noop');
    const { header } = command[1] as PowerManagerCommand;
    expect(header).toMatchObject({ craft: 'odc-1', source: 'fault-manager', sequence: 1, requestId: 'r1' });
    expect(command[2].parameters).toMatchObject({ from: 'fault-manager' });
    const sample = receiver.notebook.notes.find(([handler]) => handler === 'bus')!;
    expect((sample[1] as EpsBusSample).voltageV).toBe(28.5);
    expect((sample[1] as EpsBusSample).currentA).toBeNaN();
  });

  it('LK-27 calls every matching handler, of one pattern, of several, and of another contract', async () => {
    const receiver = await start();
    const client = await sender(receiver);
    client.publish(Event, eventBody('x'), { parameters: { subsystem: 'fault-manager' } });
    client.publish(EpsBusSample, { voltageV: 1, currentA: 1 });
    await world().until(() => receiver.notebook.notes.length >= 5);
    const handlers = receiver.notebook.handlers().sort();
    expect(handlers).toEqual(['bus', 'event', 'event-any', 'event-too', 'other-contract']);
  });

  it('LK-27 acknowledges when the effect is done; a failed one is handled again in the next life', async () => {
    const firstHost = await world().host('power-manager');
    const first = await start(firstHost);
    const client = await sender(first);
    let settle: () => void = () => undefined;
    first.notebook.act = (_handler, message: PowerManagerCommand, context) => {
      if (message.header.requestId === 'good')
        context.acknowledgeWhen(new Promise<void>((done) => (settle = done)));
      if (message.header.requestId === 'bad') context.acknowledgeWhen(Promise.reject(new Error('disk')));
    };
    for (const requestId of ['good', 'bad', 'plain']) {
      client.publish(PowerManagerCommand, { noop: true }, { ...COMMAND_FROM, header: { requestId } });
    }
    await world().until(() => first.notebook.notes.length === 3 && first.client.counters.effectsFailed === 1);
    settle();
    await circle(client, first);
    await world().kill(firstHost);
    const second = await start();
    await world().until(() => second.notebook.notes.length > 0);
    await circle(client, second);
    const handled = second.notebook.notes
      .filter(([handler]) => handler === 'command')
      .map(([, message]) => (message as PowerManagerCommand).header.requestId);
    expect(handled).toEqual(['bad']);
  });

  /** Several messages there and back, so that acknowledgements before them have arrived. */
  async function circle(client: BusClient, receiver: Receiver): Promise<void> {
    for (let key = 1_000; key < 1_003; key++) {
      ping(client, key);
      await world().until(() =>
        receiver.notebook.notes.some(([, message]) => (message as HealthPing).key === key),
      );
      await world().until(() => client.counters.outboxItems === 0);
    }
  }

  it('LK-28 does not handle a redelivery twice, and acknowledges it', async () => {
    const receiver = await start();
    const client = await sender(receiver);
    const host = await world().host('comms-manager');
    const header = new BusClient(host).header('PowerManagerCommand', { source: 'fault-manager' });
    const packet = PowerManagerCommand.encode({ header, noop: true });
    const topic = 'craft/odc-1/tc/power-manager/fault-manager';
    for (let copy = 0; copy < 3; copy++) host.bus.commands.publish(topic, packet, QOS_1);
    await world().until(() => receiver.client.counters.duplicates === 2);
    await circle(client, receiver);
    expect(receiver.notebook.handlers().filter((name) => name === 'command')).toHaveLength(1);
  });

  it('LK-28 keeps QoS 1 messages in order over an outage of the broker, and drops samples', async () => {
    const receiver = await start();
    const client = await sender(receiver);
    await world().stopBroker();
    await world().until(() => !client.counters.connected && !receiver.client.counters.connected);
    for (let key = 1; key <= 50; key++) {
      ping(client, key);
    }
    client.publish(EpsBusSample, { voltageV: 1, currentA: 1 });
    expect(client.counters).toMatchObject({ outboxItems: 50, samplesLost: 1 });
    await world().startBroker();
    await world().until(() => receiver.client.counters.connected && client.counters.outboxItems === 0);
    // A broker without state does not know the receiver before its subscription: what it missed comes with a repeat.
    ping(client, 51);
    await world().until(() => keysOf(receiver).includes(51));
    const keys = keysOf(receiver);
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
    expect(new Set(keys).size).toBe(keys.length);
  });

  const keysOf = (receiver: Receiver): number[] =>
    receiver.notebook.notes
      .filter(([handler]) => handler === 'ping')
      .map(([, message]) => (message as HealthPing).key);

  it('counts what does not decode, reports it once per topic, and lives on', async () => {
    const receiver = await start();
    const client = await sender(receiver);
    const bad = 'craft/odc-1/tc/power-manager/somebody';
    for (let copy = 0; copy < 3; copy++) client.publishRaw(bad, bytes('\u0007not a packet'), 1);
    client.publishRaw(
      'craft/odc-1/ev/somebody',
      Event.encode({ ...eventBody(''), header: undefined as never }),
      1,
    );
    await world().until(() => receiver.client.counters.undecodable >= 4);
    await circle(client, receiver);
    expect(receiver.undecodable.filter((line) => line.startsWith(bad))).toHaveLength(1);
    expect(receiver.undecodable.some((line) => line.includes('header is missing'))).toBe(true);
    expect(receiver.notebook.handlers()).not.toContain('command');
  });

  it('refuses packets of another craft, and of a source that is not the one of the topic', async () => {
    const receiver = await start();
    const client = await sender(receiver);
    const forged = (change: object): Uint8Array =>
      PowerManagerCommand.encode({
        header: { ...client.header('PowerManagerCommand'), ...change },
        noop: true,
      });
    client.publishRaw('craft/odc-1/tc/power-manager/comms-manager', forged({}), 1);
    client.publishRaw('craft/odc-1/tc/power-manager/fault-manager', forged({ craft: 'odc-2' }), 1);
    await world().until(() => receiver.client.counters.undecodable === 2);
    await circle(client, receiver);
    expect(receiver.notebook.handlers()).not.toContain('command');
    expect(receiver.undecodable).toHaveLength(2);
  });

  it('takes samples of an external device that knows neither craft nor name', async () => {
    const receiver = await start();
    await sender(receiver);
    const host = await world().host('comms-manager');
    const header = { ...new BusClient(host).header('x'), craft: '', source: '', missionTimeUs: 0 };
    const packet = EpsBusSample.encode({ header, voltageV: 3, currentA: 4 });
    await world().until(() => {
      host.bus.samples.publish('craft/odc-1/dev/eps/bus/sample', packet, { qos: 0, retain: false });
      return receiver.notebook.handlers().includes('bus');
    });
  });

  it('refuses commands with BUSY when its inbox is full, and handles what it had taken', async () => {
    const host = await world().host('power-manager');
    const held = withHeldTurns(host);
    const receiver = await start(held.host);
    const drain = (): void => {
      while (held.runOne() !== null);
    };
    const client = await sender(receiver, () => drain());
    const from = await world().host('comms-manager');
    const reports = collect(from.bus.commands);
    from.bus.commands.subscribe(['craft/odc-1/tc/power-manager/+/report'], 1);
    const surplus = 5;
    const total = INBOX_COMMANDS_MAX_ITEMS + surplus;
    for (let index = 0; index < total; index++) {
      const header = { requestId: `r${index}`, principal: 'op' };
      client.publish(PowerManagerCommand, { noop: true }, { ...COMMAND_FROM, header });
      if (client.counters.outboxItems > 500) await world().until(() => client.counters.outboxItems < 100);
    }
    await world().until(() => receiver.client.counters.refused >= surplus);
    expect(receiver.client.counters.inboxItems).toBe(INBOX_COMMANDS_MAX_ITEMS);
    await world().until(() => reports.length >= surplus);
    const report = VerificationReport.decode(reports[0].payload);
    expect(report).toMatchObject({ ok: false, refusal: Refusal.REFUSAL_BUSY, target: 'power-manager' });
    expect(report.header.requestId).toBe(`r${INBOX_COMMANDS_MAX_ITEMS}`);
    drain();
    expect(receiver.notebook.handlers().filter((name) => name === 'command')).toHaveLength(
      INBOX_COMMANDS_MAX_ITEMS,
    );
  });

  it('keeps the newest sample of each topic, and lets commands go first without starving samples', async () => {
    const host = await world().host('power-manager');
    const held = withHeldTurns(host);
    const receiver = await start(held.host);
    const client = await sender(receiver, () => {
      while (held.runOne() !== null);
    });
    const before = receiver.client.counters.superseded;
    for (let voltageV = 1; voltageV <= 10; voltageV++) client.publish(EpsArraySample, arrayBody(voltageV));
    client.publish(EpsBusSample, { voltageV: 5, currentA: 0 });
    await world().until(() => receiver.client.counters.superseded === before + 9);
    for (let index = 0; index < 40; index++)
      client.publish(PowerManagerCommand, { noop: true }, COMMAND_FROM);
    await world().until(() => receiver.client.counters.inboxItems === 42);
    while (held.runOne() !== null);
    const handlers = receiver.notebook.handlers();
    expect(handlers.indexOf('array')).toBe(16);
    expect(handlers.indexOf('bus')).toBe(33);
    const sample = receiver.notebook.notes.find(([handler]) => handler === 'array')![1] as EpsArraySample;
    expect(sample.voltageV).toBe(10);
  });

  it('LK-27 runs what waits when it closes, and leaves the rest to its next life', async () => {
    const host = await world().host('power-manager');
    const held = withHeldTurns(host);
    const receiver = await start(held.host);
    const client = await sender(receiver, () => {
      while (held.runOne() !== null);
    });
    for (let index = 0; index < 20; index++)
      client.publish(PowerManagerCommand, { noop: true }, COMMAND_FROM);
    await world().until(() => receiver.client.counters.inboxItems === 20);
    receiver.notebook.act = () => {
      receiver.client.publish(Event, eventBody('last words'), { parameters: { subsystem: 'power-manager' } });
    };
    const listener = await world().host('comms-manager');
    const events = collect(listener.bus.commands);
    listener.bus.commands.subscribe(['craft/odc-1/ev/power-manager'], 1);
    await world().until(() => {
      if (events.length === 0) client.publishRaw('craft/odc-1/ev/power-manager', bytes('probe'), 1);
      return events.length > 0;
    });
    const probes = events.length;
    let closed = false;
    void receiver.close().then(() => (closed = true));
    await world().until(() => closed);
    expect(receiver.notebook.handlers().filter((name) => name === 'command')).toHaveLength(20);
    client.publish(PowerManagerCommand, { noop: true }, { ...COMMAND_FROM, header: { requestId: 'later' } });
    await world().until(() => events.length >= probes + 20 && client.counters.outboxItems === 0);
    const second = await start();
    await world().until(() => second.notebook.handlers().includes('command'));
    const commands = second.notebook.notes.filter(([handler]) => handler === 'command');
    expect(commands.map(([, message]) => (message as PowerManagerCommand).header.requestId)).toEqual([
      'later',
    ]);
  });

  for (const [title, act] of [
    [
      'throws',
      () => {
        throw new Error('bug');
      },
    ],
    ['returns a promise', () => Promise.resolve()],
  ] as const) {
    it(`ends this life of the service when a handler ${title}, and keeps the message`, async () => {
      const host = await world().host('power-manager');
      const noted = withNotedCrash(host);
      const receiver = await start(noted.host);
      const client = await sender(receiver);
      receiver.notebook.act = act;
      client.publish(PowerManagerCommand, { noop: true }, COMMAND_FROM);
      client.publish(PowerManagerCommand, { noop: true }, COMMAND_FROM);
      await world().until(() => noted.reasons.length > 0);
      await world().kill(host);
      const second = await start();
      await world().until(() => second.notebook.notes.length === 2);
      expect(noted.reasons).toHaveLength(1);
      expect(second.notebook.handlers()).toEqual(['command', 'command']);
    });
  }
}
