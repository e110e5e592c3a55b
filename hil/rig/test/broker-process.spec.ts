import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrokerProcess } from '../broker-process';
import { processState } from '../process-table';

/** Says what the real one says, and listens; the broker itself has tests of its own. */
const STAND_IN = `
const server = require('node:net').createServer();
server.on('error', (error) => {
  process.stderr.write('broker: port is in use: ' + error.code + '\\n');
  process.exit(1);
});
server.listen(Number(process.argv[2]), '127.0.0.1', () =>
  process.stdout.write('ready mqtt://127.0.0.1:' + server.address().port + '\\n'),
);
process.once('disconnect', () => process.exit(0));
`;

describe('broker process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-broker-'));
  const main = join(folder, 'main.cjs');
  writeFileSync(main, STAND_IN);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is killed, and comes back on the same port', async () => {
    const broker = await BrokerProcess.start({ port: 0, flight: 'test', main });
    const first = broker.processId!;
    await broker.kill();
    expect(processState(first)).toBeNull();
    await broker.restart();
    expect(broker.processId).not.toBe(first);
    await broker.close();
    expect(broker.processId).toBeNull();
  });

  it('tells when it died by itself', async () => {
    let broker: BrokerProcess | null = null;
    await new Promise<void>((resolve) => {
      void BrokerProcess.start({ port: 0, flight: 'test', main, onDeath: resolve }).then((started) => {
        broker = started;
        process.kill(started.processId!, 'SIGKILL');
      });
    });
    expect(broker!.processId).toBeNull();
  });

  it('says why it does not start', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(BrokerProcess.start({ port, flight: 'test', main })).rejects.toThrow(/in use: EADDRINUSE/);
    await new Promise((resolve) => taken.close(resolve));
  });
});
