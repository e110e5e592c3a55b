import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/** Lets a plain Node process load TypeScript: no test runner, no build. */
const PRELUDE = `
  require('reflect-metadata');
  const { transformFileSync } = require('@swc/core');
  const Module = require('node:module');
  const path = require('node:path');
  const jsc = { parser: { syntax: 'typescript', decorators: true }, target: 'es2022', keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } };
  require.extensions['.ts'] = (module, file) =>
    module._compile(transformFileSync(file, { jsc, module: { type: 'commonjs' }, swcrc: false }).code, file);
  const resolve = Module._resolveFilename;
  const aliases = { '@dawnline/': 'libs/NAME/src/index.ts', '@hil/': 'hil/NAME/index.ts' };
  Module._resolveFilename = (name, ...rest) => {
    for (const [alias, file] of Object.entries(aliases))
      if (name.startsWith(alias)) name = path.resolve(file.replace('NAME', name.slice(alias.length)));
    return resolve(name, ...rest);
  };
  const load = (file) => require(path.resolve(file));
`;

/** Runs a script in a process of its own and returns what it printed. It gets at our files by load(path). */
export function inChild(script: string): string {
  return execFileSync(process.execPath, ['-e', PRELUDE + script], { cwd: ROOT, encoding: 'utf8' }).trim();
}
