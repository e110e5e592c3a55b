import { createHash } from 'node:crypto';
import { Controller, Module } from '@nestjs/common';
import { Receive } from '@dawnline/bus';
import { checksumOf, ChecksumType } from '@dawnline/cfdp';
import { FileReply, FileRequest } from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import { DeviceStore, FileClient } from '@dawnline/files';
import { runService, Service } from '@dawnline/service';
import { PayloadWorld } from './payload-world';
import { S } from './payload-peers';

const CONTENTS = Uint8Array.from({ length: 150_001 }, (_, index) => (index * 31) & 255);
const SHA256 = createHash('sha256').update(CONTENTS).digest('hex');
const CRC = checksumOf(ChecksumType.Crc32C, CONTENTS);
const STAGED = `staged/${SHA256}`;

/** comms-manager as job-executor's file server sees it, and all that may ask besides. */
function client(flight: PayloadWorld, name = 'comms-manager'): () => FileClient {
  const clients: FileClient[] = [];
  @Controller()
  class Asking {
    private readonly files: FileClient;
    constructor(service: Service) {
      this.files = new FileClient(service, 'job-executor');
      clients.push(this.files);
    }
    @Receive(FileReply, { filter: FileClient.REPLIES })
    onReply(reply: FileReply): void {
      this.files.take(reply);
    }
  }
  Reflect.defineMetadata('design:paramtypes', [Service], Asking);
  @Module({ controllers: [Asking] })
  class AskingModule {}
  flight.world.addNode({
    name,
    computer: 'obc',
    table: { craft: 'odc-1', services: [], devices: [], gpus: [] } as unknown as CraftTable,
    boot: (host) =>
      runService({ name, module: AskingModule, computer: 'obc', critical: false, events: {} }, host),
  });
  return () => clients.at(-1)!;
}

/** Lets the flight go on until the work settles. */
async function settled<T>(flight: PayloadWorld, work: Promise<T>, seconds = 700): Promise<T> {
  let isDone = false;
  const done = (): void => void (isDone = true);
  work.then(done, done);
  for (let second = 0; second < seconds && !isDone; second++) await flight.run(1);
  expect(isDone).toBe(true);
  return work;
}

async function flown(): Promise<{ flight: PayloadWorld; ssd0: () => DeviceStore }> {
  const flight = PayloadWorld.open();
  const current = client(flight);
  await flight.run(5);
  return { flight, ssd0: () => new DeviceStore(current().device('ssd0')) };
}

async function uplink(store: DeviceStore): Promise<void> {
  await store.openPartial('1:1', { destination: STAGED, size: CONTENTS.length, resume: false });
  for (let at = 0; at < CONTENTS.length; at += 970)
    await store.write('1:1', at, CONTENTS.subarray(at, at + 970));
}
const commit = (store: DeviceStore): Promise<void> =>
  store.commit('1:1', {
    destination: STAGED,
    size: CONTENTS.length,
    checksumType: ChecksumType.Crc32C,
    checksum: CRC,
  });

describe('files of the payload host, over the bus', () => {
  test('JOBX-070 a file of an order comes up under its digest, and the order finds it', async () => {
    const { flight, ssd0 } = await flown();
    const store = ssd0();
    await settled(flight, uplink(store));
    expect(await settled(flight, store.checksum('1:1', ChecksumType.Crc32C, CONTENTS.length))).toBe(CRC);
    expect(await settled(flight, store.stat(STAGED))).toBeNull();
    await settled(flight, commit(store));
    await settled(flight, commit(store));
    flight.submit('a', { files: [{ path: 'model.bin', bytes: CONTENTS.length, sha256: SHA256 }] });
    await flight.run(10);
    expect(flight.states('a')).toContain('RUNNING');
    const tree = flight.world.disk('payload-host', 'ssd0').tree;
    expect(Buffer.from(tree.file('jobs/a/input/model.bin', 'read').read()).equals(CONTENTS)).toBe(true);
  });

  test('JOBX-070 a file goes on after a restart of the executor and a power loss of its computer, and is whole (LK-25)', async () => {
    const { flight, ssd0 } = await flown();
    const store = ssd0();
    const work = uplink(store).then(() => commit(store));
    await flight.run(0.01);
    flight.world.kill('job-executor');
    await flight.run(0.4);
    flight.world.powerCycle('payload-host');
    await settled(flight, work);
    const tree = flight.world.disk('payload-host', 'ssd0').tree;
    expect(Buffer.from(tree.file(STAGED, 'read').read()).equals(CONTENTS)).toBe(true);
  });

  test('JOBX-071 log, checkpoints and the complete result of a job can be read, and count as its downlink', async () => {
    const { flight, ssd0 } = await flown();
    flight.submit('a');
    await flight.run(20);
    const store = ssd0();
    await expect(settled(flight, store.openSource('jobs/a/result-0/digest'))).rejects.toThrow(
      /may not be read/,
    );
    await flight.run(80);
    expect(flight.states('a').at(-1)).toBe('COMPLETED');
    const { size } = await settled(flight, store.openSource('jobs/a/result-0/digest'));
    const digest = await settled(flight, store.read('jobs/a/result-0/digest', 0, size));
    expect(Buffer.from(digest).toString().trim()).toBe(flight.digestOf('a'));
    const names = async (folder: string): Promise<string[]> =>
      (await settled(flight, store.list(folder, ''))).entries.map(({ name }) => name);
    expect(await names('')).toEqual(['jobs']);
    expect(await names('jobs')).toEqual(['a']);
    expect(await names('jobs/a')).toEqual(expect.arrayContaining(['ckpt', 'result-0']));
    expect(flight.housekeeping!.tenants.find(({ tenant }) => tenant === 'tenant-1')?.bytesDownlinked).toBe(
      size,
    );
  });

  test('JOBX-071 of a secret job nothing but the bundle is shown', async () => {
    const { mayReadOfJobs } = await import('../src/files/readable');
    const record = (secret: boolean) => () =>
      ({ order: { secret }, state: 'COMPLETED', resultAttempt: 2, bundle: { path: '' } }) as never;
    const paths = ['result.bundle', 'log-0', 'ckpt/000001/state', 'result-2/a', 'result-1/a', 'input/x', 'x'];
    const read = (secret: boolean): string[] =>
      paths.filter((path) => mayReadOfJobs(`jobs/a/${path}`, record(secret)));
    expect(read(false)).toEqual(['result.bundle', 'log-0', 'ckpt/000001/state', 'result-2/a']);
    expect(read(true)).toEqual(['result.bundle']);
    expect(mayReadOfJobs('jobs/a/log-0', () => null)).toBe(false);
  });

  test.each([
    ['staged/model.bin', /may not be written/],
    ['jobs/a/input/x', /may not be written/],
    ['ledger', /may not be written/],
    ['../x', /a path inside the device/],
  ])('JOBX-072 writing %s is refused', async (destination, reason) => {
    const { flight, ssd0 } = await flown();
    const opening = ssd0().openPartial('1:1', { destination, size: 1, resume: false });
    await expect(settled(flight, opening)).rejects.toThrow(reason);
  });

  test('JOBX-072 contents that are not what their name says get no name', async () => {
    const { flight, ssd0 } = await flown();
    const store = ssd0();
    await settled(flight, uplink(store));
    const destination = `staged/${'0'.repeat(64)}`;
    const request = { destination, size: CONTENTS.length, checksumType: ChecksumType.Crc32C, checksum: CRC };
    await expect(settled(flight, store.commit('1:1', request))).rejects.toThrow(/not the SHA-256/);
    expect(await settled(flight, store.stat(destination))).toBeNull();
  });

  test('JOBX-072 nobody but comms-manager is served', async () => {
    const flight = PayloadWorld.open();
    const other = client(flight, 'thermal-controller');
    await flight.run(5);
    const asked = other().device('ssd0').list('', '');
    await expect(settled(flight, asked)).rejects.toThrow(/thermal-controller may not ask/);
  });

  test('JOBX-072 a request without an operation, and one that comes too late, change nothing', async () => {
    const { flight } = await flown();
    const bus = flight.world.endpoint('comms-manager-raw');
    const replies: FileReply[] = [];
    void bus.subscribe('craft/odc-1/file/job-executor/comms-manager/reply', (_topic, payload) => {
      replies.push(FileReply.decode(payload));
    });
    const header = { schema: 1, craft: 'odc-1', source: 'comms-manager', instance: 'x', bootId: 9 };
    const send = (sequence: number, body: object): void =>
      void bus.publish(
        'craft/odc-1/file/job-executor/comms-manager',
        FileRequest.encode({
          device: 'ssd0',
          ...body,
          header: { ...header, sequence, ...(body as { header?: object }).header },
        } as never),
        1,
      );
    send(1, { header: { requestId: 'empty' } });
    send(2, { header: { requestId: 'late', expiresUs: 1 }, list: { folder: '', after: '' } });
    send(3, { header: { requestId: 'disk' }, device: 'nvm', list: { folder: '', after: '' } });
    await flight.run(2);
    expect(replies.map(({ header: { requestId }, detail }) => [requestId, detail])).toEqual([
      ['empty', 'no operation is set'],
      ['disk', "no device 'nvm'"],
    ]);
  });

  test('JOBX-070 a request that finds nobody is asked again, and fails after its patience', async () => {
    const flight = PayloadWorld.open();
    const current = client(flight);
    await flight.run(5);
    const silent = current().device('ssd0').stat('staged');
    const absent = new FileClient(
      {
        name: 'comms-manager',
        clock: {
          now: () => flight.world.nowUs,
          after: (us: number, act: () => void) => ({ cancel: flight.world.at(flight.world.nowUs + us, act) }),
        },
        boot: { bootId: 1 },
        publish: () => undefined,
      } as never,
      'nobody',
    );
    await settled(flight, silent);
    await expect(settled(flight, absent.device('x').stat('y'))).rejects.toThrow(
      /nobody did not answer for 600 s/,
    );
    expect(flight.world.nowUs).toBeGreaterThan(600 * S);
  });
});
