import { strict as assert } from 'node:assert';
import type { RunningChecksum } from '@dawnline/cfdp';
import { FileRefusal, FileReply, FileRequest, type Body } from '@dawnline/contracts';
import type { Timer } from '@dawnline/host';
import type { Service } from '@dawnline/service';
import type { CommitRequest, FileAccess, FileFacts, FolderPage, Life, OpenRequest, Summed } from './access';
import {
  CLIENT_REQUESTS_MAX_ITEMS,
  COMMIT_BYTES_PER_S,
  REPLY_PATIENCE_US,
  REPLY_WAIT_US,
} from './files.limits';
import { busy, FileRefused } from './refusal';

export type ClientService = Pick<Service, 'name' | 'clock' | 'boot' | 'publish'>;
type Operation = Omit<Body<FileRequest>, 'device'>;

interface Pending {
  readonly request: Body<FileRequest>;
  readonly sinceUs: number;
  /** Until the request is sent again. */
  readonly waitUs: number;
  readonly settle: (reply: FileReply | null) => void;
  timer: Timer;
}

/** Asks another subsystem for the files that it holds, again until there is an answer or patience ends. */
export class FileClient {
  /** Filter for the `@Receive(FileReply)` of whoever has a client. */
  static readonly REPLIES = 'craft/{craft}/file/{subsystem}/{self}/reply';

  private readonly pending = new Map<string, Pending>();
  private requests = 0;
  private discarded = 0;

  constructor(
    private readonly service: ClientService,
    /** Subsystem that holds the devices. */
    private readonly target: string,
  ) {}

  /** Replies to nothing that is asked now (LK-5), since boot. */
  get repliesDiscarded(): number {
    return this.discarded;
  }

  /** Takes a reply. Call it from the handler. */
  take(reply: FileReply): void {
    const pending = this.pending.get(reply.header.requestId);
    if (!pending || reply.header.source !== this.target) {
      this.discarded += 1;
      return;
    }
    // It is asked again when its wait is over.
    if (reply.refusal === FileRefusal.FILE_REFUSAL_BUSY) return;
    this.end(reply.header.requestId, reply);
  }

  device(name: string): FileAccess {
    return new RemoteArea((operation, waitUs) => this.ask({ device: name, ...operation }, waitUs));
  }

  private async ask(request: Body<FileRequest>, extraWaitUs = 0): Promise<FileReply> {
    if (this.pending.size >= CLIENT_REQUESTS_MAX_ITEMS)
      throw busy(`${this.pending.size} requests to ${this.target} have no answer`);
    const { clock, boot } = this.service;
    const id = `${boot.bootId}-${(this.requests += 1)}`;
    const waitUs = REPLY_WAIT_US + extraWaitUs;
    const reply = await new Promise<FileReply | null>((settle) => {
      const timer = clock.after(waitUs, () => this.again(id));
      this.pending.set(id, { request, sinceUs: clock.now(), waitUs, settle, timer });
      this.send(id, request, waitUs);
    });
    if (!reply) throw busy(`${this.target} did not answer for ${REPLY_PATIENCE_US / 1e6} s`);
    if (reply.refusal !== FileRefusal.FILE_REFUSAL_NONE) throw new FileRefused(reply.refusal, reply.detail);
    return reply;
  }

  private send(id: string, request: Body<FileRequest>, waitUs: number): void {
    const { name, clock } = this.service;
    this.service.publish(FileRequest, request, {
      parameters: { self: this.target, from: name },
      header: { requestId: id, expiresUs: clock.now() + 2 * waitUs },
    });
  }

  private again(id: string): void {
    const pending = this.pending.get(id);
    assert(pending, 'an ended request has no timer');
    const { clock } = this.service;
    if (clock.now() - pending.sinceUs >= REPLY_PATIENCE_US) return this.end(id, null);
    pending.timer = clock.after(pending.waitUs, () => this.again(id));
    this.send(id, pending.request, pending.waitUs);
  }

  private end(id: string, reply: FileReply | null): void {
    const pending = this.pending.get(id);
    assert(pending, `request ${id} has ended`);
    this.pending.delete(id);
    pending.timer.cancel();
    pending.settle(reply);
  }
}

type Ask = (operation: Operation, extraWaitUs?: number) => Promise<FileReply>;

/** One device of another computer. */
class RemoteArea implements FileAccess {
  constructor(private readonly ask: Ask) {}

  async stat(path: string): Promise<FileFacts | null> {
    const { found, bytes, folder } = await this.ask({ stat: { path } });
    return found ? { bytes, folder } : null;
  }

  async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    const { data } = await this.ask({ read: { path, offset, length } });
    if (data.length !== length) throw busy(`'${path}': ${data.length} of ${length} bytes came`);
    return data;
  }

  async sum(of: Summed, running: RunningChecksum, length: number): Promise<RunningChecksum> {
    const { type, value, seen } = running;
    const path = 'path' in of ? of.path : '';
    const partial = 'partial' in of ? of.partial : '';
    const reply = await this.ask({
      checksum: { path, partial, offset: seen, length, type, running: value },
    });
    return { type, value: reply.running, seen: seen + length };
  }

  async list(folder: string, after: string): Promise<FolderPage> {
    const { entries, more } = await this.ask({ list: { folder, after } });
    return {
      entries: entries.map(({ name, bytes, folder: isFolder }) => ({ name, bytes, folder: isFolder })),
      more,
    };
  }

  async open(partial: string, request: OpenRequest): Promise<{ resumed: boolean }> {
    const { destination, size, resume } = request;
    const { resumed } = await this.ask({ open: { partial, destination, size, resume } });
    return { resumed };
  }

  async write(partial: string, offset: number, data: Uint8Array): Promise<Life> {
    return (await this.ask({ write: { partial, offset, data } })).header.bootId;
  }

  async flush(partial: string): Promise<Life> {
    return (await this.ask({ flush: partial })).header.bootId;
  }

  async commit(partial: string, request: CommitRequest): Promise<void> {
    const { destination, size, checksumType: type, checksum } = request;
    const extraUs = Math.ceil((size / COMMIT_BYTES_PER_S) * 1e6);
    await this.ask({ commit: { partial, destination, size, type, checksum } }, extraUs);
  }

  async discard(partial: string): Promise<void> {
    await this.ask({ discard: partial });
  }

  async keep(partials: readonly string[]): Promise<void> {
    await this.ask({ keep: { partials: [...partials] } });
  }
}
