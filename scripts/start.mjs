// `npm start`: makes what is missing, then flies the default scenario live. Arguments go to `dawnline up`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare, root } from './lib/prepare.mjs';

await prepare();
const main = join(root, 'dist/apps/cli/src/main.js');
const child = spawn(process.execPath, [main, 'up', ...process.argv.slice(2)], { stdio: 'inherit' });
// The child shuts its processes down by itself; this process only waits and passes on the end. Ctrl-C reaches the child
// from the terminal: passed on as well it would be the second one, which ends everything at once.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
