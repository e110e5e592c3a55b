import { strict as assert } from 'node:assert';
import type { DeviceBench } from '@hil/devices';
import type { Details, FaultEntry, FlightEntry } from '@hil/record';
import type { FaultActions } from './actions';
import { defaultDurationUs, type FaultCatalogue, type FaultKind, type World } from './catalogue';
import { completeParameters, faultProblems } from './check';
import { EFFECTS, type Effect } from './effects';
import type { PlannedFault } from './plan';
import { intensityAt } from './shape';
import { faultTargets, type FaultTargets } from './targets';
import { TriggerWatch } from './triggers';

export interface InjectorPorts {
  readonly world: World;
  readonly bench: DeviceBench;
  readonly actions: FaultActions;
  /** Onset, heal and refusal of each fault, for the flight record. */
  onFault(entry: FaultEntry): void;
}

/** A call of a port at which a fault strikes; the world arms it and reports it with `strike`. */
export interface CrashPoint {
  readonly fault: string;
  readonly on: string;
  readonly path: string;
  readonly nth: number;
  readonly moment: 'before' | 'after';
}

interface Active {
  readonly plan: PlannedFault;
  readonly effect: Effect;
  readonly sinceUs: number;
  /** How much of the fault is there now, 0 to 1. */
  intensity: number;
  /** null = until it is healed. */
  readonly endsUs: number | null;
}

/** Strikes and heals the faults of a flight. It has no clock of its own: the world tells it the time. */
export class Injector {
  private readonly plans = new Map<string, PlannedFault>();
  private readonly active = new Map<string, Active>();
  private readonly struck = new Set<string>();
  private readonly triggers: TriggerWatch;
  private readonly targets: FaultTargets;

  constructor(
    private readonly catalogue: FaultCatalogue,
    plans: readonly PlannedFault[],
    private readonly ports: InjectorPorts,
  ) {
    this.targets = faultTargets(ports.bench.craft);
    this.triggers = new TriggerWatch(plans);
    for (const plan of plans) {
      assert(!this.plans.has(plan.id), `fault id ${plan.id} is used once`);
      this.plans.set(plan.id, plan);
    }
  }

  /** What waits for a call of a port. */
  crashPoints(): readonly CrashPoint[] {
    return [...this.plans.values()].flatMap(({ id, trigger }) =>
      trigger.kind === 'crash-point' && !this.struck.has(id)
        ? [{ fault: id, on: trigger.on, path: trigger.path, nth: trigger.nth, moment: trigger.moment }]
        : [],
    );
  }

  /** Feed every entry of the flight record: some faults wait for a condition. */
  onFlight(entry: FlightEntry): void {
    this.triggers.onFlight(entry);
  }

  /** Each step, after plant and devices: heals what is over, strikes what is due. */
  advance(nowUs: number): void {
    for (const [id, active] of [...this.active]) {
      const ended = active.effect.step?.(nowUs) === true;
      if (ended || (active.endsUs !== null && active.endsUs <= nowUs)) this.heal(id, nowUs);
      else this.shape(active, nowUs);
    }
    for (const id of this.triggers.due(nowUs)) this.strike(id, nowUs);
  }

  /** When something will happen by itself; null while nothing is known. For worlds that jump from event to event. */
  nextUs(): number | null {
    let next = this.triggers.nextUs();
    for (const { endsUs } of this.active.values()) {
      if (endsUs !== null && (next === null || endsUs < next)) next = endsUs;
    }
    return next;
  }

  /**
   * Onset of a planned fault now. `alreadyDone` when the world has done it itself, as a live process that
   * killed itself at its crash point. Returns why it was refused, null when it struck.
   */
  strike(id: string, nowUs: number, alreadyDone = false): string | null {
    const plan = this.plans.get(id);
    assert(plan, `fault ${id} is planned`);
    if (this.struck.has(id)) return `${id} has struck before`;
    this.struck.add(id);
    const kind = this.catalogue.kind(plan.fault);
    const lastsUs = plan.durationUs > 0 ? plan.durationUs : kind && defaultDurationUs(kind);
    const effect = alreadyDone ? {} : this.start(plan, kind, lastsUs, nowUs);
    if (typeof effect === 'string') {
      this.report(plan, 'refused', nowUs, { reason: effect });
      return effect;
    }
    assert(kind, `${plan.fault} is in the catalogue`);
    const parameters = completeParameters(kind, plan.parameters);
    this.report(plan, 'onset', nowUs, { ...parameters, ...effect.details });
    const found = { plan, effect, sinceUs: nowUs, endsUs: lastsUs === null ? null : nowUs + lastsUs };
    this.active.set(id, { ...found, intensity: Number.NaN });
    this.shape(this.active.get(id)!, nowUs);
    if (lastsUs === 0) this.heal(id, nowUs);
    return null;
  }

  /** A fault by hand, at once. Returns why it was refused. */
  inject(plan: Omit<PlannedFault, 'trigger'>, nowUs: number): string | null {
    if (this.plans.has(plan.id)) return `fault id ${plan.id} is used already`;
    this.plans.set(plan.id, { ...plan, trigger: { kind: 'time', atUs: nowUs } });
    return this.strike(plan.id, nowUs);
  }

  /** Ends a fault that is at work. */
  heal(id: string, nowUs: number): boolean {
    const found = this.active.get(id);
    if (!found) return false;
    this.active.delete(id);
    found.effect.set?.(0, nowUs);
    found.effect.heal?.();
    this.report(found.plan, 'heal', nowUs, {});
    return true;
  }

  /** Ids of the faults at work. */
  get activeIds(): readonly string[] {
    return [...this.active.keys()];
  }

  private shape(active: Active, nowUs: number): void {
    const intensity = intensityAt(active.plan.shape, nowUs - active.sinceUs);
    if (intensity === active.intensity) return;
    active.intensity = intensity;
    active.effect.set?.(intensity, nowUs);
  }

  private start(
    plan: PlannedFault,
    kind: FaultKind | null,
    durationUs: number | null,
    nowUs: number,
  ): Effect | string {
    const problems = faultProblems(plan, this.catalogue, this.targets, this.ports.bench.external);
    if (problems.length > 0 || !kind) {
      return problems
        .map(
          ({ path, value, allowed }) => `${path.join('.')} ${JSON.stringify(value)}: allowed is ${allowed}`,
        )
        .join('; ');
    }
    const { world, bench, actions } = this.ports;
    if (!kind.worlds.includes(world))
      return `${kind.name} exists in the ${kind.worlds.join(' and ')} world only`;
    const twin = [...this.active.values()].find(
      ({ plan: other }) => other.fault === plan.fault && other.target === plan.target,
    );
    if (twin) return `${plan.fault} is at work on ${plan.target} already, as ${twin.plan.id}`;
    const parameters = completeParameters(kind, plan.parameters);
    const begin = EFFECTS[kind.name];
    assert(begin, `the implemented fault ${kind.name} has an effect`);
    return begin({ target: plan.target, parameters, nowUs, durationUs, bench, actions });
  }

  private report(plan: PlannedFault, what: FaultEntry['what'], t: number, details: Details): void {
    const { id, fault, target } = plan;
    this.ports.onFault({ kind: 'fault', t, id, fault, target, what, details });
  }
}
