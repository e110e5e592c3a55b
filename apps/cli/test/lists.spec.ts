import { build, dawnline, workFolder, type Ended } from './dawnline';

describe('commands that need no rig', () => {
  const folder = workFolder();
  beforeAll(build);
  afterAll(() => folder.remove());
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, ...args);

  it('faults lists what can be injected, with parameters and worlds; --all lists the whole catalogue', async () => {
    const table = await run('faults');
    expect(table.code).toBe(0);
    expect(table.stdout).toContain('gpu.kernel-hang');
    expect(table.stdout).toMatch(/rate and its provenance[^]*1e-6\/h, assumed/);
    const some = JSON.parse((await run('faults', '--json')).stdout) as {
      name: string;
      implemented: boolean;
    }[];
    const all = JSON.parse((await run('faults', '--all', '--json')).stdout) as { name: string }[];
    expect(some.every(({ implemented }) => implemented)).toBe(true);
    expect(all.length).toBeGreaterThan(some.length);
    const one = JSON.parse((await run('faults', 'sensor.stuck-at', '--json')).stdout) as object[];
    expect(one).toHaveLength(1);
    expect(one[0]).toMatchObject({
      name: 'sensor.stuck-at',
      parameters: { value: expect.anything() as object },
    });
  });

  it('faults NAME shows all of one fault: targets, parameters, units, defaults, duration, budgets, provenance', async () => {
    const { code, stdout } = await run('faults', 'A1');
    expect(code).toBe(0);
    for (const text of [
      'actuator.pump-degraded',
      'pump: prime, standby',
      '0 to 1 (share of full flow); default 0',
      'until it is healed',
      'step; ramp over 0.1 to 1000000 s; intermittent every 0.2 to 100000 s',
      '1e-5/h, assumed',
      'within 300 s',
      'thermal-controller/FLOW_LOW',
    ])
      expect(stdout).toContain(text);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(125);
  });

  it('tc --list shows each target and action with type, unit and description', async () => {
    const { code, stdout } = await run('tc', '--list', '--json');
    expect(code).toBe(0);
    const rows = JSON.parse(stdout) as {
      target: string;
      action: string;
      unit: string;
      description: string;
    }[];
    for (const target of [
      'comms-manager',
      'fault-manager',
      'job-executor',
      'power-manager',
      'thermal-controller',
    ])
      expect(rows.map((row) => `${row.target} ${row.action}`)).toContain(`${target} noop`);
    for (const row of rows) expect(row.description).not.toBe('');
  });
});
