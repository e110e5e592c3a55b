import { busyOf } from './accounting';
import { closedBecause, holdersOf, isReleased } from './admission';
import { askAgainUs, durationUs, missing, REVOKES, type Answer, type Ask } from './admission-ask';
import { ASK_LIMIT_US } from './admission.limits';
import { CEILING_SOURCES, isCeilingSource, type CeilingSource } from '../gpu/gpu-cap';
import type { Prepared } from '../checkpoints/checkpoint-work';
import type { Job, JobRecord } from '../job';
import { UNANSWERED_MAX_ITEMS } from '../job-executor.limits';
import { restartReasonOf, start, stop } from '../attempts/lifecycle';
import { candidateOf, hasHadItsRun, isBefore, mayPush, nextOf, victimOf, type Candidate } from './queue';
import { quotaOf, waitsBecause } from './tenants';
import type { Turn } from '../turn';

type Holders = Map<number, Job>;

/** The work loop: ends questions that nobody answered, gives free GPUs to whoever is next, and makes room. */
export function admit(turn: Turn): void {
  for (const id of Object.keys(turn.state.gpus).map(Number)) expireAsk(turn, id);
  const { nowUs } = turn.know;
  const jobs = turn.jobs;
  let queued = jobs
    .filter(({ record }) => record.state === 'QUEUED' && record.notBeforeUs <= nowUs)
    .map((job) => candidateOf(job, turn.state.accounts));
  if (queued.length === 0) return;
  const holders: Holders = new Map(holdersOf(jobs));
  for (const id of Object.keys(turn.state.gpus).map(Number)) {
    if (holders.has(id) || !isOpen(turn, id) || !isReleased(turn.state.gpus[id].status)) continue;
    const next = nextOf(queued, runnable(turn, holders));
    if (!next) break;
    reserve(turn, next, id);
    holders.set(id, next.job);
    queued = queued.filter((candidate) => candidate !== next);
  }
  if (queued.length > 0) preempt(turn, queued, holders);
}

/** A GPU takes jobs, as far as all but its present job is concerned. */
function isOpen(turn: Turn, id: number): boolean {
  const gpu = turn.state.gpus[id];
  const { nowUs } = turn.know;
  return nowUs >= gpu.admitAgainUs && closedBecause(gpu, turn.state.nominal, nowUs) === null;
}

function runnable(turn: Turn, holders: Holders): (candidate: Candidate) => boolean {
  const { tenants, nowUs } = turn.know;
  const known = new Map<string, boolean>();
  return ({ job }) => {
    const { tenant } = job.record.order;
    const found = known.get(tenant);
    if (found !== undefined) return found;
    const busy = busyOf(holders, tenant);
    const quota = quotaOf(tenants, tenant);
    const may = waitsBecause(quota, turn.state.accounts, tenant, busy, nowUs) === null;
    known.set(tenant, may);
    return may;
  };
}

/** QUEUED -> ADMITTED: the GPU is reserved, power and heat are asked, and a restore point is looked for. */
function reserve(turn: Turn, { job, waitedUs }: Candidate, gpu: number): void {
  const { nowUs } = turn.know;
  const id = job.record.order.job;
  const number = turn.state.asks + 1;
  const ask: Ask = { id: `${gpu}-${nowUs}-${number}`, job: id, atUs: nowUs, granted: [], restore: null };
  turn.state = { ...turn.state, asks: number };
  turn.putGpu(gpu, { ask });
  turn.change(id, 'ADMITTED', 'BUDGET_OK', { gpu, waitedUs });
  const watts = turn.state.gpus[gpu].capSentW;
  const packet = { ask: ask.id, gpu, watts, durationUs: durationUs(job.record) };
  for (const to of CEILING_SOURCES) turn.emit({ kind: 'ask', to, packet });
  // Rather an older checkpoint than none for ever.
  turn.emit({ kind: 'prepare', job: id, passUnreadable: job.unanswered >= UNANSWERED_MAX_ITEMS });
}

/** The question that is open for an admitted job. */
function openAsk(turn: Turn, gpu: number): Ask | null {
  const ask = turn.state.gpus[gpu]?.ask ?? null;
  const record = ask && turn.job(ask.job)?.record;
  return record?.state === 'ADMITTED' && record.gpu === gpu ? ask : null;
}

/** A service answered. Answers to other questions, and second ones, change nothing. */
export function onAnswer(turn: Turn, answer: Answer): void {
  const ask = openAsk(turn, answer.gpu);
  const { from } = answer;
  if (ask?.id !== answer.ask || !isCeilingSource(from) || ask.granted.includes(from)) {
    turn.state = { ...turn.state, answersDiscarded: turn.state.answersDiscarded + 1 };
    return;
  }
  if (!answer.granted) return revoke(turn, answer.gpu, ask, from, answer.reason);
  turn.putGpu(answer.gpu, { ask: { ...ask, granted: [...ask.granted, from] } });
  startIfGranted(turn, answer.gpu);
}

/** The restore point of an admitted job is known. */
export function restoreFound(turn: Turn, job: Job, found: Prepared): void {
  const { gpu } = job.record;
  const ask = openAsk(turn, gpu);
  if (!ask)
    return turn.change(job.record.order.job, 'QUEUED', 'REVOKED_GPU', { checkpoints: found.verified });
  turn.putGpu(gpu, { ask: { ...ask, restore: found } });
  startIfGranted(turn, gpu);
}

/** ADMITTED -> STARTING, when everybody agreed and nothing changed meanwhile. */
function startIfGranted(turn: Turn, gpu: number): void {
  const ask = openAsk(turn, gpu);
  if (!ask?.restore || missing(ask).length > 0) return;
  const job = turn.job(ask.job)!;
  const revoked = closedBecause(turn.state.gpus[gpu], turn.state.nominal, turn.know.nowUs);
  if (revoked) {
    turn.putGpu(gpu, { ask: null });
    return turn.change(ask.job, 'QUEUED', revoked, verifiedOf(ask));
  }
  turn.putGpu(gpu, { ask: null, refusals: 0 });
  start(turn, job, ask.restore, restartReasonOf(job.record));
}

/** What was found to count while the admission was open counts on. */
function verifiedOf(ask: Ask): Partial<JobRecord> {
  return ask.restore ? { checkpoints: ask.restore.verified } : {};
}

function revoke(turn: Turn, id: number, ask: Ask, by: CeilingSource, reason: string): void {
  const refusals = turn.state.gpus[id].refusals + 1;
  const admitAgainUs = turn.know.nowUs + askAgainUs(refusals);
  turn.putGpu(id, { ask: null, refusals, admitAgainUs });
  turn.event('ADMISSION_REFUSED', { job: ask.job, gpu: id, by, reason });
  turn.change(ask.job, 'QUEUED', REVOKES[by], verifiedOf(ask));
}

function expireAsk(turn: Turn, id: number): void {
  const known = turn.state.gpus[id].ask;
  if (!known) return;
  const ask = openAsk(turn, id);
  if (!ask) return turn.putGpu(id, { ask: null });
  const [silent] = missing(ask);
  if (!silent || turn.know.nowUs - ask.atUs <= ASK_LIMIT_US) return;
  revoke(turn, id, ask, silent, `no answer in ${ASK_LIMIT_US / 1e6} s`);
}

/** JP-25: whoever finds no free GPU takes one from a job that ranks lower, or from any when it waited too long. */
function preempt(turn: Turn, queued: readonly Candidate[], holders: Holders): void {
  const gpus = Object.keys(turn.state.gpus)
    .map(Number)
    .filter((id) => isOpen(turn, id));
  const ripe = gpus
    .flatMap((id) => holders.get(id) ?? [])
    .filter((job) => hasHadItsRun(job, turn.know.ownUs));
  const lowest = Math.min(...ripe.map((job) => job.record.order.priority));
  // Those who may take a place at all are the first of the queue.
  const eager = ripe.length === 0 ? [] : queued.filter((candidate) => mayPush(candidate, lowest));
  // GPUs that are being left go to the first in the queue.
  let leaving = gpus.filter((id) => {
    const state = holders.get(id)?.record.state;
    return state === undefined || state === 'STOPPING';
  }).length;
  const running = new Map(holders);
  // Whoever of a tenant comes after one that found no place ranks lower, and finds none either.
  const hopeless = new Set<string>();
  for (const next of eager.sort((a, b) => (isBefore(a, b) ? -1 : 1))) {
    const { tenant } = next.job.record.order;
    if (hopeless.has(tenant)) continue;
    if (leaving > 0 && runnable(turn, running)(next)) {
      leaving -= 1;
      continue;
    }
    const victim = victimFor(turn, next, gpus, running);
    if (!victim) {
      hopeless.add(tenant);
      continue;
    }
    stop(turn, turn.job(victim.record.order.job)!, 'STOP_PREEMPT', 'grace');
    running.set(victim.record.gpu, next.job);
  }
}

/** A job may take the place of one of its own tenant, so the GPUs that the tenant holds are judged per place. */
function victimFor(turn: Turn, next: Candidate, gpus: readonly number[], running: Holders): Job | null {
  const places = gpus.flatMap((id) => {
    const job = running.get(id);
    if (!job) return [];
    const without = new Map(running);
    without.delete(id);
    return runnable(turn, without)(next) ? [job] : [];
  });
  return victimOf(places, next, turn.know.ownUs);
}
