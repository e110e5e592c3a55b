import type { GpuEntry } from '@dawnline/host';
import { DeviceWatch, type WatchPorts } from '@dawnline/service';
import {
  deviceStamps,
  startThermal,
  stepThermal,
  takeBattery,
  takeGpuMargin,
  takeLoop,
  takeStructure,
  type BatteryTemperatures,
  type LoopSample,
  type ThermalOutputs,
  type ThermalResult,
  type ThermalState,
} from '../src/thermal-step';
import type { Raised } from '../src/thermal-controller.events';

export const S = 1_000_000;
export const gpu: GpuEntry = { id: 0, idleW: 65, minimumCapW: 200, maximumCapW: 350, rail: 'LCL1' };

/** Keyed noise of about one sigma: the same on every run. */
export function noise(purpose: number, index: number): number {
  let sum = 0;
  for (let k = 0; k < 4; k += 1) {
    let x = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(purpose * 7 + k + 1, 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
    x = Math.imul(x ^ (x >>> 13), 0x297a2d39);
    sum += ((x ^ (x >>> 16)) >>> 0) / 2 ** 32 - 0.5;
  }
  return sum * Math.sqrt(3);
}

/** Ways to disturb the bench, each as a function of the second. */
interface Disturbance {
  readonly loop?: (sample: LoopSample, second: number) => LoopSample | null;
  readonly battery?: (sample: BatteryTemperatures, second: number) => BatteryTemperatures;
  readonly dieC?: (dieC: number, second: number) => number;
  /** Load that the GPU would draw without a cap. */
  readonly gpuW?: (second: number) => number;
  readonly primeHealth?: (second: number) => number;
  readonly standbyHealth?: (second: number) => number;
  readonly radiators?: (second: number) => number;
  readonly busConnected?: (second: number) => boolean;
}

const STEP_S = 0.1;
const SIGMA = 5.670374419e-8;
/** Constant biases within the craft's figures, K. */
const BIAS = [0.8, -0.9, 0.3, -0.7, 0.9, 0.2];

/** The craft's nine-node net, coarsely stepped, around the cores. Not the plant: a bench. */
export class Bench {
  t = { die: 40, hbm: 38, plate: 29, host: 28, loop: 19, radA: 5, radB: 5, structure: 18, battery: 22 };
  gpuPowerW = 65;
  bypass = 0;
  heaterBits = 0;
  flow = 1;
  capW = 350;
  commands = 0;
  second = 0;
  state: ThermalState;
  readonly failedPumps: string[] = [];
  readonly events: (Raised & { second: number })[] = [];

  private readonly watch: DeviceWatch;

  constructor(private readonly disturbance: Disturbance = {}) {
    this.state = startThermal([gpu], [], 0);
    this.watch = new DeviceWatch(this.watchPorts(), () => deviceStamps(this.state, true));
  }

  run(seconds: number, each: (bench: Bench) => void = () => undefined): void {
    for (let k = 0; k < seconds; k += 1) {
      this.second += 1;
      for (let tenth = 1; tenth <= 10; tenth += 1) this.tenth(tenth);
      this.samples();
      this.apply(stepThermal(this.state, [gpu], this.second * S));
      this.watch.look(this.second * S);
      each(this);
    }
  }

  codes(): string[] {
    return this.events.map(({ code }) => code);
  }

  /** What the service's edge does with the devices' stamps. */
  private watchPorts(): WatchPorts {
    const now = (): number => this.second * S;
    const connected = (): boolean => this.disturbance.busConnected?.(this.second) ?? true;
    let received = 0;
    return {
      clock: { now, after: () => ({ cancel: () => undefined }) } as never,
      get busConnected() {
        return connected();
      },
      get messagesReceived() {
        return (received += 1);
      },
      table: { devices: [] } as never,
      registerState: () => undefined,
      event: (code, parameters) =>
        this.events.push({
          code: code as Raised['code'],
          parameters: parameters as never,
          second: this.second,
        }),
    };
  }

  private apply({ state, outputs }: ThermalResult): void {
    this.state = state;
    const { loopCommand, heaterBits, ceilings, failedPump, events }: ThermalOutputs = outputs;
    if (loopCommand) {
      this.commands += 1;
      this.bypass = loopCommand.bypassRatio;
    }
    if (heaterBits !== null) this.heaterBits = heaterBits;
    for (const { ceilingW, suspend } of ceilings) this.capW = suspend ? 65 : ceilingW;
    if (failedPump) this.failedPumps.push(failedPump);
    this.events.push(...events.map((event) => ({ ...event, second: this.second })));
  }

  private tenth(tenth: number): void {
    const { t, disturbance, second } = this;
    this.gpuPowerW = Math.max(0, Math.min(this.capW, disturbance.gpuW?.(second) ?? 350));
    const prime = disturbance.primeHealth?.(second) ?? 1;
    const standby = disturbance.standbyHealth?.(second) ?? 1;
    this.flow = this.state.flow.active === 'prime' ? prime : standby;
    const coolant = 0.05 + 0.95 * this.flow;
    const radiator = 14 * coolant * (1 - this.bypass);
    const q = (bit: number): number => (this.heaterBits & (1 << bit) ? 15 : 0);
    const heat = {
      die: 0.7 * this.gpuPowerW,
      hbm: 0.15 * this.gpuPowerW,
      plate: 0.15 * this.gpuPowerW,
      host: 75,
      loop: q(0),
      radA: 46,
      radB: 46,
      structure: 72 + 28.5 + q(3),
      battery: 3 + q(1) + q(2),
    };
    const link = (a: keyof typeof t, b: keyof typeof t, g: number): void => {
      const watts = g * (t[b] - t[a]);
      heat[a] += watts;
      heat[b] -= watts;
    };
    link('die', 'plate', 20);
    link('hbm', 'die', 4);
    link('hbm', 'plate', 6);
    link('plate', 'loop', 33 * coolant);
    link('host', 'loop', 8 * coolant);
    link('loop', 'radA', radiator);
    link('loop', 'radB', radiator);
    link('structure', 'loop', 1.5);
    link('battery', 'structure', 0.6);
    const area = disturbance.radiators?.(second) ?? 2;
    const emitted = (c: number, m2: number): number => SIGMA * m2 * (c + 273.15) ** 4;
    heat.radA -= emitted(t.radA, 0.91 * 0.8) * Math.min(1, area);
    heat.radB -= emitted(t.radB, 0.91 * 0.8) * Math.max(0, area - 1);
    if (area < 2) heat.radB -= 46;
    heat.structure -= emitted(t.structure, 0.88 * 0.3);
    const capacity = {
      die: 120,
      hbm: 60,
      plate: 1500,
      host: 2500,
      loop: 3500,
      radA: 1700,
      radB: 1700,
      structure: 20_000,
      battery: 5500,
    };
    for (const node of Object.keys(t) as (keyof typeof t)[])
      t[node] += (heat[node] * STEP_S) / capacity[node];
    const nowUs = (second - 1) * S + tenth * 100_000;
    const index = second * 10 + tenth;
    const dieC = (disturbance.dieC?.(t.die, second) ?? t.die) + 0.1 * noise(20, index);
    const stamp = { bootId: 1, sequence: index, atUs: nowUs };
    const sample = { stamp, marginK: 87 - dieC, dieC, hbmC: t.hbm, powerW: this.gpuPowerW };
    this.apply(takeGpuMargin(this.state, gpu, sample, nowUs));
  }

  private samples(): void {
    const { t, second, disturbance } = this;
    const nowUs = second * S;
    const stamp = { bootId: 1, sequence: second, atUs: nowUs };
    const read = (value: number, sensor: number): number =>
      Math.round((value + (BIAS[sensor] ?? 0) + 0.3 * noise(sensor, second)) * 16) / 16;
    const loop: LoopSample = {
      stamp,
      loopC: [read(t.loop, 0), read(t.loop, 1), read(t.loop, 2)],
      radiatorC: [read(t.radA, 6), read(t.radB, 7)],
      plateC: read(t.plate, 8),
      flow: Math.max(0, this.flow + 0.005 * noise(9, second)),
      primeA: this.state.flow.active === 'prime' ? 0.71 : 0,
      standbyA: this.state.flow.active === 'standby' ? 0.71 : 0,
      bypass: this.bypass,
    };
    const disturbed = disturbance.loop ? disturbance.loop(loop, second) : loop;
    if (disturbed) this.apply(takeLoop(this.state, disturbed, nowUs));
    const battery = { stamp, batteryC: [read(t.battery, 3), read(t.battery, 4), read(t.battery, 5)] };
    this.apply(takeBattery(this.state, disturbance.battery?.(battery, second) ?? battery, nowUs));
    const heaterCurrentA = [0, 1, 2, 3].map((bit) => (this.heaterBits & (1 << bit) ? 0.5 : 0));
    this.apply(takeStructure(this.state, { stamp, structureC: read(t.structure, 10), heaterCurrentA }));
  }
}
