import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { eventsOf, first, ProcessWorld, until } from './process-world';

const MEBIBYTE = 1_048_576;

let world: ProcessWorld;
beforeEach(() => (world = new ProcessWorld()));
afterEach(() => world.close());

describe('what a job says', () => {
  test('JP-2 JP-3 every word becomes its event, in the order in which they were said', async () => {
    const live = world.port();
    const lines = [
      ...['READY=1', 'X_SECTION=begin:load:2000', 'X_SECTION=end:load', 'WATCHDOG=1 X_PROGRESS=1/10'],
      ...['X_METRIC=loss:0.25:1', 'EXTEND_TIMEOUT_USEC=5000000', 'RESTART_RESET=1', 'X_CKPT=4'],
      ...['WATCHDOG=trigger', 'STOPPING=1', 'X_FATAL=bad-input', 'STATUS=going home'],
    ];
    live.port.start(world.shell('a', `printf '${lines.join('\\n')}\\n' > "$DAWNLINE_NOTIFY"; exit 93`));
    await first(live, 'exited');
    const name = { job: 'a', attempt: 0 };
    expect(live.events.filter(({ kind }) => kind !== 'usage').slice(1)).toEqual([
      { ...name, kind: 'ready' },
      { ...name, kind: 'section-begin', name: 'load', limitUs: 2_000_000 },
      { ...name, kind: 'section-end', name: 'load' },
      { ...name, kind: 'heartbeat' },
      { ...name, kind: 'progress', step: 1, total: 10 },
      { ...name, kind: 'metric', name: 'loss', value: 0.25, unit: '1' },
      { ...name, kind: 'extend', byUs: 5_000_000 },
      { ...name, kind: 'restart-reset' },
      { ...name, kind: 'checkpoint', sequence: 4 },
      { ...name, kind: 'trigger' },
      { ...name, kind: 'stopping' },
      { ...name, kind: 'fatal', reason: 'bad-input' },
      { ...name, kind: 'status', text: 'going home' },
      { ...name, kind: 'exited', code: 93, signal: null, outOfMemory: false },
    ]);
  });

  test('JP-4 descriptor 3 and the FIFO are equal', async () => {
    const live = world.port();
    live.port.start(
      world.shell('a', 'echo READY=1 >&3; echo X_PROGRESS=1/2 > "$DAWNLINE_NOTIFY"; echo X_PROGRESS=2/2 >&3'),
    );
    await first(live, 'exited');
    expect(eventsOf(live, 'ready')).toHaveLength(1);
    expect(eventsOf(live, 'progress').at(-1)).toMatchObject({ step: 2, total: 2 });
  });

  test('JP-4 while the executor is away descriptor 3 neither kills nor blocks its writer, and the FIFO can be opened', async () => {
    const live = world.port();
    const script = `
      const fs = require('fs');
      fs.writeSync(3, 'READY=1\\n');
      const wait = setInterval(() => {
        if (!fs.existsSync(process.env.DAWNLINE_INPUT_DIR + '/go')) return;
        clearInterval(wait);
        let written = 0;
        try { for (;;) written += fs.writeSync(3, 'X_PROGRESS=7/9\\n'); }
        catch (error) { console.log(error.code, written > 0); }
        process.on('SIGTERM', () => process.exit(0));
        setInterval(() => undefined, 1000);
      }, 10);`;
    live.port.start(world.node('a', script));
    await first(live, 'ready');
    live.port.close();
    writeFileSync(world.onDisk('jobs/a/input/go'), '');
    await until(() => world.text('jobs/a/log-0') !== '');
    expect(world.text('jobs/a/log-0')).toBe('EAGAIN true\n');
    const next = world.port();
    next.port.adopt(world.node('a', script));
    expect(await first(next, 'progress')).toMatchObject({ step: 7, total: 9 });
    next.port.signal('a', 0, 'SIGTERM');
    expect(await first(next, 'exited')).toMatchObject({ code: 0 });
  });

  test('JP-5 a touched heartbeat file is a heartbeat, also with an old time; an exit code is told as it was', async () => {
    const live = world.port();
    const script = `sleep 0.3; touch -d '2001-01-01' "$DAWNLINE_HEARTBEAT_FILE"; sleep 0.7; exit 85`;
    live.port.start(world.shell('a', script, { watchdogUs: 2_000_000 }));
    await first(live, 'exited');
    const kinds = live.events.map((event) => event.kind).filter((kind) => kind !== 'usage');
    expect(kinds).toEqual(['started', 'heartbeat', 'exited']);
    expect(live.events.at(-1)).toMatchObject({ code: 85, signal: null });
  });

  test('tier 1: a committed folder is found by polling, once, and older ones are no news', async () => {
    const live = world.port();
    mkdirSync(world.onDisk('jobs/a/ckpt/ckpt-2'), { recursive: true });
    const script = `cd "$DAWNLINE_CKPT_DIR"; mkdir .tmp-3; mv .tmp-3 ckpt-3; sleep 0.3; mkdir ckpt-4; echo X_CKPT=4 >&3; sleep 0.3`;
    live.port.start(world.shell('a', script));
    await first(live, 'exited');
    expect(eventsOf(live, 'checkpoint').map(({ sequence }) => sequence)).toEqual([3, 4]);
  });

  test('a reply of a service is told under its last name; an older one and a half one are not', async () => {
    const live = world.port();
    mkdirSync(world.onDisk('jobs/a/replies'), { recursive: true });
    writeFileSync(world.onDisk('jobs/a/replies/old'), '');
    const script = `cd "$DAWNLINE_REPLY_DIR"; echo x > .r1; echo x > r2.tmp; sleep 0.2; mv .r1 r1; sleep 0.2; mv r2.tmp r2; sleep 0.2`;
    live.port.start(world.shell('a', script, { kind: 'service' }));
    await first(live, 'exited');
    expect(eventsOf(live, 'reply').map(({ request }) => request)).toEqual(['r1', 'r2']);
  });

  test('a growing log is told; a large one is cut, and its end stays readable', async () => {
    const live = world.port();
    const script = `
      const line = 'x'.repeat(1023) + '\\n';
      for (let at = 0; at < 3000; at += 1) process.stdout.write(line);
      process.stdout.write('the last line\\n');
      const wait = setInterval(() => {
        if (!require('fs').existsSync(process.env.DAWNLINE_INPUT_DIR + '/go')) return;
        clearInterval(wait);
        console.log('after the cut');
      }, 10);`;
    live.port.start(world.node('a', script));
    const old = (): string => {
      const path = world.onDisk('jobs/a/log-0.old');
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    };
    const both = (): string => `${old()}${world.text('jobs/a/log-0')}`;
    const isCut = (): boolean => old() !== '' && world.text('jobs/a/log-0').length <= MEBIBYTE;
    // It is cut wherever the job was when the port looked: the last line is in one of the two.
    await until(() => isCut() && both().endsWith('the last line\n'));
    writeFileSync(world.onDisk('jobs/a/input/go'), '');
    await first(live, 'exited');
    expect(old()).toHaveLength(MEBIBYTE);
    expect(world.text('jobs/a/log-0').length).toBeLessThanOrEqual(MEBIBYTE);
    expect(both()).toMatch(/after the cut\n$/);
    expect(eventsOf(live, 'log').length).toBeGreaterThan(0);
  });
});

describe('a job that babbles', () => {
  test('JP-1 a line of 10 MB is dropped, and the lines around it are taken', async () => {
    const live = world.port();
    const script = `echo READY=1 >&3; head -c 10000000 /dev/zero | tr '\\0' x > "$DAWNLINE_NOTIFY"
      printf '\\nX_PROGRESS=1/1\\n' > "$DAWNLINE_NOTIFY"; printf 'half a line' > "$DAWNLINE_NOTIFY"`;
    live.port.start(world.shell('a', script));
    expect(await first(live, 'exited')).toMatchObject({ code: 0 });
    expect(eventsOf(live, 'ready')).toHaveLength(1);
    expect(eventsOf(live, 'progress')).toHaveLength(1);
    expect(eventsOf(live, 'dropped').at(-1)).toMatchObject({ lines: 2 });
  });

  test('JP-1 binary noise says nothing, is counted at a bounded rate, and costs bounded memory', async () => {
    const live = world.port();
    const script = `
      const fs = require('fs');
      const noise = Buffer.alloc(65536);
      let state = 7;
      const notify = fs.openSync(process.env.DAWNLINE_NOTIFY, 'w');
      for (let round = 0; round < 100; round += 1) {
        for (let at = 0; at < noise.length; at += 1) noise[at] = (state = (state * 1664525 + 1013904223) % 4294967296) >>> 24;
        fs.writeSync(notify, noise);
      }
      fs.writeSync(notify, '\\nX_CKPT=1\\n');`;
    const before = process.memoryUsage().rss;
    live.port.start(world.node('a', script));
    expect(await first(live, 'exited')).toMatchObject({ code: 0 });
    expect(eventsOf(live, 'checkpoint')).toHaveLength(1);
    const dropped = eventsOf(live, 'dropped');
    expect(dropped.at(-1)!.lines).toBeGreaterThan(10_000);
    expect(dropped.length).toBeLessThan(100);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MEBIBYTE);
  });

  test('JP-1 JP-3 of a million lines the newest progress is told and no checkpoint or section is lost, while other work goes on', async () => {
    const live = world.port();
    const script = `
      const fs = require('fs');
      const notify = fs.openSync(process.env.DAWNLINE_NOTIFY, 'w');
      const say = (text) => { for (let at = 0; at < text.length;) at += fs.writeSync(notify, text.slice(at, at + 4096)); };
      for (let round = 1; round <= 100; round += 1) {
        let text = 'X_SECTION=begin:s' + round + ':1000\\n';
        for (let at = 0; at < 9997; at += 1) text += 'WATCHDOG=1\\n';
        say(text + 'X_PROGRESS=' + round + '/100\\nX_CKPT=' + round + '\\nX_SECTION=end:s' + round + '\\n');
      }
      say('X_FATAL=enough\\n');`;
    let turns = 0;
    const work = setInterval(() => (turns += 1), 10);
    live.port.start(world.node('a', script));
    expect(await first(live, 'exited')).toMatchObject({ code: 0 });
    clearInterval(work);
    const rounds = Array.from({ length: 100 }, (_, at) => at + 1);
    expect(eventsOf(live, 'checkpoint').map(({ sequence }) => sequence)).toEqual(rounds);
    expect(eventsOf(live, 'section-begin').map(({ name }) => name)).toEqual(rounds.map((at) => `s${at}`));
    expect(eventsOf(live, 'section-end')).toHaveLength(100);
    expect(eventsOf(live, 'progress').at(-1)).toMatchObject({ step: 100 });
    expect(eventsOf(live, 'fatal')).toHaveLength(1);
    expect(eventsOf(live, 'dropped')).toEqual([]);
    expect(eventsOf(live, 'heartbeat').length).toBeLessThan(10_000);
    // The port had 170 polls' worth of lines to take; in each of them the loop was free again.
    expect(turns).toBeGreaterThan(100);
  });

  test('JP-3 a flood of claims waits for its turn instead of being lost or taking the loop', async () => {
    const live = world.port();
    const script = `
      const fs = require('fs');
      const notify = fs.openSync(process.env.DAWNLINE_NOTIFY, 'w');
      for (let at = 1; at <= 500; at += 1) fs.writeSync(notify, 'X_CKPT=' + at + '\\nX_CKPT=' + at + '\\n');`;
    live.port.start(world.node('a', script));
    await first(live, 'exited');
    expect(eventsOf(live, 'checkpoint').map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 500 }, (_, at) => at + 1),
    );
  });
});
