// A compute-bound job for the bench: a fixed amount of integer and floating-point work, in the same bits each time.
// Under an executor it tells that it lives, ten times a second; alone it says nothing. It prints its processor time.
import { closeSync, constants, openSync, writeSync } from 'node:fs';

const ROUNDS = Number(process.argv[2]);
const ROUND_STEPS = 100_000;
const TELL_MS = 100;
const CELLS = 4096;

/** A line of the job protocol, as a shim of any language does it: open, write, close. */
function notify(line: string): void {
  const path = process.env.DAWNLINE_NOTIFY;
  if (path === undefined) return;
  const fifo = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  writeSync(fifo, `${line}\n`);
  closeSync(fifo);
}

const cells = new Float64Array(CELLS);
let random = 1;
function round(): void {
  for (let step = 0; step < ROUND_STEPS; step += 1) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    const at = random % CELLS;
    cells[at] = cells[at] * 0.5 + random / 4294967296;
  }
}

notify('READY=1');
let toldMs = performance.now();
for (let done = 1; done <= ROUNDS; done += 1) {
  round();
  if (performance.now() - toldMs < TELL_MS) continue;
  toldMs = performance.now();
  notify(`WATCHDOG=1 X_PROGRESS=${done}/${ROUNDS}`);
}
const { user, system } = process.cpuUsage();
const result = cells.reduce((sum, value) => sum + value, 0);
console.log(JSON.stringify({ processorUs: user + system, result }));
