import { strict as assert } from 'node:assert';
import { ServiceHousekeeping, type Contract } from '@dawnline/contracts';
import type { Clock, Timer } from '@dawnline/host';
import type { CommandDesk } from './command-desk';
import { everyOf, housekeepingOf } from './decorators';
import type { Service } from './service';

/** Housekeeping of every subsystem (design.md). */
export const HOUSEKEEPING_PERIOD_US = 1_000_000;
/** Phases of the timers are spread over the housekeeping period, so that services do not all speak at once. */
const PHASE_STEPS = 100;

interface Found {
  readonly instance: Record<string, (argument?: unknown) => unknown>;
  readonly method: string;
}

function methodsOf(instance: object): string[] {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(instance)).filter((name) => name !== 'constructor');
}

function housekeeper(controllers: readonly object[]): { found: Found; contract: Contract<never> } | null {
  for (const instance of controllers) {
    for (const method of methodsOf(instance)) {
      const contract = housekeepingOf(Object.getPrototypeOf(instance) as object, method);
      if (contract) return { found: { instance: instance as Found['instance'], method }, contract };
    }
  }
  return null;
}

/** Starts the periodic methods and housekeeping of one service; returns what stops them. */
export function startWorkLoop(
  service: Service,
  desk: CommandDesk,
  controllers: readonly object[],
): () => void {
  const timers: Timer[] = [];
  const clock: Clock = service.clock;
  const phaseUs = (purpose: string, periodUs: number): number =>
    Math.floor((service.random.uniform(`phase:${purpose}`, 0) * PHASE_STEPS * periodUs) / PHASE_STEPS);
  const start = (purpose: string, periodUs: number, run: (nowUs: number) => void): void => {
    timers.push(
      clock.after(phaseUs(purpose, periodUs), () =>
        timers.push(clock.every(periodUs, () => run(clock.now()))),
      ),
    );
  };
  for (const instance of controllers) {
    for (const method of methodsOf(instance)) {
      const periodUs = everyOf(Object.getPrototypeOf(instance) as object, method);
      if (periodUs === undefined) continue;
      start(method, periodUs, (nowUs) => {
        service.advance();
        (instance as Found['instance'])[method](nowUs);
      });
    }
  }
  const own = housekeeper(controllers);
  start('housekeeping', HOUSEKEEPING_PERIOD_US, (nowUs) => {
    service.advance();
    desk.sweep(nowUs);
    publishHousekeeping(service, desk, own);
  });
  return () => timers.forEach((timer) => timer.cancel());
}

function publishHousekeeping(
  service: Service,
  desk: CommandDesk,
  own: { found: Found; contract: Contract<never> } | null,
): void {
  const status = service.status(desk.accepted, desk.rejected);
  if (!own) {
    service.publish(ServiceHousekeeping, { service: status }, { parameters: { subsystem: service.name } });
    return;
  }
  const fields = own.found.instance[own.found.method]() as object;
  assert(fields && typeof fields === 'object', `${own.found.method} must return the housekeeping fields`);
  service.publish(own.contract as Contract<object>, { service: status, ...fields } as never);
}
