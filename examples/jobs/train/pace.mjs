// A job that takes as long as planned in mission time, whatever the rate of the rig.
import fs from 'node:fs';
import { leaving } from './dawnline.mjs';

const WAIT_MAX_MS = 100;
/** Steps missed for longer than this, while the process stood still, are not caught up with. */
const CATCH_UP_MAX_MS = 1000;

/** Mission time over real time now: the executor keeps a file up to date, the environment has the first value. */
function timeScale() {
  try {
    return Number(fs.readFileSync(process.env.DAWNLINE_TIME_SCALE_FILE, 'utf8'));
  } catch {
    return Number(process.env.DAWNLINE_SIM_TIME_SCALE ?? 1);
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
    if (owed >= 1 || leaving()) break;
  }
  owed -= 1;
}
