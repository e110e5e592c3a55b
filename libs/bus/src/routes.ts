import { strict as assert } from 'node:assert';
import {
  filterCovers,
  filterOf,
  parametersOf,
  topicMatches,
  type Contract,
  type Qos,
  type TopicParameters,
} from '@dawnline/contracts';
import type { Delivery } from '@dawnline/host';
import type { ReceiveExtras } from './receive';
import type { MessageContextImpl } from './message-context';
import { TOPICS_MAX_ITEMS } from './bus.limits';
import { DuplicateWindow } from './duplicate-window';

type HandlerCall = (message: object, context: MessageContextImpl) => unknown;

/** One decorated method, as Nest handed it over. */
export interface Binding {
  readonly contract: Contract<object>;
  readonly template: string;
  readonly filter: string;
  readonly qos: Qos;
  readonly call: HandlerCall;
}

interface RouteHandler {
  readonly parameters: Readonly<Record<string, string>>;
  readonly call: HandlerCall;
}

interface RouteGroup {
  readonly contract: Contract<object>;
  readonly handlers: readonly RouteHandler[];
}

/** Everything that one topic leads to on one connection, found once. */
export interface Route {
  readonly topic: string;
  /** Handlers by contract, so that each contract is decoded once. */
  readonly groups: readonly RouteGroup[];
  /** Who must have sent it, as the topic says; null where the topic names nobody. */
  readonly publisher: string | null;
  /** A device's sample: an external device may leave craft and source empty. */
  readonly device: boolean;
  readonly duplicates: DuplicateWindow;
  /** Newest sample that waits for its turn. */
  pending: Delivery | null;
  undecodableReported: boolean;
  /** Last source that passed the check of names. */
  knownSource: string | null;
}

export function bindingOf(extras: ReceiveExtras, call: HandlerCall, known: TopicParameters): Binding {
  const { contract, template } = extras;
  assert(contract?.packet, 'a handler must be declared with @Receive');
  return { contract, template, filter: filterOf(template, known), qos: contract.packet.qos, call };
}

/** The filters to subscribe to, without those that another one covers: a broker may deliver once per filter. */
export function minimalFilters(filters: readonly string[]): string[] {
  const unique = [...new Set(filters)];
  return unique.filter((filter) => !unique.some((other) => other !== filter && filterCovers(other, filter)));
}

/** In reports {from} names whom they go to and {subsystem} who sent them. */
function publisherOf(template: string, topic: string): string | null {
  const parameters = parametersOf(template, topic);
  return parameters?.subsystem ?? parameters?.from ?? null;
}

/** Finds all handlers of a topic, and remembers them. */
export class RouteTable {
  private readonly routes = new Map<string, Route | null>();

  constructor(private readonly bindings: readonly Binding[]) {}

  /** Null when no handler wants the topic, or when too many topics wait at once. */
  find(topic: string): Route | null {
    const known = this.routes.get(topic);
    if (known !== undefined) return known;
    if (this.routes.size >= TOPICS_MAX_ITEMS) this.evictIdle();
    const route = this.build(topic);
    if (this.routes.size < TOPICS_MAX_ITEMS) this.routes.set(topic, route);
    return route;
  }

  private evictIdle(): void {
    for (const [topic, route] of this.routes) if (!route?.pending) this.routes.delete(topic);
  }

  private build(topic: string): Route | null {
    const matching = this.bindings.filter((binding) => topicMatches(binding.filter, topic));
    if (matching.length === 0) return null;
    const groups = new Map<Contract<object>, RouteHandler[]>();
    for (const binding of matching) {
      const parameters =
        parametersOf(binding.template, topic) ?? parametersOf(binding.contract.packet!.topic, topic) ?? {};
      const handlers = groups.get(binding.contract) ?? [];
      handlers.push({ parameters, call: binding.call });
      groups.set(binding.contract, handlers);
    }
    return {
      topic,
      groups: [...groups].map(([contract, handlers]) => ({ contract, handlers })),
      publisher: publisherOf(matching[0].contract.packet!.topic, topic),
      device: /\/dev\/.*\/sample$/.test(topic),
      duplicates: new DuplicateWindow(),
      pending: null,
      undecodableReported: false,
      knownSource: null,
    };
  }
}
