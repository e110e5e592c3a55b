import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import { Refusal, Stage, VerificationReport } from '@dawnline/contracts';
import { Comms, type HousekeepingPart, type Room } from '../comms';
import { packetOf } from '../downlink/downlink.controller';
import { applyReport, closeOverdue } from './command-table';
import { Dispatcher } from './dispatcher';

const REPORTS_TO_US = 'craft/{craft}/tc/{subsystem}/comms-manager/report';

/** Follows the open commands to their one terminal report each. */
@Controller()
export class CommandsController implements Room {
  constructor(
    private readonly comms: Comms,
    private readonly dispatcher: Dispatcher,
  ) {
    comms.register('commands', this);
  }

  work(nowUs: number): void {
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
    if (outcome.kind === 'terminal') this.dispatcher.ended({ key, ok, refusal, detail });
  }

  housekeeping(): HousekeepingPart {
    return { commandsOpen: this.comms.state.commands.size };
  }
}
