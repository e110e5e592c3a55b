// `npm test`: makes what is missing, then runs all tests. Arguments go to jest.
// It ends when the tests have ended: what a failed one left open must not hang a build.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare, root } from './lib/prepare.mjs';

await prepare();
const jest = join(root, 'node_modules/jest/bin/jest.js');
const child = spawn(process.execPath, [jest, '--maxWorkers=2', '--forceExit', ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
});
child.on('exit', (code) => process.exit(code ?? 1));
