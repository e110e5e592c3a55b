import { strict as assert } from 'node:assert';
import 'reflect-metadata';
import { Inject } from '@nestjs/common';
import type { Contract } from '@dawnline/contracts';
import { Receive, type MessageContext } from '@dawnline/bus';
import { CommandDesk, type CommandContext, type CommandOutcome } from './command-desk';

const EVERY = Symbol('dawnline:every');
const HOUSEKEEPING = Symbol('dawnline:housekeeping');
const DESK = Symbol('dawnline:command-desk');

/** A turn of the work loop each `periodUs` of mission time. The method takes the mission time. */
export function Every(periodUs: number): MethodDecorator {
  assert(Number.isInteger(periodUs) && periodUs > 0, `period ${periodUs} us must be a positive integer`);
  return (target, key) => Reflect.defineMetadata(EVERY, periodUs, target, key);
}

/** The method fills the subsystem's own housekeeping fields; header and service status are added. */
export function Housekeeping<T extends { service: unknown }>(contract: Contract<T>): MethodDecorator {
  return (target, key) => Reflect.defineMetadata(HOUSEKEEPING, contract, target, key);
}

export function everyOf(prototype: object, key: string): number | undefined {
  return Reflect.getMetadata(EVERY, prototype, key) as number | undefined;
}

export function housekeepingOf(prototype: object, key: string): Contract<never> | undefined {
  return Reflect.getMetadata(HOUSEKEEPING, prototype, key) as Contract<never> | undefined;
}

type CommandMethod = (command: never, context: CommandContext) => CommandOutcome;

/**
 * The method executes commands of one contract. Expiry, duplicates, bounds and verification reports are done for it;
 * it must not be called for what it may not execute.
 */
export function OnCommand<T>(contract: Contract<T>): MethodDecorator {
  return (target, key, descriptor) => {
    const execute = descriptor.value as unknown as CommandMethod;
    function receive(this: Record<symbol, CommandDesk>, message: T, context: MessageContext): void {
      this[DESK].handle(contract, message, context, (commandContext) =>
        execute.call(this, message as never, commandContext),
      );
    }
    Inject(CommandDesk)(target, DESK);
    Object.defineProperty(receive, 'name', { value: String(key) });
    descriptor.value = receive as never;
    (Receive(contract) as MethodDecorator)(target, key, descriptor);
  };
}
