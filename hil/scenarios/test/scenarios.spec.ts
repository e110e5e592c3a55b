import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  listScenarios,
  loadScenario,
  parseScenario,
  readCatalogue,
  scenarioSchemaDocument,
  ScenarioError,
  type DataFiles,
} from '@hil/scenarios';

import { IMPOSSIBLE, type ImpossibleFault } from '../../faults/test/impossible';

const root = join(__dirname, '../../..');
const files: DataFiles = {
  read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null),
  list: (folder) => readdirSync(join(root, folder)),
};
const text = files.read('hil/scenarios/first-orbit.yaml')!;
const S = 1_000_000;

function problems(changed: string): readonly string[] {
  try {
    parseScenario(changed, 'my.yaml', files);
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  return [];
}

/** The default scenario with one text replaced: what is wrong with it, without the name of the file. */
function complaint(from: string, to: string): string {
  expect(text).toContain(from);
  return problems(text.replace(from, to))
    .map((line) => line.replace(/^my\.yaml:/, ''))
    .join('\n');
}

describe('the scenarios of the project', () => {
  it.each(listScenarios(files).map((name) => [name]))('%s loads', (name) => {
    const { scenario, craft, catalogue } = loadScenario(name, files);
    expect(scenario.name).toBe(name);
    expect(craft.id).toBe('odc-1');
    expect(catalogue.kinds).toHaveLength(79);
    expect(files.read(`hil/scenarios/${name}.yaml`)).toMatch(
      /^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n/,
    );
  });

  it('include the default one, which is what it promises to be', () => {
    expect(listScenarios(files)).toEqual([
      'calm-orbit',
      'first-orbit',
      'job-storm',
      'pass',
      'smoke',
      'workshop',
    ]);
    const { scenario } = loadScenario('first-orbit', files);
    expect(scenario.durationUs).toBe(5677.8 * S);
    expect(scenario.faults.map(({ fault }) => fault)).toEqual([
      'gpu.kernel-hang',
      'sensor.stuck-at',
      'process.killed',
      'bus.broker-crash',
    ]);
    expect(scenario.jobs[1]).toEqual({
      id: 'train-b',
      order: {},
      tenant: 'lab-south',
      program: 'train',
      arguments: [],
      atUs: 0,
      totalSteps: 900,
      stepTimeUs: S,
      checkpointEverySteps: 60,
      watchdogUs: 8 * S,
      utilisation: 0.95,
      memoryUtilisation: 0.6,
      priority: 1,
      seed: 22,
    });
    expect(scenario.faults[1].trigger).toEqual({
      kind: 'condition',
      when: 'eclipse-enter',
      subject: '',
      nth: 1,
      offsetUs: 120 * S,
    });
    expect(scenario.faults[2].trigger).toEqual({
      kind: 'crash-point',
      on: 'job-executor/disk.digestAll',
      path: 'train-b/ckpt/ckpt-3/',
      nth: 1,
      moment: 'after',
    });
    expect(scenario.expectations[2]).toEqual({ kind: 'jobs-completed', jobs: ['train-a', 'train-b'] });
  });

  it('may set the radiation around the craft', () => {
    const radiationOf = (lines: string) =>
      parseScenario(text.replace('\nlive:', `\n${lines}\nlive:`), 'my.yaml', files).scenario.radiation;
    const quiet = { events: false, solarActivity: 'maximum', westwardShiftDeg: 10, solarEvent: null };
    expect(radiationOf('')).toEqual(quiet);
    expect(radiationOf('environment: { radiation: { events: true, solarActivity: minimum } }')).toEqual({
      ...quiet,
      events: true,
      solarActivity: 'minimum',
    });
    const storm = 'storm: { class: S3, onset: 10 min, rise: 2 h }';
    expect(radiationOf(`environment: { radiation: { ${storm} } }`).solarEvent).toEqual({
      peakPfu: 1000,
      onsetUnixUs: 1_787_109_060 * S + 600 * S,
      riseS: 7200,
      eFoldS: 64_800,
    });
    expect(
      complaint('\nlive:', '\nenvironment: { radiation: { storm: { class: S9, onset: 1 s } } }\nlive:'),
    ).toMatch(/environment\.radiation\.storm\.class: "S9"; allowed: one of S1, S2, S3, S4, S5/);
  });

  it('have a schema for editors that is up to date', () => {
    const published = files.read('hil/scenarios/scenario.schema.json');
    expect(published).toBe(scenarioSchemaDocument(readCatalogue(files)));
  });

  it('are offered when a name is wrong', () => {
    const known = listScenarios(files).join(', ');
    expect(() => loadScenario('frist-orbit', files)).toThrow(
      `scenario frist-orbit: no such file; allowed: one of ${known}, or a path`,
    );
  });
});

describe('a scenario that is wrong', () => {
  it.each([
    ['an unknown field', 'seed: 1\n', 'sead: 1\n', /^\d+: sead: 1; allowed: no such field; known are schema/],
    [
      'an unknown field of an order',
      'tenant: lab-north\n',
      'tenant: lab-north\n    order: { pausible: true }\n',
      /jobs\[0\]\.order\.pausible: true; allowed: one of the fields job, tenant/,
    ],
    [
      'an unknown field inside',
      'tenant: lab-north',
      'tennant: x',
      /jobs\[0\]\.tennant: "x"; allowed: no such/,
    ],
    ['a missing field', '    steps: 900\n', '', /jobs\[1\]\.steps: missing; allowed: a value/],
    ['a duration', 'duration: 5 s', 'duration: 5 sec', /"5 sec"; allowed: .*a duration such as 250 ms, 90 s/],
    ['an epoch', '2026-08-19T03:11:00Z', 'yesterday', /epoch: "yesterday"; allowed: UTC such as 2026/],
    ['a craft', 'craft: odc-1', 'craft: odc-9', /craft: "odc-9"; allowed: one of odc-1/],
    ['an orbit', 'orbit: B', 'orbit: C', /orbit: "C"; allowed: one of A, B/],
    [
      'a fault',
      'gpu.kernel-hang',
      'gpu.kernel-hung',
      /faults\[0\]\.fault: "gpu.kernel-hung"; allowed: one of gpu/,
    ],
    [
      'a target',
      'tcs/loop/loop_a_c',
      'tcs/loop/loop_x',
      /faults\[1\]\.target: "tcs\/loop\/loop_x"; allowed: a sen/,
    ],
    [
      'a parameter',
      '{ value: last }',
      '{ value: 5000 }',
      /parameters\.value: 5000; allowed: last, min, max, or -1000/,
    ],
    ['a station', 'station: redmond', 'station: seattle', /station: "seattle"; allowed: one of svalbard/],
    [
      'a command',
      '{ noop: true }',
      '{ nop: true }',
      /telecommands\[0\]\.command\.nop: true; allowed: one of the fields/,
    ],
    ['a command value', 'loopC: 18', 'loopC: warm', /setLoopTarget\.loopC: "warm"; allowed: a number/],
    [
      'a job that nobody ordered',
      '[train-a, train-b]',
      '[train-z]',
      /jobs-completed\[0\]: "train-z"; allowed: one of train-a/,
    ],
    [
      'an expectation',
      '- all-faults-detected',
      '- all-good',
      /"all-good"; allowed: one of all-faults-detected/,
    ],
    ['a channel', 'channel: dieC', 'channel: heat', /channel: "heat"; allowed: one of stateOfCharge/],
    [
      'a condition',
      'eclipse-enter, offset: 2',
      'eclipse, offset: 2',
      /condition: "eclipse"; allowed: one of eclipse-enter/,
    ],
    [
      'a call',
      'job-executor/disk.digestAll',
      'nobody/disk.digestAll',
      /on\.call: "nobody\/disk\.digestAll"; allowed: a service/,
    ],
    [
      'two jobs of one name',
      'id: train-b',
      'id: train-a',
      /jobs\[1\]\.id: "train-a"; allowed: an id that is used once/,
    ],
    [
      'two triggers',
      '    duration: 5 s\n',
      '    duration: 5 s\n    at: 9 min\n',
      /"at, when"; allowed: exactly one of at/,
    ],
    ['no YAML', 'jobs:\n', 'jobs: [\n', /^\d+: /],
  ])('names %s with line, value and what is allowed', (_what, from, to, wanted) => {
    expect(complaint(from, to)).toMatch(wanted);
  });

  it('says on which line, and lists everything at once', () => {
    const line = text.split('\n').findIndex((row) => row.includes('tenant: lab-north')) + 1;
    const changed = text
      .replace('priority: 2', 'priority: high')
      .replace('tenant: lab-north', 'tenant: Lab North')
      .replace('faultRate: 5', 'faultRate: 0');
    const found = problems(changed);
    expect(found).toHaveLength(3);
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(`^my.yaml:${line}: jobs\\[0\\]\\.tenant: "Lab North"; allowed: Whose`),
      ),
    );
    const semantic = text
      .replace('orbit: B', 'orbit: C')
      .replace('path: train-b/ckpt/ckpt-3/, ', '')
      .replace('{ noop: true }', '{}');
    expect(problems(semantic).length).toBeGreaterThanOrEqual(1);
    const late = text
      .replace('when: { condition: eclipse-enter, offset: 15 min }', 'at: 3 h')
      .replace('orbit: B', 'orbit: C');
    expect(problems(late)).toEqual([
      expect.stringMatching(/faults\[3\]\.at: "3 h"; allowed: before the end, 94\.63 min/),
      expect.stringMatching(/orbit: "C"/),
    ]);
  });
});

describe('a fault that cannot be', () => {
  const smoke = files.read('hil/scenarios/smoke.yaml')!;

  function written({ fault, target, parameters, durationS, rampS, periodS, duty }: ImpossibleFault): string {
    const values = Object.entries(parameters ?? {}).map(([name, value]) => `${name}: ${value}`);
    const shape = rampS ? `ramp: ${rampS} s` : periodS ? `every: ${periodS} s, duty: ${duty}` : '';
    return [
      'faults:',
      '  - id: wrong',
      `    fault: ${fault}`,
      `    target: ${target}`,
      '    at: 1 min',
      ...(values.length > 0 ? [`    parameters: { ${values.join(', ')} }`] : []),
      ...(durationS === undefined ? [] : [`    duration: ${durationS} s`]),
      ...(shape === '' ? [] : [`    shape: { ${shape} }`]),
      '',
    ].join('\n');
  }

  it.each(IMPOSSIBLE.map((fault) => [`${fault.fault}, ${fault.about}`, fault] as const))(
    '%s, is refused with what is allowed, and where it stands',
    (_, fault) => {
      const [before, after] = smoke.split(/^faults:[^]*?(?=^expectations:)/m);
      const found = problems(`${before}${written(fault)}\n${after}`);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/^my\.yaml:\d+: faults\[0\]/);
      expect(found[0]).toContain(`allowed: ${fault.allowed}`);
    },
  );
});

describe('real hardware in a scenario', () => {
  const smoke = files.read('hil/scenarios/smoke.yaml')!;
  const withHardware = (list: string, text = smoke.replace(/^live:\n.*\n.*\n/m, '')): string =>
    text.replace(/^jobs:/m, `external: ${list}\n\njobs:`);

  it('flies at rate 1', () => {
    const { scenario } = parseScenario(withHardware('[eps/battery]'), 'my.yaml', files);
    expect(scenario).toMatchObject({ external: ['eps/battery'], live: { rate: 1, faultRate: 1 } });
  });

  it('is refused at another rate, twice, and in the place of no device', () => {
    expect(problems(withHardware('[eps/battery]', smoke))).toEqual([
      expect.stringMatching(/live\.rate: 20; allowed: 1, as real hardware plays eps\/battery/),
      expect.stringMatching(/live\.faultRate: 5; allowed: 1/),
    ]);
    expect(problems(withHardware('[eps/flywheel]'))[0]).toMatch(
      /external\[0\]: "eps\/flywheel"; allowed: one of/,
    );
    expect(problems(withHardware('[eps/bus, eps/bus]'))[0]).toMatch(/external\[1\].*named once/);
  });

  it('has faults of its own: those of the simulator are refused', () => {
    expect(problems(withHardware('[gpu/0/status]'))).toEqual([
      expect.stringMatching(/target: "gpu\/0"; allowed: a simulated device: gpu\/0\/status is real hardware/),
    ]);
    expect(problems(withHardware('[eps/battery]'))).toEqual([]);
  });
});
