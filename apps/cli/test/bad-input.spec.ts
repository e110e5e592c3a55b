import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build, dawnline, ROOT, workFolder, type Ended } from './dawnline';

/** Command line, and what the message must say: field, value, what is allowed. */
const WRONG: readonly (readonly [string, readonly string[]])[] = [
  ['fli', ['fli', 'fly']],
  ['fly', ['scenario']],
  ['fly nope', ['scenario nope', 'first-orbit', 'smoke', 'path']],
  ['up nope --exit', ['scenario nope', 'first-orbit', 'smoke', 'path']],
  ['fly .', ['scenario .', 'first-orbit']],
  ['fly smoke --sed 3', ['--sed', '--seed']],
  ['fly smoke --seed -1', ['--seed', '"-1"', '0 to 4294967295']],
  ['fly smoke twice', ['fly', 'Expected 1 argument']],
  ['fly smoke --out taken', ['--out', 'taken', 'folder']],
  ['up smoke --exit --out flown', ['--out', 'flown', 'holds a flight already']],
  ['up smoke --rate 0', ['--rate', '"0"', 'above 0']],
  ['up smoke --port 70000', ['--port', '"70000"', '65535']],
  ['up smoke --broker localhost:1883', ['--broker', '"localhost:1883"', 'mqtt://HOST:PORT']],
  ['up smoke --external eps/flywheel', ['--external eps/flywheel', 'eps/battery']],
  ['up calm-orbit --external eps/battery --rate 60', ['--rate 60', 'expected 1', 'eps/battery']],
  ['up smoke --external gpu/0/status', ['--external gpu/0/status', 'smoke', 'fault hang', 'real hardware']],
  ['fly hardware.yaml', ['hardware.yaml', 'eps/battery', 'dawnline up']],
  [
    'up smoke --broker mqtt://me:secret@127.0.0.1:1',
    ['--broker', 'user and password', '--credentials FOLDER'],
  ],
  [
    'up smoke --broker mqtt://127.0.0.1:1',
    ['--broker mqtt://127.0.0.1:1', '--credentials FOLDER', 'dawnline access', '--anonymous'],
  ],
  ['up smoke --broker mqtts://127.0.0.1:1 --anonymous', ['--broker mqtts:', '--credentials FOLDER']],
  ['up smoke --credentials nowhere', ['nowhere', 'no such file', 'dawnline access']],
  ['up smoke --credentials nowhere --tls', ['--tls', '--broker mqtts://HOST:PORT']],
  ['up smoke --credentials nowhere --anonymous', ['--anonymous', '--credentials']],
  ['access --craft odc-9', ['craft odc-9', 'odc-1']],
  ['access --mosquitto flown', ['--mosquitto', 'flown', 'holds other things', 'new folder']],
  ['access --mosquitto new --host a/b', ['--host a/b', 'a name or an address']],
  ['up smoke --exit --anonymous --broker mqtt://127.0.0.1:1', ['127.0.0.1:1', 'does not answer', '--broker']],
  ['bridge', ['--tm-udp', '--tc-udp', '--publish']],
  ['bridge --tm-udp 127.0.0.1', ['--tm-udp', '"127.0.0.1"', 'HOST:PORT']],
  ['bridge --tm-udp localhost:0', ['--tm-udp', '"localhost:0"', '1 to 65535']],
  ['bridge --tc-udp 70000', ['--tc-udp', '"70000"', '65535']],
  ['bridge --publish --session A-1', ['--session', '"A-1"', 'lower-case']],
  ['export cosmos --out taken', ['--out taken', 'folder']],
  ['export xtce --out taken/x.xml', ['--out taken/x.xml', 'a file that can be written']],
  ['passes --orbit C', ['--orbit C', 'A, B']],
  ['passes --span 3weeks', ['--span', '"3weeks"', '10min']],
  ['passes --start tomorrow', ['--start tomorrow', 'UTC', '2026-']],
  ['passes --station atlantis', ['--station atlantis', 'svalbard', 'NAME:LATITUDE,LONGITUDE']],
  ['passes --station x:95,0', ['--station x:95,0', 'degrees']],
  ['passes --mask 90', ['--mask 90', '0 to below 90']],
  ['passes --tle absent.tle', ['--tle absent.tle', 'file']],
  ['passes --tle taken', ['--tle taken', 'two-line elements', 'OMM']],
  ['passes --tle decayed.tle', ['--tle decayed.tle', 'elements', 'SGP4 error 6', 'decayed']],
  ['passes --tle short.tle', ['--tle short.tle', 'line 2 length', '"68"', '69 characters']],
  ['passes --tle sum.tle', ['--tle sum.tle', 'line 1 checksum', '"1"', 'expected 0']],
  ['orbit --tle two.tle', ['--object', '2 objects', 'A, B']],
  ['orbit --tle two.tle --object C', ['--object C', 'A, B']],
  ['orbit --orbit A --altitude 500', ['--orbit, --altitude', 'one way']],
  ['orbit --altitude 500', ['--altitude, --inclination', 'both']],
  ['orbit --altitude 50 --inclination 5', ['--altitude 50', '150 to 100000 km']],
  ['orbit --altitude 500 --inclination sun', ['--inclination sun', '0 to 180 degrees', 'sso']],
  ['orbit --altitude 500 --inclination 5 --ltan 25:00', ['--ltan 25:00', '00:00 to 23:59']],
  ['orbit --altitude 500 --inclination 5 --epoch 2060-01-01T00:00:00Z', ['--epoch 2060', '1957 to 2056']],
  ['orbit --minutes 1,x', ['--minutes x', 'minutes since the epoch']],
  ['orbit --to 5', ['--to and --step']],
  ['orbit --minutes 6000000', ['--minutes 6000000', '-5260000 to 5260000 minutes']],
  ['eclipses --span 0s', ['--span 0s', 'up to 366d']],
  ['sun --span 1d --step 0s', ['--step 0s', 'above 0']],
  ['passes --station 1,2,30000', ['--station 1,2,30000', 'altitude 30000', '-0.5 to 9 km']],
  ['passes --station 1,2 --station 1,2', ['--station 1,2', 'once']],
  ['faults gpu.on-fire', ['gpu.on-fire', 'dawnline faults']],
  ['events --minimum LOUD', ['--minimum LOUD', 'INFORMATIVE, LOW, MEDIUM, HIGH']],
  ['inject gpu.kernel-hang --param colour', ['--param', '"colour"', 'NAME=VALUE']],
  ['inject gpu.kernel-hang --duration long', ['--duration', '"long"', '10min']],
  ['tc', ['subsystem', 'fault-manager', 'dawnline tc --list']],
  ['tc fault-manager', ['command', 'dawnline tc --list']],
  ['tc navigator noop', ['navigator', 'fault-manager']],
  ['tc fault-manager selfDestruct', ['selfDestruct', 'setMode', 'noop']],
  ['tm', ['what']],
  ['job', ['Usage: dawnline job']],
  ['job submit absent.yaml', ['absent.yaml', 'no such file', 'docs/job-file.md']],
  [
    'job submit wrong.yaml --dry-run',
    ['wrong.yaml:2: job: "a b"', 'letters', 'wrong.yaml:5: prority', 'known'],
  ],
  ['job submit files.yaml --dry-run', ['files[0]: "absent.py"', 'a file that can be read']],
  ['job submit job.yaml --set steps', ['--set steps', 'FIELD=VALUE', 'steps.total=32']],
  ['job submit job.yaml --set steps.total=-1 --dry-run', ['steps.total: -1', '>= 1']],
  ['job submit job.yaml --set steps=[ --dry-run', ['--set steps=[']],
  ['job submit job.yaml --set program=trian --dry-run', ['program', 'exactly one of program and command']],
  ['job submit job.yaml --wait soon', ['--wait', '"soon"', '10min']],
  ['job logs', ['job']],
  ['job logs hello --bytes many', ['--bytes', '"many"', 'whole number']],
  ['job pin hello newest', ['newest', 'dawnline job checkpoints']],
  ['job results hello --key k.pem', ['--key', '--out FOLDER']],
  ['job results hello --out o --key job.yaml', ['--key job.yaml', '64 hexadecimal digits', 'x25519']],
  ['job request llm', ['--data', '--file']],
  ['job request llm --file absent', ['--file absent', 'no such file']],
];

describe('bad input', () => {
  const folder = workFolder();
  beforeAll(() => {
    build();
    writeFileSync(join(folder.path, 'taken'), 'a file\n');
    mkdirSync(join(folder.path, 'flown/state'), { recursive: true });
    const [one, two] = [
      '1 66303U 25248L   26207.16029198  .00005005  00000+0  22976-3 0  9990',
      '2 66303  45.3997 271.0639 0006321 268.1150  91.9012 15.21652070 40476',
    ];
    const job = 'schema: 1\njob: a\ntenant: t\ncommand: [echo]\n';
    writeFileSync(join(folder.path, 'job.yaml'), job);
    const wrong = job.replace('job: a', 'job: a b') + 'prority: 1\nfiles: [absent.py]\n';
    writeFileSync(join(folder.path, 'wrong.yaml'), wrong);
    writeFileSync(join(folder.path, 'files.yaml'), `${job}files: [absent.py]\n`);
    const smoke = readFileSync(join(ROOT, 'hil/scenarios/smoke.yaml'), 'utf8');
    const hardware = smoke.replace(/^live:\n.*\n.*\n/m, 'external: [eps/battery]\n');
    writeFileSync(join(folder.path, 'hardware.yaml'), hardware);
    // The perigee lies below the ground.
    const low = two.replace('0006321', '3500000').replace(' 91.9012', '  0.0000').replace(/6$/, '0');
    for (const [name, lines] of [
      ['decayed', [one, low]],
      ['short', [one, two.slice(0, 68)]],
      ['sum', [one.replace(/0$/, '1'), two]],
      ['two', ['A', one, two, 'B', one, two]],
    ] as const)
      writeFileSync(join(folder.path, `${name}.tle`), lines.join('\n'));
  });
  afterAll(() => folder.remove());
  const run = (words: string): Promise<Ended> => dawnline(folder.path, ...words.split(' '));

  it.each(WRONG)('dawnline %s: status 2, and the message says what is allowed', async (words, said) => {
    const { code, stdout, stderr } = await run(words);
    for (const word of said) expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.each([
    'inject gpu.kernel-hang',
    'tc fault-manager noop',
    'tm fault-manager',
    'events',
    'job list',
    'job show a',
  ])('dawnline %s without a running rig says how to start one', async (words) => {
    const { code, stderr } = await run(words);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('npm start') as string });
    expect(stderr).toContain('no rig is running here');
  });

  it('names each fault of a scenario with file, line, field, value and what is allowed', async () => {
    const good = readFileSync(join(ROOT, 'hil/scenarios/smoke.yaml'), 'utf8');
    const broken = good
      .replace('steps: 90', 'steps: many')
      .replace('live:', 'lives:')
      .replace('gpu.kernel-hang', 'gpu.kernel-hangs');
    writeFileSync(join(folder.path, 'broken.yaml'), broken);
    const lineOf = (text: string): number => broken.split('\n').findIndex((line) => line.includes(text)) + 1;
    const { code, stderr } = await run('fly broken.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^broken.yaml:${lineOf('lives:')}: lives: .*allowed: .*live`, 'm'));
    expect(stderr).toMatch(
      new RegExp(`^broken.yaml:${lineOf('steps:')}: jobs\\[0\\].steps: "many"; allowed: `, 'm'),
    );
    const fault = broken.replace('steps: many', 'steps: 90').replace('lives:', 'live:');
    writeFileSync(join(folder.path, 'fault.yaml'), fault);
    const other = await run('fly fault.yaml');
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(
      new RegExp(`^fault.yaml:${lineOf('kernel-hangs')}: faults\\[0\\].*gpu.kernel-hangs.*allowed: `, 'm'),
    );
  });

  it('reports a port in use with what to do', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { code, stderr } = await run(`up smoke --exit --port ${port}`);
    await new Promise((resolve) => server.close(resolve));
    expect(code).toBe(2);
    expect(stderr).toContain(`port ${port} of 127.0.0.1 is in use`);
    expect(stderr).toContain('--port');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
