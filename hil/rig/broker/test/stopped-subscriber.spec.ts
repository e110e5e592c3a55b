import { spawn } from 'node:child_process';
import { connectLiveBus } from '../../../../libs/host/src/live/bus';
import { mosquittoAvailable, startEmbeddedBroker, startMosquitto, type RunningBroker } from '..';

/** Above the 13,300 undelivered messages at which aedes was seen to stop delivering to everybody. */
const MESSAGES = 20_000;
/** Ten seconds of messages; a busy machine may take many times as long. */
const PATIENCE_MS = 300_000;
const BATCH = 50;
const BATCH_PERIOD_MS = 5;
const PAYLOAD = Buffer.alloc(200, 1);

/** A client of somebody else's making, with a keep-alive that does not help. */
const SUBSCRIBER = `
const client = require('mqtt').connect(process.argv[1], { clientId: 'stopped', clean: false, keepalive: 60 });
client.on('connect', () => client.subscribe('load/#', { qos: Number(process.argv[2]) }, () => process.send('ready')));
`;

async function stoppedSubscriber(url: string, qos: number): Promise<() => void> {
  const child = spawn(process.execPath, ['-e', SUBSCRIBER, url, String(qos)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve) => child.once('message', () => resolve()));
  child.kill('SIGSTOP');
  return () => void child.kill('SIGKILL');
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, BATCH_PERIOD_MS));
}

async function flood(broker: RunningBroker, qos: 0 | 1): Promise<void> {
  const { url } = broker;
  const publisher = await connectLiveBus({ url, clientPrefix: 'odc-1.publisher' });
  const listener = await connectLiveBus({ url, clientPrefix: 'odc-1.listener' });
  const to = qos === 0 ? listener.samples : listener.commands;
  const from = qos === 0 ? publisher.samples : publisher.commands;
  let received = 0;
  to.onDelivery((delivery) => {
    received += 1;
    delivery.acknowledge();
  });
  to.subscribe(['load/#'], qos);
  await until(() => {
    from.publish('load/probe', PAYLOAD, { qos, retain: false });
    return received > 0;
  });
  const wake = await stoppedSubscriber(url, qos);
  let acknowledged = 0;
  let failed = 0;
  let sent = 0;
  received = 0;
  const isDone = (): boolean => received >= MESSAGES && (qos === 0 || acknowledged >= MESSAGES);
  while (!isDone()) {
    // What a connection that a busy machine let go took with it is sent again: at QoS 1 it is told, at QoS 0 it is not.
    const wanted = qos === 0 ? BATCH : Math.min(BATCH, MESSAGES + failed - sent);
    for (let index = 0; index < wanted; index++, sent++) {
      from.publish('load/a', PAYLOAD, { qos, retain: false }, (error) => {
        if (error) failed += 1;
        else acknowledged += 1;
      });
    }
    await new Promise((resolve) => setTimeout(resolve, BATCH_PERIOD_MS));
  }
  wake();
  await Promise.all([publisher, listener].flatMap((bus) => [bus.samples.close(), bus.commands.close()]));
}

function describeStopped(title: string, start: () => Promise<RunningBroker>): void {
  describe(`a stopped subscriber on ${title}`, () => {
    for (const qos of [0, 1] as const) {
      it(
        `does not keep QoS ${qos} messages from the others`,
        async () => {
          const broker = await start();
          await flood(broker, qos);
          await broker.close();
        },
        PATIENCE_MS,
      );
    }
  });
}

describeStopped('embedded broker', () => startEmbeddedBroker({ port: 0 }));

if (mosquittoAvailable() || process.env.CI === 'true') {
  describeStopped('mosquitto', () => startMosquitto({ port: 0 }));
} else {
  describe('mosquitto (skipped: mosquitto is not installed)', () => {
    it.skip('a stopped subscriber', () => undefined);
  });
}
