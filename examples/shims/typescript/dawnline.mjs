// Job protocol v1 for Node; types in dawnline.d.mts. A call without its variable does nothing: jobs run by hand too.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
const env = process.env;
const asked = { leave: false, checkpoint: false };
process.on('SIGTERM', () => (asked.leave = true)).on('SIGUSR1', () => (asked.checkpoint = true));
const fd = Number(env.DAWNLINE_NOTIFY_FD ?? -1);
if (fd >= 0) new net.Socket({ fd, readable: false }).unref(); // Makes it non-blocking, for writeSync too.
export function notify(line) {
  const text = `${line.replace(/[^!-~]/g, ' ').slice(0, 511)}\n`;
  try {
    if (fd >= 0) fs.writeSync(fd, text);
    else
      fs.writeFileSync(env.DAWNLINE_NOTIFY, text, { flag: fs.constants.O_WRONLY | fs.constants.O_NONBLOCK });
  } catch {} // Nobody listens, or not fast enough: a job never waits for that.
}
let told = -Infinity;
export function progress(step, total) {
  if (step < total && performance.now() - told < 50) return; // Fast steps must not fill the pipe.
  notify(`WATCHDOG=1 X_PROGRESS=${step}/${total}`);
  told = performance.now();
}
export const ready = () => notify('READY=1');
export const begin = (section, timeoutMs) => notify(`X_SECTION=begin:${section}:${timeoutMs}`);
export const end = (section) => notify(`X_SECTION=end:${section}`);
export const turn = () => new Promise((resolve) => setImmediate(resolve)); // Signals arrive between turns only.
export const leaving = () => asked.leave;
export const wanted = () => asked.checkpoint && !(asked.checkpoint = false);
export const leave = () => process.exit(85);
function rename(folder, temporary, name) {
  fs.renameSync(`${folder}/${temporary}`, `${folder}/${name}`);
  const handle = fs.openSync(folder, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}
export function publish(folder, name, data) {
  fs.writeFileSync(`${folder}/.tmp-${name}`, data, { flush: true });
  rename(folder, `.tmp-${name}`, name);
}
export const result = (name, data) => env.DAWNLINE_RESULT_DIR && publish(env.DAWNLINE_RESULT_DIR, name, data);
const from = env.DAWNLINE_RESTORE_DIR;
const before = from ? JSON.parse(fs.readFileSync(`${from}/manifest.json`, 'utf8')) : { seq: 0 };
export const restore = (format) => (!from || before.app_format === format ? from : process.exit(78));
export function commit(step, format, contents, parent = env.DAWNLINE_CKPT_DIR) {
  if (!parent) return;
  const taken = fs.readdirSync(parent).map((name) => Number(/^(?:\.tmp|ckpt)-(\d+)$/.exec(name)?.[1] ?? 0));
  const seq = 1 + Math.max(before.seq, ...taken);
  const folder = `${parent}/.tmp-${seq}`;
  fs.mkdirSync(folder);
  const files = Object.entries(contents).map(([path, text]) => {
    const data = Buffer.from(text);
    fs.writeFileSync(`${folder}/${path}`, data, { flush: true });
    return { path, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') };
  });
  const manifest = { seq, step, attempt: Number(env.DAWNLINE_ATTEMPT), app_format: format, files };
  publish(folder, 'manifest.json', JSON.stringify(manifest));
  rename(parent, `.tmp-${seq}`, `ckpt-${seq}`);
  notify(`X_CKPT=${seq}`);
}
