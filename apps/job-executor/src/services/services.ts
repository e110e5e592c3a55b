import { createHash } from 'node:crypto';
import { Refusal } from '@dawnline/contracts';
import { ok, refuse } from '../orders/answers';
import { isService, type Answered, type Job, type JobRecord, type OpenRequest } from '../job';
import { isTerminal } from '../job-state';
import { healthNotPut, healthRead, healthTick } from './service-health';
import { HEALTH_PREFIX, REQUEST_ID, type ServiceInput } from './service-input';
import {
  ANSWERED_KEPT_ITEMS,
  OPEN_REQUESTS_MAX_ITEMS,
  REQUEST_BODY_MAX_BYTES,
  REQUEST_LIMIT_US,
} from './service.limits';
import type { Turn } from '../turn';

const REQUEST_ID_WORDS = '1 to 64 letters, digits, dots, hyphens, underscores, the first a letter or digit';

export function onServiceInput(turn: Turn, input: ServiceInput): void {
  switch (input.kind) {
    case 'request':
      return request(turn, input);
    case 'request-put':
      return requestPut(turn, input.job, input.request, input.fault);
    case 'reply-read':
      return replyRead(turn, input);
    case 'request-answered':
      return requestAnswered(turn, input.job, input.request, input.done);
    case 'requests-found':
      return requestsFound(turn, input);
  }
}

type Asked = Extract<ServiceInput, { kind: 'request' }>;

/** Accepts a request; its sender is told when it is durable. */
function request(turn: Turn, { ticket, job: id, request: name, body }: Asked): void {
  const job = turn.job(id);
  const no = (refusal: Refusal, detail: string): void => refuse(turn, ticket, refusal, detail);
  if (!job) return no(Refusal.REFUSAL_RANGE, `no job ${id}`);
  const { state } = job.record;
  if (!isService(job.record)) return no(Refusal.REFUSAL_RANGE, `job ${id} is no service`);
  if (!REQUEST_ID.test(name)) return no(Refusal.REFUSAL_RANGE, `request '${name}': ${REQUEST_ID_WORDS}`);
  if (name.startsWith(HEALTH_PREFIX))
    return no(Refusal.REFUSAL_RANGE, `request '${name}': names in ${HEALTH_PREFIX} are the executor's own`);
  if (body.length > REQUEST_BODY_MAX_BYTES)
    return no(Refusal.REFUSAL_RANGE, `body: ${body.length} bytes, ${REQUEST_BODY_MAX_BYTES} at most`);
  if (job.scan !== 'done') return no(Refusal.REFUSAL_BUSY, `the requests of ${id} are being read`);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const open = own(job.requests, name);
  const before = job.record.answered.find((one) => one.request === name);
  const known = open?.sha256 ?? before?.sha256 ?? sha256;
  if (known !== sha256)
    return no(Refusal.REFUSAL_DUPLICATE, `request ${name} of ${id} exists with another body`);
  if (open && !open.put) return no(Refusal.REFUSAL_BUSY, `request ${name} of ${id} is being accepted`);
  if (open) return turn.emit(ok(ticket, `request ${name} is open`));
  if (Object.keys(job.requests).length >= OPEN_REQUESTS_MAX_ITEMS)
    return no(Refusal.REFUSAL_BUSY, `${OPEN_REQUESTS_MAX_ITEMS} requests of ${id} are open`);
  if (before) {
    putRequest(turn, id, name, { ...fresh(turn, sha256), put: true, reply: 'answering' });
    turn.emit(ok(ticket, `request ${name} was answered before`));
    return turn.emit({ kind: 'answer-request', job: id, answered: before });
  }
  if (isTerminal(state)) return no(Refusal.REFUSAL_RANGE, `job ${id} is ${state}`);
  if (state === 'STOPPING') return no(Refusal.REFUSAL_BUSY, `service ${id} is leaving`);
  putRequest(turn, id, name, { ...fresh(turn, sha256), ticket });
  turn.emit({ kind: 'put-request', job: id, request: name, body });
}

function fresh(turn: Turn, sha256: string): OpenRequest {
  return { sha256, sinceOwnUs: turn.know.ownUs, put: false, reply: 'none', ticket: null };
}

function own<T>(map: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(map, name) ? map[name] : null;
}

function putRequest(turn: Turn, id: string, name: string, change: Partial<OpenRequest>): void {
  const { requests } = turn.job(id)!;
  turn.put(id, { requests: { ...requests, [name]: { ...requests[name], ...change } } });
}

function forgetRequest(turn: Turn, id: string, name: string): void {
  const { [name]: _, ...requests } = turn.job(id)!.requests;
  turn.put(id, { requests });
}

function requestPut(turn: Turn, id: string, name: string, fault: string | null): void {
  const job = turn.job(id);
  if (!job) return;
  if (name.startsWith(HEALTH_PREFIX)) return healthNotPut(turn, job, name, fault);
  const open = own(job.requests, name);
  if (!open || open.put) return;
  putRequest(turn, id, name, { put: true, ticket: null });
  if (fault !== null) forgetRequest(turn, id, name);
  if (open.ticket === null) return;
  if (fault === null) turn.emit(ok(open.ticket, `request ${name} is open`));
  else refuse(turn, open.ticket, Refusal.REFUSAL_FAILED, fault);
}

/** The service says that a reply is there. One to a request that is not open is left where it is. */
export function replied(turn: Turn, job: Job, name: string): void {
  const id = job.record.order.job;
  const { attempt } = job.record;
  const isHealth = job.run?.health?.request === name;
  if (!isHealth && own(job.requests, name)?.reply !== 'none') return;
  if (!isHealth) putRequest(turn, id, name, { reply: 'reading' });
  turn.emit({ kind: 'read-reply', job: id, attempt, request: name });
}

type Read = Extract<ServiceInput, { kind: 'reply-read' }>;

function replyRead(turn: Turn, read: Read): void {
  const { job: id, request: name, attempt } = read;
  const job = turn.job(id);
  if (!job) return;
  const open = own(job.requests, name);
  // An attempt that is over answers nothing any more (JOB-6).
  if (attempt !== job.record.attempt) {
    if (open?.reply === 'reading') putRequest(turn, id, name, { reply: 'none' });
    return;
  }
  if (name.startsWith(HEALTH_PREFIX)) return healthRead(turn, job, read);
  if (open?.reply !== 'reading') return;
  if (read.unreadable) return putRequest(turn, id, name, { reply: 'told' });
  if (job.run) turn.putRun(id, { replies: job.run.replies + 1 });
  const kept = read.fault === null;
  conclude(turn, id, name, {
    request: name,
    sha256: open.sha256,
    attempt: kept ? attempt : -1,
    replySha256: kept ? read.sha256 : '',
    detail: read.fault ?? '',
  });
}

/** The answer is durable before it goes out; then its request is removed. */
function conclude(turn: Turn, id: string, name: string, answered: Answered): void {
  const job = turn.job(id)!;
  const all = [...job.record.answered, answered];
  const surplus = Math.max(0, all.length - ANSWERED_KEPT_ITEMS);
  const gone = all.filter((one) => !Object.hasOwn(job.requests, one.request)).slice(0, surplus);
  putRequest(turn, id, name, { reply: 'answering' });
  const replies = gone.filter((one) => one.attempt >= 0);
  turn.record(id, 'ANSWERED', { answered: all.filter((one) => !gone.includes(one)) }, [
    { kind: 'answer-request', job: id, answered },
    ...(replies.length > 0 ? [{ kind: 'drop-replies', job: id, replies } as const] : []),
  ]);
}

function requestAnswered(turn: Turn, id: string, name: string, done: boolean): void {
  const job = turn.job(id);
  if (!job || !own(job.requests, name)) return;
  if (done) forgetRequest(turn, id, name);
  else putRequest(turn, id, name, { reply: 'recorded' });
}

type Found = Extract<ServiceInput, { kind: 'requests-found' }>;

/** Requests of an earlier life: what was answered goes out again, their limits count from now. */
function requestsFound(turn: Turn, { job: id, requests, replies }: Found): void {
  const job = turn.job(id);
  if (job?.scan !== 'running') return;
  if (requests === null) return turn.put(id, { scan: 'due' });
  turn.put(id, { scan: 'done' });
  for (const { request: name, sha256 } of requests.slice(0, OPEN_REQUESTS_MAX_ITEMS)) {
    const answered = job.record.answered.some((one) => one.request === name);
    const reply = answered ? 'recorded' : replies.includes(name) ? 'told' : 'none';
    putRequest(turn, id, name, { ...fresh(turn, sha256), put: true, reply });
  }
}

/** After a start of the executor: what the disk holds is the truth. */
export function scanRequests(turn: Turn, record: JobRecord): void {
  if (isService(record)) turn.put(record.order.job, { scan: 'due' });
}

/** Called by the work loop for each job. */
export function serviceTick(turn: Turn, job: Job): void {
  const id = job.record.order.job;
  if (!isService(job.record)) return;
  if (job.scan === 'due') {
    turn.put(id, { scan: 'running' });
    turn.emit({ kind: 'scan-requests', job: id, attempt: job.record.attempt });
  }
  if (job.scan !== 'done') return;
  for (const [name, open] of Object.entries(job.requests)) requestTick(turn, turn.job(id)!, name, open);
  healthTick(turn, turn.job(id)!);
}

function requestTick(turn: Turn, job: Job, name: string, open: OpenRequest): void {
  const { record } = job;
  const id = record.order.job;
  if (!open.put || open.reply === 'reading' || open.reply === 'answering') return;
  if (open.reply === 'recorded') {
    const answered = record.answered.find((one) => one.request === name);
    putRequest(turn, id, name, { reply: 'answering' });
    if (answered) turn.emit({ kind: 'answer-request', job: id, answered });
    else forgetRequest(turn, id, name);
    return;
  }
  const waitedUs = turn.know.ownUs - open.sinceOwnUs;
  const late = waitedUs > (record.order.requestLimitUs || REQUEST_LIMIT_US);
  if (late || isTerminal(record.state)) {
    const detail = late ? `no reply in ${(waitedUs / 1e6).toFixed(0)} s` : `the service is ${record.state}`;
    conclude(turn, id, name, {
      request: name,
      sha256: open.sha256,
      attempt: -1,
      replySha256: '',
      detail,
    });
  } else if (open.reply === 'told') {
    putRequest(turn, id, name, { reply: 'reading' });
    turn.emit({ kind: 'read-reply', job: id, attempt: record.attempt, request: name });
  }
}
