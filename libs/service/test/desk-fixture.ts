import {
  FaultManagerCommand,
  type Header,
  type Refusal,
  type Stage,
  type VerificationReport,
} from '@dawnline/contracts';
import type { MessageContext } from '@dawnline/bus';
import { CommandDesk, type CommandContext, type CommandOutcome } from '../src/command-desk';
import type { Service } from '../src/service';

export interface Report {
  readonly stage: Stage;
  readonly ok: boolean;
  readonly refusal: Refusal;
  readonly detail: string;
  readonly requestId: string;
  readonly from: string;
}

const header = (requestId: string, expiresUs: number): Header => ({
  schema: 1,
  craft: 'odc-1',
  source: 'comms-manager',
  instance: 'a',
  bootId: 1,
  sequence: 1,
  missionTimeUs: 0,
  onboardTimeUs: 0,
  requestId,
  replyTopic: '',
  expiresUs,
  priority: 0,
  modeEpoch: 0,
  principal: 'operator',
});

/** A command as it arrives from the bus: encoded and decoded. */
export function NoopCommand(requestId: string, noop = true, expiresUs = 0): FaultManagerCommand {
  return FaultManagerCommand.decode(
    FaultManagerCommand.encode({ header: header(requestId, expiresUs), noop }),
  );
}

/** A desk whose reports are collected; the service behind it is only a clock, a name and a publisher. */
export function deskFixture() {
  const reports: Report[] = [];
  const clock = { nowUs: 0, now: () => clock.nowUs };
  const publish = (
    _contract: unknown,
    body: VerificationReport,
    options: { parameters: { from: string }; header: { requestId: string } },
  ): void => {
    const { stage, ok, refusal, detail } = body;
    reports.push({
      stage,
      ok,
      refusal,
      detail,
      requestId: options.header.requestId,
      from: options.parameters.from,
    });
  };
  const desk = new CommandDesk({ name: 'fault-manager', clock, publish } as unknown as Service);
  const send = (command: FaultManagerCommand, execute: () => CommandOutcome): CommandContext[] => {
    const contexts: CommandContext[] = [];
    const context: MessageContext = {
      topic: 'craft/odc-1/tc/fault-manager/comms-manager',
      parameters: { from: 'comms-manager' },
      nowUs: clock.nowUs,
      payload: new Uint8Array(0),
      acknowledgeWhen: () => undefined,
    };
    desk.handle(FaultManagerCommand, command, context, (commandContext) => {
      contexts.push(commandContext);
      return execute();
    });
    return contexts;
  };
  return { desk, send, reports, clock };
}
