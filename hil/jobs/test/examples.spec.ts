import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJob } from '@hil/jobs';
import { orderOf } from '../../../apps/job-executor/src/orders/order';
import { faultOf } from '../../../apps/job-executor/src/orders/specification';

const folder = join(__dirname, '../../../examples/jobs');
const examples = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'job.yaml')));

describe('the job files of the examples', () => {
  it('are there', () => expect(examples).toEqual(expect.arrayContaining(['flood', 'train', 'torch'])));

  it.each(examples)('JOF-006 %s holds, and job-executor takes it', (name) => {
    const text = readFileSync(join(folder, name, 'job.yaml'), 'utf8');
    const file = (path: string) =>
      existsSync(join(folder, name, path)) ? { bytes: 1, sha256: 'ab'.repeat(32) } : null;
    const { specification, files } = parseJob(text, `${name}/job.yaml`, { programs: [], file });
    expect(files.length).toBeGreaterThan(0);
    expect(faultOf(orderOf(specification), [])).toBeNull();
  });
});
