import { Controller } from '@nestjs/common';
import {
  AdcsStateSample,
  AdmissionAnswer,
  EpsArraySample,
  EpsBatterySample,
  EpsBusSample,
  EpsSwitchesCommand,
  EpsSwitchesSample,
  GpuCeiling,
  Mode,
  PowerManagerCommand,
  PowerManagerHousekeeping,
  ThermalControllerHousekeeping,
  type AdmissionAsk,
  type Body,
  type Header,
} from '@dawnline/contracts';
import { Receive, type MessageContext } from '@dawnline/bus';
import { packRetained, unpackRetained } from '@dawnline/host';
import { isNew, stampOf, type Stamp } from '@dawnline/monitoring';
import { parseTle, TleError, type Tle } from '@dawnline/orbit';
import { DeviceWatch, Every, Housekeeping, OnCommand, Service, type CommandOutcome } from '@dawnline/service';
import { powerCycle, setSwitch, type CommandResult } from './commands';
import { housekeepingOf } from './housekeeping';
import { CEILING_TTL_US, RETAIN_PERIOD_US, STEP_PERIOD_US } from './power-manager.limits';
import {
  answerAdmission,
  deviceStamps,
  powerContext,
  startPower,
  stepPower,
  type PowerContext,
  type PowerOutputs,
  type PowerRetained,
  type PowerState,
} from './power-step';
import type { Samples } from './samples';

const RETAINED_KEY = 'power';
const RETAINED_VERSION = 1;

function tleOf(line1: string, line2: string): Tle | null {
  try {
    return parseTle(line1, line2);
  } catch (error) {
    if (error instanceof TleError) return null;
    throw error;
  }
}

/** The bus edge of power-manager. */
@Controller()
export class PowerManagerController {
  private readonly context: PowerContext;
  private readonly watch: DeviceWatch;
  private state: PowerState;
  private outputs: PowerOutputs | null = null;
  private retainedUs = 0;
  /** Loads of a lower mode asked for ahead of the ping, with the epoch of that decision. */
  private requested: { mode: Mode; epoch: number } | null = null;

  constructor(private readonly service: Service) {
    const { table, clock, boot } = service;
    const tle = tleOf(table.tle.line1, table.tle.line2);
    this.context = powerContext(table, { tle, epochUnixUs: table.epochUnixUs });
    const retained = unpackRetained<PowerRetained>(RETAINED_VERSION, boot.retained(RETAINED_KEY));
    if (retained.kind === 'corrupt') service.event('RETAINED_DROPPED', { item: RETAINED_KEY });
    this.state = startPower(this.context, retained.kind === 'value' ? retained.value : null, clock.now());
    service.registerState('power', () => this.state);
    this.watch = new DeviceWatch(service, () => deviceStamps(this.state.samples));
  }

  @Receive(EpsBatterySample)
  onBattery(sample: EpsBatterySample, { nowUs }: MessageContext): void {
    this.take('battery', sample.header, nowUs, (stamp) => ({
      stamp,
      voltageV: [sample.voltageAV, sample.voltageBV],
      currentA: [sample.currentAA, sample.currentBA],
    }));
  }

  @Receive(EpsBusSample)
  onBus(sample: EpsBusSample, { nowUs }: MessageContext): void {
    this.take('bus', sample.header, nowUs, (stamp) => ({
      stamp,
      voltageV: sample.voltageV,
      currentA: sample.currentA,
    }));
  }

  @Receive(EpsArraySample)
  onArray(sample: EpsArraySample, { nowUs }: MessageContext): void {
    this.take('array', sample.header, nowUs, (stamp) => ({
      stamp,
      currentA: [sample.stringCurrentAA, sample.stringCurrentBA],
      voltageV: sample.voltageV,
    }));
  }

  @Receive(EpsSwitchesSample)
  onSwitches(sample: EpsSwitchesSample, { nowUs }: MessageContext): void {
    this.take('switches', sample.header, nowUs, (stamp) => ({
      stamp,
      closed: [...sample.closed],
      currentA: [...sample.currentA],
      trips: [...sample.trips],
    }));
  }

  @Receive(AdcsStateSample)
  onAdcs(sample: AdcsStateSample, { nowUs }: MessageContext): void {
    this.take('sun', sample.header, nowUs, (stamp) => ({ stamp, share: sample.sunSensor }));
  }

  @Receive(ThermalControllerHousekeeping)
  onThermal(packet: ThermalControllerHousekeeping, { nowUs }: MessageContext): void {
    this.take('pumps', packet.header, nowUs, (stamp) => ({
      stamp,
      prime: packet.pumpPrime,
      standby: packet.pumpStandby,
    }));
  }

  @OnCommand(PowerManagerCommand)
  onCommand(command: PowerManagerCommand, context: { nowUs: number }): CommandOutcome {
    const { table } = this.service;
    switch (command.action) {
      case 'setSwitch': {
        const { switch: name, closed } = command.setSwitch!;
        return this.apply(setSwitch(this.state, table, name, closed, context.nowUs));
      }
      case 'powerCycle': {
        const { switch: name, offTimeUs } = command.powerCycle!;
        return this.apply(powerCycle(this.state, table, name, offTimeUs, context.nowUs));
      }
      case 'requestTier':
        this.requested = { mode: command.requestTier!.mode, epoch: command.header.modeEpoch };
        return { kind: 'completed' };
      case 'askAdmission':
        this.answerAdmission(command.askAdmission!, context.nowUs);
        return { kind: 'completed' };
      case 'noop':
      case undefined:
        return { kind: 'completed' };
    }
  }

  @Every(STEP_PERIOD_US)
  step(nowUs: number): void {
    const result = stepPower(this.state, { mode: this.mode() }, this.context, nowUs);
    this.state = result.state;
    this.outputs = result.outputs;
    for (const { code, parameters } of result.outputs.events) this.service.event(code, parameters);
    this.publishCeilings(result.outputs);
    this.publishCommand(result.outputs);
    this.watch.look(nowUs);
    if (nowUs - this.retainedUs >= RETAIN_PERIOD_US) this.retain(nowUs);
  }

  @Housekeeping(PowerManagerHousekeeping)
  housekeeping(): Omit<Body<PowerManagerHousekeeping>, 'service'> {
    return housekeepingOf(this.state, this.outputs, this.service.table, this.service.clock.now());
  }

  private take<K extends keyof Samples>(
    name: K,
    header: Header,
    nowUs: number,
    read: (stamp: Stamp) => NonNullable<Samples[K]>,
  ): void {
    const stamp = stampOf(header, nowUs);
    if (!isNew(this.state.samples[name]?.stamp ?? null, stamp)) return;
    const samples: { -readonly [Name in keyof Samples]: Samples[Name] } = { ...this.state.samples };
    samples[name] = read(stamp);
    this.state = { ...this.state, samples };
  }

  /** The mode of the last ping, or a lower one that fault-manager asked for under the same or a newer epoch. */
  private mode(): Mode {
    const { mode, modeEpoch } = this.service;
    if (!this.requested || this.requested.epoch < modeEpoch) return mode;
    if (mode === Mode.MODE_UNKNOWN) return this.requested.mode;
    return Math.min(mode, this.requested.mode);
  }

  private apply(result: CommandResult): CommandOutcome {
    if (result.kind === 'refused') return result;
    this.state = result.state;
    return { kind: 'completed', detail: result.detail };
  }

  private publishCeilings({ budget }: PowerOutputs): void {
    const { ceilingW, admissionOpen, suspend, reason, predictedMinimumCharge } = budget;
    for (const { id: gpu } of this.service.table.gpus) {
      this.service.publish(
        GpuCeiling,
        {
          gpu,
          ceilingW,
          timeToLiveUs: CEILING_TTL_US,
          admissionOpen,
          suspend,
          reason,
          predictedMinimumCharge,
        },
        { parameters: { gpu, from: this.service.name } },
      );
    }
  }

  private answerAdmission({ ask, gpu, watts, durationUs }: AdmissionAsk, nowUs: number): void {
    const { state, result } = answerAdmission(this.state, { gpu, watts, durationUs }, this.context, nowUs);
    this.state = state;
    const parameters = { gpu, from: this.service.name };
    this.service.publish(AdmissionAnswer, { ask, gpu, ...result }, { parameters });
  }

  private publishCommand({ command }: PowerOutputs): void {
    if (!command) return;
    const { mask: switchMask, states, gpuPermission } = command;
    const parameters = { from: this.service.name };
    this.service.publish(EpsSwitchesCommand, { switchMask, states, gpuPermission }, { parameters });
  }

  private retain(nowUs: number): void {
    this.retainedUs = nowUs;
    const value: PowerRetained = {
      charge: this.state.charge.charge,
      rearmsUs: this.state.switches.switches.map(({ rearmsUs }) => rearmsUs),
    };
    this.service.boot.retain(RETAINED_KEY, packRetained(RETAINED_VERSION, value));
  }
}
