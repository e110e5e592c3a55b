import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { Refusal, toPlain, type Contract, type Header } from '@dawnline/contracts';
import type { MessageContext } from '@dawnline/bus';
import { closeRequest, openRequest, overdueRequests, type RequestTable } from '@dawnline/telecommand';
import type { Service } from './service';
import { arrived, Verification, type Arrived, type Started } from './verification';

/** What a subsystem decided about a command. */
export type CommandOutcome =
  | { readonly kind: 'completed'; readonly detail?: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly detail: string }
  /** Ends later by `complete` or `fail` of the context, or by its deadline. */
  | { readonly kind: 'pending' };

export interface CommandContext {
  readonly nowUs: number;
  readonly requestId: string;
  readonly principal: string;
  /** Who sent it on the bus: comms-manager for the ground, or another subsystem. */
  readonly from: string;
  complete(detail?: string): void;
  fail(refusal: Refusal, detail: string): void;
  acknowledgeWhen(effect: Promise<unknown>): void;
}

function contentOf(contract: Contract<never>, message: object): string {
  const { header: _header, ...content } = toPlain(contract.name, message);
  return createHash('sha256')
    .update(JSON.stringify(content, (_, value) => (value instanceof Uint8Array ? [...value] : value)))
    .digest('hex');
}

/** Takes commands for one subsystem: one acceptance, one start and exactly one terminal report each (LK-3, LK-4). */
export class CommandDesk {
  private table: RequestTable = new Map();
  private readonly running = new Map<string, Started>();
  /** Ends that a handler told before it had returned: they wait for acceptance and start. */
  private readonly early = new Map<string, () => void>();
  private readonly verification: Verification;
  accepted = 0;
  rejected = 0;

  constructor(service: Service) {
    this.verification = new Verification(service);
  }

  handle<T>(
    contract: Contract<T>,
    message: T,
    context: MessageContext,
    execute: (context: CommandContext) => CommandOutcome,
  ): void {
    const header = (message as { header: Header }).header;
    const from = context.parameters.from ?? header.source;
    const command = arrived(header, from);
    if (header.expiresUs > 0 && context.nowUs > header.expiresUs) {
      this.refuse(command, Refusal.REFUSAL_EXPIRED, `expired ${context.nowUs - header.expiresUs} us ago`);
      return;
    }
    // A command without a request id comes from a subsystem that wants no reports and repeats what matters.
    if (header.requestId === '') {
      this.settle(command, '', execute(this.contextOf(command, '', context)));
      return;
    }
    const key = `${header.principal}/${header.requestId}`;
    const opening = openRequest(
      this.table,
      key,
      contentOf(contract as never, message as object),
      context.nowUs,
      header.expiresUs > 0 ? header.expiresUs : Infinity,
    );
    if (opening.kind === 'resend') {
      const { state, detail } = opening.entry;
      if (state === 'accepted') this.verification.repeat(command, 'started', 'still running');
      else this.verification.repeat(command, state, detail);
    } else if (opening.kind === 'conflict') {
      this.refuse(
        command,
        Refusal.REFUSAL_DUPLICATE,
        `request id ${header.requestId} was used for another command`,
      );
    } else if (opening.kind === 'full') {
      this.refuse(command, Refusal.REFUSAL_BUSY, 'too many commands are running');
    } else {
      this.table = opening.table;
      this.settle(command, key, execute(this.contextOf(command, key, context)));
    }
  }

  /** Ends running commands whose deadline passed. Called by the work loop. */
  sweep(nowUs: number): void {
    for (const entry of overdueRequests(this.table, nowUs)) {
      this.end(entry.key, 'failed', Refusal.REFUSAL_FAILED, 'timeout: not completed within its window');
    }
  }

  private contextOf(command: Arrived, key: string, context: MessageContext): CommandContext {
    return {
      nowUs: context.nowUs,
      requestId: command.header.requestId,
      principal: command.header.principal,
      from: command.from,
      complete: (detail = '') => this.end(key, 'completed', Refusal.REFUSAL_NONE, detail),
      fail: (refusal, detail) => this.end(key, 'failed', refusal, detail),
      acknowledgeWhen: (effect) => context.acknowledgeWhen(effect),
    };
  }

  private settle(command: Arrived, key: string, outcome: CommandOutcome): void {
    const early = this.early.get(key);
    this.early.delete(key);
    if (outcome.kind === 'refused') {
      if (key !== '') this.table = closeRequest(this.table, key, 'failed', outcome.detail) ?? this.table;
      this.refuse(command, outcome.refusal, outcome.detail);
      return;
    }
    this.accepted += 1;
    const started = this.verification.start(this.verification.accept(command));
    if (key !== '') this.running.set(key, started);
    if (outcome.kind === 'completed') this.end(key, 'completed', Refusal.REFUSAL_NONE, outcome.detail ?? '');
    else early?.();
  }

  private end(key: string, state: 'completed' | 'failed', refusal: Refusal, detail: string): void {
    const next = closeRequest(this.table, key, state, detail);
    // A reply for a closed or unknown request is discarded (LK-5).
    if (!next) return;
    const command = this.running.get(key);
    if (!command) {
      if (!this.early.has(key)) this.early.set(key, () => this.end(key, state, refusal, detail));
      return;
    }
    this.table = next;
    this.running.delete(key);
    assert((state === 'completed') === (refusal === Refusal.REFUSAL_NONE), 'a failure has a reason');
    this.verification.end(command, refusal, detail);
  }

  private refuse(command: Arrived, refusal: Refusal, detail: string): void {
    this.rejected += 1;
    this.verification.refuse(command, refusal, detail);
  }
}
