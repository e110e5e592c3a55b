import { Refusal } from '@dawnline/contracts';
import { newRecord, type JobOrder } from './job';
import { accountOf } from './accounts';
import { JOBS_MAX_ITEMS } from './job-executor.limits';
import { isTerminal } from './job-state';
import { stop } from './lifecycle';
import { faultOf, sameOrder } from './specification';
import { refusedOrder } from './tenants';
import type { Output, Turn } from './turn';

function answer(ticket: string, refusal: Refusal, detail: string): Output {
  return { kind: 'answer', ticket, refusal, detail };
}

const ok = (ticket: string, detail: string): Output => answer(ticket, Refusal.REFUSAL_NONE, detail);

function refuse(turn: Turn, ticket: string, refusal: Refusal, detail: string): void {
  turn.emit(answer(ticket, refusal, detail));
}

/** Accepts a job: it exists, and its sender is told, only after its ledger record is durable (JP-24, inv:J1). */
export function submit(turn: Turn, ticket: string, order: JobOrder): void {
  const { state } = turn;
  const id = order.job;
  const known = turn.job(id)?.record ?? (Object.hasOwn(state.accepting, id) ? state.accepting[id] : null);
  if (known) {
    if (!sameOrder(known.order, order)) refuse(turn, ticket, Refusal.REFUSAL_DUPLICATE, `job ${id} exists`);
    else if (Object.hasOwn(state.accepting, id))
      refuse(turn, ticket, Refusal.REFUSAL_BUSY, `job ${id} is being accepted`);
    else turn.emit(ok(ticket, `job ${id} was accepted before`));
    return;
  }
  const fault = faultOf(
    order,
    turn.know.programs.map((program) => program.name),
  );
  if (fault) return refuse(turn, ticket, Refusal.REFUSAL_RANGE, fault);
  if (state.jobsRefused)
    return refuse(turn, ticket, Refusal.REFUSAL_WRONG_MODE, 'no jobs are taken in this mode');
  const open = [
    ...turn.jobs.map((job) => job.record).filter((record) => !isTerminal(record.state)),
    ...Object.values(state.accepting),
  ];
  if (open.length >= JOBS_MAX_ITEMS) {
    return refuse(turn, ticket, Refusal.REFUSAL_BUSY, `open jobs ${open.length}, allowed ${JOBS_MAX_ITEMS}`);
  }
  const own = open.filter((record) => record.order.tenant === order.tenant);
  const overQuota = refusedOrder(turn.know.tenants, order, own.length);
  if (overQuota) return refuse(turn, ticket, Refusal.REFUSAL_RANGE, overQuota);
  const queuedOpenUs = accountOf(state.accounts, order.tenant).openUs;
  const record = { ...newRecord(order, state.nextNumber), queuedOpenUs };
  turn.state = {
    ...state,
    nextNumber: state.nextNumber + 1,
    accepting: { ...state.accepting, [id]: record },
  };
  turn.emit({ kind: 'record', note: 'ACCEPTED', record, then: [{ kind: 'accepted', job: id, ticket }] });
}

/** The acceptance is durable: now the job exists. */
export function accepted(turn: Turn, id: string, ticket: string): void {
  const { [id]: record, ...accepting } = turn.state.accepting;
  if (!record) return;
  const job = { record, run: null, settleAgainUs: null };
  turn.state = { ...turn.state, accepting, jobs: { ...turn.state.jobs, [id]: job } };
  turn.emit(ok(ticket, `job ${id} accepted`));
  turn.event('JOB_ACCEPTED', { job: id });
  turn.event('JOB_STATE', {
    job: id,
    from: 'SUBMITTED',
    to: 'QUEUED',
    cause: 'ACCEPTED',
    attempt: 0,
    step: 0,
  });
}

/** The ledger could not take the job. */
export function notAccepted(turn: Turn, id: string, ticket: string, reason: string): void {
  const { [id]: _, ...accepting } = turn.state.accepting;
  turn.state = { ...turn.state, accepting };
  refuse(turn, ticket, Refusal.REFUSAL_FAILED, `the ledger is not writable: ${reason}`);
}

export function cancel(turn: Turn, ticket: string, id: string): void {
  const job = turn.job(id);
  if (!job) return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `no job ${id}`);
  const { state } = job.record;
  if (isTerminal(state)) return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} is ${state}`);
  if (job.run && !job.run.exit && state !== 'STOPPING') {
    stop(turn, job, 'STOP_GROUND', 'grace', { cancelled: true });
    turn.emit(ok(ticket, `job ${id} is stopping`));
  } else if (state === 'STOPPING') {
    turn.record(id, 'STATE', { cancelled: true }, [ok(ticket, `job ${id} is stopping`)]);
  } else {
    turn.change(id, 'CANCELLED', 'CANCEL_GROUND', { cancelled: true }, [ok(ticket, `job ${id} cancelled`)]);
  }
}

/** Lets a held job run again, with fresh budgets. */
export function release(turn: Turn, ticket: string, id: string): void {
  const job = turn.job(id);
  if (job?.record.state !== 'HELD')
    return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} is not held`);
  const fresh = { jobFaults: 0, backoffs: 0, platformStops: 0, idleCycles: 0, notBeforeUs: 0 };
  turn.change(id, 'QUEUED', 'RELEASE_GROUND', fresh, [ok(ticket, `job ${id} released`)]);
}

/** RUNNING -> CHECKPOINTING, only for programs that take the signal: its default action is to die (JP-11). */
export function checkpoint(turn: Turn, ticket: string, id: string): void {
  const job = turn.job(id);
  if (job?.record.state !== 'RUNNING')
    return refuse(turn, ticket, Refusal.REFUSAL_RANGE, `job ${id} is not running`);
  const { order, attempt } = job.record;
  const program = turn.know.programs.find((entry) => entry.name === order.program);
  if (!program?.takesCheckpointSignal) {
    return refuse(
      turn,
      ticket,
      Refusal.REFUSAL_RANGE,
      `program ${order.program} takes no checkpoint request`,
    );
  }
  turn.change(id, 'CHECKPOINTING', 'CKPT_GROUND', {}, [
    { kind: 'signal', job: id, attempt, signal: 'SIGUSR1' },
  ]);
  turn.putRun(id, { checkpoint: { ticket, sinceOwnUs: turn.know.ownUs } });
}
