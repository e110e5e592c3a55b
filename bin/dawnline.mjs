#!/usr/bin/env node
// The `dawnline` command. Run `npm run build` once before, or use `npx dawnline` after `npm start`.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepare, root } from '../scripts/lib/prepare.mjs';

if (!existsSync(`${root}/dist/apps/cli/src/main.js`)) await prepare();
createRequire(import.meta.url)('../dist/apps/cli/src/main.js');
