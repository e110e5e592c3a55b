import { ConditionCode } from '@dawnline/cfdp';
import { CommsManagerCommand, Refusal, Stage, VerificationReport, type Body } from '@dawnline/contracts';
import { DiskError } from '@dawnline/host';
import { FILE_SEQUENCES_PER_BOOT } from '../../src/comms-manager.limits';
import { FILE_STATE_PATH } from '../../src/files/file-state-store';
import { contentOf } from '../../../../libs/cfdp/test/world';
import { frame, telecommand } from '../fixture';
import { SpaceLinkBench } from '../space-link-bench';
import { GroundFiles } from './ground-files';

const NO_CONTACT = { lock: false, transmitting: false };
const CONTACT = { lock: true, transmitting: true };

describe('files over the space link', () => {
  let bench: SpaceLinkBench;
  let ground: GroundFiles;
  let commands: number;

  beforeEach(async () => {
    bench = new SpaceLinkBench();
    await bench.open();
    ground = new GroundFiles(bench);
    commands = 0;
    await ground.seconds(2);
  });
  afterEach(() => bench.close());

  async function command(action: Partial<Body<CommsManagerCommand>>): Promise<VerificationReport> {
    commands += 1;
    const requestId = `f${commands}`;
    const body = CommsManagerCommand.encode(action as CommsManagerCommand);
    bench.uplink(frame(100 * commands, { requestId, target: 'comms-manager', body }));
    const last = (): VerificationReport | undefined =>
      (bench.of('VerificationReport') as unknown as VerificationReport[]).find(
        (report) =>
          report.header.requestId === requestId && (!report.ok || report.stage === Stage.STAGE_COMPLETED),
      );
    await bench.until(`end of ${requestId}`, () => last() !== undefined);
    return last()!;
  }

  const onBoard = async (path: string): Promise<Buffer> => Buffer.from(await bench.disk.read(path));
  const putOnBoard = async (path: string, content: Uint8Array): Promise<void> => {
    await bench.disk.makeFolder('files');
    await bench.disk.write(path, content);
  };

  it('COM-095 COM-098 takes a file up over a lossy link, two passes and a reset, byte for byte', async () => {
    const content = contentOf(1, 150_000);
    ground.loss = 0.1;
    const id = ground.put('job.tar', 'nvm/files/job.tar', content);
    await ground.seconds(3);
    ground.give({ kind: 'link', open: false });
    bench.radio = NO_CONTACT;
    await bench.seconds(12);
    await bench.restart('service-restart');
    expect(await bench.disk.stat('files/job.tar')).toBeNull();
    bench.radio = CONTACT;
    await bench.seconds(3);
    ground.sequence += 1024;
    ground.give({ kind: 'link', open: true });
    await ground.settle();
    expect(ground.conditionOf(id)).toBe(ConditionCode.NoError);
    expect((await onBoard('files/job.tar')).equals(content)).toBe(true);
    expect(await bench.event('FILE_RECEIVED')).toMatchObject({ file: 'nvm/files/job.tar', bytes: '150000' });
    expect(await bench.disk.list('comms-manager/partial')).toEqual([]);
  }, 60_000);

  it('COM-096 COM-098 LK-24 sends a file down over a lossy link, ten minutes without contact and a reset', async () => {
    const content = contentOf(2, 600_000);
    await putOnBoard('files/result', content);
    ground.loss = 0.1;
    const report = await command({ filePut: { source: 'nvm/files/result', destination: 'result' } });
    expect(report).toMatchObject({ ok: true, detail: 'transaction 2:1' });
    await ground.seconds(2);
    ground.give({ kind: 'link', open: false });
    bench.radio = NO_CONTACT;
    await bench.seconds(8);
    bench.clock.advance(600_000_000);
    await bench.seconds(2);
    expect(bench.events('FILE_FAILED')).toEqual([]);
    await bench.restart('service-restart');
    bench.radio = CONTACT;
    await bench.seconds(3);
    ground.sequence += 1024;
    ground.give({ kind: 'link', open: true });
    await ground.seconds(3);
    await ground.settle();
    expect(ground.conditionOf('2:1')).toBe(ConditionCode.NoError);
    expect(Buffer.from(ground.store.files.get('result')!).equals(content)).toBe(true);
    await ground.seconds(2);
    expect(await bench.event('FILE_SENT')).toMatchObject({ file: 'nvm/files/result', bytes: '600000' });
  }, 60_000);

  it('COM-097 LK-13 takes PDUs under the key for files alone, in a sequence of its own, and no command under it', async () => {
    const id = ground.put('f', 'nvm/files/f', contentOf(3, 500));
    await ground.settle();
    expect(ground.conditionOf(id)).toBe(ConditionCode.NoError);
    ground.sequence = 5000;
    ground.sendPdu(telecommand({ requestId: 'forged', target: 'comms-manager' }));
    await bench.seconds(1);
    expect(bench.of('VerificationReport')).toEqual([]);
    ground.sequence = 6;
    ground.sendPdu(ground.received[0]!, 1);
    expect(await bench.event('TELECOMMAND_REFUSED')).toMatchObject({
      refusal: 'MALFORMED',
      key: '1',
      sequence: '7',
    });
    ground.sendPdu(telecommand({ requestId: 'real' }), 1);
    expect(await bench.event('TELECOMMAND_ACCEPTED')).toMatchObject({ requestId: 'real', sequence: '8' });
  });

  it('COM-097 LK-10 tells once where to go on when a whole file comes below the bound', async () => {
    ground.sequence = 50_000;
    ground.put('f', 'nvm/files/f', contentOf(3, 500));
    await ground.settle();
    ground.sequence = 0;
    ground.put('g', 'nvm/files/g', contentOf(3, 20_000));
    await ground.seconds(2);
    const { bound, refusal, key } = await bench.event('TELECOMMAND_REFUSED');
    expect({ refusal, key }).toEqual({ refusal: 'REPLAYED', key: '3' });
    expect(Number(bound)).toBeGreaterThan(50_000);
    await ground.seconds(2);
    expect(bench.events('TELECOMMAND_REFUSED')).toHaveLength(1);
    const housekeeping = bench.of('CommsManagerHousekeeping').at(-1) as unknown as {
      fileReplayBound: number;
    };
    expect(housekeeping.fileReplayBound).toBe(Number(bound));
  });

  it('COM-099 LK-11 a file that arrived lies there and does nothing, and reaches no place where it could', async () => {
    const script = Buffer.from('#!/bin/sh\nreboot\n');
    const before = bench.seen.length;
    const id = ground.put('run.sh', 'nvm/files/run.sh', script);
    await ground.settle();
    await ground.seconds(5);
    expect(ground.conditionOf(id)).toBe(ConditionCode.NoError);
    const caused = bench.seen.slice(before).filter(({ topic }) => /\/(tc|command)\//.test(topic));
    expect(caused.map(({ topic }) => topic)).toEqual([]);
    const places = [
      'nvm/comms-manager/replay-1',
      'nvm/files/../comms-manager/replay-1',
      'nvm/keys',
      '/etc/passwd',
      'files/x',
      'nvm/files/',
    ];
    for (const destination of places) {
      const refused = ground.put('x', destination, script);
      await ground.settle();
      expect([destination, ground.conditionOf(refused)]).toEqual([
        destination,
        ConditionCode.FilestoreRejection,
      ]);
    }
    expect(await bench.disk.list('files')).toEqual(['run.sh']);
    expect((await onBoard('comms-manager/replay-1')).toString()).toMatch(/"keyId":1/);
  }, 60_000);

  it('COM-100 never writes over a file that is there', async () => {
    await putOnBoard('files/f', Buffer.from('mine'));
    const id = ground.put('f', 'nvm/files/f', contentOf(3, 500));
    await ground.settle();
    expect(ground.conditionOf(id)).toBe(ConditionCode.FilestoreRejection);
    expect((await onBoard('files/f')).toString()).toBe('mine');
    expect(await bench.event('FILE_FAILED')).toMatchObject({
      direction: 'up',
      condition: 'filestore rejection',
    });
  });

  it('COM-101 suspends, resumes and cancels by command, and says why when it cannot', async () => {
    await putOnBoard('files/big', contentOf(4, 3_000_000));
    await command({ filePut: { source: 'nvm/files/big', destination: 'big' } });
    await ground.seconds(2);
    expect(await command({ fileSuspend: '2:1' })).toMatchObject({ ok: true });
    // What was read already still leaves: a second of the link, as fast as the machine handles it.
    await ground.seconds(10);
    const received = ground.received.length;
    await ground.seconds(40);
    expect(ground.received.length).toBeLessThan(received + 10);
    expect(await command({ fileSuspend: '2:1' })).toMatchObject({
      refusal: Refusal.REFUSAL_RANGE,
      detail: 'it is suspended already',
    });
    expect(await command({ fileResume: '2:1' })).toMatchObject({ ok: true });
    await ground.seconds(2);
    expect(ground.received.length).toBeGreaterThan(received + 50);
    expect(await command({ fileCancel: '2:1' })).toMatchObject({ ok: true });
    await ground.settle();
    expect(ground.conditionOf('2:1')).toBe(ConditionCode.CancelRequest);
    expect(ground.store.files.has('big')).toBe(false);
    expect(await bench.event('FILE_FAILED')).toMatchObject({
      transaction: '2:1',
      condition: 'cancel request',
    });
    expect(await command({ fileCancel: '2:9' })).toMatchObject({ detail: 'the transaction is not known' });
    // The gate refuses what no room should see.
    const put = { filePut: { source: 'nvm/files/big', destination: 'x'.repeat(256) } };
    const body = CommsManagerCommand.encode(put as CommsManagerCommand);
    bench.uplink(frame(100 * (commands + 1), { requestId: 'long', target: 'comms-manager', body }));
    expect(await bench.event('TELECOMMAND_REFUSED')).toMatchObject({ refusal: 'RANGE' });
  }, 60_000);

  it('COM-101 LK-1 a file that is not there fails with an event that carries the request id', async () => {
    await command({ filePut: { source: 'nvm/files/none', destination: 'none' } });
    expect(await bench.event('FILE_FAILED')).toMatchObject({ file: 'nvm/files/none', direction: 'down' });
    const events = bench.of('Event') as unknown as { code: string; header: { requestId: string } }[];
    expect(events.find(({ code }) => code === 'FILE_FAILED')!.header.requestId).toBe('f1');
  });

  it('COM-102 lists a folder, and refuses one that is none of the ground’s business', async () => {
    await putOnBoard('files/a', Buffer.from('123'));
    expect(await command({ fileList: { folder: 'nvm/files', after: '' } })).toMatchObject({ ok: true });
    await ground.seconds(2);
    expect(ground.listings[0]).toMatchObject({
      folder: 'nvm/files',
      entries: [{ name: 'a', bytes: 3, folder: false }],
      refusal: '',
      header: { requestId: 'f1' },
    });
    const refused = await command({ fileList: { folder: 'nvm/comms-manager', after: '' } });
    expect(refused).toMatchObject({ ok: false, refusal: Refusal.REFUSAL_FAILED });
  });

  it('COM-103 goes on with numbers never used when the stored state is lost, and cleans up', async () => {
    await putOnBoard('files/a', Buffer.from('123'));
    ground.give({ kind: 'link', open: false });
    await command({ filePut: { source: 'nvm/files/a', destination: 'a' } });
    await bench.disk.write(FILE_STATE_PATH, Buffer.from('rotten'));
    await bench.disk.makeFolder('comms-manager/partial');
    await bench.disk.write('comms-manager/partial/1-7', Buffer.from('orphan'));
    await bench.restart('service-restart');
    await bench.seconds(2);
    expect(await bench.event('FILE_STATE_LOST')).toEqual({ reason: 'its CRC does not match' });
    const { detail } = await command({ filePut: { source: 'nvm/files/a', destination: 'a' } });
    expect(detail).toBe(`transaction 2:${2 * FILE_SEQUENCES_PER_BOOT + 1}`);
    expect(await bench.disk.list('comms-manager/partial')).toEqual([]);
  });

  it('COM-104 holds everything back while its state cannot be stored, and goes on when it can', async () => {
    await putOnBoard('files/a', Buffer.from('123'));
    bench.disk.refuse = (operation, path) => {
      if (operation === 'write' && path.startsWith(FILE_STATE_PATH)) throw new DiskError('ENOSPC', path);
    };
    const failed = await command({ filePut: { source: 'nvm/files/a', destination: 'a' } });
    expect(failed).toMatchObject({ ok: false, refusal: Refusal.REFUSAL_FAILED });
    await ground.seconds(8);
    expect(bench.events('FILE_STATE_NOT_STORED').length).toBeGreaterThanOrEqual(2);
    expect(ground.received).toEqual([]);
    bench.disk.refuse = null;
    await ground.seconds(8);
    await ground.settle();
    expect(Buffer.from(ground.store.files.get('a')!).toString()).toBe('123');
  });

  it('COM-105 counts files and gaps while they are on their way', async () => {
    await putOnBoard('files/a', contentOf(1, 3_000_000));
    ground.loss = 0.3;
    ground.put('b', 'nvm/files/b', contentOf(2, 400_000));
    await command({ filePut: { source: 'nvm/files/a', destination: 'a' } });
    await bench.until('both are on their way, with gaps', () => {
      void ground.seconds(1);
      return bench
        .of('CommsManagerHousekeeping')
        .some(
          (packet) => packet.filesSending === 1 && packet.filesReceiving === 1 && Number(packet.fileGaps) > 0,
        );
    });
  });

  it('COM-105 tells in housekeeping how many files, bytes and gaps there are', async () => {
    await putOnBoard('files/a', contentOf(1, 10_000));
    await command({ filePut: { source: 'nvm/files/a', destination: 'a' } });
    ground.put('b', 'nvm/files/b', contentOf(1, 5000));
    ground.sendPdu(Uint8Array.of(1, 2, 3));
    await ground.settle();
    await ground.seconds(3);
    expect(bench.of('CommsManagerHousekeeping').at(-1)).toMatchObject({
      filesSending: 0,
      filesReceiving: 0,
      fileBytesIn: 5000,
      fileBytesOut: 10_000,
      fileGaps: 0,
      filePdusRefused: 1,
    });
  });
});
