import { strict as assert } from 'node:assert';
import type { DeviceBench } from '@hil/devices';
import { eventRatePerS, GPU_MODE, poissonCount, SINGLE_EVENT_EFFECTS, type SingleEventId } from '@hil/plant';
import type { Details, WorldEntry } from '@hil/record';
import type { FaultActions } from './actions';
import { defaultDurationUs, type FaultCatalogue } from './catalogue';
import { completeParameters } from './check';
import { EFFECTS, type Effect } from './effects';
import type { ParameterValue } from './plan';

export interface SingleEventPorts {
  readonly bench: DeviceBench;
  readonly actions: FaultActions;
  onEvent(entry: WorldEntry): void;
}

/** One kind of upset of one device. */
interface Source {
  readonly id: SingleEventId;
  readonly target: string;
  readonly purpose: string;
  readonly ratePerS: (protonFlux: number) => number;
  readonly isPowered: () => boolean;
}

/** The fault that an upset amounts to; '' for the reset of a computer, which no fault of the catalogue does. */
interface Consequence {
  readonly fault: string;
  readonly target: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

const US_PER_S = 1_000_000;
/** Of 33 uncorrectable errors on the ground 14 were contained (published, Delta). */
const CONTAINED_SHARE = 14 / 33;
/** Lost, hung and halted GPUs share the functional interrupts evenly (assumed). */
const INTERRUPTS: readonly Pick<Consequence, 'fault' | 'parameters'>[] = [
  { fault: 'gpu.fell-off-bus', parameters: {} },
  { fault: 'gpu.gsp-hang', parameters: { xid: 119 } },
  { fault: 'gpu.gsp-hang', parameters: { xid: 62 } },
];
/** Corrected errors of memories are counted by the computer that has them, and do nothing else. */
const MEMORY_OF: Partial<Record<SingleEventId, 'obc' | 'host'>> = {
  'obc-corrected': 'obc',
  'host-corrected': 'host',
};
/** Drives with cells that wear and charge that leaks; the on-board computer's memory is no such drive. */
const DRIVE = /^ssd/;

/**
 * Upsets by single particles: for each device, effect and second a keyed draw against the flux of that second, so that
 * they are a function of seed and plant alone. They strike by the same effects as the faults of the catalogue.
 */
export class SingleEvents {
  private readonly sources: readonly Source[];
  /** Lasting effects by fault and target. */
  private readonly active = new Map<string, Effect>();

  /** `always` draws in any flux; otherwise only a storm that somebody injects brings upsets. */
  constructor(
    private readonly catalogue: FaultCatalogue,
    private readonly ports: SingleEventPorts,
    private readonly always: boolean,
  ) {
    this.sources = sourcesOf(ports.bench);
  }

  /** Each step, after plant and devices. */
  advance(nowUs: number): void {
    if (this.active.size > 0) this.followActive(nowUs);
    if (nowUs % US_PER_S !== 0) return;
    const { inputs, state } = this.ports.bench.plant;
    if (!this.always && inputs.stormProtonFlux[0] === 0 && inputs.solarParticlePfu[0] === 0) return;
    const second = nowUs / US_PER_S;
    for (const source of this.sources) {
      if (!source.isPowered()) continue;
      const mean = source.ratePerS(state.protonFlux[0]);
      const count = poissonCount(mean, this.ports.bench.uniform(source.purpose, second));
      if (count > 0) this.strike(source, count, second, nowUs);
    }
  }

  private followActive(nowUs: number): void {
    for (const [key, effect] of [...this.active]) {
      if (effect.step?.(nowUs) !== true) continue;
      this.active.delete(key);
      effect.set?.(0, nowUs);
      effect.heal?.();
    }
  }

  private strike(source: Source, count: number, second: number, t: number): void {
    const memory = MEMORY_OF[source.id];
    if (memory) {
      this.ports.bench.countCorrected(memory, count);
      this.ports.onEvent({ kind: 'world', t, what: source.id, target: source.target, details: { count } });
      return;
    }
    const chance = this.ports.bench.uniform(`${source.purpose}/kind`, second);
    const consequence = this.consequenceOf(source, count, chance);
    const details = this.apply(consequence, t);
    const { id: what, target } = source;
    this.ports.onEvent({ kind: 'world', t, what, target, details: { count, ...details } });
  }

  private consequenceOf({ id, target }: Source, count: number, chance: number): Consequence {
    switch (id) {
      case 'gpu-corrected':
        return { fault: 'gpu.ecc-corrected', target, parameters: { count } };
      case 'gpu-uncorrectable': {
        const fault = chance < CONTAINED_SHARE ? 'gpu.ecc-contained' : 'gpu.ecc-uncontained';
        return { fault, target, parameters: {} };
      }
      case 'gpu-functional-interrupt':
        return { ...INTERRUPTS[Math.floor(chance * INTERRUPTS.length)], target };
      case 'gpu-silent-corruption': {
        const { context } = this.ports.bench.gpu(Number(target.split('/')[1]))!;
        return { fault: 'gpu.sdc', target: context?.job ?? '', parameters: {} };
      }
      case 'latch-up':
        return { fault: 'gpu.latch-up', target, parameters: {} };
      case 'drive-failure':
        return { fault: 'storage.read-only', target, parameters: {} };
      case 'host-uncorrectable':
      case 'host-corrected':
      case 'obc-corrected':
        return { fault: '', target, parameters: {} };
    }
  }

  /** What it did, for the record; `noEffect` says why it did nothing. */
  private apply({ fault, target, parameters }: Consequence, nowUs: number): Details {
    const { bench, actions } = this.ports;
    if (fault === '') {
      const refused = actions.powerCycle ? actions.powerCycle(target) : 'not possible in this world';
      return refused === null ? { resets: target } : { noEffect: refused };
    }
    const key = `${fault} ${target}`;
    if (this.active.has(key)) return { fault, noEffect: 'it is at work already' };
    const kind = this.catalogue.kind(fault);
    assert(kind, `${fault} is in the catalogue`);
    const complete = completeParameters(kind, parameters);
    const durationUs = defaultDurationUs(kind);
    const effect = EFFECTS[fault]({ target, parameters: complete, nowUs, durationUs, bench, actions });
    if (typeof effect === 'string') return { fault, noEffect: effect };
    effect.set?.(1, nowUs);
    if (durationUs !== 0) this.active.set(key, effect);
    return { fault, ...complete, ...effect.details };
  }
}

function sourcesOf(bench: DeviceBench): Source[] {
  const { plant, craft } = bench;
  const railOf = (feed: string): (() => boolean) => {
    const index = craft.rails.findIndex(({ feeds }) => feeds.includes(feed));
    return index < 0 ? () => true : () => plant.state.railLive[index] === 1;
  };
  const sources = (ids: readonly SingleEventId[], target: string, isPowered: () => boolean): Source[] =>
    SINGLE_EVENT_EFFECTS.filter(({ id }) => ids.includes(id)).map((effect) => ({
      id: effect.id,
      target,
      purpose: `single-event/${target}/${effect.id}`,
      ratePerS: (flux) => eventRatePerS(effect, flux),
      isPowered,
    }));
  const ofGpu = SINGLE_EVENT_EFFECTS.map(({ id }) => id).filter(
    (id) => id.startsWith('gpu-') || id === 'latch-up',
  );
  const gpus = bench.gpus.flatMap(({ gpu }, g) =>
    sources(ofGpu, `gpu/${gpu.id}`, () => plant.state.gpuMode[g] !== GPU_MODE.off),
  );
  const computers = craft.computers.flatMap(({ id, disks }) => {
    const drives = disks.filter((disk) => DRIVE.test(disk));
    return [
      ...(drives.length > 0
        ? sources(['host-uncorrectable', 'host-corrected'], id, railOf(id))
        : sources(['obc-corrected'], id, railOf(id))),
      ...drives.flatMap((disk) => sources(['drive-failure'], disk, railOf(disk))),
    ];
  });
  return [...gpus, ...computers];
}
