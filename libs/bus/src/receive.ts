import 'reflect-metadata';
import { strict as assert } from 'node:assert';
import { EventPattern } from '@nestjs/microservices';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants';
import type { Contract } from '@dawnline/contracts';
import { MessageContextImpl, type MessageContext } from './message-context';

export interface ReceiveOptions {
  /** Topic template to listen to instead of the contract's own; {craft} and {self} are filled in, other {names} match any. */
  readonly filter?: string;
}

/** What the decorator leaves for the transport. */
export interface ReceiveExtras {
  readonly contract: Contract<object>;
  readonly template: string;
}

type Handler<T> = (message: T, context: MessageContext) => void;

/**
 * Hands every valid packet of a contract to the method, decoded. The method is synchronous; guards, pipes and
 * interceptors would make the call asynchronous and are refused.
 */
export function Receive<T>(contract: Contract<T>, options: ReceiveOptions = {}) {
  const template = options.filter ?? contract.packet?.topic;
  assert(contract.packet && template, `${contract.name} is no packet and cannot be received`);
  const extras: ReceiveExtras = { contract: contract as unknown as Contract<object>, template };
  return <M extends Handler<T>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    const method = descriptor.value;
    assert(method, `${String(key)} is no method`);
    function receive(this: unknown, message: T, context: MessageContextImpl): void {
      context.run(() => method!.call(this, message, context));
    }
    Object.defineProperty(receive, 'name', { value: String(key) });
    descriptor.value = receive as unknown as M;
    // Without parameter metadata Nest passes both arguments on at once instead of awaiting its parameter pipes.
    Reflect.defineMetadata(PARAM_ARGS_METADATA, {}, target.constructor, key);
    EventPattern(template, { ...extras })(target, key, descriptor as PropertyDescriptor);
  };
}
