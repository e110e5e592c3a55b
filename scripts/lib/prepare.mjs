// Brings a checkout to a state that can run: packages, generated contracts, compiled code. Says what it does.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const OLDEST_NODE = [20, 19];
const SOURCE_FOLDERS = ['apps', 'libs', 'hil', 'bench', 'examples/hardware'];
const ASSET_ENDINGS = ['.yaml', '.json'];

const say = (text) => process.stderr.write(`dawnline: ${text}\n`);

function fail(text) {
  say(text);
  process.exit(2);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Node ${process.versions.node} is too old: Dawnline needs Node >= ${OLDEST_NODE.join('.')}`);
}

const digestOf = (text) => createHash('sha256').update(text).digest('hex');

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Installs the locked packages when node_modules is absent or belongs to another lockfile. */
function installPackages() {
  const marker = join(root, 'node_modules/.dawnline-lock');
  const wanted = digestOf(readFileSync(join(root, 'package-lock.json')));
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  // A tree that somebody installed with npm ci is taken as it is.
  const installed = join(root, 'node_modules/.package-lock.json');
  const fresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (!fresh) {
    say('installing packages (npm ci, once)');
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (npm.status !== 0) fail('npm ci failed; its messages are above');
  }
  writeFileSync(marker, wanted);
}

/** Regenerates the contracts when proto/ or the generator changed since they were made. */
function generateContracts() {
  const sources = [
    ...filesBelow(join(root, 'proto')),
    join(root, 'scripts/generate.mjs'),
    join(root, 'scripts/lib/codecs.mjs'),
    join(root, 'scripts/lib/dictionary.mjs'),
  ];
  const wanted = digestOf(sources.map((path) => readFileSync(path)).join('\0'));
  const marker = join(root, 'dist/.generated');
  const output = join(root, 'libs/contracts/src/generated/contracts.ts');
  if (existsSync(output) && existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say('generating contracts from proto/');
  const done = spawnSync(process.execPath, [join(root, 'scripts/generate.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) fail('the generation failed; its messages are above');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(marker, wanted);
}

function aliasedImport(code, file) {
  // The aliases of tsconfig.json, written out as relative paths.
  const here = dirname(relative(root, file));
  return code.replace(/require\("@(dawnline|hil)\/([\w-]+)"\)/g, (_, space, name) => {
    const target = space === 'dawnline' ? `libs/${name}/src/index` : `hil/${name}/index`;
    const path = relative(here, target);
    return `require("${path.startsWith('.') ? path : './' + path}")`;
  });
}

function options(file) {
  return {
    filename: file,
    sourceMaps: true,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  };
}

const isStale = (source, target) =>
  !existsSync(target) || statSync(target).mtimeMs < statSync(source).mtimeMs;

/** Compiles what changed, file by file, and removes what has no source any more. */
async function compile() {
  const sources = SOURCE_FOLDERS.flatMap((folder) => filesBelow(join(root, folder))).filter(
    (path) => !path.includes('/test/') && !path.endsWith('.d.ts'),
  );
  const targets = new Set();
  const stale = [];
  for (const source of sources) {
    const target = join(root, 'dist', relative(root, source)).replace(/\.ts$/, '.js');
    const asset = ASSET_ENDINGS.some((ending) => source.endsWith(ending));
    if (!source.endsWith('.ts') && !source.endsWith('.js') && !asset) continue;
    targets.add(target);
    if (isStale(source, target)) stale.push([source, target]);
  }
  for (const folder of SOURCE_FOLDERS) {
    for (const path of filesBelow(join(root, 'dist', folder))) {
      if (!path.endsWith('.map') && !targets.has(path)) rmSync(path);
    }
  }
  if (stale.length === 0) return;
  say(`building ${stale.length} files`);
  const { transform } = createRequire(import.meta.url)('@swc/core');
  for (const [source, target] of stale) {
    mkdirSync(dirname(target), { recursive: true });
    const text = readFileSync(source, 'utf8');
    if (!source.endsWith('.ts')) {
      writeFileSync(target, text);
      continue;
    }
    const made = await transform(text, options(source));
    const name = target.slice(target.lastIndexOf('/') + 1);
    writeFileSync(target, `${aliasedImport(made.code, source)}\n//# sourceMappingURL=${name}.map\n`);
    writeFileSync(`${target}.map`, made.map);
  }
}

/** Makes everything that is missing or stale, in order. */
export async function prepare({ build = true } = {}) {
  checkNode();
  installPackages();
  generateContracts();
  if (build) await compile();
}
