// `dawnline file` on a live rig: real processes, frames over the modelled link, within real contacts.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, dawnline, PATIENCE_MS, Running, workFolder, type Ended } from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

const WAIT = ['--wait', '100s'];
const PROGRAM = `
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
console.log('hello');
writeFileSync(join(process.env.DAWNLINE_RESULT_DIR, 'out.txt'), 'done');
`;
const JOB = `schema: 1
job: hello
tenant: lab
command: [node, hello.mjs]
files: [hello.mjs]
results: [out.txt]
`;
const contents = randomBytes(40_000);
const sha256 = createHash('sha256').update(contents).digest('hex');

/** Ids of the processes that run a service of the rig in this folder. */
function serviceOf(name: string, folder: string): number[] {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .filter((id) => {
      try {
        const says = (file: string): string => readFileSync(`/proc/${id}/${file}`, 'utf8');
        return says('cmdline').includes(`apps/${name}/src/main.js`) && says('environ').includes(folder);
      } catch {
        return false;
      }
    })
    .map(Number);
}

describe('dawnline file on a live rig', () => {
  const folder = workFolder();
  let rig: Running;
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, 'file', ...args);
  const json = async (...args: string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await run(...args, ...WAIT, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };

  beforeAll(async () => {
    build();
    writeFileSync(join(folder.path, 'a.bin'), contents);
    writeFileSync(join(folder.path, 'long.bin'), Buffer.concat(Array<Buffer>(40).fill(contents)));
    rig = new Running(folder.path, ['up', 'workshop', '--rate', '2', '--quiet']);
    await rig.until('the rig is up', () => existsSync(join(folder.path, 'flights/rig.json')));
  });
  afterAll(() => {
    if (!rig.isOver) rig.signal('SIGKILL');
    folder.remove();
  });

  it('LK-25 sends a file up, lists it and gets it back, with progress on standard error', async () => {
    const up = await run('put', 'a.bin', 'nvm/files/', ...WAIT);
    expect(up).toMatchObject({ code: 0, stdout: `nvm/files/a.bin  40000 bytes  sha256 ${sha256}\n` });
    expect(up.stderr).toMatch(/1:1 {2}up +\d+ % {2}\[[#.]{20}\] {2}[\d.]+ KiB of 39\.1 KiB/);
    expect(await json('list', 'nvm/files')).toEqual([{ name: 'a.bin', bytes: 40_000, folder: false }]);
    expect(await json('get', 'nvm/files/a.bin', 'back.bin')).toMatchObject({
      bytes: 40_000,
      sha256,
      stage: 'done',
    });
    expect(readFileSync(join(folder.path, 'back.bin')).equals(contents)).toBe(true);
  });

  it('LK-25 puts a file where job orders look for it, under its digest', async () => {
    const place = `ssd0/staged/${sha256}`;
    expect(await json('put', 'a.bin', 'ssd0/staged/')).toMatchObject({ destination: place, stage: 'done' });
    expect(await json('list', 'ssd0/staged')).toEqual([{ name: sha256, bytes: 40_000, folder: false }]);
  });

  it('LK-25 brings a job’s file up, and its log and sealed result down', async () => {
    writeFileSync(join(folder.path, 'hello.mjs'), PROGRAM);
    writeFileSync(join(folder.path, 'job.yaml'), JOB);
    await json('put', 'hello.mjs', 'ssd0/staged/');
    const submitted = await dawnline(folder.path, 'job', 'submit', 'job.yaml', ...WAIT);
    expect(submitted.stdout).toMatch(/^on board {2}hello\.mjs/m);
    await rig.until('the result is sealed', () => {
      const flight = join(
        folder.path,
        'flights',
        readdirSync(join(folder.path, 'flights')).find((name) => name.startsWith('workshop'))!,
      );
      return readFileSync(join(flight, 'flight.jsonl'), 'utf8').includes('"RESULT_SEALED"');
    });
    await json('get', 'ssd0/jobs/hello/log-0', 'log');
    expect(readFileSync(join(folder.path, 'log'), 'utf8')).toBe('hello\n');
    const bundle = (await json('get', 'ssd0/jobs/hello/result.bundle', '.')) as { sha256: string };
    const results = await dawnline(folder.path, 'job', 'results', 'hello', ...WAIT, '--json');
    expect(results.stdout).toContain(bundle.sha256);
  });

  it('says what stands against a transfer, and leaves nothing behind', async () => {
    const refused = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await run(...args, ...WAIT);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      return stderr;
    };
    const said = await Promise.all([
      refused('put', 'a.bin', 'nvm/files/a.bin'),
      refused('put', 'a.bin', 'ssd0/jobs/a/input/x'),
      refused('get', 'nvm/files/none', 'none.bin'),
      refused('get', 'nvm/comms-manager/replay-1', 'x'),
      refused('list', 'ssd9'),
      refused('cancel', '2:999'),
    ]);
    for (const [index, reason] of [
      /failed: .*is there already/,
      /failed: .*may not be written/,
      /failed: .*no file 'files\/none'/,
      /failed: .*may not be read/,
      /device 'ssd9'/,
      /not known/,
    ].entries())
      expect(said[index]).toMatch(reason);
    expect(existsSync(join(folder.path, 'none.bin'))).toBe(false);
  });

  it('ends with status 2 at bad input, and asks nothing of the craft', async () => {
    const wrong = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await run(...args);
      expect(code).toBe(2);
      return stderr;
    };
    const said = await Promise.all([
      wrong('put', 'absent.bin', 'nvm/files/x'),
      wrong('put', 'a.bin', 'x'),
      wrong('get', 'nvm/files/a.bin', 'a.bin'),
      wrong('get', 'nvm/files/a.bin', 'no/such/x'),
      wrong('cancel', 'x'),
    ]);
    for (const [index, reason] of [
      'absent.bin: no such file',
      'x: expected DEVICE/PATH',
      'a.bin: exists already',
      'no/such: no such folder',
      'x: expected a transfer',
    ].entries())
      expect(said[index]).toContain(reason);
  });

  it('cancels a transfer while another command waits for it', async () => {
    const waiting = new Running(folder.path, ['file', 'put', 'long.bin', 'nvm/files/never.bin', ...WAIT]);
    await waiting.until('it moves', () => /[1-9]\d? %/.test(waiting.stderr));
    const all = (await json('list')) as { transaction: string; destination: string }[];
    const { transaction } = all.find(({ destination }) => destination === 'nvm/files/never.bin')!;
    expect(await json('cancel', transaction)).toEqual({ transaction, stage: 'cancelled' });
    expect(await waiting.ended).toMatchObject({ code: 1, stdout: '' });
    expect(waiting.stderr).toMatch(/never\.bin: failed: cancel request/);
  });

  it('LK-24 LK-25 goes on after comms-manager was killed in the middle of a file', async () => {
    const waiting = new Running(folder.path, ['file', 'put', 'long.bin', 'nvm/files/long.bin', ...WAIT]);
    await waiting.until('it moves', () => /[1-9]\d? %/.test(waiting.stderr));
    for (const id of serviceOf('comms-manager', folder.path)) process.kill(id, 'SIGKILL');
    const { code, stdout } = await waiting.ended;
    const long = createHash('sha256')
      .update(readFileSync(join(folder.path, 'long.bin')))
      .digest('hex');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `nvm/files/long.bin  1600000 bytes  sha256 ${long}\n`,
    });
  });
});
