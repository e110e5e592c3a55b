// The job's side of job protocol v1, tier 2, as far as a training loop needs it. Without the variables of the protocol
// everything here does nothing, so that a job can be run by hand.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const HEARTBEAT_MS = 50;
const WAIT_MAX_MS = 100;
/** Steps missed for longer than this, while the process stood still, are not caught up with. */
const CATCH_UP_MAX_MS = 1000;

const environment = process.env;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What the executor asked for by a signal. */
export const asked = { toLeave: false, forCheckpoint: false };
process.on('SIGTERM', () => (asked.toLeave = true));
process.on('SIGUSR1', () => (asked.forCheckpoint = true));

/** One line, opened anew each time: a listener that is away must not stop the job (ENXIO, EAGAIN). */
export function notify(line) {
  if (!environment.DAWNLINE_NOTIFY) return;
  let pipe = -1;
  try {
    pipe = fs.openSync(environment.DAWNLINE_NOTIFY, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK);
    fs.writeSync(pipe, `${line}\n`);
  } catch {} // Nobody listens; commits are found on disk all the same.
  if (pipe >= 0) fs.closeSync(pipe);
}

let toldMs = 0;
/** Heartbeat and progress, at a bounded rate unless it must be now. */
export function tell(step, total, now = false) {
  if (!now && performance.now() - toldMs < HEARTBEAT_MS) return;
  notify(`WATCHDOG=1 X_PROGRESS=${step}/${total}`);
  toldMs = performance.now();
}

function sync(file) {
  const handle = fs.openSync(file, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** Commits a checkpoint: everything flushed under a temporary name, then one rename. */
export function commit(seq, step, appFormat, state) {
  const folder = environment.DAWNLINE_CKPT_DIR;
  if (!folder) return;
  const temporary = path.join(folder, `.tmp-${seq}`);
  fs.rmSync(temporary, { recursive: true, force: true });
  fs.mkdirSync(temporary);
  const attempt = Number(environment.DAWNLINE_ATTEMPT ?? 0);
  const contents = Buffer.from(JSON.stringify(state));
  const files = [{ path: 'state.json', bytes: contents.length, sha256: sha256(contents) }];
  const manifest = { seq, step, attempt, app_format: appFormat, files };
  fs.writeFileSync(path.join(temporary, 'state.json'), contents);
  fs.writeFileSync(path.join(temporary, 'manifest.json'), JSON.stringify(manifest));
  sync(path.join(temporary, 'state.json'));
  sync(path.join(temporary, 'manifest.json'));
  sync(temporary);
  fs.renameSync(temporary, path.join(folder, `ckpt-${seq}`));
  sync(folder);
  notify(`X_CKPT=${seq}`);
}

/** The state to go on from; null for a cold start. */
export function restored() {
  const folder = environment.DAWNLINE_RESTORE_DIR;
  return folder ? JSON.parse(fs.readFileSync(path.join(folder, 'state.json'), 'utf8')) : null;
}

/** Mission time over real time now: the executor keeps a file up to date, the environment has the first value. */
function timeScale() {
  try {
    return Number(fs.readFileSync(environment.DAWNLINE_TIME_SCALE_FILE, 'utf8'));
  } catch {
    return Number(environment.DAWNLINE_SIM_TIME_SCALE ?? 1);
  }
}

let owed = 0;
let lastMs = performance.now();
/** Waits until a step of this mission time is due, or until the job must leave. `idle` is called meanwhile. */
export async function pace(stepUs, idle) {
  for (;;) {
    const nowMs = performance.now();
    const scale = timeScale();
    owed += (Math.min(nowMs - lastMs, CATCH_UP_MAX_MS) * 1000 * scale) / stepUs;
    lastMs = nowMs;
    idle();
    const waitMs = scale > 0 ? ((1 - owed) * stepUs) / 1000 / scale : WAIT_MAX_MS;
    // The wait lets signals in, also when there is no time to lose.
    await new Promise((resolve) => setTimeout(resolve, Math.min(WAIT_MAX_MS, Math.max(0, waitMs))));
    if (owed >= 1 || asked.toLeave) break;
  }
  owed -= 1;
}

/** Seals the result, as the last act before exit 0. */
export function seal(digest) {
  if (!environment.DAWNLINE_RESULT_DIR) return;
  const sealed = path.join(environment.DAWNLINE_RESULT_DIR, 'digest');
  fs.writeFileSync(`${sealed}.tmp`, `${digest}\n`);
  sync(`${sealed}.tmp`);
  fs.renameSync(`${sealed}.tmp`, sealed);
}
