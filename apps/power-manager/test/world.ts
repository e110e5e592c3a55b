import { Mode } from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import { parseTle, parseUtc, predictEclipses } from '@dawnline/orbit';
import { packVoltage } from '../src/open-circuit';
import type { Raised } from '../src/power-manager.events';
import { DeviceWatch, type WatchPorts } from '@dawnline/service';
import {
  deviceStamps,
  startPower,
  stepPower,
  powerContext,
  type PowerOutputs,
  type PowerState,
} from '../src/power-step';
import type { Samples } from '../src/samples';

export const S = 1_000_000;
const OCV = [
  2.5, 3.109, 3.296, 3.434, 3.485, 3.529, 3.581, 3.629, 3.667, 3.705, 3.751, 3.798, 3.841, 3.89, 3.948, 3.994,
  4.042, 4.081, 4.097, 4.124, 4.2,
].map((volts, index) => ({ charge: index / 20, volts }));

const entry = (name: string, nominalA: number, tripA: number, closedByDefault: boolean) => ({
  name,
  feeds: name,
  nominalA,
  tripA,
  closedByDefault,
});

export const table: CraftTable = {
  craft: 'odc-1',
  spacecraftId: 0x0d01,
  // 24 days after the elements' epoch: the Sun is near the orbit plane and the eclipse is longest.
  epochUnixUs: parseUtc('2026-08-19T04:00:00Z'),
  tle: {
    line1: '1 66303U 25248L   26207.16029198  .00005005  00000+0  22976-3 0  9990',
    line2: '2 66303  45.3997 271.0639 0006321 268.1150  91.9012 15.21652070 40476',
  },
  services: [],
  stations: [],
  battery: { capacityAh: 50, cellsInSeries: 8, resistanceOhm: 0.034, ocv: OCV },
  array: { fullSunW: 764.5 },
  gpus: [{ id: 0, idleW: 65, minimumCapW: 200, maximumCapW: 350, rail: 'LCL1' }],
  switches: [
    entry('LCL1', 12.5, 18, false),
    entry('LCL2', 3.2, 5, true),
    entry('LCL3', 0.36, 1, true),
    entry('LCL4', 0.9, 2, true),
    entry('LCL5', 1.1, 2, true),
    entry('LCL6', 2.5, 4, false),
    entry('LCL7', 0.71, 1.5, true),
    entry('LCL8', 0.71, 1.5, false),
    ...['H1', 'H2', 'H3', 'H4'].map((name) => entry(name, 0.54, 1, false)),
  ],
  devices: ['eps/array', 'eps/battery', 'eps/bus', 'eps/switches', 'adcs/state'].map((id) => ({
    id,
    periodUs: S,
    maximumAgeUs: 3 * S,
  })),
  baseLoadW: 147,
  programs: [],
  keys: [],
};

/** Keyed noise of about one sigma: the same on every run. */
function noise(purpose: number, index: number): number {
  let sum = 0;
  for (let k = 0; k < 4; k += 1) {
    let x = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(purpose * 7 + k + 1, 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
    x = Math.imul(x ^ (x >>> 13), 0x297a2d39);
    sum += ((x ^ (x >>> 16)) >>> 0) / 2 ** 32 - 0.5;
  }
  return sum * Math.sqrt(3);
}

const eclipses = predictEclipses(
  parseTle(table.tle.line1, table.tle.line2),
  table.epochUnixUs - 3600 * S,
  table.epochUnixUs + 5 * 3600 * S,
);
export const context = powerContext(table, {
  tle: parseTle(table.tle.line1, table.tle.line2),
  epochUnixUs: table.epochUnixUs,
});

export function isDark(nowUs: number): boolean {
  const unixUs = table.epochUnixUs + nowUs;
  return eclipses.some((eclipse) => eclipse.entryUs <= unixUs && unixUs < eclipse.exitUs);
}

/** Ways to disturb the world, each as a function of the second. */
interface Disturbance {
  readonly samples?: (samples: Samples, second: number) => Samples;
  readonly arrayShare?: (second: number) => number;
  readonly extraLoadW?: (second: number) => number;
  readonly mode?: (second: number) => Mode;
  readonly busConnected?: (second: number) => boolean;
}

interface Record {
  readonly second: number;
  readonly charge: number;
  readonly state: PowerState;
  readonly outputs: PowerOutputs;
}

/** A small craft around the cores: battery, array, switches, with noise. Not the plant: a bench. */
export class World {
  charge: number;
  voltageV = 30;
  currentA = 0;
  closed = table.switches.map((item) => item.closedByDefault);
  trips = table.switches.map(() => 0);
  gpuW = 0;
  state: PowerState;
  readonly events: (Raised & { second: number })[] = [];
  private readonly watch: DeviceWatch;

  constructor(
    charge: number,
    private readonly disturbance: Disturbance = {},
    readonly startS = 0,
  ) {
    this.charge = charge;
    this.state = startPower(context, null, startS * S);
    this.watch = new DeviceWatch(this.watchPorts(), () => deviceStamps(this.state.samples));
  }

  /** Runs some seconds; `each` sees every one. */
  run(seconds: number, each: (record: Record) => void = () => undefined): void {
    for (let k = 0; k < seconds; k += 1) {
      const second = Math.round(this.state.charge.atUs / S) + 1;
      each({ second, charge: this.charge, ...this.step(second) });
    }
  }

  codes(): string[] {
    return this.events.map((event) => event.code);
  }

  /** What the service's edge does with the devices' stamps. */
  private watchPorts(): WatchPorts {
    const { disturbance } = this;
    const second = (): number => Math.round(this.state.charge.atUs / S);
    let received = 0;
    return {
      clock: { now: () => second() * S, after: () => ({ cancel: () => undefined }) } as never,
      get busConnected() {
        return disturbance.busConnected?.(second()) ?? true;
      },
      get messagesReceived() {
        return (received += 1);
      },
      table,
      registerState: () => undefined,
      event: (code, parameters) =>
        this.events.push({ code: code as Raised['code'], parameters: parameters as never, second: second() }),
    };
  }

  private step(second: number): { state: PowerState; outputs: PowerOutputs } {
    const { disturbance } = this;
    const lightW = isDark(second * S) ? 0 : table.array.fullSunW * (disturbance.arrayShare?.(second) ?? 1);
    const loadW = 147 - (this.closed[1] ? 0 : 75) + (disturbance.extraLoadW?.(second) ?? 0) + this.gpuW;
    const ohm = 0.04;
    const ocv = packVoltage(table.battery, this.charge);
    let currentA = (loadW - lightW) / this.voltageV;
    if (currentA < 0) currentA = Math.max(currentA, -25, (ocv - 33.6) / ohm);
    this.voltageV = ocv - currentA * ohm;
    this.currentA = currentA;
    const arrayW = Math.max(0, loadW - currentA * this.voltageV);
    this.charge = Math.max(0, Math.min(1, this.charge - currentA / 3600 / 50));
    const samples = this.measure(second, arrayW, loadW);
    this.state = { ...this.state, samples: disturbance.samples?.(samples, second) ?? samples };
    const input = { mode: disturbance.mode?.(second) ?? Mode.MODE_NOMINAL };
    const result = stepPower(this.state, input, context, second * S);
    this.state = result.state;
    this.obey(result.outputs);
    this.events.push(...result.outputs.events.map((event) => ({ ...event, second })));
    this.watch.look(second * S);
    return result;
  }

  private measure(second: number, arrayW: number, loadW: number): Samples {
    const stamp = { bootId: 1, sequence: second, atUs: second * S };
    const volts = (purpose: number) => this.voltageV + 0.02 * noise(purpose, second);
    const amperes = (value: number, purpose: number) => value * (1 + 0.005 * noise(purpose, second));
    const stringA = arrayW / 0.95 / 60 / 2;
    const railA = table.switches.map((item, index) => {
      if (!this.closed[index]) return 0;
      if (index === 0) return this.gpuW / this.voltageV;
      return item.name.startsWith('H') || index === 5 || index === 7 ? 0 : 0.8 * item.nominalA;
    });
    return {
      battery: {
        stamp,
        voltageV: [volts(1), volts(2)],
        currentA: [amperes(this.currentA, 3), amperes(this.currentA, 4)],
      },
      bus: { stamp, voltageV: volts(5), currentA: amperes(loadW / this.voltageV, 6) },
      array: { stamp, currentA: [amperes(stringA, 7), amperes(stringA, 8)], voltageV: arrayW > 0 ? 60 : 0 },
      switches: { stamp, closed: [...this.closed], currentA: railA, trips: [...this.trips] },
      sun: { stamp, share: isDark(second * S) ? 0 : 1 },
      pumps: { stamp, prime: true, standby: false },
    };
  }

  private obey({ command, budget }: PowerOutputs): void {
    if (command) {
      this.closed = this.closed.map((closed, index) =>
        command.mask & (1 << index) ? (command.states & (1 << index)) !== 0 : closed,
      );
    }
    this.gpuW = this.closed[0] ? (budget.suspend ? 65 : budget.ceilingW) : 0;
  }
}
