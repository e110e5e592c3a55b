// The sub-commands of `dawnline job` on a live rig: real telecommands, a real program, real files.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, dawnline, PATIENCE_MS, Running, workFolder, type Ended } from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

/** Any program will do: this one says things, writes a result, and takes as long as it is told. */
const PROGRAM = `
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const { DAWNLINE_RESULT_DIR, GREETING } = process.env;
console.log('hello ' + GREETING + ' ' + process.argv.slice(2).join(' '));
copyFileSync('data/in.txt', join(DAWNLINE_RESULT_DIR, 'out.txt'));
setTimeout(() => console.log('bye'), Number(process.argv[2]));
`;
const JOB = `schema: 1
job: hello
tenant: lab
command: [node, hello.mjs]
arguments: ['100']
files: [hello.mjs, { path: data/in.txt, from: in.txt }]
environment: { GREETING: world }
results: [out.txt]
`;
const WAIT = ['--wait', '100s'];

describe('dawnline job on a live rig', () => {
  const folder = workFolder();
  let rig: Running;
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, 'job', ...args);
  const json = async <T>(...args: string[]): Promise<T> => {
    const { code, stdout, stderr } = await run(...args, ...WAIT, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as T;
  };
  const submit = (...args: string[]): Promise<{ stage: string; specification_sha256: string }> =>
    json('submit', 'job.yaml', ...args);
  const ended = async (job: string): Promise<void> => {
    for (;;) {
      const { stdout } = await run('list', '--json');
      const jobs = JSON.parse(stdout || '[]') as { job: string; state: string }[];
      const state = jobs.find((one) => one.job === job)?.state ?? '';
      if (['JOB_COMPLETED', 'JOB_FAILED', 'JOB_CANCELLED', 'JOB_HELD'].includes(state)) return;
      if (rig.isOver) throw new Error(rig.stderr);
    }
  };

  beforeAll(async () => {
    build();
    writeFileSync(join(folder.path, 'hello.mjs'), PROGRAM);
    writeFileSync(join(folder.path, 'in.txt'), 'some input\n');
    writeFileSync(join(folder.path, 'job.yaml'), JOB);
    rig = new Running(folder.path, ['up', 'workshop', '--rate', '5', '--quiet']);
    await rig.until('the rig is up', () => existsSync(join(folder.path, 'flights/rig.json')));
  });
  afterAll(() => {
    if (!rig.isOver) rig.signal('SIGKILL');
    folder.remove();
  });

  it('runs a program with its files, and gives log and result back', async () => {
    expect(await submit()).toMatchObject({ job: 'hello', stage: 'completed', specification_sha256: '' });
    const followed = await run('logs', 'hello', '--follow', ...WAIT);
    expect(followed.stdout).toBe('hello world 100\nbye\n');
    expect(followed.code).toBe(0);
    const results = await json<{ files: { path: string; bytes: number }[]; fetched: unknown[] }>(
      ...['results', 'hello', '--out', 'fetched'],
    );
    expect(results.files).toMatchObject([{ path: 'out.txt', bytes: 11 }]);
    // The bundle, signed by the craft, and what was in it: this tenant has no key, so it is not sealed.
    expect(results.fetched).toMatchObject([{ path: 'hello.bundle' }, { path: 'out.txt' }]);
    expect(readFileSync(join(folder.path, 'fetched/hello/files/out.txt'), 'utf8')).toBe('some input\n');
    const { status, specification } = await json<{
      status: Record<string, unknown>;
      specification: Record<string, unknown>;
    }>('show', 'hello');
    expect(status).toMatchObject({ state: 'JOB_COMPLETED', cause: 'EXIT_DONE', restarts: 0 });
    expect(specification).toMatchObject({ command: ['node', 'hello.mjs'], environment: ['GREETING=world'] });
    expect(await json('checkpoints', 'hello')).toEqual([]);
  });

  it('stages a specification that is too long for one frame', async () => {
    const long = `arguments=['100', '${'x'.repeat(900)}', '${'y'.repeat(600)}']`;
    const ordered = await submit('--set', 'job=long', '--set', long);
    expect(ordered.stage).toBe('completed');
    expect(ordered.specification_sha256).toMatch(/^[0-9a-f]{64}$/);
    await ended('long');
    const logs = await run('logs', 'long', '--bytes', '5', ...WAIT);
    expect(logs.stdout).toBe('\nbye\n');
  });

  it('is executed once when it is sent again with the same id', async () => {
    const again = ['--set', 'job=once', '--id', 'only-once'];
    await submit(...again);
    const second = await submit(...again);
    expect(second).toMatchObject({ job: 'once', request_id: 'only-once', stage: 'completed' });
  });

  it('cancels one that runs, and lists it so', async () => {
    await submit('--set', 'job=slow', '--set', "arguments=['600000']");
    expect(await json('cancel', 'slow')).toMatchObject({ job: 'slow', stage: 'completed' });
    await ended('slow');
    const { stdout } = await run('list');
    expect(stdout).toMatch(/slow +│ CANCELLED/);
  });

  it.each([
    ['show nobody', /^refused: RANGE: no job 'nobody'$/m],
    ['logs nobody', /^refused: RANGE: no job 'nobody'$/m],
    ['cancel nobody', /^refused: RANGE: no job nobody$/m],
    ['release hello', /^refused: RANGE: .*hello/m],
    ['pause nobody', /^refused: RANGE: /m],
    ['pin nobody 1', /^refused: RANGE: /m],
    ['submit job.yaml', /^refused: DUPLICATE: job hello exists/m],
    ['results slow', /^job slow is CANCELLED/m],
  ])('job %s is refused by name, with status 1', async (words, said) => {
    const change = words.startsWith('submit') ? ['--set', 'priority=7'] : [];
    const { code, stderr } = await run(...words.split(' '), ...change, ...WAIT);
    expect(stderr).toMatch(said);
    expect(code).toBe(1);
  });

  it('ends as unknown where no station may send, and says what to do', async () => {
    const { code, stderr } = await run('cancel', 'hello', '--station', 'troll', '--wait', '1s');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^unknown: .*dawnline passes.*--wait.*--id/m);
  });

  it('leaves nothing half on board', () => {
    const { payloadDisk } = JSON.parse(readFileSync(join(folder.path, 'flights/rig.json'), 'utf8')) as {
      payloadDisk: string;
    };
    expect(readdirSync(payloadDisk).filter((name) => name.startsWith('.uplink'))).toEqual([]);
    expect(readdirSync(join(payloadDisk, 'staged')).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  });
});
