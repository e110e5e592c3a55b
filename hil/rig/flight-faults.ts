import type { CrashPoint } from '@dawnline/live';
import type { DeviceBench } from '@hil/devices';
import {
  FaultTracker,
  Injector,
  SingleEvents,
  parseParameters,
  type FaultActions,
  type FaultCatalogue,
  type Shape,
} from '@hil/faults';
import type { FaultEntry, FlightEntry, WorldEntry } from '@hil/record';
import type { ScenarioFault } from '@hil/scenarios';
import type { BrokerLink } from './broker-link';
import type { Computer, OnboardComputers } from './computers';
import type { JobFreezer } from './job-freezer';
import type { JobUpsets } from './job-upsets';
import type { OnboardClocks } from './onboard-clocks';

export interface FlightFaultsOptions {
  readonly catalogue: FaultCatalogue;
  readonly faults: readonly ScenarioFault[];
  readonly bench: DeviceBench;
  readonly broker: BrokerLink;
  readonly freezer: JobFreezer;
  readonly upsets: JobUpsets;
  readonly onboard: OnboardClocks;
  readonly computers: () => OnboardComputers;
  readonly onFault: (entry: FaultEntry) => void;
  /** Whether particles upset devices without a storm being injected. */
  readonly singleEvents: boolean;
  readonly onWorld: (entry: WorldEntry) => void;
  readonly onTrouble: (message: string) => void;
}

/** What a person asks the rig to inject. */
export interface FaultRequest {
  readonly id: string;
  readonly fault: string;
  readonly target: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly durationUs: number;
  readonly shape: Shape;
}

/** The only fault that a live process can do to itself at a call of a port. */
const CRASH_FAULT = 'process.killed';

/** The faults of a live flight: injected into devices, processes and broker, and followed until they are recovered. */
export class FlightFaults {
  private readonly injector: Injector;
  private readonly tracker: FaultTracker;
  private readonly particles: SingleEvents;

  constructor(private readonly options: FlightFaultsOptions) {
    const { catalogue, faults, bench } = options;
    const actions = this.actions();
    this.injector = new Injector(catalogue, faults, {
      world: 'live',
      bench,
      actions,
      onFault: options.onFault,
    });
    this.tracker = new FaultTracker(catalogue, faults);
    this.particles = new SingleEvents(
      catalogue,
      { bench, actions, onEvent: options.onWorld },
      options.singleEvents,
    );
  }

  /** For the environment of the processes that are to die at one. */
  crashPoints(): CrashPoint[] {
    const killing = this.options.faults.filter(({ fault }) => fault === CRASH_FAULT).map(({ id }) => id);
    return this.injector
      .crashPoints()
      .filter(({ fault }) => killing.includes(fault))
      .map(({ on, path, nth, moment }) => ({ on, path, nth, moment }));
  }

  /** A process has killed itself at its crash point. */
  struck(point: CrashPoint, nowUs: number): void {
    const found = this.injector
      .crashPoints()
      .find(
        ({ on, path, nth, moment }) =>
          on === point.on && path === point.path && nth === point.nth && moment === point.moment,
      );
    if (found) this.injector.strike(found.fault, nowUs, true);
  }

  onFlight(entry: FlightEntry): void {
    this.injector.onFlight(entry);
    this.tracker.onFlight(entry);
  }

  step(nowUs: number): void {
    this.injector.advance(nowUs);
    this.particles.advance(nowUs);
  }

  /** Mission time to what the injector will do next; null for nothing that is known. */
  untilNextUs(nowUs: number): number | null {
    const nextUs = this.injector.nextUs();
    return nextUs === null ? null : nextUs - nowUs;
  }

  pending(nowUs: number): readonly string[] {
    return this.tracker.pending(nowUs);
  }

  /** Null when it struck, else why not; a refusal is in the record too. */
  inject(request: FaultRequest, nowUs: number): string | null {
    const kind = this.options.catalogue.kind(request.fault);
    const { id, fault, target, durationUs, shape } = request;
    const parameters = kind ? parseParameters(kind, request.parameters) : request.parameters;
    return this.injector.inject(
      { id, fault, target, durationUs, shape, parameters, detectWithinUs: null, recoverWithinUs: null },
      nowUs,
    );
  }

  heal(id: string, nowUs: number): boolean {
    return this.injector.heal(id, nowUs);
  }

  private actions(): FaultActions {
    const { broker, freezer, upsets, onboard, computers, onTrouble } = this.options;
    const stop = (service: string, stopped: boolean): string | null => {
      if (!stopped) computers().resume(service);
      else if (!computers().hang(service)) return `${service} is not running`;
      return null;
    };
    return {
      killService: (service) => (computers().kill(service) ? null : `${service} is not running`),
      hangService: stop,
      pauseService: stop,
      setBroker: (alive) => {
        const done = alive ? broker.bringUp() : broker.takeDown();
        done.catch((error: unknown) => onTrouble(`broker: ${String(error)}`));
        return null;
      },
      freezeWorkload: (job, attempt, frozen) =>
        freezer.freeze(job, attempt, frozen) ? null : `no process of ${job} is alive`,
      disturbClock: (computer, owner, error) => (onboard.disturb(computer, owner, error), null),
      powerCycle: (computer) => {
        computers().reset(computer as Computer, 'power-on-reset', 'fault');
        return null;
      },
      failWorkload: (job, attempt, how) => {
        if (how === 'not-a-number') return upsets.strike(job, attempt, { kind: how });
        const signal = how === 'out-of-memory' ? 'SIGKILL' : 'SIGABRT';
        return freezer.fail(job, attempt, signal) ? null : `no process of ${job} is alive`;
      },
      corruptWorkload: (job, attempt, corruption) =>
        upsets.strike(job, attempt, { kind: 'bits', ...corruption }),
    };
  }
}
