// A resident service for tests, as a tenant may write one: replies with SHA-256 of its seed and the body, slowly.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { join } from 'node:path';

const {
  DAWNLINE_REQUEST_DIR: requests,
  DAWNLINE_REPLY_DIR: replies,
  DAWNLINE_HEARTBEAT_FILE: heartbeat,
  DAWNLINE_SEED: seed,
} = process.env;
const REPLY_MS = 150;
let leaving = false;
process.on('SIGTERM', () => {
  leaving = true;
});

const whole = (folder) => fs.readdirSync(folder).filter((name) => !name.startsWith('.'));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function write(name, text) {
  const temporary = join(replies, `.${name}`);
  const file = fs.openSync(temporary, 'w');
  fs.writeSync(file, text);
  fs.fsyncSync(file);
  fs.closeSync(file);
  fs.renameSync(temporary, join(replies, name));
}

while (!leaving) {
  fs.writeFileSync(heartbeat, String(process.hrtime.bigint()));
  const done = new Set(whole(replies));
  const next = whole(requests).find((name) => !done.has(name));
  await pause(next === undefined ? 50 : REPLY_MS);
  if (next === undefined) continue;
  let body;
  try {
    body = fs.readFileSync(join(requests, next));
  } catch {
    continue; // Taken back meanwhile.
  }
  write(next, createHash('sha256').update(`${seed}:`).update(body).digest('hex'));
}
process.exit(85);
