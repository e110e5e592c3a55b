import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jobFile, JOBS, layOut } from './job-file';

const NAMES = readdirSync(JOBS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['test', 'common'].includes(entry.name))
  .map((entry) => entry.name);

describe('the example jobs', () => {
  it('are five', () => expect(NAMES).toEqual(['flood', 'serve', 'torch', 'train', 'upscale']));

  it.each(NAMES)('%s has a README and a specification whose files exist and do not collide', (name) => {
    expect(readFileSync(join(JOBS, name, 'README.md'), 'utf8')).toMatch(/^# /);
    const specification = jobFile(name);
    expect(specification).toMatchObject({ schema: 1, tenant: 'lab-north', seed: 7 });
    expect(specification.job).toMatch(/^[a-z]+-1$/);
    const folder = layOut(name);
    expect(readdirSync(folder)).toHaveLength(specification.files.length);
    expect(readdirSync(folder)).toContain(specification.command[1]);
    rmSync(folder, { recursive: true });
  });

  it.each(NAMES)('%s is of kind service exactly when its program reads requests', (name) => {
    const { command, kind = 'batch' } = jobFile(name);
    const program = readFileSync(join(JOBS, name, command[1]), 'utf8');
    expect(kind).toBe(program.includes('DAWNLINE_REQUEST_DIR') ? 'service' : 'batch');
  });

  it.each(NAMES)('%s imports only what its specification lists', (name) => {
    const listed = jobFile(name).files.map((file) => file.split('/').at(-1)!);
    for (const file of jobFile(name).files.filter((path) => path.endsWith('.mjs'))) {
      const text = readFileSync(join(JOBS, name, file), 'utf8');
      for (const [, from] of text.matchAll(/ from '([^']+)'/g)) {
        if (!from.startsWith('node:')) expect(listed.map((one) => `./${one}`)).toContain(from);
      }
    }
  });

  it.each(NAMES)('%s uses no function whose last bit differs between releases', (name) => {
    for (const file of readdirSync(join(JOBS, name)).filter((path) => path.endsWith('.mjs'))) {
      const text = readFileSync(join(JOBS, name, file), 'utf8');
      const used = [...text.matchAll(/Math\.(\w+)/g)].map(([, found]) => found);
      const exact = ['abs', 'ceil', 'floor', 'imul', 'max', 'min', 'round', 'sqrt'];
      expect(used.filter((found) => !exact.includes(found))).toEqual([]);
      expect(text).not.toMatch(/[\w)\]] ?\*\* ?[\w(]/);
    }
  });
});
