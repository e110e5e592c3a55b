// `dawnline schedule` on a live rig: real telecommands, a real schedule on a real disk.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, dawnline, PATIENCE_MS, Running, workFolder, type Ended } from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

const FILE = `
entries:
  - { number: 1, in: 45s, target: thermal-controller, command: noop, group: 1 }
  - { number: 2, in: 45s, target: comms-manager, command: { startSequence: 3 } }
  - { number: 3, in: 5h, target: thermal-controller, command: noop, group: 2 }
  - { number: 4, in: 6h, target: thermal-controller, command: noop }
sequences:
  - sequence: 3
    steps:
      - { after: 0s, target: thermal-controller, command: noop }
      - { after: 2s, target: power-manager, command: noop }
`;

interface Shown {
  readonly release_enabled: boolean;
  readonly entries: readonly { number: number; state: string; onboard_us: number; principal: string }[];
  readonly sequences: readonly { sequence: number; state: string; last_end: string }[];
}

describe('dawnline schedule on a live rig', () => {
  const folder = workFolder();
  let rig: Running;
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, 'schedule', ...args);
  const done = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...args, '--wait', '100s');
    expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
    return stdout;
  };
  const show = async (): Promise<Shown> => JSON.parse(await done('show', '--json')) as Shown;

  beforeAll(async () => {
    build();
    writeFileSync(join(folder.path, 'tonight.yaml'), FILE);
    rig = new Running(folder.path, ['up', 'workshop', '--rate', '2', '--quiet']);
    await rig.until('the rig is up', () => existsSync(join(folder.path, 'flights/rig.json')));
  });
  afterAll(() => {
    if (!rig.isOver) rig.signal('SIGKILL');
    folder.remove();
  });

  it('loads, shows, moves, deletes, disables and runs what a file says, by telecommand alone', async () => {
    expect(await done('load', 'tonight.yaml')).toContain('active: 4 entries, 0 of them past; 1 sequences');
    const before = await show();
    expect(before.release_enabled).toBe(true);
    expect(before.entries.map(({ number, principal }) => [number, principal])).toEqual(
      [1, 2, 3, 4].map((number) => [number, 'operator']),
    );
    const third = before.entries[2].onboard_us;
    await done('shift', '--group', '2', '--later', '10min');
    await done('delete', '--number', '4');
    await done('disable', '--group', '2');
    let shown = await show();
    for (let patience = 0; patience < 60 && !shown.sequences[0].last_end; patience++) shown = await show();
    expect(shown.sequences).toMatchObject([{ sequence: 3, state: 'idle', last_end: 'completed' }]);
    expect(shown.entries.map(({ number, state }) => [number, state])).toEqual([
      [1, 'completed'],
      [2, 'completed'],
      [3, 'waiting'],
    ]);
    expect(shown.entries[2].onboard_us - third).toBe(600_000_000);
    await done('start', '3');
    const refused = await run('start', '99', '--wait', '60s');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('there is no sequence 99')]);
    expect(await done('--help')).toContain('dawnline schedule load tonight.yaml');
  });

  it('tells bad input before anything is sent, with status 2', async () => {
    writeFileSync(join(folder.path, 'bad.yaml'), FILE.replace('in: 5h', 'in: soon'));
    const bad = await run('load', 'bad.yaml');
    expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining('entries[2].in: "soon"; allowed')]);
    for (const args of [
      ['load', 'none.yaml'],
      ['delete'],
      ['shift', '--all'],
      ['start', 'x'],
      ['delete', '--from', 'now'],
    ]) {
      const { code, stderr } = await run(...args);
      expect([args, code, stderr.length > 0]).toEqual([args, 2, true]);
    }
  });
});
