// docs/jobs.md says what the code does: its tables are held against the code, its job file against the parser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { WorkloadSpecification } from '@dawnline/host';
import { parseJob } from '@hil/jobs';
import {
  BACKOFF_BASE_US,
  BACKOFF_MAX_US,
  JOB_FAULTS_MAX,
  PLATFORM_STOPS_MAX,
} from '../../job-executor/src/job-executor.limits';
import { EDGES } from '../../job-executor/src/job-state';
import { LOG_REPLY_MAX_BYTES } from '../../job-executor/src/orders/report.limits';
import { environmentOfJob } from '../../../libs/host/src/live/process/environment';
import type { AttemptPaths } from '../../../libs/host/src/live/process/paths';
import { addJob } from '../src/commands/job';
import { ROOT } from './dawnline';

const text = readFileSync(join(ROOT, 'docs/jobs.md'), 'utf8');

/** First cells of the table that has this head. */
function column(head: string): string[] {
  const lines = text.slice(text.indexOf(`| ${head} |`)).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end).map((line) => line.split(/(?<!\\)\|/)[1].trim());
}
const wordsOf = (cells: readonly string[]): string[] =>
  cells.flatMap((cell) => cell.split(',').map((word) => word.trim().replace(/`/g, ''))).sort();

describe('docs/jobs.md', () => {
  it('has every state and every cause of the state table, and no other', () => {
    expect(wordsOf(column('state'))).toEqual(Object.keys(EDGES).sort());
    const causes = Object.values(EDGES).flatMap((edges) => Object.values(edges).flat());
    expect(wordsOf(column('cause'))).toEqual([...new Set(['ACCEPTED', ...causes])].sort());
  });

  it('has every variable that a job finds, and no other', () => {
    const everything = new Proxy({} as WorkloadSpecification, {
      get: (_, name) => {
        if (name === 'environmentAllow') return [];
        return name === 'environment' ? {} : 7;
      },
    });
    const paths = new Proxy({} as AttemptPaths, { get: () => '/somewhere' });
    const options = { timeScale: 1, gpu: '0', marks: {}, own: {}, takesUpsets: true };
    expect(wordsOf(column('variable'))).toEqual(
      Object.keys(environmentOfJob(everything, paths, options)).sort(),
    );
  });

  it('has the figures of the restart policy and of logs', () => {
    expect(text).toContain(
      `Back-off is ${BACKOFF_BASE_US / 1e6} s, doubled each time, at most ${BACKOFF_MAX_US / 60e6} min`,
    );
    expect(text).toContain(`${JOB_FAULTS_MAX} job faults, ${PLATFORM_STOPS_MAX} platform`);
    expect(text).toContain(`at most ${LOG_REPLY_MAX_BYTES / 1024} KiB`);
  });

  it('names every sub-command of dawnline job', () => {
    const program = new Command();
    addJob(program);
    const [job] = program.commands;
    for (const name of job.commands.map((command) => command.name()))
      expect(column('command').join(' ')).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('has a job file that holds, with the files that it shows', () => {
    const yaml = /```yaml file=my-job\/job\.yaml\n([\s\S]*?)```/.exec(text)![1];
    expect(text).toContain('```python file=my-job/train.py\n');
    const known = ['train.py', '../examples/shims/python/dawnline.py'];
    const file = (path: string) => (known.includes(path) ? { bytes: 1, sha256: 'ab'.repeat(32) } : null);
    const { specification } = parseJob(yaml, 'job.yaml', { programs: null, file });
    expect(specification).toMatchObject({ job: 'first-steps', totalSteps: 240, results: ['model.txt'] });
    expect(specification.files.map(({ path }) => path)).toEqual(['train.py', 'dawnline.py']);
  });
});
