import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plantDocument, type CheckResult } from '@hil/checks';

const ROOT = join(__dirname, '../../..');

describe('docs/plant.md', () => {
  const text = readFileSync(join(ROOT, 'docs/plant.md'), 'utf8');

  it('is what the code says', () => {
    const done = spawnSync(process.execPath, [join(ROOT, 'scripts/docs.mjs'), '--check'], {
      encoding: 'utf8',
    });
    expect({
      status: done.status,
      said: done.stderr.split('\n').filter((line) => /^docs.*not what/.test(line)),
    }).toEqual({
      status: 0,
      said: [],
    });
  });

  it('has model, checks by kind, channels, craft, constants with marks, and limits', () => {
    for (const heading of [
      '## Model',
      '### Calibration: ',
      '### Validation: ',
      '### Verification: ',
      '## Channels',
      '## Craft ODC-1',
      '## Constants in the code',
      '## Limits of the model',
    ])
      expect(text).toContain(`\n${heading}`);
    expect(text).toMatch(/\| `efficiency` 0\.298 \| published \| P, Spectrolab/);
    expect(text).toMatch(/\| `STEFAN_BOLTZMANN` `5\.670374e-8` \| published \|/);
    expect(text).not.toContain('**failed**');
  });

  it('shows a failed reading, rounded to what the tolerance lets matter, and joins neighbours', () => {
    const reading = { what: 'height', unit: 'km', expected: 5, got: 5.23456, tolerance: 0.1, passed: false };
    const check: CheckResult = {
      number: 1,
      what: 'A hill',
      kind: 'validation',
      source: 'a | map',
      outcome: 'failed',
      reason: '',
      readings: [reading, { ...reading, got: [5, 5.01234], passed: true }],
    };
    const constant = { place: 'hill', name: 'a', value: '1', marks: ['assumed'], comment: 'guess' };
    const document = plantDocument({
      checks: [check],
      channels: [],
      constants: [constant, { ...constant, name: 'b', value: '2' }],
      craft: [],
    });
    expect(document).toContain('### Validation: 0 of 1 passed');
    expect(document).toContain('| 1 | A hill. height | 5 km | **failed** 5.23 | ± 0.1 | a \\| map |');
    expect(document).toContain('|  | height | 5 km | 5 / 5.01 | ± 0.1 |  |');
    expect(document).toContain('| `a` 1, `b` 2 | assumed | guess |');
  });
});
