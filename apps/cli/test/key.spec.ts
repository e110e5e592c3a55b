// Hazardous telecommands and the change of keys on a live rig: real processes, frames over the modelled link.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, dawnline, PATIENCE_MS, Running, workFolder, type Ended } from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

const WAIT = ['--wait', '100s'];
/** Switch of a device that no test here needs. */
const CYCLE = ['power-manager', 'powerCycle', '{"switch": "LCL8", "offTimeUs": 1000000}'];

describe('arming and keys on a live rig', () => {
  const folder = workFolder();
  let rig: Running;
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, ...args);
  const keys = async (): Promise<Record<string, string>> => {
    const { stdout } = await run('key', 'list', '--json');
    const rows = JSON.parse(stdout) as { id: number; state: string }[];
    return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  };

  beforeAll(async () => {
    build();
    rig = new Running(folder.path, ['up', 'pass', '--rate', '2', '--quiet']);
    await rig.until('the rig is up', () => existsSync(join(folder.path, 'flights/rig.json')));
  });
  afterAll(async () => {
    if (!rig.isOver) rig.signal('SIGINT');
    await rig.ended;
    folder.remove();
  });

  it('LK-9 sends no hazardous command without --arm; with it the craft arms, then executes', async () => {
    const without = await run('tc', ...CYCLE);
    expect(without.code).toBe(2);
    expect(without.stderr).toMatch(/hazardous.*--arm/s);
    const armed = await run('tc', ...CYCLE, '--arm', '--yes', ...WAIT);
    expect(armed).toMatchObject({ code: 0, stderr: '' });
    expect(armed.stdout.match(/completed/g)).toHaveLength(2);
  });

  it('LK-14 rotates to a standby key, commands under it, and retires the one before', async () => {
    expect(await keys()).toEqual({ 1: 'active', 2: 'active', 3: 'active', 4: 'standby' });
    expect(await run('key', 'rotate', ...WAIT)).toMatchObject({ code: 0, stderr: '' });
    const rotated = await keys();
    expect(rotated[4]).toBe('active');
    expect(await run('tc', 'thermal-controller', 'noop', ...WAIT)).toMatchObject({ code: 0 });
    expect(await run('key', 'retire', '1', ...WAIT)).toMatchObject({ code: 0, stderr: '' });
    expect((await keys())[1]).toBe('retired');
    expect(await run('tc', 'thermal-controller', 'noop', ...WAIT)).toMatchObject({ code: 0 });
  });

  it('LK-14 refuses what cannot be, says why, and changes nothing', async () => {
    const before = await keys();
    for (const [words, reason] of [
      [['key', 'retire', '2'], 'key 2 is a recovery key, which is never retired'],
      [['key', 'retire', '9'], 'key 9: expected one of 1, 2, 3, 4'],
      [['key', 'rotate'], 'no operational key stands by'],
      [['key', 'use', '1'], 'key 1 is retired, for ever'],
    ] as const) {
      const { code, stderr } = await run(...words);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) as string });
    }
    const active = await run('key', 'retire', '4', ...WAIT);
    expect(active.code).toBe(1);
    expect(active.stdout).toMatch(/refused.*/);
    expect(await keys()).toEqual(before);
  });

  it('COM-043 shows no key bytes', async () => {
    const { keyFile } = JSON.parse(readFileSync(join(folder.path, 'flights/rig.json'), 'utf8')) as {
      keyFile: string;
    };
    const { stdout } = await run('key', 'list', '--json');
    for (const { hex } of (JSON.parse(readFileSync(keyFile, 'utf8')) as { keys: { hex: string }[] }).keys)
      expect(stdout).not.toContain(hex);
  });
});
