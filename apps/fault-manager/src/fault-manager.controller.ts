import { Controller } from '@nestjs/common';
import {
  ComputerSample,
  DosimeterSample,
  FaultManagerCommand,
  FaultManagerHousekeeping,
  HealthEcho,
  HealthPing,
  Mode,
  PowerManagerHousekeeping,
  Refusal,
  type Body,
  type Header,
} from '@dawnline/contracts';
import { Receive, type MessageContext } from '@dawnline/bus';
import { packRetained, unpackRetained } from '@dawnline/host';
import { isNew, stampOf } from '@dawnline/monitoring';
import { DeviceWatch, Every, Housekeeping, OnCommand, Service, type CommandOutcome } from '@dawnline/service';
import { EXHAUSTED_LADDER, FRESH_LADDER, type LadderAction, type LadderState } from './escalation';
import { FATAL_CYCLES, HEALTH_CYCLE_US, HOUSEKEEPING_MAX_AGE_US } from './fault-manager.limits';
import { isWithinLimit, missedCycles, type HealthFinding } from './health';
import { BOOT_MODE, firstMode, GROUND_MODES, modeAfterReset, type ModeState } from './modes';
import { expectedStamps, UNHEARD, type DeviceStamps } from './devices';
import {
  command,
  hear,
  startSupervisor,
  supervise,
  type SupervisorOutput,
  type SupervisorState,
  type SupervisorStep,
} from './supervisor';

const RETAINED_VERSION = 1;
const modeName = (mode: Mode): string => Mode[mode].replace('MODE_', '');

/** The bus edge of fault-manager. */
@Controller()
export class FaultManagerController {
  private state: SupervisorState;
  private readonly watch: DeviceWatch;
  private stamps: DeviceStamps = UNHEARD;
  private tierUs = 0;

  constructor(private readonly service: Service) {
    const watched = service.table.services.filter(({ name }) => name !== service.name);
    const { clock, boot } = service;
    this.state = startSupervisor(
      watched,
      clock.now(),
      this.recalledMode(),
      this.recalledLadder(),
      boot.bootId,
    );
    service.takeMode(this.state.mode.mode, this.state.mode.epoch);
    service.registerState('supervisor', () => this.state);
    this.watch = new DeviceWatch(service, () => expectedStamps(this.stamps, service.mode));
  }

  @Every(HEALTH_CYCLE_US)
  cycle(nowUs: number): void {
    if (nowUs - this.tierUs > HOUSEKEEPING_MAX_AGE_US) this.state = { ...this.state, shedTier: null };
    this.apply(supervise(this.state, this.service.busConnected, nowUs));
    this.watch.look(nowUs);
  }

  @Receive(HealthEcho)
  onEcho(message: HealthEcho, context: MessageContext): void {
    const { source, bootId, instance } = message.header;
    // FD-33: an answer counts for the service whose topic it came on, and only from that service.
    if (source !== context.parameters.subsystem) return;
    const echo = { service: source, key: message.key, progress: message.progress, bootId, instance };
    this.apply(hear(this.state, echo, context.nowUs));
  }

  @Receive(ComputerSample, { filter: 'craft/{craft}/dev/obc/state/sample' })
  onObc({ header }: ComputerSample, { nowUs }: MessageContext): void {
    this.hearDevice('obc/state', header, nowUs);
  }

  @Receive(ComputerSample, { filter: 'craft/{craft}/dev/host/state/sample' })
  onHost({ header }: ComputerSample, { nowUs }: MessageContext): void {
    this.hearDevice('host/state', header, nowUs);
  }

  @Receive(DosimeterSample)
  onDosimeter({ header }: DosimeterSample, { nowUs }: MessageContext): void {
    this.hearDevice('env/dosimeter', header, nowUs);
  }

  @Receive(PowerManagerHousekeeping)
  onPower(message: PowerManagerHousekeeping, context: MessageContext): void {
    this.tierUs = context.nowUs;
    this.state = { ...this.state, shedTier: message.shedTier };
  }

  @OnCommand(FaultManagerCommand)
  onCommand(message: FaultManagerCommand): CommandOutcome {
    if (message.noop) return { kind: 'completed', detail: 'no operation' };
    if (message.setMode) return this.setMode(message.setMode);
    if (message.restartService) return this.restartService(message.restartService);
    return { kind: 'refused', refusal: Refusal.REFUSAL_MALFORMED, detail: 'no action is set' };
  }

  @Housekeeping(FaultManagerHousekeeping)
  housekeeping(): Omit<Body<FaultManagerHousekeeping>, 'service'> {
    const { mode, health, ladder, strokes } = this.state;
    return {
      mode: mode.mode,
      modeEpoch: mode.epoch,
      modeCause: mode.cause,
      services: health.services.map((service) => ({
        service: service.name,
        answering: isWithinLimit(service),
        progressing: service.stalledCycles === 0,
        missed: missedCycles(service),
        restarts: ladder.restarts[service.name]?.length ?? 0,
        bootId: service.bootId,
      })),
      watchdogStrokes: strokes,
      episode: ladder.episode,
      actions: ladder.episodeActions,
      rung: ladder.episodeRung,
    };
  }

  private hearDevice(device: keyof DeviceStamps, header: Header, nowUs: number): void {
    const stamp = stampOf(header, nowUs);
    if (isNew(this.stamps[device], stamp)) this.stamps = { ...this.stamps, [device]: stamp };
  }

  private setMode(wanted: Mode): CommandOutcome {
    if (!GROUND_MODES.includes(wanted)) {
      const allowed = GROUND_MODES.map(modeName).join(', ');
      return {
        kind: 'refused',
        refusal: Refusal.REFUSAL_RANGE,
        detail: `set_mode: ${wanted}, allowed ${allowed}`,
      };
    }
    this.apply(command(this.state, wanted));
    return { kind: 'completed', detail: `mode ${modeName(this.state.mode.mode)}` };
  }

  private restartService(name: string): CommandOutcome {
    const known = this.state.health.services.map((service) => service.name);
    if (!known.includes(name)) {
      const detail = `restart_service: ${name}, allowed ${known.join(', ')}`;
      return { kind: 'refused', refusal: Refusal.REFUSAL_RANGE, detail };
    }
    this.service.lines.requestReset({ kind: 'service', service: name });
    return { kind: 'completed', detail: `restart of ${name} asked for` };
  }

  private apply(step: SupervisorStep): void {
    const { mode, ladder } = this.state;
    this.state = step.state;
    if (step.state.ladder !== ladder)
      this.service.boot.retain('ladder', packRetained(RETAINED_VERSION, step.state.ladder));
    if (step.state.mode !== mode) {
      this.service.boot.retain('mode', packRetained(RETAINED_VERSION, step.state.mode));
      this.service.takeMode(step.state.mode.mode, step.state.mode.epoch);
    }
    for (const output of step.outputs) this.put(output);
  }

  private put(output: SupervisorOutput): void {
    switch (output.kind) {
      case 'finding':
        return this.report(output.finding);
      case 'action':
        return this.act(output.action, output.cause);
      case 'bus': {
        if (output.change === 'lost') return this.service.event('BUS_LOST', { reason: output.reason });
        const outageS = (this.service.clock.now() - output.lostUs) / 1e6;
        return this.service.event('BUS_RESTORED', { outageS: outageS.toFixed(3) });
      }
      case 'mode':
        this.service.lines.setSafe(
          output.to.mode === Mode.MODE_SAFE || output.to.mode === Mode.MODE_SURVIVAL,
        );
        return this.service.event('MODE_CHANGED', {
          from: modeName(output.from),
          to: modeName(output.to.mode),
          cause: output.to.cause,
          epoch: output.to.epoch,
        });
      case 'stroke':
        return this.service.lines.strokeWatchdog();
      case 'withheld':
        return this.service.event('WATCHDOG_WITHHELD', {
          services: output.services.join(', ') || 'a reset is due',
        });
    }
  }

  private report(finding: HealthFinding): void {
    const { service } = finding;
    switch (finding.kind) {
      case 'ping':
        return this.service.publish(
          HealthPing,
          { key: finding.key, mode: this.state.mode.mode },
          { parameters: { self: service }, header: { modeEpoch: this.state.mode.epoch } },
        );
      case 'warned':
        return this.service.event('SERVICE_UNRESPONSIVE', {
          service,
          missed: finding.missed,
          fatal: FATAL_CYCLES,
        });
      case 'fatal':
        return this.service.event('SERVICE_FATAL', { service, reason: finding.reason });
      case 'recovered':
        return this.service.event('SERVICE_RECOVERED', { service });
      case 'restarted':
        return this.service.event('SERVICE_RESTARTED', { service, bootId: finding.bootId });
      case 'duplicate-instance':
        return this.service.event('DUPLICATE_INSTANCE', { service, instances: finding.instances });
      case 'ignored':
        return this.service.event('PING_COUNTED', { service, reason: finding.reason });
    }
  }

  private act(action: LadderAction, cause: string): void {
    const { lines } = this.service;
    switch (action.kind) {
      case 'restart':
        lines.requestReset({ kind: 'service', service: action.service });
        return this.service.event('RESET_REQUESTED', {
          rung: 1,
          what: `restart of ${action.service}`,
          cause,
        });
      case 'processor-reset':
        lines.requestReset({ kind: 'processor' });
        return this.service.event('RESET_REQUESTED', { rung: 2, what: 'processor reset', cause });
      case 'power-on-reset':
        lines.requestReset({ kind: 'power-on' });
        return this.service.event('RESET_REQUESTED', { rung: 3, what: 'power-on reset', cause });
      case 'safe': {
        const { episode, episodeActions } = this.state.ladder;
        if (action.exhausted) this.service.event('ACTIONS_EXHAUSTED', { episode, actions: episodeActions });
        return this.service.event('RESET_REQUESTED', { rung: 4, what: 'SAFE', cause });
      }
      case 'give-up':
        return this.service.event('SERVICE_GIVEN_UP', { service: action.service, restarts: action.restarts });
      case 'report-only':
        return undefined;
    }
  }

  private recalledMode(): ModeState {
    const recalled = unpackRetained<ModeState>(RETAINED_VERSION, this.service.boot.retained('mode'));
    const cause = this.service.boot.resetCause;
    if (recalled.kind === 'value' && cause !== 'first-boot') return modeAfterReset(recalled.value, cause);
    if (recalled.kind === 'corrupt') {
      this.service.event('RETAINED_CORRUPT', { item: 'mode', consequence: 'the craft goes to SAFE' });
      return { mode: Mode.MODE_SAFE, epoch: BOOT_MODE.epoch, cause: 'retained mode corrupt' };
    }
    return firstMode(this.service.table.firstMode);
  }

  private recalledLadder(): LadderState {
    const recalled = unpackRetained<LadderState>(RETAINED_VERSION, this.service.boot.retained('ladder'));
    if (recalled.kind === 'value') return recalled.value;
    if (recalled.kind === 'absent') return FRESH_LADDER;
    this.service.event('RETAINED_CORRUPT', { item: 'ladder', consequence: 'counts as used up' });
    return EXHAUSTED_LADDER;
  }
}
