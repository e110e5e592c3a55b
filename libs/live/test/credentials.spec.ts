import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError, readEnvironment } from '../../host/src/live/environment';
import { formatCredentials, isBrokerUrl, readCredentials, type Credentials } from '../src';

const SECRET = 'correct-horse-battery-staple';
const GOOD: Credentials = {
  url: 'mqtts://127.0.0.1:8883',
  user: 'odc-1.operator',
  password: SECRET,
  session: 'a1b2',
  ca: '',
};

describe('credential files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-credentials-'));
  const file = join(folder, 'operator.json');
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (text: string, mode = 0o600): void => {
    writeFileSync(file, text, { mode });
    chmodSync(file, mode);
  };
  const problem = (): string => {
    try {
      readCredentials(file);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };

  it('are read as they were written', () => {
    write(formatCredentials(GOOD));
    expect(readCredentials(file)).toEqual(GOOD);
  });

  it('are refused when somebody else may read or write them', () => {
    for (const mode of [0o640, 0o604, 0o660, 0o602]) {
      write(formatCredentials(GOOD), mode);
      expect(problem()).toMatch(/others may read or write it.*chmod 600/);
    }
  });

  it('name what is wrong with them, and never what is in them', () => {
    const cases: [text: string, said: RegExp][] = [
      [`{"password": "${SECRET}" x`, /it holds no JSON$/],
      [`"${SECRET}"`, /it holds no JSON object$/],
      [JSON.stringify({ ...GOOD, format: 2 }), /format: expected 1/],
      [JSON.stringify({ ...GOOD, format: 1, url: `mqtt://a:${SECRET}@h:1` }), /url: expected mqtt/],
      [JSON.stringify({ ...GOOD, format: 1, user: '' }), /user: expected/],
      [JSON.stringify({ ...GOOD, format: 1, password: 7 }), /password: expected/],
      [JSON.stringify({ ...GOOD, format: 1, session: 'a.b' }), /session: expected letters/],
      [JSON.stringify({ ...GOOD, format: 1, ca: null }), /ca: expected/],
      ['x'.repeat(70_000), /70000 bytes; allowed: 65536/],
    ];
    for (const [text, said] of cases) {
      write(text);
      expect(problem()).toMatch(said);
      expect(problem()).toContain(file);
      expect(problem()).not.toContain(SECRET);
    }
    rmSync(file);
    expect(problem()).toMatch(/there is no such file/);
  });

  it('leave no secret in what a service says of its environment', () => {
    write(`{"password": "${SECRET}" x`);
    let said = '';
    try {
      readEnvironment({ DAWNLINE_CREDENTIALS: file, DAWNLINE_BROKER_URL: `mqtt://me:${SECRET}@broker:1883` });
    } catch (error) {
      expect(error).toBeInstanceOf(EnvironmentError);
      said = (error as Error).message;
    }
    expect(said).toContain('DAWNLINE_CREDENTIALS=');
    expect(said).toContain('DAWNLINE_BROKER_URL=mqtt://...@broker:1883');
    expect(said).not.toContain(SECRET);
  });

  it('have no user in the URL of a broker', () => {
    expect(['mqtt://h:1', 'mqtts://h', 'mqtt://[::1]:1883'].filter(isBrokerUrl)).toHaveLength(3);
    expect(['mqtt://u@h:1', 'mqtt://u:p@h:1', 'ws://h:1', 'h:1', 'mqtt://'].filter(isBrokerUrl)).toEqual([]);
  });
});
