import { LineCutter, NOTIFY_LINE_MAX_BYTES, parseNotify } from '../../host/src/live/process/notify';

describe('notify lines', () => {
  test('JP-2 JP-3 reads the words it knows and ignores the others', () => {
    expect(parseNotify('READY=1')).toMatchObject({ ready: true, heartbeat: false });
    expect(parseNotify('WATCHDOG=1 X_PROGRESS=12/200 X_METRIC=loss:0.5:1 LATER=x')).toEqual({
      ready: false,
      heartbeat: true,
      progress: { step: 12, total: 200 },
      checkpoint: null,
    });
    expect(parseNotify('X_CKPT=7 STATUS=free text = anything')).toMatchObject({ checkpoint: 7 });
    expect(parseNotify('WATCHDOG=trigger')).toMatchObject({ heartbeat: false });
  });

  test.each(['', 'nonsense', '=1', 'lower=1', 'X_PROGRESS=a/b', 'X_CKPT=-1', 'READY=1 free text'])(
    'JP-1 drops the malformed line %p',
    (line) => expect(parseNotify(line)).toBeNull(),
  );

  test('JP-1 drops an oversize line whole, wherever it is cut, and goes on after it', () => {
    const long = 'X'.repeat(NOTIFY_LINE_MAX_BYTES + 1);
    expect(parseNotify(`STATUS=${long}`)).toBeNull();
    for (const size of [1, 7, 512, 2000]) {
      const cutter = new LineCutter();
      const stream = Buffer.from(`READY=1\n${long}\nWATCHDOG=1\nhalf`);
      const lines: string[] = [];
      for (let at = 0; at < stream.length; at += size)
        lines.push(...cutter.take(stream.subarray(at, at + size)));
      expect(lines).toEqual(['READY=1', 'WATCHDOG=1']);
      expect(cutter.dropped).toBe(1);
    }
  });
});
