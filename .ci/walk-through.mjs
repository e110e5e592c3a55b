// Executes the README's walk-through: `sh terminal=1` blocks in the background, `sh` blocks in order; each must succeed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, dawnline, root, sleep, until } from './rig.mjs';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const section = readme.split(/^## /m).find((part) => part.startsWith('Walk-through'));
const blocks = [...section.matchAll(/```sh( terminal=1)?\n([\s\S]*?)```/g)].map(([, other, text]) => ({
  isBackground: Boolean(other),
  text,
}));
check(blocks.some((block) => block.isBackground) && blocks.length > 3, 'the README has a walk-through');

const background = [];
try {
  for (const { isBackground, text } of blocks) {
    console.log(text.trim());
    if (isBackground) {
      background.push(
        spawn('bash', ['-ec', text], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], detached: true }),
      );
      await until('the rig runs', 120, () => existsSync(join(root, 'flights/rig.json')));
      await until('telemetry flows', 60, () => dawnline(['tm', 'fault-manager', '--json']).status === 0);
      continue;
    }
    const done = spawnSync('bash', ['-ec', text], { cwd: root, encoding: 'utf8', timeout: 240_000 });
    if (done.status !== 0) console.log(done.stdout, done.stderr);
    check(done.status === 0, 'the block succeeds');
  }
} finally {
  for (const child of background) process.kill(-child.pid, 'SIGINT');
  // A rig that is gone may leave its file behind; no command takes it for a running one.
  await until('the rig has ended', 60, () => dawnline(['tm', 'fault-manager']).status === 2);
  await sleep(500);
}
