// `kill -9` of each of the five service processes by hand, in turn, in a running rig: each comes back, and the flight passes.
import { check, serviceProcesses, startRig, telemetry, until } from './rig.mjs';

const SERVICES = ['power-manager', 'thermal-controller', 'job-executor', 'comms-manager', 'fault-manager'];

const rig = await startRig(['smoke', '--exit', '--rate', '4', '--out', 'flights/kill-each']);
try {
  for (const service of SERVICES) {
    const before = serviceProcesses(rig.child.pid)[service];
    check(before > 0, `${service} runs, process ${before}`);
    process.kill(before, 'SIGKILL');
    const after = await until(`${service} is back`, 30, () => {
      const pid = serviceProcesses(rig.child.pid)[service];
      return pid && pid !== before ? pid : null;
    });
    await until(`${service} speaks again`, 30, () => telemetry(service)?.header.bootId >= 2);
    check(true, `${service} is back as process ${after}`);
  }
  const status = await rig.ended;
  if (status !== 0) console.log(rig.output);
  check(status === 0, 'the flight passes');
} finally {
  rig.child.kill('SIGINT');
}
