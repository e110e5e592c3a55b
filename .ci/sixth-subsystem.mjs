// A sixth, empty subsystem made by copying one folder boots, answers pings and shows in housekeeping, in both worlds.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, root } from './rig.mjs';

const NAME = 'attitude-monitor';
const copy = mkdtempSync(join(tmpdir(), 'dawnline-sixth-'));
const files = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).stdout.trim().split('\n');
for (const file of files) cpSync(join(root, file), join(copy, file), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
cpSync(join(copy, 'examples/subsystem'), join(copy, 'apps', NAME), { recursive: true });

const run = (args) => spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', timeout: 300_000 });
const built = run(['scripts/prepare.mjs']);
check(built.status === 0, `the copy builds ${built.stderr.slice(-500)}`);

for (const [world, args] of [
  ['simulated', ['bin/dawnline.mjs', 'fly', 'smoke', '--quiet', '--out', 'flights/simulated']],
  ['live', ['bin/dawnline.mjs', 'up', 'smoke', '--exit', '--quiet', '--out', 'flights/live']],
]) {
  const flown = run(args);
  if (flown.status !== 0) console.log(flown.stdout, flown.stderr);
  check(flown.status === 0, `the ${world} flight passes with six subsystems`);
  const record = readFileSync(join(copy, `flights/${world}/flight.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  check(
    record.some((entry) => entry.kind === 'node' && entry.node === NAME && entry.what === 'boot'),
    `${NAME} boots`,
  );
  const health = record
    .filter((entry) => entry.kind === 'telemetry' && entry.source === 'fault-manager')
    .at(-1).fields.services;
  const watched = health.find((service) => service.service === NAME);
  check(
    watched?.answering && watched.progressing && watched.bootId > 0,
    `${NAME} answers health pings with progress`,
  );
  check(
    record.some((entry) => entry.kind === 'telemetry' && entry.source === NAME),
    `${NAME} shows in housekeeping`,
  );
}
rmSync(join(copy, 'node_modules'));
rmSync(copy, { recursive: true });
