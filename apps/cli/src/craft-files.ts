import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCraft, type Craft } from '@hil/crafts';
import { UserError } from './errors';

/** The checkout: sources and data files lie there, compiled code below dist/. */
export const ROOT = join(
  __dirname,
  __dirname.includes(`${join('dist', 'apps')}`) ? '../../../..' : '../../..',
);

const CRAFTS = join(ROOT, 'hil/crafts');

/** Reads one of the crafts of hil/crafts by the name of its file. */
export function readCraft(name: string): Craft {
  const file = join(CRAFTS, `${name}.yaml`);
  if (!existsSync(file)) {
    const known = readdirSync(CRAFTS)
      .filter((entry) => entry.endsWith('.yaml'))
      .map((entry) => entry.slice(0, -5));
    throw new UserError(`craft ${name}: expected one of ${known.join(', ')}`);
  }
  return loadCraft(readFileSync(file, 'utf8'), file);
}
