// What the checks of a running rig share: starting one, asking it, ending it. Every wait is bounded.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(fileURLToPath(import.meta.url), '../..');
const cli = join(root, 'bin/dawnline.mjs');

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function check(condition, what) {
  if (!condition) throw new Error(`does not hold: ${what}`);
  console.log(`holds: ${what}`);
}

/** Runs one dawnline command to its end. */
export function dawnline(args, cwd = root) {
  const done = spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', timeout: 180_000 });
  return { status: done.status, out: done.stdout ?? '', error: done.stderr ?? '' };
}

export async function until(what, seconds, probe) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(500);
  }
}

/** Starts a rig and waits until its services answer. */
export async function startRig(args, cwd = root) {
  const child = spawn(process.execPath, [cli, 'up', ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const rig = { child, output: '', ended: null };
  child.stdout.on('data', (text) => (rig.output += text));
  rig.ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  await until(
    'the rig runs',
    120,
    () => child.exitCode !== null || existsSync(join(cwd, 'flights/rig.json')),
  );
  if (child.exitCode !== null) throw new Error(`the rig ended at once:\n${rig.output}`);
  rig.file = JSON.parse(readFileSync(join(cwd, 'flights/rig.json'), 'utf8'));
  await until('telemetry flows', 60, () => dawnline(['tm', 'fault-manager', '--json'], cwd).status === 0);
  return rig;
}

export async function stopRig(rig) {
  if (rig.child.exitCode === null) rig.child.kill('SIGINT');
  await Promise.race([rig.ended, sleep(30_000).then(() => rig.child.kill('SIGKILL'))]);
}

/** The newest packet of a kind, as its fields. */
export function telemetry(what, cwd = root) {
  const got = dawnline(['tm', what, '--json'], cwd);
  return got.status === 0 ? JSON.parse(got.out.trim().split('\n')[0]) : null;
}

/** Processes of a flight by the service they run, from procfs. */
export function serviceProcesses(rigPid) {
  const found = {};
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
      const service = /(?:^|\0)DAWNLINE_SERVICE=([^\0]+)/.exec(
        readFileSync(`/proc/${pid}/environ`, 'utf8'),
      )?.[1];
      if (service && Number(parent) === rigPid) found[service] = Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}
