import { Injectable } from '@nestjs/common';
import { Refusal, Stage } from '@dawnline/contracts';
import { Comms } from '../comms';
import { arm, spend, withoutLapsed } from './arming';
import { commandPacket } from './command-packet';
import {
  rowOf,
  openCommand,
  withoutCommand,
  type Command,
  type CommandKey,
  type OpenCommand,
} from './command-table';
import { digestOf, type Content } from './content';
import { gate, type GateContext, type GateRefusal } from './gate';

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

  constructor(private readonly comms: Comms) {
    comms.service.onMode(() => this.disarm('the mode changed'));
  }

  gateContext(nowUs: number): GateContext {
    const { service, state } = this.comms;
    const targets = service.table.services.map((entry) => entry.name);
    return { targets, mode: service.mode, arms: state.arms, nowUs };
  }

  /** Whether a stored command may go now; its arm is spent when it may. Then open and release it. */
  admit(command: Command, nowUs: number): GateRefusal | null {
    const refusal = gate(command, this.gateContext(nowUs));
    if (!refusal) this.spendArm(command);
    return refusal;
  }

  /** Opens a row for a command; false when too many are open. */
  open(command: Omit<Command, 'body'>, nowUs: number, isRecovery = false): boolean {
    const commands = openCommand(this.comms.state.commands, command, nowUs, isRecovery);
    if (!commands) return false;
    this.comms.update({ commands });
    return true;
  }

  /** The row of a command that is not ended; null when there is none. */
  row(key: CommandKey): OpenCommand | null {
    return rowOf(this.comms.state.commands, key);
  }

  /** Sends a command whose row is open to its target. */
  release({ requestId, principal, target, body, expiresUs }: Command): void {
    const { service } = this.comms;
    const header = service.headerOf(`${target}/command`, { requestId, principal, expiresUs });
    const topic = `craft/${service.craft}/tc/${target}/${service.name}`;
    service.publishRaw(topic, commandPacket(header, body), 1);
  }

  /** Ends a command without its target, with the one terminal report that says how. */
  finish(key: CommandKey, stage: Stage, refusal: Refusal, detail: string): void {
    this.comms.update({ commands: withoutCommand(this.comms.state.commands, key) });
    this.comms.report(key, stage, refusal, detail);
    this.ended({ key, ok: refusal === Refusal.REFUSAL_NONE, refusal, detail });
  }

  /** Takes back a command that was opened and never sent, without a report: it will be opened again. */
  withdraw(key: CommandKey): void {
    this.comms.update({ commands: withoutCommand(this.comms.state.commands, key) });
  }

  /** Tells the listeners; whoever ends a row calls it exactly once. */
  ended(end: CommandEnd): void {
    for (const listener of this.listeners) listener(end);
  }

  onEnd(listener: EndListener): void {
    this.listeners.push(listener);
  }

  /** Arms a hazardous command for its window; null when too many are armed, else the mission time of its end. */
  arm(principal: string, { digest }: Pick<Content, 'digest'>, nowUs: number): number | null {
    const arms = arm(this.comms.state.arms, { principal, digest }, nowUs);
    if (!arms) return null;
    this.comms.update({ arms });
    return [...arms.values()].at(-1)!.untilUs;
  }

  spendArm(command: Command): void {
    const { principal } = command;
    this.comms.update({ arms: spend(this.comms.state.arms, { principal, digest: digestOf(command) }) });
  }

  /** Drops every arm: after a change of mode, and of keys (LK-9). */
  disarm(cause: string): void {
    const { size } = this.comms.state.arms;
    if (size === 0) return;
    this.comms.update({ arms: new Map() });
    this.comms.service.event('COMMANDS_DISARMED', { commands: size, cause });
  }

  /** Drops the arms that nobody used in time. Called by the work loop. */
  lapse(nowUs: number): void {
    const { arms } = this.comms.state;
    const left = withoutLapsed(arms, nowUs);
    if (left === arms) return;
    this.comms.update({ arms: left });
    this.comms.service.event('COMMANDS_DISARMED', { commands: arms.size - left.size, cause: 'time-out' });
  }
}
