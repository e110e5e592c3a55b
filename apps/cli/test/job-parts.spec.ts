import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sizeText, spanText } from '../src/jobs/desk';
import { Tail } from '../src/jobs/logs';
import { stageBytes, stageFile } from '../src/jobs/uplink';
import { workFolder } from './dawnline';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('staging files as an uplink would', () => {
  const folder = workFolder();
  afterAll(() => folder.remove());
  const stagedAs = (text: string): string => join(folder.path, 'staged', sha256(text));

  it('puts them whole under their digest, for their owner only, and leaves nothing else', () => {
    const place = join(folder.path, 'a.bin');
    const text = 'x'.repeat(3_000_000);
    writeFileSync(place, text);
    expect(stageFile(folder.path, place, sha256(text))).toBe(true);
    expect(readFileSync(stagedAs(text), 'utf8') === text).toBe(true);
    expect(statSync(stagedAs(text)).mode & 0o777).toBe(0o600);
    expect(stageFile(folder.path, place, sha256(text))).toBe(false);
    expect(readdirSync(folder.path).sort()).toEqual(['a.bin', 'staged']);
  });

  it('replaces one that is damaged on board', () => {
    expect(stageBytes(folder.path, Buffer.from('good'))).toBe(sha256('good'));
    writeFileSync(stagedAs('good'), 'bad!');
    stageBytes(folder.path, Buffer.from('good'));
    expect(readFileSync(stagedAs('good'), 'utf8')).toBe('good');
  });

  it('does not stage a file that is not what was ordered', () => {
    const place = join(folder.path, 'b.bin');
    writeFileSync(place, 'changed');
    expect(() => stageFile(folder.path, place, sha256('before'))).toThrow(
      'changed while it was being staged',
    );
    expect(readdirSync(join(folder.path, 'staged'))).not.toContain(sha256('before'));
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.uplink'))).toEqual([]);
  });
});

describe('following a log', () => {
  const taken = (tail: Tail, attempt: number, offset: number, text: string): [string, string] => {
    const { note, bytes } = tail.take({ attempt, offset, contents: Buffer.from(text) });
    return [note, Buffer.from(bytes).toString()];
  };

  it('prints each byte once, and says what is missing', () => {
    const tail = new Tail();
    expect(taken(tail, 0, 10, 'abc')).toEqual(['', 'abc']);
    expect(taken(tail, 0, 11, 'bcde')).toEqual(['', 'de']);
    expect(taken(tail, 0, 11, 'bcde')).toEqual(['', '']);
    expect(taken(tail, 0, 20, 'xyz')).toEqual(['5 bytes are missing', 'xyz']);
  });

  it('begins anew with an attempt, and with a log that was cut', () => {
    const tail = new Tail();
    expect(taken(tail, 1, 0, 'abc')).toEqual(['', 'abc']);
    expect(taken(tail, 2, 0, 'new')).toEqual(['attempt 2', 'new']);
    expect(taken(tail, 2, 0, 'n')).toEqual(['the log was cut', 'n']);
    expect(taken(tail, 2, 0, 'ne')).toEqual(['', 'e']);
  });
});

describe('sizes and ages', () => {
  it('read as people say them', () => {
    expect([0, 1023, 1024, 1.5 * 2 ** 30, 2 ** 50].map(sizeText)).toEqual([
      '0 B',
      '1023 B',
      '1.0 KiB',
      '1.5 GiB',
      '1024.0 TiB',
    ]);
    expect([0, 1.25e6, 119e6, 600e6, 9000e6].map(spanText)).toEqual([
      '0 s',
      '1.3 s',
      '119 s',
      '10 min',
      '2.5 h',
    ]);
  });
});
