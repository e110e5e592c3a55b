// A live flight with TLS: who gets in, who may do what, and that no secret of it lies where somebody else could read it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'mqtt';
import { readCredentials } from '@dawnline/live';
import {
  build,
  dawnline,
  PATIENCE_MS,
  processesWith,
  recordIn,
  Running,
  workFolder,
  type Ended,
} from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

const OTHERS = 0o077;

/** All files below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** Every text of more than a few characters that a JSON file of secrets holds under one of these names. */
function secretsOf(file: string, names: readonly string[]): string[] {
  const found: string[] = [];
  JSON.parse(readFileSync(file, 'utf8'), (name, value: unknown) => {
    if (names.includes(name) && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

describe('the secrets of a live flight', () => {
  const folder = workFolder();
  const flight = join(folder.path, 'flight');
  const credentials = join(folder.path, 'flights/credentials');
  let rig: Running;
  let secrets: string[] = [];
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, ...args);

  beforeAll(async () => {
    build();
    rig = new Running(folder.path, ['up', 'pass', '--tls', '--rate', '5', '--out', 'flight']);
    await rig.until('the rig is up', () => existsSync(join(folder.path, 'flights/rig.json')));
    secrets = [
      ...filesIn(join(flight, 'credentials'))
        .filter((file) => file.endsWith('.json'))
        .flatMap((file) => secretsOf(file, ['password', 'session', 'key'])),
      ...secretsOf(join(flight, 'keys.json'), ['hex']),
      ...secretsOf(join(flight, 'signing-key.json'), ['signingKeyHex']),
    ];
  });
  afterAll(() => {
    if (!rig.isOver) rig.signal('SIGKILL');
    folder.remove();
  });

  it('are many, and all different', () => {
    // Rig, operator, observer, five services, six stations: a password and a session each; the keys besides.
    expect(secrets.length).toBeGreaterThan(2 * 14 + 3);
    expect(new Set(secrets).size).toBe(secrets.length);
    for (const secret of secrets) expect(secret.length).toBeGreaterThan(16);
  });

  it('let nobody in without one, and each with its own rights', async () => {
    const { url, ca } = readCredentials(join(credentials, 'operator.json'));
    expect(url).toMatch(/^mqtts:/);
    const code = await new Promise((resolve) => {
      const client = connect(url, { ca, clientId: 'nobody', reconnectPeriod: 0 });
      client.on('error', (error: Error & { code?: number }) => {
        client.end(true);
        resolve(error.code);
      });
      client.on('connect', () => resolve('got in'));
    });
    expect(code).toBe(5);
    const seen = await run('tm', 'power-manager', '--credentials', join(credentials, 'observer.json'));
    expect({ code: seen.code, stderr: seen.stderr }).toEqual({ code: 0, stderr: '' });
    const station = join(credentials, 'stations/troll.json');
    const struck = await run(
      'inject',
      'process.killed',
      '--target',
      'power-manager',
      '--credentials',
      station,
    );
    expect(struck.code).not.toBe(0);
    await rig.until('the rig tells it', () => /may not publish on rig\/odc-1\/fault/.test(rig.stderr));
    expect(recordIn(flight).filter(({ kind }) => kind === 'fault')).toEqual([]);
    expect((await run('tc', 'fault-manager', 'noop', '--wait', '100s')).code).toBe(0);
  });

  it('are not in the arguments or the environment of any process', () => {
    const found = processesWith(`DAWNLINE_FLIGHT=pass-${rig.processId}-`);
    // Five services and the broker.
    expect(found.length).toBeGreaterThan(5);
    for (const id of [rig.processId, ...found])
      for (const name of ['cmdline', 'environ']) expectNone(readFileSync(`/proc/${id}/${name}`, 'utf8'));
  });

  it('lie in files for their owner only; record, logs, reports and output hold none', async () => {
    rig.signal('SIGINT');
    const { stdout, stderr } = await rig.ended;
    expectNone(stdout + stderr);
    const open = filesIn(folder.path).filter((file) => (statSync(file).mode & OTHERS) !== 0);
    const names = open.map((file) => file.slice(flight.length + 1));
    expect(names).toEqual(expect.arrayContaining(['flight.jsonl']) as string[]);
    for (const file of open) expectNone(readFileSync(file, 'latin1'), file);
    // Logs are for the owner too, but are what a person shows to others.
    const logs = filesIn(join(flight, 'logs'));
    expect(logs.length).toBeGreaterThan(0);
    for (const file of logs) expectNone(readFileSync(file, 'latin1'), file);
    expect(existsSync(credentials)).toBe(false);
  });

  function expectNone(text: string, where = ''): void {
    expect({ where, found: secrets.filter((secret) => text.includes(secret)).length }).toEqual({
      where,
      found: 0,
    });
  }
});
