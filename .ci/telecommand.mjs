// A frame made by the Python example and sent with mosquitto_pub is executed once; sent again it is refused as replayed.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
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
writeFileSync(
  join(folder, 'mosquitto.conf'),
  `listener ${port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 100000\nset_tcp_nodelay true\n`,
);
const broker = spawn('mosquitto', ['-c', join(folder, 'mosquitto.conf')], { stdio: 'ignore' });
await sleep(500);
const rig = await startRig(['pass', '--broker', `mqtt://127.0.0.1:${port}`, '--out', join(folder, 'flight')]);
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
  const publish = () =>
    spawnSync('mosquitto_pub', [
      '-p',
      String(port),
      '-q',
      '1',
      '-t',
      `gs/${station}/${rig.file.craft}/uplink`,
      '-f',
      frame,
    ]).status;
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
} catch (error) {
  console.log(seen);
  throw error;
} finally {
  events.kill();
  await stopRig(rig);
  broker.kill();
}
