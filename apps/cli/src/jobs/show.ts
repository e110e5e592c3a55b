import type { Command } from 'commander';
import {
  Defence,
  JobDetail,
  JobKind,
  toPlain,
  type CheckpointFacts,
  type JobStatus,
} from '@dawnline/contracts';
import { atDesk, byTelecommand, failed, sizeText, spanText, type Desk, type JobOptions } from './desk';
import { stateText } from './list';

/** Asks for everything about a job; null when it was refused or did not come down, which is told. */
export async function detailOf({ session, send }: Desk, job: string): Promise<JobDetail | null> {
  const { stage, requestId } = await send({ detail: job });
  if (stage !== 'completed') return null;
  const detail = await session.answer<JobDetail>('JobDetail', ({ header }) => header.requestId === requestId);
  if (!detail) failed(`the answer did not come down in time; ask again, with a longer --wait`);
  return detail;
}

type Row = readonly [string, string | number];

function orderRows({ specification: order }: JobDetail): Row[] {
  if (!order) return [];
  const what = order.program ? `program ${order.program}` : order.command.join(' ');
  return [
    ['runs', [what, ...order.arguments].join(' ')],
    ['tenant', order.tenant],
    ['kind', order.kind === JobKind.JOB_KIND_SERVICE ? 'service' : 'batch'],
    ['priority', order.priority],
    ['files', order.files.map(({ path, bytes }) => `${path} (${sizeText(bytes)})`).join('\n')],
    ['defence', Defence[order.defence].replace('DEFENCE_', '').toLowerCase()],
    ['secret', order.secret ? 'yes: results leave sealed' : ''],
  ];
}

function statusRows(status: JobStatus, nowUs: number, deadlineUs: number): Row[] {
  const { stepRate, checkpointSequence, heartbeatAgeUs } = status;
  const rate = stepRate > 0 ? `, ${Number(stepRate.toPrecision(3))}/s` : '';
  return [
    ['state', `${stateText(status.state)} (${status.cause})`],
    ['attempt', `${status.attempt}, restarts ${status.restarts}`],
    ['step', `${status.step}${status.total > 0 ? ` of ${status.total}` : ''}${rate}`],
    [
      'checkpoint',
      checkpointSequence > 0
        ? `${checkpointSequence}, step ${status.checkpointStep}, ${spanText(status.checkpointAgeUs)} ago`
        : 'none',
    ],
    ['an end now costs', `${status.lostSteps} steps`],
    ['sign of life', heartbeatAgeUs > 0 ? `${spanText(heartbeatAgeUs)} ago, own time` : ''],
    ['faults left', `${status.jobFaultsLeft} of the job, ${status.platformStopsLeft} of the platform`],
    ['ended attempts', status.restartsByCause.map(({ cause, count }) => `${cause} ${count}`).join('\n')],
    ['memory', status.memoryBytes > 0 ? sizeText(status.memoryBytes) : ''],
    ['GPU', `${spanText(status.gpuSeconds * 1e6)}, ${Math.round(status.energyJ)} J`],
    ['deadline', deadlineUs > 0 ? `in ${spanText(Math.max(0, deadlineUs - nowUs))}` : ''],
    ['says', status.detail],
    ['result', status.resultDigest],
  ];
}

const checkpointRows = (checkpoints: readonly CheckpointFacts[]): (string | number)[][] =>
  checkpoints.map(({ sequence, step, attempt, bytes, pinned }) => [
    sequence,
    step,
    attempt,
    sizeText(bytes),
    pinned ? 'pinned' : '',
  ]);

async function show(job: string, options: JobOptions): Promise<void> {
  await atDesk('show', options, true, async (desk) => {
    const { output } = desk;
    const detail = await detailOf(desk, job);
    if (!detail) return;
    if (output.json) return output.document(toPlain('JobDetail', detail));
    const status = detail.status
      ? statusRows(detail.status, detail.header.missionTimeUs, detail.specification?.deadlineUs ?? 0)
      : [];
    const rows = [...status, ...orderRows(detail)].filter(([, value]) => value !== '');
    output.table(
      [`job ${job}`, ''],
      rows.map(([name, value]) => [name, value]),
    );
  });
}

interface CheckpointsOptions extends JobOptions {
  readonly now?: boolean;
}

async function checkpoints(job: string, options: CheckpointsOptions): Promise<void> {
  await atDesk('checkpoints', options, true, async (desk) => {
    const { output, send } = desk;
    if (options.now && (await send({ checkpoint: job })).stage !== 'completed') return;
    const detail = await detailOf(desk, job);
    if (!detail) return;
    if (output.json) output.document(detail.checkpoints.map((one) => toPlain('CheckpointFacts', one)));
    else if (detail.checkpoints.length === 0) output.text(`job ${job} has no verified checkpoint`);
    else output.table(['number', 'step', 'attempt', 'size', ''], checkpointRows(detail.checkpoints));
  });
}

export function addShow(program: Command): void {
  byTelecommand(
    program
      .command('show')
      .description('Everything about one job: order, state, checkpoints, budgets')
      .argument('<job>', 'job id'),
    'one JSON document: JobDetail as in proto/dawnline/job_executor.proto',
  ).action((job: string, options: JobOptions) => show(job, options));
  byTelecommand(
    program
      .command('checkpoints')
      .description('Verified checkpoints of a job, oldest first')
      .argument('<job>', 'job id')
      .option('--now', 'have it take one first; only jobs with `checkpoints: { signal: true }` do'),
    'one JSON document: a list of CheckpointFacts as in proto/dawnline/job_executor.proto',
  ).action((job: string, options: CheckpointsOptions) => checkpoints(job, options));
}
