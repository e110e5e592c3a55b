import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrCreateKeys, takeSequence } from '../key-store';

describe('key store', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dawnline-keys-'));
    file = join(folder, 'keys.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes keys that only the owner may read, once', () => {
    const made = readOrCreateKeys(file, 'odc-1');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readOrCreateKeys(file, 'odc-1')).toEqual(made);
  });

  it('never gives a sequence twice, and keeps the count in the file', () => {
    const { id } = readOrCreateKeys(file, 'odc-1').keys[0];
    const taken = [takeSequence(file, id, 0), takeSequence(file, id, 0), takeSequence(file, id, 500)];
    expect(taken).toEqual([1, 2, 500]);
    expect(readOrCreateKeys(file, 'odc-1').keys[0].sequence).toBe(500);
    expect(takeSequence(file, id, 3)).toBe(501);
  });

  it('breaks the lock of somebody who died', () => {
    const { id } = readOrCreateKeys(file, 'odc-1').keys[0];
    writeFileSync(`${file}.lock`, '');
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(`${file}.lock`, longAgo, longAgo);
    expect(takeSequence(file, id, 0)).toBe(1);
  });
});
