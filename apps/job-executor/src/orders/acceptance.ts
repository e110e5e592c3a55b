import { Refusal } from '@dawnline/contracts';
import { secrecyFault } from '../results/bundle';
import { newJob, newRecord, type JobOrder } from '../job';
import { accountOf } from '../admission/accounts';
import { JOBS_MAX_ITEMS } from '../job-executor.limits';
import { isTerminal } from '../job-state';
import { faultOf, sameOrder } from './specification';
import { refusedOrder } from '../admission/tenants';
import { ok, refuse } from './answers';
import type { Turn } from '../turn';

/** Accepts a job: it exists, and its sender is told, only after its ledger record is durable (JP-24, inv:J1). */
export function submit(turn: Turn, ticket: string, order: JobOrder): void {
  const { state } = turn;
  const id = order.job;
  const pending = own(state.staging, id) ?? own(state.accepting, id)?.order ?? null;
  const known = turn.job(id)?.record.order ?? pending;
  if (known) {
    if (!sameOrder(known, order))
      refuse(turn, ticket, Refusal.REFUSAL_DUPLICATE, `job ${id} exists with another specification`);
    else if (pending) refuse(turn, ticket, Refusal.REFUSAL_BUSY, `job ${id} is being accepted`);
    else turn.emit(ok(ticket, `job ${id} was accepted before`));
    return;
  }
  const programs = turn.know.programs.map((program) => program.name);
  const fault = faultOf(order, programs) ?? secrecyFault(order, turn.know);
  if (fault) return refuse(turn, ticket, Refusal.REFUSAL_RANGE, fault);
  if (state.jobsRefused)
    return refuse(turn, ticket, Refusal.REFUSAL_WRONG_MODE, 'no jobs are taken in this mode');
  const open = [
    ...turn.jobs.flatMap(({ record }) => (isTerminal(record.state) ? [] : [record.order])),
    ...Object.values(state.accepting).map((record) => record.order),
    ...Object.values(state.staging),
  ];
  if (open.length >= JOBS_MAX_ITEMS) {
    return refuse(turn, ticket, Refusal.REFUSAL_BUSY, `open jobs ${open.length}, allowed ${JOBS_MAX_ITEMS}`);
  }
  const ofTenant = open.filter(({ tenant }) => tenant === order.tenant);
  const overQuota = refusedOrder(turn.know.tenants, order, ofTenant.length);
  if (overQuota) return refuse(turn, ticket, Refusal.REFUSAL_BUSY, overQuota);
  if (order.files.length === 0) return accept(turn, ticket, order);
  turn.state = { ...state, staging: { ...state.staging, [id]: order } };
  turn.emit({ kind: 'stage', ticket, order });
}

function own<T>(map: Readonly<Record<string, T>>, id: string): T | null {
  return Object.hasOwn(map, id) ? map[id] : null;
}

/** The input files are in the job's folder, or cannot be. */
export function staged(turn: Turn, ticket: string, id: string, fault: string | null, refused: boolean): void {
  const { [id]: order, ...staging } = turn.state.staging;
  if (!order) return;
  turn.state = { ...turn.state, staging };
  if (fault === null) accept(turn, ticket, order);
  else notFetched(turn, ticket, fault, refused);
}

/** What was staged cannot be used, or its disk does not answer. */
export function notFetched(turn: Turn, ticket: string, fault: string, refused: boolean): void {
  refuse(turn, ticket, refused ? Refusal.REFUSAL_RANGE : Refusal.REFUSAL_FAILED, fault);
}

function accept(turn: Turn, ticket: string, order: JobOrder): void {
  const { state } = turn;
  const id = order.job;
  const { openUs } = accountOf(state.accounts, order.tenant);
  const record = { ...newRecord(order, state.nextNumber), queuedOpenUs: openUs };
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
  turn.state = { ...turn.state, accepting, jobs: { ...turn.state.jobs, [id]: newJob(record) } };
  turn.emit(ok(ticket, `job ${id} accepted`));
  if (record.order.files.length > 0) turn.emit({ kind: 'sweep' });
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
