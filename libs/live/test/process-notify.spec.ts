import { EventLimiter } from '../../host/src/live/process/event-limiter';
import { LineCutter } from '../../host/src/live/process/line-cutter';
import { parseNotify } from '../../host/src/live/process/notify';
import {
  EVENTS_PER_POLL_MAX_ITEMS,
  METRICS_PER_POLL_MAX_ITEMS,
  NOTIFY_LINE_MAX_BYTES,
} from '../../host/src/live/process/process.limits';
import type { Said } from '../../host/src/live/process/said';

function linesOf(cutter: LineCutter): string[] {
  const lines: string[] = [];
  for (let line = cutter.next(); line !== null; line = cutter.next()) lines.push(line);
  return lines;
}

describe('notify lines', () => {
  test.each<[string, readonly Said[]]>([
    ['READY=1', [{ kind: 'ready' }]],
    ['WATCHDOG=1', [{ kind: 'heartbeat' }]],
    ['WATCHDOG=trigger', [{ kind: 'trigger' }]],
    [
      'STATUS=free text = anything, ünicode too',
      [{ kind: 'status', text: 'free text = anything, ünicode too' }],
    ],
    ['STOPPING=1', [{ kind: 'stopping' }]],
    ['RESTART_RESET=1', [{ kind: 'restart-reset' }]],
    ['EXTEND_TIMEOUT_USEC=2500000', [{ kind: 'extend', byUs: 2_500_000 }]],
    ['READY=0 WATCHDOG=2', []],
  ])('JP-2 reads %p as systemd means it', (line, said) => expect(parseNotify(line)).toEqual(said));

  test.each<[string, readonly Said[]]>([
    ['X_PROGRESS=12/200', [{ kind: 'progress', step: 12, total: 200 }]],
    ['X_PROGRESS=12/0', [{ kind: 'progress', step: 12, total: 0 }]],
    ['X_SECTION=begin:load_data:1500', [{ kind: 'section-begin', name: 'load_data', limitUs: 1_500_000 }]],
    ['X_SECTION=end:load_data', [{ kind: 'section-end', name: 'load_data' }]],
    ['X_CKPT=7', [{ kind: 'checkpoint', sequence: 7 }]],
    ['X_METRIC=loss:-1.5e-3:1', [{ kind: 'metric', name: 'loss', value: -0.0015, unit: '1' }]],
    ['X_METRIC=count:3:', [{ kind: 'metric', name: 'count', value: 3, unit: '' }]],
    ['X_FATAL=no-such-tile', [{ kind: 'fatal', reason: 'no-such-tile' }]],
  ])('JP-3 reads its own word %p', (line, said) => expect(parseNotify(line)).toEqual(said));

  test('JP-1 one line holds many words, in their order; unknown and private keys say nothing', () => {
    const line =
      'WATCHDOG=1 X_PROGRESS=5/9 LATER=x X_MINE=y X_METRIC=a:1:s X_METRIC=b:2:s STATUS=all is WATCHDOG=1';
    expect(parseNotify(line)!.map(({ kind }) => kind)).toEqual([
      ...['heartbeat', 'progress', 'metric', 'metric', 'status'],
    ]);
    expect(parseNotify('LATER=x')).toEqual([]);
    expect(parseNotify('CONSTRUCTOR=1 X_=2')).toEqual([]);
  });

  test.each([
    ...['', 'nonsense', '=1', 'lower=1', 'READY=1 free text', 'STATUS=\u0007bell', 'READY=1\u0000'],
    ...['X_PROGRESS=a/b', 'X_PROGRESS=5', 'X_PROGRESS=-1/5', 'X_CKPT=-1', 'X_CKPT=1e9', 'X_FATAL='],
    ...['EXTEND_TIMEOUT_USEC=soon', 'X_SECTION=begin:a', 'X_SECTION=begin::5', 'X_SECTION=end:a:5'],
    ...['X_SECTION=middle:a:5', 'X_METRIC=loss', 'X_METRIC=loss:NaN:1', 'X_METRIC=loss:1e999:1'],
    ...[
      'X_METRIC=loss:Infinity:1',
      'X_METRIC=loss:1',
      'WATCHDOG=1 X_CKPT=x',
      `STATUS=${'X'.repeat(NOTIFY_LINE_MAX_BYTES)}`,
    ],
  ])('JP-1 drops the malformed line %p whole', (line) => expect(parseNotify(line)).toBeNull());

  test('JP-1 an oversize line is dropped whole, wherever it is cut, and what follows is read', () => {
    const long = 'X'.repeat(NOTIFY_LINE_MAX_BYTES + 1);
    for (const size of [1, 7, 512, 2000]) {
      const cutter = new LineCutter();
      const stream = Buffer.from(`READY=1\n${long}\nWATCHDOG=1\nhalf`);
      const lines: string[] = [];
      for (let at = 0; at < stream.length; at += size) {
        cutter.push(stream.subarray(at, at + size));
        lines.push(...linesOf(cutter));
      }
      expect(lines).toEqual(['READY=1', 'WATCHDOG=1']);
      expect(cutter.dropped).toBe(1);
      cutter.end();
      expect(cutter.dropped).toBe(2);
    }
  });

  test('JP-1 what is no UTF-8 is dropped and counted', () => {
    const cutter = new LineCutter();
    cutter.push(Buffer.from([0xff, 0xfe, 0x0a, 0x41, 0x3d, 0x31, 0x0a]));
    expect(linesOf(cutter)).toEqual(['A=1']);
    expect(cutter.dropped).toBe(1);
  });
});

describe('what one attempt may say in a poll', () => {
  let said: Said[];
  let limiter: EventLimiter;
  beforeEach(() => {
    said = [];
    limiter = new EventLimiter((event) => said.push(event));
  });

  test('JP-1 a flood of heartbeats and progress becomes the first and the newest', () => {
    for (let step = 1; step <= 100_000; step += 1) {
      limiter.say({ kind: 'heartbeat' });
      limiter.say({ kind: 'progress', step, total: 0 });
    }
    limiter.endPoll();
    expect(said).toEqual([
      { kind: 'heartbeat' },
      { kind: 'progress', step: 1, total: 0 },
      { kind: 'heartbeat' },
      { kind: 'progress', step: 100_000, total: 0 },
    ]);
  });

  test('JP-3 checkpoints and sections are told one by one, after the progress that came before them', () => {
    for (const step of [1, 2, 3]) limiter.say({ kind: 'progress', step, total: 9 });
    limiter.say({ kind: 'checkpoint', sequence: 1 });
    limiter.say({ kind: 'section-begin', name: 'a', limitUs: 1 });
    limiter.say({ kind: 'section-end', name: 'a' });
    expect(said.map((event) => ('step' in event ? event.step : event.kind))).toEqual([
      ...[1, 3, 'checkpoint', 'section-begin', 'section-end'],
    ]);
  });

  test('JP-1 says when it has had enough for this poll', () => {
    for (let sequence = 0; !limiter.full; sequence += 1) limiter.say({ kind: 'checkpoint', sequence });
    expect(said).toHaveLength(EVENTS_PER_POLL_MAX_ITEMS);
    limiter.endPoll();
    expect(limiter.full).toBe(false);
  });

  test('JP-3 metrics under too many names are dropped and counted', () => {
    for (let at = 0; at < 1000; at += 1) limiter.say({ kind: 'metric', name: `m${at}`, value: 1, unit: '' });
    limiter.endPoll();
    expect(said).toHaveLength(METRICS_PER_POLL_MAX_ITEMS);
    expect(limiter.dropped).toBe(1000 - METRICS_PER_POLL_MAX_ITEMS);
  });
});
