import { Controller } from '@nestjs/common';
import {
  AdmissionAnswer,
  EpsBatterySample,
  GpuCeiling,
  GpuMarginSample,
  Mode,
  TcsHeaterCommand,
  TcsLoopCommand,
  TcsLoopSample,
  TcsStructureSample,
  ThermalControllerCommand,
  ThermalControllerHousekeeping,
  type AdmissionAsk,
  type Body,
} from '@dawnline/contracts';
import { Receive, type MessageContext } from '@dawnline/bus';
import { stampOf } from '@dawnline/monitoring';
import { DeviceWatch, Every, Housekeeping, OnCommand, Service, type CommandOutcome } from '@dawnline/service';
import { setLoopTarget, trust, type CommandResult } from './commands';
import type { Pump } from './coolant-flow';
import { housekeepingOf } from './housekeeping';
import { CEILING_TTL_US, STEP_PERIOD_US } from './thermal-controller.limits';
import {
  answerAdmission,
  deviceStamps,
  startThermal,
  stepThermal,
  takeBattery,
  takeGpuMargin,
  takeLoop,
  takeStructure,
  type ThermalResult,
  type ThermalState,
} from './thermal-step';

/** Names of the pumps among the failed-unit marks. */
const PUMP_UNITS: Readonly<Record<Pump, string>> = { prime: 'pump-prime', standby: 'pump-standby' };

/** The bus edge of thermal-controller. */
@Controller()
export class ThermalControllerController {
  private readonly watch: DeviceWatch;
  private state: ThermalState;

  constructor(private readonly service: Service) {
    const marks = service.boot.failedUnits();
    const failed = (['prime', 'standby'] as const).filter((pump) => marks.includes(PUMP_UNITS[pump]));
    this.state = startThermal(service.table.gpus, failed, service.clock.now());
    service.registerState('thermal', () => this.state);
    this.watch = new DeviceWatch(service, () =>
      deviceStamps(this.state, service.mode !== Mode.MODE_SURVIVAL),
    );
  }

  @Receive(TcsLoopSample)
  onLoop(sample: TcsLoopSample, { nowUs }: MessageContext): void {
    const read = {
      stamp: stampOf(sample.header, nowUs),
      loopC: [sample.loopAC, sample.loopBC, sample.loopCC],
      radiatorC: [sample.radiatorAC, sample.radiatorBC],
      plateC: sample.plateC,
      flow: sample.flowRatio,
      primeA: sample.pumpPrimeA,
      standbyA: sample.pumpStandbyA,
      bypass: sample.bypassRatio,
    };
    this.apply(takeLoop(this.state, read, nowUs));
  }

  @Receive(EpsBatterySample)
  onBattery(sample: EpsBatterySample, { nowUs }: MessageContext): void {
    const batteryC = [sample.temperatureAC, sample.temperatureBC, sample.temperatureCC];
    this.apply(takeBattery(this.state, { stamp: stampOf(sample.header, nowUs), batteryC }, nowUs));
  }

  @Receive(TcsStructureSample)
  onStructure(sample: TcsStructureSample, { nowUs }: MessageContext): void {
    const { structureC } = sample;
    const stamp = stampOf(sample.header, nowUs);
    this.apply(takeStructure(this.state, { stamp, structureC, heaterCurrentA: [...sample.heaterCurrentA] }));
  }

  @Receive(GpuMarginSample)
  onMargin(sample: GpuMarginSample, { nowUs, parameters }: MessageContext): void {
    const gpu = this.service.table.gpus.find(({ id }) => String(id) === parameters.gpu);
    if (!gpu) return;
    const { marginC: marginK, dieC, hbmC, powerW } = sample;
    const read = { stamp: stampOf(sample.header, nowUs), marginK, dieC, hbmC, powerW };
    this.apply(takeGpuMargin(this.state, gpu, read, nowUs));
  }

  @OnCommand(ThermalControllerCommand)
  onCommand(command: ThermalControllerCommand, context: { nowUs: number }): CommandOutcome {
    switch (command.action) {
      case 'setLoopTarget':
        return this.obey(setLoopTarget(this.state, command.setLoopTarget!.loopC));
      case 'trustSensor':
        return this.obey(trust(this.state, command.trustSensor!));
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
    this.apply(stepThermal(this.state, this.service.table.gpus, nowUs));
    this.watch.look(nowUs);
  }

  @Housekeeping(ThermalControllerHousekeeping)
  housekeeping(): Omit<Body<ThermalControllerHousekeeping>, 'service'> {
    return housekeepingOf(this.state, this.service.clock.now());
  }

  private apply({ state, outputs }: ThermalResult): void {
    this.state = state;
    const { service } = this;
    const parameters = { from: service.name };
    const { loopCommand, heaterBits, ceilings, failedPump, events } = outputs;
    if (failedPump) service.boot.markFailed(PUMP_UNITS[failedPump]);
    if (loopCommand) {
      const { pumpPrime, pumpStandby, bypassRatio } = loopCommand;
      service.publish(TcsLoopCommand, { pumpPrime, pumpStandby, bypassRatio }, { parameters });
    }
    if (heaterBits !== null) service.publish(TcsHeaterCommand, { heatersOn: heaterBits }, { parameters });
    for (const { gpu, ceilingW, admissionOpen, suspend, reason } of ceilings) {
      service.publish(
        GpuCeiling,
        {
          gpu,
          ceilingW,
          timeToLiveUs: CEILING_TTL_US,
          admissionOpen,
          suspend,
          reason,
          predictedMinimumCharge: 0,
        },
        { parameters: { gpu, ...parameters } },
      );
    }
    for (const { code, parameters: values } of events) service.event(code, values);
  }

  private answerAdmission({ ask, gpu, watts }: AdmissionAsk, nowUs: number): void {
    const { service } = this;
    const result = answerAdmission(this.state, service.table.gpus, gpu, watts, nowUs);
    const parameters = { gpu, from: service.name };
    service.publish(AdmissionAnswer, { ask, gpu, ...result }, { parameters });
  }

  private obey(result: CommandResult): CommandOutcome {
    if (result.kind === 'refused') return result;
    this.state = result.state;
    for (const { code, parameters } of result.events) this.service.event(code, parameters);
    return { kind: 'completed', detail: result.detail };
  }
}
