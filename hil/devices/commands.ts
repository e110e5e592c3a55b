import { DecodeError, parametersOf, type Contract, type Header } from '@dawnline/contracts';
import { ROUTES_MAX_ITEMS } from './devices.limits';

/** An actuator that takes commands, and the one service that may give them. */
export interface CommandTarget<T> {
  readonly contract: Contract<T>;
  readonly commander: string;
  /** Device of the craft file behind the topic. */
  readonly device: (parameters: Readonly<Record<string, string>>) => string;
  readonly apply: (command: T, parameters: Readonly<Record<string, string>>, nowUs: number) => void;
}

export interface CommandCounters {
  accepted: number;
  undecodable: number;
  /** Sent by a service that does not command the actuator, or that does not name itself. */
  unauthorised: number;
  duplicates: number;
  expired: number;
  /** Topics of no device of this bench, or of an external one. */
  ignored: number;
}

interface Route {
  readonly target: CommandTarget<object>;
  readonly parameters: Readonly<Record<string, string>>;
  bootId: number;
  sequence: number;
}

/** Takes the commands of the bus to the actuators. What the world sends wrongly is counted, never thrown. */
export class CommandDesk {
  readonly counters: CommandCounters = {
    accepted: 0,
    undecodable: 0,
    unauthorised: 0,
    duplicates: 0,
    expired: 0,
    ignored: 0,
  };
  private readonly routes = new Map<string, Route | null>();

  constructor(
    private readonly targets: readonly CommandTarget<object>[],
    private readonly isOurs: (device: string) => boolean,
  ) {}

  receive(topic: string, payload: Uint8Array, nowUs: number): void {
    const route = this.routeOf(topic);
    if (route === null) {
      this.counters.ignored += 1;
      return;
    }
    const command = this.decode(route, payload);
    if (command === null) return;
    const { header } = command as { header: Header };
    const { commander, apply } = route.target;
    const { bootId, sequence, source, expiresUs } = header;
    if (route.parameters.from !== commander || source !== commander) this.counters.unauthorised += 1;
    else if (sequence > 0 && bootId === route.bootId && sequence === route.sequence)
      this.counters.duplicates += 1;
    else if (expiresUs > 0 && expiresUs < nowUs) this.counters.expired += 1;
    else {
      route.bootId = bootId;
      route.sequence = sequence;
      this.counters.accepted += 1;
      apply(command, route.parameters, nowUs);
    }
  }

  private decode(route: Route, payload: Uint8Array): object | null {
    try {
      return route.target.contract.decode(payload);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.counters.undecodable += 1;
      return null;
    }
  }

  private routeOf(topic: string): Route | null {
    const known = this.routes.get(topic);
    if (known !== undefined) return known;
    const route = this.findRoute(topic);
    if (this.routes.size < ROUTES_MAX_ITEMS) this.routes.set(topic, route);
    return route;
  }

  private findRoute(topic: string): Route | null {
    for (const target of this.targets) {
      const parameters = parametersOf(target.contract.packet!.topic, topic);
      if (parameters && this.isOurs(target.device(parameters)))
        return { target, parameters, bootId: 0, sequence: 0 };
    }
    return null;
  }
}

/** Declares a target; its command's type is forgotten, as the desk keeps all of them in one list. */
export const target = <T>(of: CommandTarget<T>): CommandTarget<object> =>
  of as unknown as CommandTarget<object>;
