import { createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeyText, signingPublicKey } from '@dawnline/results';
import { readOrCreateKeys, readOrCreateSigningKey, takeSequence } from '../key-store';

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

  it('makes a signing key that only the owner may read, once, and its public half for everybody', () => {
    const made = readOrCreateSigningKey(folder, 'odc-1');
    expect(statSync(join(folder, 'signing-key.json')).mode & 0o777).toBe(0o600);
    expect(readOrCreateSigningKey(folder, 'odc-1')).toEqual(made);
    const pem = readFileSync(join(folder, 'signing-key.pub'), 'utf8');
    const publicKey = signingPublicKey(Buffer.from(made.signingKeyHex, 'hex'));
    expect(readKeyText(pem, 'ed25519', 'public')).toEqual(publicKey);
    expect(createPublicKey(pem).asymmetricKeyType).toBe('ed25519');
    expect(pem).not.toContain(made.signingKeyHex);
    rmSync(join(folder, 'signing-key.json'));
    expect(readOrCreateSigningKey(folder, 'odc-1').signingKeyHex).not.toBe(made.signingKeyHex);
    writeFileSync(join(folder, 'signing-key.json'), '{"format":1,"craft":"odc-1","signingKeyHex":"secret"}');
    expect(() => readOrCreateSigningKey(folder, 'odc-1')).toThrow(/signing-key.json: signingKeyHex/);
    expect(() => readOrCreateSigningKey(folder, 'odc-1')).not.toThrow('secret');
  });

  it('breaks the lock of somebody who died', () => {
    const { id } = readOrCreateKeys(file, 'odc-1').keys[0];
    writeFileSync(`${file}.lock`, '');
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(`${file}.lock`, longAgo, longAgo);
    expect(takeSequence(file, id, 0)).toBe(1);
  });
});
