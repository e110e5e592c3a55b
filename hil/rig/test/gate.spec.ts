import { connect, type Socket } from 'node:net';
import { BrokerGate } from '../gate';
import { startEmbeddedBroker, type RunningBroker } from '../broker';
import { connectLiveBus } from '../../../libs/host/src/live/bus';

describe('broker gate', () => {
  let broker: RunningBroker;
  let gate: BrokerGate;

  beforeEach(async () => {
    broker = await startEmbeddedBroker({ port: 0 });
    gate = await BrokerGate.start(broker.url);
  });

  afterEach(async () => {
    await gate.close();
    await broker.close();
  });

  it('lets a client through, drops it when closed, and lets it back in', async () => {
    const bus = await connectLiveBus({ url: gate.url, clientPrefix: 'test.gate' });
    expect(bus.commands.state).toBe('connected');
    const received: string[] = [];
    bus.samples.onDelivery(({ payload }) => received.push(Buffer.from(payload).toString()));
    bus.samples.subscribe(['gate/#'], 0);
    const lost = stateOf(bus.samples, 'disconnected');
    gate.setOpen(false);
    await lost;
    const back = Promise.all([stateOf(bus.samples, 'connected'), stateOf(bus.commands, 'connected')]);
    gate.setOpen(true);
    await back;
    await new Promise<void>(
      (resolve) =>
        bus.samples.onDelivery(() => resolve()) ??
        bus.commands.publish('gate/a', Buffer.from('again'), { qos: 1, retain: true }),
    );
    expect(received).toEqual(['again']);
    await Promise.all([bus.samples.close(), bus.commands.close()]);
  });

  it('hangs up on whoever tries while it is closed', async () => {
    gate.setOpen(false);
    const socket: Socket = connect(Number(new URL(gate.url).port), '127.0.0.1');
    await new Promise<void>((resolve) => socket.once('close', () => resolve()).on('error', () => undefined));
  });

  it('keeps the protocol of the broker, and nothing else of its URL', async () => {
    const other = await BrokerGate.start('mqtts://someone:secret@broker.example:8883');
    expect(other.url).toMatch(/^mqtts:\/\/127\.0\.0\.1:\d+$/);
    await other.close();
    await expect(BrokerGate.start('ws://someone:secret@broker.example')).rejects.toThrow(
      /^a broker by ws:.*mqtts/,
    );
  });
});

function stateOf(
  connection: { onState(listener: (state: string) => void): void },
  wanted: string,
): Promise<void> {
  return new Promise((resolve) => connection.onState((state) => state === wanted && resolve()));
}
