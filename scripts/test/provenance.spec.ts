import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { craftNumbers, numbersBelow, numbersOf, PHYSICS } from '../lib/provenance.mjs';

const root = join(__dirname, '../..');
const CRAFTS = 'hil/crafts';

const unmarked = (
  found: readonly { path: string; line: number; name: string; marks: readonly string[] }[],
): string[] =>
  found.filter(({ marks }) => marks.length === 0).map(({ path, line, name }) => `${path}:${line} ${name}`);

describe('every number of the physics says where it comes from', () => {
  it('in plant, orbit and device limits', () => {
    const found = numbersBelow(root, PHYSICS);
    expect(found.length).toBeGreaterThan(80);
    expect(unmarked(found)).toEqual([]);
  });

  it.each(readdirSync(join(root, CRAFTS)).filter((name) => name.endsWith('.yaml')))('in craft %s', (name) => {
    const found = craftNumbers(`${CRAFTS}/${name}`, readFileSync(join(root, CRAFTS, name), 'utf8'));
    expect(found.length).toBeGreaterThan(100);
    expect(unmarked(found)).toEqual([]);
  });
});

describe('the search for numbers without a source', () => {
  const namesOf = (text: string): string[] =>
    unmarked(numbersOf('x.ts', text)).map((line) => line.split(' ')[1]!);

  it('finds constants, tables and numbers inside functions', () => {
    expect(namesOf('/** Sun, W/m2. */\nconst SUN = 1361;')).toEqual(['SUN']);
    expect(namesOf('const TABLE = [[1, 0.38], [2, 1.5]];')).toEqual(['TABLE']);
    expect(namesOf('function loss(f: number): number {\n  return 92.45 + f;\n}')).toEqual(['loss']);
  });

  it('takes a mark above, behind, inside, or at the head of the paragraph', () => {
    expect(namesOf('/** Sun, W/m2 (published). */\nconst SUN = 1361;')).toEqual([]);
    expect(namesOf('const SUN = 1361; // assumed')).toEqual([]);
    expect(
      namesOf('function loss(f: number): number {\n  // Derived from c.\n  return 92.45 + f;\n}'),
    ).toEqual([]);
    expect(namesOf('/** Both assumed. */\nconst A = 7;\nconst B = 7.5;\n\nconst C = 7.5;')).toEqual(['C']);
  });

  it('leaves counts, units and indices alone', () => {
    expect(namesOf('const RAD = Math.PI / 180;\nconst DAY_S = 86_400;\nconst COUNT = 3;')).toEqual([]);
    expect(namesOf('function third(v: number[]): number {\n  return v[2]! + v[17]!;\n}')).toEqual([]);
  });

  it('reads marks of craft files behind a value, above it, and above what it belongs to', () => {
    const text = [
      '# Provenance: P published, A assumed',
      'array:',
      '  areaM2: 2.2 # A',
      '  ratingC: 28',
      '',
      '# Measured. P',
      'nodes:',
      '  - { id: die, capacityJK: 120 }',
      '  - id: hbm',
      '    capacityJK: 60 # A, a guess',
      'rest:',
      '  # Two lines with the mark (D)',
      '  # in the first',
      '  deep: { er: [5.5, 7] }',
    ].join('\n');
    const found = craftNumbers('x.yaml', text).map(({ name, marks }) => [name, ...marks]);
    expect(found).toEqual([
      ['array.areaM2', 'assumed'],
      ['array.ratingC'],
      ['nodes.die.capacityJK', 'published'],
      ['nodes.hbm.capacityJK', 'assumed'],
      ['rest.deep.er.0', 'derived'],
      ['rest.deep.er.1', 'derived'],
    ]);
  });
});
