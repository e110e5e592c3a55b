import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LiveBoot, RETAINED_LIMIT_BYTES } from '../../host/src/live/boot';

describe('live boot', () => {
  let folder: string;
  let dropped: string[];

  const boot = (): LiveBoot =>
    new LiveBoot({
      service: 'fault-manager',
      retainedFolder: join(folder, 'retained'),
      nonVolatileFolder: join(folder, 'counters'),
      resetCause: 'service-restart',
      onCorrupt: (file) => dropped.push(file),
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dawnline-boot-'));
    dropped = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('counts boots, and keeps retained memory and failed units over them', () => {
    const first = boot();
    first.retain('mode', new Uint8Array([1, 2, 3]));
    first.markFailed('pump-prime');
    first.markFailed('pump-prime');
    const second = boot();
    expect([first.bootId, second.bootId]).toEqual([1, 2]);
    expect(second.retained('mode')).toEqual(new Uint8Array([1, 2, 3]));
    expect(second.retained('other')).toBeNull();
    expect(second.failedUnits()).toEqual(['pump-prime']);
  });

  it('FD-26 drops what fails its check, and says so', () => {
    boot().retain('mode', new Uint8Array(8));
    const file = join(folder, 'retained', 'fault-manager.bin');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(file, bytes);
    expect(boot().retained('mode')).toBeNull();
    expect(dropped).toEqual([file]);
  });

  it('holds 64 KiB in all', () => {
    const one = boot();
    one.retain('a', new Uint8Array(RETAINED_LIMIT_BYTES - 10));
    expect(() => one.retain('b', new Uint8Array(20))).toThrow(/65536 bytes/);
    expect(one.retained('b')).toBeNull();
    one.retain('b', new Uint8Array(5));
  });
});
