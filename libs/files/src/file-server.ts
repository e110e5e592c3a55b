import { FileRefusal, FileReply, type Body, type FileRequest } from '@dawnline/contracts';
import type { Service } from '@dawnline/service';
import type { Procedures } from '@dawnline/storage';
import type { FileAccess } from './access';
import { SERVER_OPERATIONS_MAX_ITEMS } from './files.limits';
import { operationOf, type Answer } from './operation';
import { refusalOf } from './refusal';

export type ServerService = Pick<Service, 'name' | 'clock' | 'publish'>;

export interface FileServerOptions {
  readonly devices: Readonly<Record<string, FileAccess>>;
  /** Subsystems that may ask. */
  readonly clients: readonly string[];
  /** While false, whoever asks is told to come again. */
  readonly isReady?: () => boolean;
  /** A part of a file was handed out. */
  readonly onRead?: (device: string, path: string, bytes: number) => void;
}

const NOTHING: Answer = {};

/** Does what FileRequests ask, each at most once at a time, and answers each. The policy is the devices' own. */
export class FileServer {
  /** Requests that run, by sender and request id. */
  private readonly running = new Set<string>();
  private refusals = 0;
  private stale = 0;

  constructor(
    private readonly service: ServerService,
    private readonly procedures: Procedures,
    private readonly options: FileServerOptions,
  ) {}

  /** Requests that were refused, and that came too late, since boot. */
  get counters(): { readonly refused: number; readonly expired: number } {
    return { refused: this.refusals, expired: this.stale };
  }

  take(request: FileRequest, from: string): void {
    const { header, device } = request;
    if (header.expiresUs > 0 && this.service.clock.now() > header.expiresUs) {
      this.stale += 1;
      return;
    }
    const key = `${from}/${header.requestId}`;
    // It will be answered once, when it is done.
    if (this.running.has(key)) return;
    const refuse = (refusal: FileRefusal, detail: string): void =>
      this.refuse(request, from, refusal, detail);
    if (!this.options.clients.includes(from))
      return refuse(FileRefusal.FILE_REFUSAL_DENIED, `${from} may not ask`);
    const access = Object.hasOwn(this.options.devices, device) ? this.options.devices[device] : null;
    if (!access) return refuse(FileRefusal.FILE_REFUSAL_NOT_FOUND, `no device '${device}'`);
    const operation = operationOf(request);
    if (!operation) return refuse(FileRefusal.FILE_REFUSAL_MALFORMED, 'no operation is set');
    const isReady = this.options.isReady?.() ?? true;
    if (!isReady || this.running.size >= SERVER_OPERATIONS_MAX_ITEMS)
      return refuse(FileRefusal.FILE_REFUSAL_BUSY, isReady ? 'too many operations run' : 'not ready yet');
    this.running.add(key);
    // Operations on one partial file keep their order, also when one of them is repeated.
    const lane = operation.partial === '' ? null : `files:${from}:${device}:${operation.partial}`;
    this.procedures.run(
      lane,
      `file.${request.operation}`,
      () => operation.run(access),
      (outcome) => {
        this.running.delete(key);
        if (!outcome.ok) {
          const { refusal, detail } = refusalOf(outcome.error);
          return refuse(refusal, detail);
        }
        this.reply(request, from, outcome.value);
        const { data } = outcome.value;
        if (data) this.options.onRead?.(device, request.read?.path ?? '', data.length);
      },
    );
  }

  private refuse(request: FileRequest, from: string, refusal: FileRefusal, detail: string): void {
    this.refusals += 1;
    this.reply(request, from, { refusal, detail });
  }

  private reply(request: FileRequest, from: string, answer: Partial<Body<FileReply>> = NOTHING): void {
    this.service.publish(FileReply, answer as Body<FileReply>, {
      parameters: { subsystem: this.service.name, from },
      header: { requestId: request.header.requestId },
    });
  }
}
