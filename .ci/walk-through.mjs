// Executes the walk-throughs of README and docs/jobs.md: `sh terminal=1` blocks in the background, `LANGUAGE file=PATH`
// blocks into that file, `sh` blocks in order; each must succeed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check, dawnline, root, sleep, until } from './rig.mjs';

/** The blocks of one section, in order. */
function blocksOf(document, title) {
  const text = readFileSync(join(root, document), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(title));
  const blocks = [...section.matchAll(/```(\w+)( terminal=1)?(?: file=(\S+))?\n([\s\S]*?)```/g)];
  return blocks.map(([, language, other, file, text]) => ({
    language,
    isBackground: Boolean(other),
    file,
    text,
  }));
}

async function begin(text) {
  const child = spawn('bash', ['-ec', text], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  await until('the rig runs', 120, () => existsSync(join(root, 'flights/rig.json')));
  await until('telemetry flows', 60, () => dawnline(['tm', 'fault-manager', '--json']).status === 0);
  return child;
}

async function walk(document, title) {
  console.log(`-- ${document}: ${title}`);
  const blocks = blocksOf(document, title);
  check(blocks.some((block) => block.isBackground) && blocks.length > 3, `${document} has a walk-through`);
  const background = [];
  const made = [];
  try {
    for (const { language, isBackground, file, text } of blocks) {
      if (file) {
        made.push(join(root, dirname(file)));
        mkdirSync(join(root, dirname(file)), { recursive: true });
        writeFileSync(join(root, file), text);
        continue;
      }
      check(language === 'sh', `${language} blocks name a file`);
      console.log(text.trim());
      if (isBackground) {
        background.push(await begin(text));
        continue;
      }
      const done = spawnSync('bash', ['-ec', text], { cwd: root, encoding: 'utf8', timeout: 400_000 });
      if (done.status !== 0) console.log(done.stdout, done.stderr);
      check(done.status === 0, 'the block succeeds');
    }
  } finally {
    for (const child of background) process.kill(-child.pid, 'SIGINT');
    // A rig that is gone may leave its file behind; no command takes it for a running one.
    await until('the rig has ended', 60, () => dawnline(['tm', 'fault-manager']).status === 2);
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
    await sleep(500);
  }
}

const WALKS = [
  ['README.md', 'Walk-through'],
  ['docs/jobs.md', 'Ten minutes'],
];
const only = process.argv[2];
for (const [document, title] of WALKS) if (!only || document === only) await walk(document, title);
