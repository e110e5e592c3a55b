import { Injectable } from '@nestjs/common';
import { Refusal, Stage } from '@dawnline/contracts';
import { Comms } from '../comms';
import { commandPacket } from './command-packet';
import { isOpen, openCommand, withoutCommand, type Command, type CommandKey } from './command-table';

/** How a dispatched command ended: its target's terminal report, or its deadline. */
export interface CommandEnd {
  readonly key: CommandKey;
  readonly ok: boolean;
  readonly refusal: Refusal;
  readonly detail: string;
}

type EndListener = (end: CommandEnd) => void;

/** Hands commands to their targets, whoever gives them: the uplink, and what is stored on board. */
@Injectable()
export class Dispatcher {
  private readonly listeners: EndListener[] = [];

  constructor(private readonly comms: Comms) {}

  /** Opens a row for a command; false when too many are open. */
  open(command: Command, nowUs: number): boolean {
    const commands = openCommand(this.comms.state.commands, command, nowUs);
    if (!commands) return false;
    this.comms.update({ commands });
    return true;
  }

  isOpen(key: CommandKey): boolean {
    return isOpen(this.comms.state.commands, key);
  }

  /** Sends a command whose row is open to its target. */
  release({ requestId, principal, target, body, expiresUs }: Command): void {
    const { service } = this.comms;
    const header = service.headerOf(`${target}/command`, { requestId, principal, expiresUs });
    const topic = `craft/${service.craft}/tc/${target}/${service.name}`;
    service.publishRaw(topic, commandPacket(header, body), 1);
  }

  /** Ends a command that never reached its target, with the report that says so. */
  abandon(key: CommandKey, detail: string): void {
    this.comms.update({ commands: withoutCommand(this.comms.state.commands, key) });
    this.comms.report(key, Stage.STAGE_ROUTING, Refusal.REFUSAL_FAILED, detail);
    this.ended({ key, ok: false, refusal: Refusal.REFUSAL_FAILED, detail });
  }

  /** Tells the listeners; whoever ends a row calls it exactly once. */
  ended(end: CommandEnd): void {
    for (const listener of this.listeners) listener(end);
  }

  onEnd(listener: EndListener): void {
    this.listeners.push(listener);
  }
}
