import { createServer, type AddressInfo, type Server } from 'node:net';
import { Aedes } from 'aedes';
import { connectLiveBus } from '../../../../libs/host/src/live/bus';
import {
  BrokerPortError,
  mosquittoAvailable,
  mosquittoConfiguration,
  startEmbeddedBroker,
  startMosquitto,
} from '..';

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

describe('brokers', () => {
  it('say what to do when their port is in use', async () => {
    const other = createServer();
    const port = await listening(other);
    await expect(startEmbeddedBroker({ port })).rejects.toThrow(BrokerPortError);
    await expect(startEmbeddedBroker({ port })).rejects.toThrow(
      /port \d+ of 127.0.0.1 is in use.*another port/,
    );
    if (mosquittoAvailable()) await expect(startMosquitto({ port })).rejects.toThrow(BrokerPortError);
    await new Promise((resolve) => other.close(resolve));
  });

  it('give their port back when they end', async () => {
    const first = await startEmbeddedBroker({ port: 0 });
    await first.close();
    await first.kill();
    const second = await startEmbeddedBroker({ port: first.port });
    await second.close();
  });

  it('configure Mosquitto without delay and with queues for a stopped subscriber', () => {
    const text = mosquittoConfiguration({ host: '127.0.0.1', port: 1883 });
    expect(text).toContain('set_tcp_nodelay true');
    expect(text).toContain('max_queued_messages 100000');
    expect(text).toContain('persistence false');
    const kept = mosquittoConfiguration({ host: '127.0.0.1', port: 1883, persistenceFolder: '/x' });
    expect(kept).toContain('persistence_location /x/');
  });
});

describe('the live bus', () => {
  it('reports a subscription that the broker does not grant', async () => {
    const broker = await Aedes.createBroker({
      authorizeSubscribe: (_client, subscription, done) =>
        done(null, subscription.topic === 'secret/#' ? null : subscription),
    });
    const server = createServer((socket) => void broker.handle(socket));
    const port = await listening(server);
    const bus = await connectLiveBus({ url: `mqtt://127.0.0.1:${port}`, clientPrefix: 'odc-1.x' });
    const refused = await new Promise<string>((resolve) => {
      bus.commands.subscribe(['open/#', 'secret/#'], 1, resolve);
    });
    expect(refused).toBe('secret/#');
    await Promise.all([bus.samples.close(), bus.commands.close()]);
    await new Promise((resolve) => server.close(resolve));
    await new Promise<void>((resolve) => broker.close(resolve));
  });

  it('starts without a broker, says why there is none, and connects when it comes', async () => {
    const vacant = await startEmbeddedBroker({ port: 0 });
    await vacant.close();
    const troubles: string[] = [];
    const bus = await connectLiveBus({
      url: vacant.url,
      clientPrefix: 'odc-1.x',
      onTrouble: (message) => troubles.push(message),
    });
    expect(bus.commands.state).toBe('disconnected');
    expect(troubles[0]).toContain('ECONNREFUSED');
    const broker = await startEmbeddedBroker({ port: vacant.port });
    await new Promise<void>((resolve) => bus.commands.onState((state) => state === 'connected' && resolve()));
    await Promise.all([bus.samples.close(), bus.commands.close()]);
    await broker.close();
  });
});
