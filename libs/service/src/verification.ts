// The stages of one command of ours, one type each (LK-4): an order that PUS ST[01] does not allow does not compile.
import { Refusal, Stage, VerificationReport, type Header } from '@dawnline/contracts';
import type { Service } from './service';

declare const stage: unique symbol;

/** A command at one stage; the mark exists for the compiler alone. */
interface At<S extends string> {
  readonly header: Header;
  readonly from: string;
  readonly [stage]: S;
}

/** Arrived: it may be accepted or refused. */
export type Arrived = At<'arrived'>;
/** Accepted: it must start. */
export type Accepted = At<'accepted'>;
/** Started: it must end, once. */
export type Started = At<'started'>;

export function arrived(header: Header, from: string): Arrived {
  return { header, from } as Arrived;
}

/** Sends the reports of one subsystem. Who asked for none, by leaving out the request id, gets none. */
export class Verification {
  constructor(private readonly service: Service) {}

  accept(command: Arrived): Accepted {
    this.report(command, Stage.STAGE_ACCEPTED, Refusal.REFUSAL_NONE, '');
    return command as unknown as Accepted;
  }

  refuse(command: Arrived, refusal: Refusal, detail: string): void {
    this.report(command, Stage.STAGE_ACCEPTED, refusal, detail);
  }

  start(command: Accepted, detail = ''): Started {
    this.report(command, Stage.STAGE_STARTED, Refusal.REFUSAL_NONE, detail);
    return command as unknown as Started;
  }

  /** A failure when it names a refusal. */
  end(command: Started, refusal: Refusal, detail: string): void {
    this.report(command, Stage.STAGE_COMPLETED, refusal, detail);
  }

  /** The same request came again: how far its first arrival is (LK-6). */
  repeat(again: Arrived, of: 'started' | 'completed' | 'failed', detail: string): void {
    if (of === 'started') this.report(again, Stage.STAGE_STARTED, Refusal.REFUSAL_NONE, detail);
    else {
      const refusal = of === 'completed' ? Refusal.REFUSAL_NONE : Refusal.REFUSAL_FAILED;
      this.report(again, Stage.STAGE_COMPLETED, refusal, detail);
    }
  }

  private report({ header, from }: At<string>, of: Stage, refusal: Refusal, detail: string): void {
    const { requestId, principal } = header;
    if (requestId === '') return;
    const { service } = this;
    this.service.publish(
      VerificationReport,
      {
        stage: of,
        ok: refusal === Refusal.REFUSAL_NONE,
        refusal,
        detail,
        target: service.name,
        stageTimeUs: service.clock.now(),
      },
      { parameters: { subsystem: service.name, from }, header: { requestId, principal, priority: 0 } },
    );
  }
}
