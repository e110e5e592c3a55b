import { build, dawnline, workFolder, type Ended } from './dawnline';

/** What a newcomer looks for in the help of each command. */
const HELP: Readonly<Record<string, readonly string[]>> = {
  up: [
    '[scenario]',
    '--exit',
    '--rate <factor>',
    '--broker <url>',
    '--port <number>',
    '--credentials <folder>',
    '--tls',
    '--anonymous',
    '--external',
    '--json',
    'Examples',
  ],
  fly: ['<scenario>', '--seed', '--twice', '--out', '--json', 'Examples'],
  inject: [
    '<fault>',
    '--target',
    '--param <name=value>',
    '--duration',
    '--heal',
    'dawnline faults',
    'Examples',
  ],
  tc: ['[target]', '[command...]', '--list', '--wait', '--print-frame', 'default: 60s', 'dawnline passes'],
  file: ['put', 'get', 'list', 'cancel', 'dawnline passes', '1 failed or not done in time'],
  'file put': ['<local>', '<remote>', 'nvm/files/', 'ssd0/staged/', '--wait', 'default: 10min', 'Examples'],
  'file get': ['<remote>', '<local>', 'result.bundle', '--json', 'Examples'],
  'file list': ['[folder]', 'transfers', '--json', 'Examples'],
  'file cancel': ['<id>', 'SOURCE:SEQUENCE', 'Examples'],
  job: ['submit', 'list', 'logs', 'results', 'docs/jobs.md', '1 refused or no answer'],
  'job submit': ['<file>', '--set <field=value>', '--dry-run', '--id', 'default: 60s', 'docs/job-file.md'],
  'job list': ['--tenant', 'default: 10s', 'without a contact', 'JobStatus'],
  'job show': ['<job>', '--wait', '--station', 'JobDetail'],
  'job checkpoints': ['<job>', '--now', 'CheckpointFacts'],
  'job logs': ['<job>', '--bytes <number>', '8192', '--follow', 'Examples'],
  'job results': ['<job>', '--out <folder>', '--key <file>', 'bundle', 'Examples'],
  'job cancel': ['<job>', 'grace', '--id'],
  'job release': ['<job>', 'held'],
  'job pause': ['<job>', 'pausable'],
  'job resume': ['<job>', 'paused'],
  'job pin': ['<job>', '<checkpoint>', '--off'],
  'job request': ['<job>', '--data', '--file', '--id', 'Example'],
  events: ['Ctrl-C', '--minimum', 'INFORMATIVE, LOW, MEDIUM, HIGH', '--source', 'mission_time_us'],
  bridge: [
    '--tm-udp <host:port>',
    '--tc-udp <port>',
    '--publish',
    'default: "a"',
    'docs/interoperation.md',
    'Examples',
  ],
  export: ['xtce', 'cosmos', 'docs/interoperation.md'],
  'export xtce': ['--out <file>', 'standard output', 'Example'],
  'export cosmos': ['--out <folder>', 'plugin.txt', 'Example'],
  tm: ['<what>', '--follow', 'default: 10s', 'Examples'],
  access: ['--mosquitto <folder>', '--host', '--tls', 'from the contracts', 'Examples'],
  faults: ['[name]', '--all', '--json'],
  plant: ['check', 'run', 'exit 1'],
  passes: ['--orbit', '--tle', '--station', '[NAME:]LAT,LON', '--span', 'default: 1d', 'default: B'],
  eclipses: ['--orbit', '--tle', '--altitude', '--span', '--json', 'Examples'],
  sun: ['--orbit', '--start', '--json', 'Examples'],
  orbit: ['--tle', '--minutes', '--json', 'Examples'],
};

describe('help', () => {
  const folder = workFolder();
  beforeAll(build);
  afterAll(() => folder.remove());
  const run = (...args: string[]): Promise<Ended> => dawnline(folder.path, ...args);

  it('lists the commands in a sentence each, and the exit statuses', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    for (const command of Object.keys(HELP).filter((name) => !name.includes(' ')))
      expect(stdout).toMatch(new RegExp(`^  ${command} .*[A-Z]`, 'm'));
    expect(stdout).toContain('0 passed, 1 failed, 2 bad input');
    expect(stdout).toContain('npx dawnline');
  });

  it.each(Object.entries(HELP))(
    'of %s names arguments, options, units and defaults',
    async (command, words) => {
      const { code, stdout, stderr } = await run(...command.split(' '), '--help');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const text = stdout.replace(/\s+/g, ' ');
      for (const word of words) expect(text).toContain(word);
      // Defaults read as a person writes them: no microseconds, no empty lists.
      expect(text).not.toMatch(/default: (\[\]|\{\}|""|\d{5,})/);
    },
  );

  it('comes, with status 2, when no command is given', async () => {
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: dawnline');
  });
});
