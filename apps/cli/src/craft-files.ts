import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { loadCraft, type Craft } from '@hil/crafts';
import type { DataFiles } from '@hil/scenarios';
import { UserError } from './errors';

/** The checkout: sources and data files lie there, compiled code below dist/. */
export const ROOT = join(__dirname, __dirname.includes(join('dist', 'apps')) ? '../../../..' : '../../..');

const CRAFTS = 'hil/crafts';

/** The project's data files. A path that the user gives is looked up in the folder of the command first. */
export const DATA: DataFiles = {
  read: (path) => {
    const places = isAbsolute(path) ? [path] : [resolve(path), join(ROOT, path)];
    const file = places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile());
    return file ? readFileSync(file, 'utf8') : null;
  },
  list: (folder) => readdirSync(join(ROOT, folder)),
};

/** Reads one of the crafts of hil/crafts by the name of its file. */
export function readCraft(name: string): Craft {
  const file = `${CRAFTS}/${name}.yaml`;
  const text = DATA.read(file);
  if (text === null) {
    const known = DATA.list(CRAFTS)
      .filter((entry) => entry.endsWith('.yaml'))
      .map((entry) => entry.slice(0, -'.yaml'.length));
    throw new UserError(`craft ${name}: expected one of ${known.join(', ')}`);
  }
  return loadCraft(text, file);
}
