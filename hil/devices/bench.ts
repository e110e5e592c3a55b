import { strict as assert } from 'node:assert';
import {
  EpsSwitchesCommand,
  filterOf,
  GpuCommand,
  RadioCommand,
  TcsHeaterCommand,
  TcsLoopCommand,
} from '@dawnline/contracts';
import type { Craft } from '@hil/crafts';
import { parseTle } from '@dawnline/orbit';
import { createPlant, type Plant } from '@hil/plant';
import { CommandDesk, target, type CommandCounters, type CommandTarget } from './commands';
import { partsOf, type BenchParts, type Gnss } from './definitions';
import { Device, type Frozen } from './device';
import { BENCH_STEP_US } from './devices.limits';
import { epsDevice } from './eps-devices';
import { gpuDevice } from './gpu-devices';
import { GpuUnit } from './gpu-unit';
import { Link } from './link';
import { otherDevice } from './other-devices';
import type { BenchOptions, BenchPorts, ComputerReading } from './ports';
import type { SensorFault } from './sensor-fault';
import { SwitchBoard } from './switch-board';
import { tcsDevice } from './tcs-devices';

/** Sensors and actuators of one craft between its plant and its bus. Knows no world: both use it as it is. */
export class DeviceBench {
  readonly switches: SwitchBoard;
  readonly gpus: readonly GpuUnit[];
  readonly link: Link;
  /** Devices that real hardware plays. */
  readonly external: readonly string[];
  private readonly parts: BenchParts;
  private readonly devices: ReadonlyMap<string, Device>;
  private readonly order: readonly Device[];
  private readonly desk: CommandDesk;
  private readonly targets: readonly CommandTarget<object>[];
  private readonly bootIds = { obc: 0, host: 0 };

  constructor(
    readonly craft: Craft,
    readonly plant: Plant,
    private readonly ports: BenchPorts,
    options: BenchOptions = {},
  ) {
    this.external = options.external ?? [];
    const external = new Set(this.external);
    for (const id of external) assert(this.knows(id), `external device ${id} is in the craft file`);
    this.switches = new SwitchBoard(craft, plant, options.permissionUs);
    this.gpus = craft.gpus.map((gpu, index) => new GpuUnit(gpu, index, plant));
    this.link = new Link(craft, plant);
    this.parts = partsOf(craft, plant, { switches: this.switches, gpus: this.gpus, link: this.link });
    this.order = craft.devices.flatMap((device, place) =>
      external.has(device.id) ? [] : [this.build(device.id, device.rateHz, place)],
    );
    this.devices = new Map(this.order.map((device) => [device.id, device]));
    this.targets = this.commandTargets();
    this.desk = new CommandDesk(this.targets, (id) => this.devices.has(id));
  }

  /** Filters of the command topics: subscribe to them at QoS 1 and hand what comes to `receive`. */
  get filters(): readonly string[] {
    return this.targets.map(({ contract }) => filterOf(contract.packet!.topic, { craft: this.craft.id }));
  }

  get counters(): Readonly<CommandCounters> {
    return this.desk.counters;
  }

  /** Once each 100 ms of mission time, right after the plant. */
  step(nowUs: number): void {
    const tick = Math.round(nowUs / BENCH_STEP_US);
    if (tick * BENCH_STEP_US !== nowUs) assert.fail(`the bench is stepped on its grid, not at ${nowUs}`);
    this.switches.step(nowUs);
    let busy = 0;
    for (const gpu of this.gpus) {
      gpu.step(nowUs);
      if (gpu.context !== null) busy = 1;
    }
    this.plant.inputs.hostBusy[0] = busy;
    for (const device of this.order) device.step(tick, nowUs);
  }

  receive(topic: string, payload: Uint8Array): void {
    this.desk.receive(topic, payload, this.ports.nowUs());
  }

  /** The safe line of fault-manager. */
  setSafeLine(active: boolean): void {
    this.switches.setSafeLine(active);
  }

  /** What obc or host report; null while the computer is dead. */
  setComputer(which: 'obc' | 'host', reading: ComputerReading | null): void {
    const { computers, eccCorrected } = this.parts;
    computers[which] = reading;
    if (!reading || reading.bootId === this.bootIds[which]) return;
    // The counters are in the memory's controller: they last as long as its power.
    if (reading.resetCause === 'power-on-reset') eccCorrected[which] = 0;
    this.bootIds[which] = reading.bootId;
  }

  /** Single particles upset the memory of a computer, and its error correction noticed. */
  countCorrected(which: 'obc' | 'host', count: number): void {
    this.parts.eccCorrected[which] += count;
  }

  /** The receiver of satellite navigation, for faults of it. */
  get gnss(): Gnss {
    return this.parts.gnss;
  }

  /** The link model counts the frames that it carried. */
  countFrame(radio: 's' | 'x', way: 'up' | 'down', isDamaged = false): void {
    this.parts.frames[radio][way] += 1;
    if (isDamaged) this.parts.frames[radio].damaged += 1;
  }

  /** Share of the full rate at which one attempt of a modelled workload runs now; 0 when it stands still. */
  throughput(gpu: number, job: string, attempt: number): number {
    return this.gpu(gpu)?.throughput(job, attempt) ?? 0;
  }

  gpu(id: number): GpuUnit | null {
    return this.gpus.find((unit) => unit.gpu.id === id) ?? null;
  }

  /** Keyed uniform number in [0, 1), for what is left to chance in a device. */
  uniform(purpose: string, index: number): number {
    return this.ports.uniform(purpose, index);
  }

  /** Whether a target of a sensor fault exists: `device`, or `device/channel`. */
  hasSensor(sensor: string): boolean {
    return this.device(sensor) !== null || this.channel(sensor) !== null;
  }

  /** All channels that a sensor fault can strike, as `device/channel`. */
  get sensors(): readonly string[] {
    return this.order.flatMap((device) => [...device.channels.keys()].map((name) => `${device.id}/${name}`));
  }

  /** Gives a sensor, or all sensors of a device, a fault; null takes away the one of this owner. */
  setSensorFault(sensor: string, fault: SensorFault | null, owner = ''): void {
    const device = this.device(sensor);
    const one = this.channel(sensor);
    assert(device !== null || one !== null, `there is a sensor ${sensor}`);
    one?.setFault(owner, fault);
    if (device === null) return;
    if (fault?.kind === 'dropout' && fault.gives === 'none') device.silencers.add(owner);
    else device.silencers.delete(owner);
    for (const each of device.channels.values()) each.setFault(owner, fault);
  }

  /** Channels that could be wired to this one's place: of the same kind, its own device's first. */
  likeSensors(sensor: string): readonly string[] {
    const kind = this.channel(sensor)?.definition.kind;
    if (kind === undefined) return [];
    const isLike = (other: string): boolean =>
      other !== sensor && this.channel(other)!.definition.kind === kind;
    const device = sensor.slice(0, sensor.lastIndexOf('/') + 1);
    const isNear = (other: string): number => (other.startsWith(device) ? 0 : 1);
    return this.sensors.filter(isLike).sort((a, b) => isNear(a) - isNear(b));
  }

  /** Wires two like sensors to each other's place, or back. Returns why not. */
  swapSensors(one: string, other: string, isSwapped: boolean): string | null {
    const [first, second] = [this.channel(one), this.channel(other)];
    assert(first !== null && second !== null, `there are sensors ${one} and ${other}`);
    if (isSwapped && (first.isWiredWrong || second.isWiredWrong)) return 'one of them is swapped already';
    first.wire(isSwapped ? second : null);
    second.wire(isSwapped ? first : null);
    return null;
  }

  /** A device goes on sending the stamp, the sequence, or both, of its last sample. */
  setFrozenStamp(device: string, frozen: Frozen | null): void {
    const found = this.device(device);
    assert(found !== null, `there is a device ${device}`);
    found.frozen = frozen;
  }

  private device(id: string): Device | null {
    return this.devices.get(id) ?? null;
  }

  private channel(sensor: string) {
    const at = sensor.lastIndexOf('/');
    return this.device(sensor.slice(0, at))?.channels.get(sensor.slice(at + 1)) ?? null;
  }

  private knows(id: string): boolean {
    return this.craft.devices.some((device) => device.id === id);
  }

  private build(id: string, rateHz: number, place: number): Device {
    const { parts } = this;
    const definition =
      epsDevice(id, parts) ?? tcsDevice(id, parts) ?? gpuDevice(id, parts) ?? otherDevice(id, parts);
    assert(definition, `the bench can play the device ${id}`);
    const unixUs = (): number => this.plant.state.unixUs[0];
    return new Device(definition, { craft: this.craft.id, rateHz, place, unixUs }, this.ports);
  }

  private commandTargets(): CommandTarget<object>[] {
    const { inputs } = this.plant;
    return [
      target({
        contract: EpsSwitchesCommand,
        commander: 'power-manager',
        device: () => 'eps/switches',
        apply: ({ switchMask, states, gpuPermission }, _, nowUs) =>
          this.switches.command(switchMask, states, gpuPermission, nowUs),
      }),
      target({
        contract: TcsLoopCommand,
        commander: 'thermal-controller',
        device: () => 'tcs/loop',
        apply: ({ pumpPrime, pumpStandby, bypassRatio }) => {
          inputs.pumpOn[0] = pumpPrime ? 1 : 0;
          inputs.pumpOn[1] = pumpStandby ? 1 : 0;
          if (Number.isFinite(bypassRatio)) inputs.valveBypass[0] = Math.max(0, Math.min(1, bypassRatio));
        },
      }),
      target({
        contract: TcsHeaterCommand,
        commander: 'thermal-controller',
        device: () => 'tcs/structure',
        apply: ({ heatersOn }) => this.switches.setHeaters(heatersOn),
      }),
      target({
        contract: GpuCommand,
        commander: 'job-executor',
        device: ({ gpu }) => `gpu/${gpu}/status`,
        apply: (command, { gpu }) => this.commandGpu(Number(gpu), command),
      }),
      target({
        contract: RadioCommand,
        commander: 'comms-manager',
        device: ({ radio }) => `radio/${radio}`,
        apply: ({ transmit }, { radio }) => {
          inputs.transmitterOn[radio === 's' ? 0 : 1] = transmit ? 1 : 0;
        },
      }),
    ];
  }

  private commandGpu(id: number, command: GpuCommand): void {
    const unit = this.gpu(id);
    assert(unit, `device gpu/${id}/status has its GPU`);
    if (command.action === 'setCapW') unit.setCap(command.setCapW ?? Number.NaN);
    else if (command.action === 'reset' && command.reset) unit.reset();
    else if (command.action === 'release' && command.release) unit.release();
    else if (command.action === 'bind' && command.bind) {
      const { job, attempt, utilisation, memoryUtilisation } = command.bind;
      unit.bind({ job, attempt, utilisation, memoryUtilisation });
    }
  }
}

/** All sensors of a craft as `device/channel`, without a flight. */
export function sensorsOf(craft: Craft): readonly string[] {
  const [line1, line2] = craft.orbits[0].tle;
  const tle = parseTle(line1, line2);
  const startUs = Math.floor(tle.epochUnixUs / BENCH_STEP_US) * BENCH_STEP_US;
  const plant = createPlant(craft, tle, startUs, { stateOfCharge: 1 });
  return new DeviceBench(craft, plant, { nowUs: () => 0, publish: () => undefined, uniform: () => 0 })
    .sensors;
}
