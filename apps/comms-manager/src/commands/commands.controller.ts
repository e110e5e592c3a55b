import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import { Refusal, Stage, VerificationReport } from '@dawnline/contracts';
import { Comms, type HousekeepingPart, type Room } from '../comms';
import { packetOf } from '../downlink/downlink.controller';
import { applyReport, closeOverdue } from './command-table';
import { Dispatcher } from './dispatcher';
import { RequestLedger } from './request-ledger';
import type { Requests } from './requests';

/** A target that fails without a reason, or succeeds with one, is taken by whether it succeeded. */
function reasonOf(ok: boolean, refusal: Refusal): Refusal {
  if (ok) return Refusal.REFUSAL_NONE;
  return refusal === Refusal.REFUSAL_NONE ? Refusal.REFUSAL_FAILED : refusal;
}

const REPORTS_TO_US = 'craft/{craft}/tc/{subsystem}/comms-manager/report';

/** Follows the open commands to their one terminal report each. */
@Controller()
export class CommandsController implements Room {
  constructor(
    private readonly comms: Comms,
    private readonly dispatcher: Dispatcher,
    private readonly ledger: RequestLedger,
  ) {
    comms.register('commands', this);
    dispatcher.onEnd(({ key, refusal, detail }) => ledger.conclude(key, refusal, detail));
    ledger.onOpen((requests) => this.resume(requests));
  }

  work(nowUs: number): void {
    this.ledger.tick(nowUs);
    this.dispatcher.lapse(nowUs);
    const { table, overdue } = closeOverdue(this.comms.state.commands, nowUs);
    if (overdue.length === 0) return;
    this.comms.update({ commands: table });
    for (const row of overdue) {
      const { requestId, target, state } = row;
      const detail = `timeout while ${state}`;
      this.comms.service.event('TELECOMMAND_TIMEOUT', { requestId, target, state });
      this.comms.report(row, Stage.STAGE_COMPLETED, Refusal.REFUSAL_FAILED, detail);
      this.dispatcher.ended({ key: row, ok: false, refusal: Refusal.REFUSAL_FAILED, detail });
    }
  }

  @Receive(VerificationReport, { filter: REPORTS_TO_US })
  onReport(report: VerificationReport, context: MessageContext): void {
    const { requestId, principal } = report.header;
    const target = context.parameters.subsystem;
    const { stage, ok, refusal, detail } = report;
    const key = { requestId, principal, target };
    const outcome = applyReport(this.comms.state.commands, { ...key, stage, ok }, context.nowUs);
    if (outcome.kind === 'discarded') {
      this.comms.update({ reportsDiscarded: this.comms.state.reportsDiscarded + 1 });
      this.comms.service.event('REPORT_DISCARDED', { target, requestId, reason: outcome.reason });
      return;
    }
    this.comms.update({ commands: outcome.table });
    const stored = this.comms.queue(0, packetOf(context));
    if (stored) context.acknowledgeWhen(stored);
    this.comms.sendDown(context.nowUs);
    if (outcome.kind === 'terminal')
      this.dispatcher.ended({ key, ok, refusal: reasonOf(ok, refusal), detail });
  }

  housekeeping(): HousekeepingPart {
    const { commands, arms, requests, reportsDiscarded } = this.comms.state;
    return {
      commandsOpen: commands.size,
      commandsArmed: arms.size,
      requestsRemembered: requests?.size ?? 0,
      reportsDiscarded,
    };
  }

  /** What was released before a restart and has no outcome is waited for again; its target may still report. */
  private resume(requests: Requests): void {
    const nowUs = this.comms.service.clock.now();
    for (const request of requests.values()) {
      if (request.state !== 'released') continue;
      if (request.isArm || !this.dispatcher.open(request, nowUs, true)) {
        const detail = 'comms-manager restarted, the outcome is unknown';
        this.comms.report(request, Stage.STAGE_COMPLETED, Refusal.REFUSAL_FAILED, detail);
        this.ledger.conclude(request, Refusal.REFUSAL_FAILED, detail);
      }
    }
  }
}
