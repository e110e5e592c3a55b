// After each change of the lockfile: completes it for other platforms, and fails on download addresses.
// npm leaves out optional platform packages that it could not see; `npm ci` elsewhere then refuses the lockfile.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/prepare.mjs';

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const OS = [
  'win32',
  'darwin',
  'linux',
  'android',
  'freebsd',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
];
const CPU = ['x64', 'arm64', 'arm', 'ia32', 'riscv64', 's390x', 'ppc64', 'loong64', 'mips64el', 'wasm32'];

const named = (list, name) => list.filter((word) => name.split(/[-_/]/).includes(word));
let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${place}/node_modules/${name}`;
    const top = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[top]) continue;
    const os = named(OS, name);
    const cpu = named(CPU, name);
    lock.packages[top] = {
      version: version.replace(/^[~^]/, ''),
      optional: true,
      ...(os.length ? { os } : {}),
      ...(cpu.length ? { cpu } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
const text = JSON.stringify(lock, null, 2) + '\n';
if (/"resolved":/.test(text)) {
  console.error(
    'package-lock.json holds download addresses: keep omit-lockfile-registry-resolved=true in .npmrc',
  );
  process.exit(1);
}
writeFileSync(path, text);
console.error(`package-lock.json: ${added} platform packages added`);
