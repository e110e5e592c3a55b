import { strict as assert } from 'node:assert';
import { Controller } from '@nestjs/common';
import { CommsManagerCommand, CommsManagerHousekeeping, Refusal, type Body } from '@dawnline/contracts';
import { Every, Housekeeping, OnCommand, type CommandContext, type CommandOutcome } from '@dawnline/service';
import { Comms } from './comms';
import { WORK_PERIOD_US } from './comms-manager.limits';

/** Gives each room its turn of the work loop, its part of housekeeping, and its commands. */
@Controller()
export class CommsManagerController {
  constructor(private readonly comms: Comms) {}

  @Every(WORK_PERIOD_US)
  work(nowUs: number): void {
    for (const room of this.comms.inOrder()) room.work?.(nowUs);
  }

  @OnCommand(CommsManagerCommand)
  onCommand(command: CommsManagerCommand, context: CommandContext): CommandOutcome {
    const { action } = command;
    if (!action) return { kind: 'refused', refusal: Refusal.REFUSAL_MALFORMED, detail: 'no action is set' };
    if (action === 'noop') return { kind: 'completed' };
    const execute = this.comms.inOrder().find((room) => room.actions?.[action])?.actions?.[action];
    assert(execute, `no room executes ${action}`);
    return execute(command, context);
  }

  @Housekeeping(CommsManagerHousekeeping)
  housekeeping(): Omit<Body<CommsManagerHousekeeping>, 'service'> {
    const parts = this.comms.inOrder().map((room) => room.housekeeping?.() ?? {});
    return Object.assign({}, ...parts) as Omit<Body<CommsManagerHousekeeping>, 'service'>;
  }
}
