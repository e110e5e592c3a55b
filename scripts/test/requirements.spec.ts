import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
/** Our own requirement ids: three digits, defined in the first column of a README's table. */
const DEFINED = /^\| *([A-Z]{2,5}-\d{3}) *\|/gm;
const NAMED = /\b([A-Z]{2,5}-\d{3})\b/g;

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (['node_modules', 'dist'].includes(entry.name)) return [];
    if (entry.isDirectory()) return filesBelow(path, ending);
    return path.endsWith(ending) ? [path] : [];
  });
}

const folders = ['apps', 'libs', 'hil'];
const defined = new Map<string, string[]>();
for (const path of folders.flatMap((folder) => filesBelow(folder, 'README.md'))) {
  for (const [, id] of readFileSync(join(root, path), 'utf8').matchAll(DEFINED)) {
    defined.set(id, [...(defined.get(id) ?? []), path]);
  }
}

/** Rules of the job protocol and of the space link, numbered without gaps; tests anywhere may name them. */
const PROTOCOL: Readonly<Record<string, number>> = { JOB: 6, JP: 27, LK: 29 };

/** Ids in the titles of tests: it('PWR-003 …'), describe('…'), test.each and the like. */
const tested = new Map<string, string>();
for (const path of folders
  .flatMap((folder) => filesBelow(folder, '.ts'))
  .filter((path) => path.includes('/test/'))) {
  const text = readFileSync(join(root, path), 'utf8');
  for (const [, title] of text.matchAll(
    /(?:it|test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`][\s\S]*?['"`])\s*,/g,
  )) {
    for (const [, id] of title.matchAll(NAMED)) tested.set(id, path);
  }
}

describe('requirements and tests know each other', () => {
  it('finds requirements and tests at all', () => {
    expect(defined.size).toBeGreaterThan(20);
    expect(tested.size).toBeGreaterThan(20);
  });

  it('defines each id once', () => {
    expect([...defined].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });

  it('has a test for each requirement', () => {
    expect(
      [...defined].filter(([id]) => !tested.has(id)).map(([id, paths]) => `${id} (${paths[0]})`),
    ).toEqual([]);
  });

  it('has a test for each rule of the job protocol and of the space link', () => {
    const titles = [...folders, 'examples']
      .flatMap((folder) => filesBelow(folder, '.ts'))
      .filter((path) => path.includes('/test/'))
      .flatMap((path) => [
        ...readFileSync(join(root, path), 'utf8').matchAll(/['"`][^'"`\n]*\b(?:JP|JOB|LK)-\d[^\n]*/g),
      ])
      .map(([title]) => title)
      .join('\n');
    const named = new Set([...titles.matchAll(/\b(?:JP|JOB|LK)-\d+\b/g)].map(([id]) => id));
    const wanted = Object.entries(PROTOCOL).flatMap(([kind, last]) =>
      Array.from({ length: last }, (_, at) => `${kind}-${at + 1}`),
    );
    expect(wanted.filter((id) => !named.has(id))).toEqual([]);
    expect([...named].filter((id) => !wanted.includes(id))).toEqual([]);
  });

  it('has no test that names a dead id', () => {
    const known = new Set([...defined.keys()].map((id) => id.split('-')[0]));
    const dead = [...tested].filter(([id]) => known.has(id.split('-')[0]) && !defined.has(id));
    expect(dead.map(([id, path]) => `${id} (${path})`)).toEqual([]);
  });

  it('gives every subsystem a README with requirements', () => {
    const subsystems = readdirSync(join(root, 'apps')).filter((name) => name !== 'cli');
    const without = subsystems.filter(
      (name) => ![...defined.values()].flat().includes(`apps/${name}/README.md`),
    );
    expect(without).toEqual([]);
  });
});
