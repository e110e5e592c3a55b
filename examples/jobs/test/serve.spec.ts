import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Executor, type Ending, type Moment } from '../../shims/test/executor';
import { buildKillAt } from '../../shims/test/kill-at';
import { commandOf, JOBS, layOut } from './job-file';

const SWEEP_MS = 300_000;
const POLL_MS = 5;
const EXIT_CHECKPOINT = 85;
const EXIT_CONFIGURATION = 78;
const FOREST = [0.04, 0.03, 0.38, 0.17, 0.08];
const WATER = [0.06, 0.04, 0.02, 0.01, 0.01];
const BURNT = [0.05, 0.06, 0.12, 0.2, 0.24];

const input = layOut('serve');
let root: string;
let library: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'serve-'));
  library = buildKillAt(root);
});
afterAll(() => [root, input].forEach((made) => rmSync(made, { recursive: true, force: true })));

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, POLL_MS));

/** The service with folders of its own for requests and replies, as the executor would make them. */
class Service {
  readonly executor: Executor;
  readonly requests: string;
  readonly replies: string;

  constructor() {
    const folder = mkdtempSync(join(root, 'run-'));
    [this.requests, this.replies] = ['requests', 'replies'].map((name) => join(folder, name));
    for (const made of [this.requests, this.replies, join(folder, 'job')]) mkdirSync(made);
    const job = commandOf('serve', input, []);
    const folders = { DAWNLINE_REQUEST_DIR: this.requests, DAWNLINE_REPLY_DIR: this.replies };
    this.executor = new Executor(join(folder, 'job'), { ...job, env: { ...job.env, ...folders } });
  }

  ask(id: string, contents: string): void {
    writeFileSync(join(this.requests, `.${id}`), contents);
    renameSync(join(this.requests, `.${id}`), join(this.requests, id));
  }

  reply(id: string): string | null {
    return existsSync(join(this.replies, id)) ? readFileSync(join(this.replies, id), 'utf8') : null;
  }

  written(id: string): bigint {
    return statSync(join(this.replies, id), { bigint: true }).mtimeNs;
  }

  /** All replies by id, without what is being written. */
  all(): Record<string, string> {
    const names = readdirSync(this.replies).filter((name) => !name.startsWith('.'));
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(this.replies, name), 'utf8')]));
  }

  /** One attempt that is told to leave once it is ready and `count` replies are there, unless it ends before. */
  async attempt(count: number, moment?: Moment): Promise<Ending> {
    let ended = false;
    const attempt = this.executor.attempt(moment).finally(() => (ended = true));
    while (!ended && (Object.keys(this.all()).length < count || this.executor.lines[0] !== 'READY=1'))
      await pause();
    this.executor.signal('SIGTERM');
    return attempt;
  }
}

const ASKED: Record<string, string> = {
  '000-a': JSON.stringify({ pixels: [FOREST, WATER] }),
  '001-b': JSON.stringify({ pixels: [BURNT] }),
  '002-c': JSON.stringify({ pixels: [[1, 2]] }),
  'health-1': JSON.stringify({ pixels: [WATER] }),
};
const covers = (reply: string | null): string[] =>
  (JSON.parse(reply!) as { found: { cover: string }[] }).found.map(({ cover }) => cover);

describe('serve', () => {
  test('its model is what fit.mjs makes, number for number, and knows at least 98 of 100 fresh pixels', () => {
    const fitted = spawnSync(process.execPath, [join(JOBS, 'serve', 'fit.mjs')], { encoding: 'utf8' });
    expect(JSON.parse(fitted.stdout)).toEqual(
      JSON.parse(readFileSync(join(JOBS, 'serve', 'model.json'), 'utf8')),
    );
    const [right, trials] = /right for (\d+) of (\d+)/.exec(fitted.stderr)!.slice(1).map(Number);
    expect(right / trials).toBeGreaterThanOrEqual(0.98);
  });

  test('it answers what is asked before and while it runs, probes like any other, and drains at SIGTERM with 85', async () => {
    const service = new Service();
    service.ask('1', ASKED['000-a']);
    const attempt = service.attempt(3);
    while (service.reply('1') === null) await pause();
    service.ask('health-7', JSON.stringify({ pixels: [BURNT] }));
    service.ask('2', JSON.stringify({ pixels: [] }));
    const { code, lines } = await attempt;
    expect(code).toBe(EXIT_CHECKPOINT);
    expect(covers(service.reply('1'))).toEqual(['forest', 'water']);
    expect(covers(service.reply('health-7'))).toEqual(['burnt']);
    expect(covers(service.reply('2'))).toEqual([]);
    expect(lines[0]).toBe('READY=1');
    expect(service.executor.newest).toMatchObject({ seq: 1, step: 3, attempt: 0 });
  });

  test('it answers in the order of the names, and never what begins with a dot', async () => {
    const service = new Service();
    for (const id of ['c', 'a', 'd', 'b']) service.ask(id, ASKED['000-a']);
    writeFileSync(join(service.requests, '.e'), ASKED['000-a']);
    await service.attempt(4);
    const written = Object.keys(service.all()).sort((a, b) =>
      service.written(a) < service.written(b) ? -1 : 1,
    );
    expect(written).toEqual(['a', 'b', 'c', 'd']);
  });

  test.each([
    ['{"pixels": [[1, 2]]}', 'pixels has [1,2]; a pixel is 5 reflectances'],
    ['{"pixels": 3}', 'pixels is 3; allowed is a list of pixels'],
    ['{}', 'pixels is missing; allowed is a list of pixels'],
    ['null', 'pixels is missing; allowed is a list of pixels'],
    ['nonsense', 'the request is no JSON'],
  ])('it answers %s with what is wrong, and goes on', async (contents, error) => {
    const service = new Service();
    service.ask('1', contents);
    service.ask('2', ASKED['001-b']);
    expect((await service.attempt(2)).code).toBe(EXIT_CHECKPOINT);
    expect(JSON.parse(service.reply('1')!)).toEqual({ error });
    expect(covers(service.reply('2'))).toEqual(['burnt']);
  });

  test('it beats while nobody asks, and leaves without an answer to give', async () => {
    const service = new Service();
    const { code, lines } = await service.attempt(Infinity, { signal: 'SIGTERM', atLine: 4 });
    expect(code).toBe(EXIT_CHECKPOINT);
    expect(lines.filter((line) => line === 'WATCHDOG=1 X_METRIC=answered:0:1').length).toBeGreaterThanOrEqual(
      3,
    );
  });

  test('a request whose reply was collected before it was removed is not answered twice', async () => {
    const service = new Service();
    service.ask('1', ASKED['000-a']);
    const attempt = service.attempt(Infinity);
    while (service.reply('1') === null) await pause();
    rmSync(join(service.replies, '1'));
    service.ask('2', ASKED['001-b']);
    while (service.reply('2') === null) await pause();
    service.executor.signal('SIGTERM');
    await attempt;
    expect(Object.keys(service.all()).sort()).toEqual(['2']);
  });

  test('without its folders it ends with 78 and says which', async () => {
    const executor = new Executor(mkdtempSync(join(root, 'none-')), commandOf('serve', input, []));
    const { code, stderr } = await executor.attempt();
    expect(code).toBe(EXIT_CONFIGURATION);
    expect(stderr).toBe('DAWNLINE_REQUEST_DIR is ""; it must name an existing folder\n');
  });

  test(
    'JOB-2 killed at any moment, it loses no request and never says another thing than before',
    async () => {
      const count = Object.keys(ASKED).length;
      const prepared = (): Service => {
        const service = new Service();
        for (const [id, contents] of Object.entries(ASKED)) service.ask(id, contents);
        return service;
      };
      const undisturbed = prepared();
      const calls = (await undisturbed.attempt(count, { signal: 'SIGKILL', atCall: { library, call: 0 } }))
        .calls;
      const expected = undisturbed.all();
      expect(Object.keys(expected)).toHaveLength(count);
      expect(calls.length).toBeGreaterThan(20);
      for (let call = 1; call <= calls.length; call++)
        for (const half of calls[call - 1] ? [false, true] : [false]) {
          const service = prepared();
          const killed = await service.attempt(count, { signal: 'SIGKILL', atCall: { library, call, half } });
          expect([call, killed.code]).toEqual([call, null]);
          for (const [id, reply] of Object.entries(service.all()))
            expect([call, reply]).toEqual([call, expected[id]]);
          expect((await service.attempt(count)).code).toBe(EXIT_CHECKPOINT);
          expect([call, service.all()]).toEqual([call, expected]);
        }
    },
    SWEEP_MS,
  );
});
