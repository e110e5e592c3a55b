import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { Refusal, Stage, toPlain, VerificationReport, type Contract, type Header } from '@dawnline/contracts';
import type { MessageContext } from '@dawnline/bus';
import { closeRequest, openRequest, overdueRequests, type RequestTable } from '@dawnline/telecommand';
import type { Service } from './service';

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

interface Reply {
  readonly header: Header;
  readonly from: string;
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
  private readonly replies = new Map<string, Reply>();
  accepted = 0;
  rejected = 0;

  constructor(private readonly service: Service) {}

  handle<T>(
    contract: Contract<T>,
    message: T,
    context: MessageContext,
    execute: (context: CommandContext) => CommandOutcome,
  ): void {
    const header = (message as { header: Header }).header;
    const from = context.parameters.from ?? header.source;
    const reply: Reply = { header, from };
    if (header.expiresUs > 0 && context.nowUs > header.expiresUs) {
      this.refuse(reply, Refusal.REFUSAL_EXPIRED, `expired ${context.nowUs - header.expiresUs} us ago`);
      return;
    }
    // A command without a request id comes from a subsystem that wants no reports and repeats what matters.
    if (header.requestId === '') {
      this.settle(reply, '', execute(this.contextOf(reply, '', context)));
      return;
    }
    const key = `${header.principal}/${header.requestId}`;
    const opening = openRequest(
      this.table,
      key,
      contentOf(contract as never, message as object),
      context.nowUs,
    );
    if (opening.kind === 'resend') this.repeat(reply, opening.entry.state, opening.entry.detail);
    else if (opening.kind === 'conflict') {
      this.refuse(
        reply,
        Refusal.REFUSAL_DUPLICATE,
        `request id ${header.requestId} was used for another command`,
      );
    } else if (opening.kind === 'full') {
      this.refuse(reply, Refusal.REFUSAL_BUSY, 'too many commands are running');
    } else {
      this.table = opening.table;
      this.replies.set(key, reply);
      this.settle(reply, key, execute(this.contextOf(reply, key, context)));
    }
  }

  /** Ends running commands whose deadline passed. Called by the work loop. */
  sweep(nowUs: number): void {
    for (const entry of overdueRequests(this.table, nowUs)) {
      this.end(entry.key, 'failed', Refusal.REFUSAL_FAILED, 'timeout: not completed within its window');
    }
  }

  private contextOf(reply: Reply, key: string, context: MessageContext): CommandContext {
    return {
      nowUs: context.nowUs,
      requestId: reply.header.requestId,
      principal: reply.header.principal,
      from: reply.from,
      complete: (detail = '') => this.end(key, 'completed', Refusal.REFUSAL_NONE, detail),
      fail: (refusal, detail) => this.end(key, 'failed', refusal, detail),
      acknowledgeWhen: (effect) => context.acknowledgeWhen(effect),
    };
  }

  private settle(reply: Reply, key: string, outcome: CommandOutcome): void {
    if (outcome.kind === 'refused') {
      this.rejected += 1;
      if (key !== '') this.table = closeRequest(this.table, key, 'failed', outcome.detail) ?? this.table;
      this.replies.delete(key);
      this.report(reply, Stage.STAGE_ACCEPTED, outcome.refusal, outcome.detail);
      return;
    }
    this.accepted += 1;
    this.report(reply, Stage.STAGE_ACCEPTED, Refusal.REFUSAL_NONE, '');
    this.report(reply, Stage.STAGE_STARTED, Refusal.REFUSAL_NONE, '');
    if (outcome.kind === 'completed') this.end(key, 'completed', Refusal.REFUSAL_NONE, outcome.detail ?? '');
  }

  private end(key: string, state: 'completed' | 'failed', refusal: Refusal, detail: string): void {
    const next = closeRequest(this.table, key, state, detail);
    const reply = this.replies.get(key);
    // A reply for a closed or unknown request is discarded (LK-5).
    if (!next || !reply) return;
    this.table = next;
    this.replies.delete(key);
    assert((state === 'completed') === (refusal === Refusal.REFUSAL_NONE), 'a failure has a reason');
    this.report(reply, Stage.STAGE_COMPLETED, refusal, detail);
  }

  private repeat(reply: Reply, state: 'accepted' | 'completed' | 'failed', detail: string): void {
    if (state === 'accepted') this.report(reply, Stage.STAGE_STARTED, Refusal.REFUSAL_NONE, 'still running');
    else {
      const refusal = state === 'completed' ? Refusal.REFUSAL_NONE : Refusal.REFUSAL_FAILED;
      this.report(reply, Stage.STAGE_COMPLETED, refusal, detail);
    }
  }

  private refuse(reply: Reply, refusal: Refusal, detail: string): void {
    this.rejected += 1;
    this.report(reply, Stage.STAGE_ACCEPTED, refusal, detail);
  }

  private report(reply: Reply, stage: Stage, refusal: Refusal, detail: string): void {
    if (reply.header.requestId === '') return;
    this.service.publish(
      VerificationReport,
      {
        stage,
        ok: refusal === Refusal.REFUSAL_NONE,
        refusal,
        detail,
        target: this.service.name,
        stageTimeUs: this.service.clock.now(),
      },
      {
        parameters: { subsystem: this.service.name, from: reply.from },
        header: { requestId: reply.header.requestId, principal: reply.header.principal, priority: 0 },
      },
    );
  }
}
