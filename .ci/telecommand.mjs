// A frame made by the Python example and sent with mosquitto_pub is executed once; sent again it is refused as replayed. The
// station has a user of its own at a Mosquitto with access lists, and reaches nothing else.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, dawnline, root, sleep, startRig, stopRig, telemetry, until } from './rig.mjs';

const folder = mkdtempSync(join(tmpdir(), 'dawnline-telecommand-'));
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const broker = join(folder, 'broker');
const written = dawnline(['access', '--mosquitto', broker, '--port', String(port)]);
check(written.status === 0, `the access lists are written ${written.error}`);
const mosquitto = spawn('mosquitto', ['-c', join(broker, 'mosquitto.conf')], { stdio: 'ignore' });
await sleep(500);
const credentials = join(broker, 'credentials');
const rig = await startRig([
  'pass',
  '--no-acknowledge',
  '--credentials',
  credentials,
  '--out',
  join(folder, 'flight'),
]);
const events = spawn(
  process.execPath,
  [join(root, 'bin/dawnline.mjs'), 'events', '--json', '--source', 'comms-manager'],
  { cwd: root },
);
let seen = '';
events.stdout.on('data', (text) => (seen += text));
const eventsOf = (code) =>
  seen
    .split('\n')
    .filter((line) => line.includes(`"code":"${code}"`))
    .map((line) => JSON.parse(line));

try {
  const station = await until('a station sees the craft', 90, () => telemetry('RigTruth')?.station);
  await until('the craft has contact', 30, () => telemetry('comms-manager')?.inContact);
  const frame = join(folder, 'frame.bin');
  const python = spawnSync(
    'python3',
    [
      join(root, 'examples/ground/send_telecommand.py'),
      rig.file.keyFile,
      '1000',
      'by-hand-1',
      'fault-manager',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  writeFileSync(frame, python.stdout);
  check(python.status === 0, `the Python example seals a frame ${python.stderr}`);
  // mosquitto_pub takes user and password from a file: on its command line everybody could read them.
  const login = (name) => {
    const { user, password } = JSON.parse(
      readFileSync(join(credentials, 'stations', `${name}.json`), 'utf8'),
    );
    const home = join(folder, name);
    mkdirSync(home, { mode: 0o700 });
    writeFileSync(join(home, 'mosquitto_pub'), `-p ${port}\n-u ${user}\n-P ${password}\n-i ${user}.pub\n`, {
      mode: 0o600,
    });
    return { ...process.env, XDG_CONFIG_HOME: home };
  };
  const uplink = `gs/${station}/${rig.file.craft}/uplink`;
  const publishTo = (topic, env) =>
    spawnSync('mosquitto_pub', ['-q', '1', '-t', topic, '-f', frame], { env }).status;
  const own = login(station);
  const publish = () => publishTo(uplink, own);
  const nobody = spawnSync('mosquitto_pub', ['-p', String(port), '-q', '1', '-t', uplink, '-f', frame]);
  check(nobody.status !== 0, 'without a user nobody publishes');
  const elsewhere = login(['svalbard', 'troll'].find((name) => name !== station));
  publishTo(uplink, elsewhere);
  publishTo(`craft/${rig.file.craft}/rf/uplink`, own);
  await sleep(2000);
  check(
    eventsOf('TELECOMMAND_ACCEPTED').length + eventsOf('TELECOMMAND_REFUSED').length === 0 &&
      telemetry('comms-manager').framesAccepted === 0,
    'nothing came through by another station, nor past the radio',
  );
  const before = telemetry('fault-manager').service.commandsAccepted;
  check(publish() === 0, 'mosquitto_pub sends it');
  await until('it is accepted', 30, () =>
    eventsOf('TELECOMMAND_ACCEPTED').some((event) => event.parameters.requestId === 'by-hand-1'),
  );
  await until('it is executed', 30, () => telemetry('fault-manager').service.commandsAccepted === before + 1);
  check(publish() === 0, 'mosquitto_pub sends it again');
  await until('it is refused', 30, () =>
    eventsOf('TELECOMMAND_REFUSED').some((event) => event.parameters.refusal === 'REPLAYED'),
  );
  await sleep(2000);
  check(
    telemetry('fault-manager').service.commandsAccepted === before + 1,
    'it was executed once, and refused as replayed',
  );
  const sent = dawnline(['tc', 'fault-manager', 'noop', '--json']);
  check(
    sent.status === 0 && /"stage":"completed"/.test(sent.out),
    'dawnline tc completes after it, with its own sequence',
  );
  const printed = dawnline(['tc', 'fault-manager', 'noop', '--id', 'by-shell-1', '--print-frame']);
  writeFileSync(frame, Buffer.from(printed.out.trim(), 'hex'));
  check(publish() === 0, 'a frame that `dawnline tc --print-frame` printed is sent by mosquitto_pub');
  await until('it is accepted', 30, () =>
    eventsOf('TELECOMMAND_ACCEPTED').some((event) => event.parameters.requestId === 'by-shell-1'),
  );
  const whole = spawnSync(
    'python3',
    [
      join(root, 'examples/ground/station.py'),
      join(credentials, 'stations', `${station}.json`),
      rig.file.keyFile,
      '5000',
      'by-station-1',
      'thermal-controller',
    ],
    { encoding: 'utf8' },
  );
  check(
    whole.status === 0 && /^completed: ok/m.test(whole.stdout),
    `the Python station sends, and reads the stages from telemetry ${whole.stdout}${whole.stderr}`,
  );
} catch (error) {
  console.log(seen);
  throw error;
} finally {
  events.kill();
  await stopRig(rig);
  mosquitto.kill();
}
