// Stands for a service in the tests of the on-board computers: says that it is ready, does what it is told, ends on SIGTERM.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';

const folder = process.env.DAWNLINE_STATE_DIR;
const name = process.env.DAWNLINE_SERVICE;
const facts = {
  boot: Number(process.env.DAWNLINE_BOOT_ID),
  cause: process.env.DAWNLINE_RESET_CAUSE,
  crashPoint: process.env.DAWNLINE_CRASH_POINT ?? null,
};
appendFileSync(join(folder, `${name}.boots`), `${JSON.stringify(facts)}\n`);
if (name === 'with-job' && facts.boot === 1) {
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, DAWNLINE_JOB_ID: 'job-1' },
  }).unref();
}
if (facts.crashPoint && facts.boot === 1) {
  writeFileSync(join(folder, `${name}.struck`), '');
  process.kill(process.pid, 'SIGKILL');
}
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
setInterval(() => {}, 1000);
process.send({ 'dawnline.ready': true });
if (name === 'resetting' && facts.boot === 1)
  process.send({ 'dawnline.line': { kind: 'reset', what: 'service', service: 'plain' } });
