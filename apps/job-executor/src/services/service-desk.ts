import { createHash } from 'node:crypto';
import { ServiceReply, type Body } from '@dawnline/contracts';
import { DiskError, type Disk } from '@dawnline/host';
import { ensureFolder, type Procedures } from '@dawnline/storage';
import { replyFolder, requestFolder } from '../folders';
import type { Answered } from '../job';
import { REPLY_MAX_BYTES } from './service.limits';
import { HEALTH_PREFIX, REQUEST_ID, type ServiceInput } from './service-input';
import type { Output } from '../turn';

type Kinds = 'put-request' | 'read-reply' | 'answer-request' | 'drop-replies' | 'scan-requests';
type ServiceOutput = Extract<Output, { kind: Kinds }>;

const laneOf = (job: string): string => `requests:${job}`;

/** Requests and replies of resident services on their disk, one procedure after another for each job. */
export class ServiceDesk {
  constructor(
    private readonly disk: Disk,
    private readonly procedures: Procedures,
    private readonly publish: (reply: Body<ServiceReply>) => void,
    private readonly feed: (input: ServiceInput) => void,
  ) {}

  perform(output: ServiceOutput): void {
    switch (output.kind) {
      case 'put-request':
        return this.put(output);
      case 'read-reply':
        return this.read(output);
      case 'answer-request':
        return this.answer(output.job, output.answered);
      case 'scan-requests':
        return this.scan(output.job, output.attempt);
      case 'drop-replies':
        return this.procedures.run(
          laneOf(output.job),
          'service.drop',
          () => this.dropReplies(output.job, output.replies),
          // What stays goes with the job's folder.
          () => undefined,
        );
    }
  }

  private put({ job, request, body }: Extract<Output, { kind: 'put-request' }>): void {
    const work = () => putRequest(this.disk, requestFolder(job), request, body);
    this.procedures.run(laneOf(job), 'service.put', work, (outcome) => {
      const fault = outcome.ok ? null : outcome.error.message;
      this.feed({ kind: 'request-put', job, request, fault });
    });
  }

  private read({ job, attempt, request }: Extract<Output, { kind: 'read-reply' }>): void {
    const work = () => readReply(this.disk, job, attempt, request);
    this.procedures.run(laneOf(job), 'service.read', work, (outcome) => {
      const found = outcome.ok ? outcome.value : { sha256: '', fault: null };
      this.feed({ kind: 'reply-read', job, attempt, request, ...found, unreadable: !outcome.ok });
    });
  }

  /** The reply goes out first: a crash in between repeats it under the same id. */
  private answer(job: string, answered: Answered): void {
    const { request } = answered;
    const failed = (): void => this.feed({ kind: 'request-answered', job, request, done: false });
    const work = () => storedReply(this.disk, job, answered);
    this.procedures.run(laneOf(job), 'service.answer', work, (outcome) => {
      if (!outcome.ok) return failed();
      this.publish(outcome.value);
      this.procedures.run(
        laneOf(job),
        'service.done',
        () => dropRequest(this.disk, requestFolder(job), request),
        (dropped) => this.feed({ kind: 'request-answered', job, request, done: dropped.ok }),
      );
    });
  }

  private scan(job: string, attempt: number): void {
    const work = async () => ({
      requests: await scanRequests(this.disk, requestFolder(job)),
      replies: await listIfAny(this.disk, replyFolder(job, attempt)),
    });
    this.procedures.run(laneOf(job), 'service.scan', work, (outcome) => {
      const found = outcome.ok ? outcome.value : { requests: null, replies: [] };
      this.feed({ kind: 'requests-found', job, ...found });
    });
  }

  private async dropReplies(job: string, replies: readonly Answered[]): Promise<void> {
    for (const { attempt, request } of replies)
      await this.disk.remove(`${replyFolder(job, attempt)}/${request}`);
  }
}

/** Whole and durable under its name, or not there at all. A new health request replaces the one before. */
async function putRequest(disk: Disk, folder: string, request: string, body: Uint8Array): Promise<void> {
  const temporary = `${folder}/.${request}`;
  await ensureFolder(disk, folder);
  if (request.startsWith(HEALTH_PREFIX)) {
    for (const name of await disk.list(folder))
      if (name.startsWith(HEALTH_PREFIX)) await disk.remove(`${folder}/${name}`);
  }
  try {
    await disk.write(temporary, body);
    await disk.sync(temporary);
    await disk.rename(temporary, `${folder}/${request}`);
    await disk.syncFolder(folder);
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    // Its sender is told that it failed, so it must not be answered.
    await disk.remove(`${folder}/${request}`).catch(() => undefined);
    throw error;
  }
}

async function dropRequest(disk: Disk, folder: string, request: string): Promise<void> {
  await disk.remove(`${folder}/${request}`);
  await disk.syncFolder(folder);
}

/** Flushes a reply before anybody is told of it; a health reply is removed once it is known. */
async function readReply(
  disk: Disk,
  job: string,
  attempt: number,
  request: string,
): Promise<{ sha256: string; fault: string | null }> {
  const folder = replyFolder(job, attempt);
  const path = `${folder}/${request}`;
  const stat = await disk.stat(path);
  const fault = !stat
    ? 'the reply is gone'
    : stat.folder || !stat.plain
      ? 'the reply is no plain file'
      : stat.bytes > REPLY_MAX_BYTES
        ? `the reply has ${stat.bytes} bytes, ${REPLY_MAX_BYTES} at most`
        : null;
  if (fault !== null) return { sha256: '', fault };
  await disk.sync(path);
  await disk.syncFolder(folder);
  const sha256 = await disk.digest(path);
  if (request.startsWith(HEALTH_PREFIX)) await disk.remove(path);
  return { sha256, fault: null };
}

/** What goes out for an answered request, as long as the stored reply is what was recorded. */
async function storedReply(disk: Disk, job: string, answered: Answered): Promise<Body<ServiceReply>> {
  const { request, attempt, replySha256, detail } = answered;
  const none = { job, request, ok: false, body: new Uint8Array(0) };
  if (attempt < 0) return { ...none, detail };
  const path = `${replyFolder(job, attempt)}/${request}`;
  const stat = await disk.stat(path);
  if (!stat || stat.folder || stat.bytes > REPLY_MAX_BYTES)
    return { ...none, detail: 'the reply is no longer kept' };
  const body = await disk.read(path);
  return createHash('sha256').update(body).digest('hex') === replySha256
    ? { job, request, ok: true, body, detail: '' }
    : { ...none, detail: 'the stored reply is damaged' };
}

async function listIfAny(disk: Disk, folder: string): Promise<string[]> {
  return (await disk.stat(folder)) === null ? [] : [...(await disk.list(folder))].sort();
}

/** Requests that are whole, and removes what an interrupted put has left. */
async function scanRequests(
  disk: Disk,
  folder: string,
): Promise<{ readonly request: string; readonly sha256: string }[]> {
  const found: { request: string; sha256: string }[] = [];
  for (const name of await listIfAny(disk, folder)) {
    const path = `${folder}/${name}`;
    if (name.startsWith('.')) await disk.remove(path);
    else if (REQUEST_ID.test(name) && !name.startsWith(HEALTH_PREFIX))
      found.push({ request: name, sha256: await disk.digest(path) });
  }
  return found;
}
