import { strict as assert } from 'node:assert';
import { Controller, type OnApplicationBootstrap } from '@nestjs/common';
import {
  DosimeterSample,
  FileRequest,
  AdmissionAnswer,
  GpuCeiling,
  GpuCommand,
  GpuStatusSample,
  JobExecutorCommand,
  JobExecutorHousekeeping,
  PowerManagerCommand,
  Refusal,
  ServiceReply,
  ThermalControllerCommand,
  type Body,
} from '@dawnline/contracts';
import { Receive, type MessageContext } from '@dawnline/bus';
import type { Disk } from '@dawnline/host';
import {
  DeviceWatch,
  Every,
  Housekeeping,
  OnCommand,
  Service,
  type CommandContext,
  type CommandOutcome,
} from '@dawnline/service';
import type { FileServer } from '@dawnline/files';
import { isNew, stampOf, type Stamp } from '@dawnline/monitoring';
import { Procedures } from '@dawnline/storage';
import { BundleDesk } from './results/bundle-desk';
import type { AskPacket } from './admission/admission-ask';
import { bookOf } from './admission/book';
import { CheckpointDesk } from './checkpoints/checkpoint-desk';
import { filesDesk } from './files/files-desk';
import { CheckpointPlanner } from './checkpoints/checkpoint-planner';
import { allowanceBytes } from './checkpoints/checkpoints';
import { advance, initialState, type Input } from './executor';
import type { CeilingSource } from './gpu/gpu-cap';
import { statusOf } from './gpu/gpu-sample';
import { housekeeping } from './housekeeping';
import { orderOf } from './orders/order';
import type { Known } from './orders/staging';
import { StagingDesk } from './orders/staging-desk';
import { COMMANDS_BEFORE_RECOVERY_MAX_ITEMS, WORK_PERIOD_US } from './job-executor.limits';
import { isTerminal } from './job-state';
import { LedgerDesk } from './ledger/ledger-desk';
import { ServiceDesk } from './services/service-desk';
import { PRIMARY_DISK } from './folders';
import { ReportDesk } from './orders/report-desk';
import type { ExecutorState, GpuAction, Output } from './turn';

/** The bus edge of job-executor: inputs in, outputs out, no logic. */
@Controller()
export class JobExecutorController implements OnApplicationBootstrap {
  private state: ExecutorState;
  private readonly procedures: Procedures;
  private readonly ledger: LedgerDesk;
  private readonly checkpoints: CheckpointDesk;
  private readonly reports: ReportDesk;
  private readonly staging: StagingDesk;
  private readonly bundles: BundleDesk;
  private readonly services: ServiceDesk;
  private readonly planner: CheckpointPlanner;
  private readonly files: FileServer;
  private readonly contexts = new Map<string, CommandContext>();
  private readonly watch: DeviceWatch;
  /** Newest stamp of each GPU's slow channel, by device. */
  private stamps: Readonly<Record<string, Stamp | null>>;
  private tickets = 0;
  /** The answer of the command that is being taken, when it comes at once. */
  private taking: { readonly ticket: string; outcome: CommandOutcome } | null = null;
  /** Commands that came before the ledger was read. */
  private early: Input[] = [];

  constructor(private readonly service: Service) {
    this.state = initialState(service.table.gpus);
    const primary = service.disks[PRIMARY_DISK];
    assert(primary, `job-executor needs ${PRIMARY_DISK}`);
    const mirrors = Object.values(service.disks).filter((disk) => disk !== primary);
    this.procedures = new Procedures((source) => service.attach(source));
    this.ledger = this.newLedger([primary, ...mirrors]);
    const jobOf = (job: string) => (Object.hasOwn(this.state.jobs, job) ? this.state.jobs[job] : null);
    const view = {
      recordOf: (job: string) => jobOf(job)?.record ?? null,
      stepOf: (job: string) => jobOf(job)?.run?.step ?? jobOf(job)?.record.step ?? 0,
      allowanceBytes: (job: string) => allowanceBytes(this.state, job, service.table.tenants),
    };
    this.checkpoints = new CheckpointDesk([primary, ...mirrors], this.procedures, view, (input) =>
      this.run(input),
    );
    const sent = (job: string, bytes: number): void => this.run({ kind: 'downlinked', job, bytes });
    const isReady = (): boolean => this.state.recovered;
    this.reports = new ReportDesk(service, primary, this.procedures, jobOf, isReady, sent);
    this.files = filesDesk(service, [primary, ...mirrors], this.procedures, { ...view, isReady, sent });
    this.planner = new CheckpointPlanner(service.table.tle);
    this.staging = new StagingDesk(
      primary,
      this.procedures,
      () => this.known(),
      (input) => this.run(input),
    );
    this.bundles = new BundleDesk(service, primary, this.procedures, view.recordOf, (input) =>
      this.run(input),
    );
    this.services = new ServiceDesk(
      primary,
      this.procedures,
      (reply) => {
        service.publish(ServiceReply, reply);
        sent(reply.job, reply.body.length);
      },
      (input) => this.run(input),
    );
    service.registerState('job-executor', () => this.state);
    this.stamps = Object.fromEntries(service.table.gpus.map(({ id }) => [deviceOf(id), null]));
    this.watch = new DeviceWatch(service, () => this.stamps);
    service.onMode((mode) => this.run({ kind: 'mode', mode }));
  }

  onApplicationBootstrap(): void {
    const { process, boot } = this.service;
    process.onEvent((event) => this.run({ kind: 'workload', event }));
    this.ledger.open((records, book) => {
      // What lives is looked for after the ledger was read, so that nothing starts in between (JP-19).
      this.procedures.run(
        'ledger',
        'process.list',
        () => process.list(),
        (outcome) => {
          assert(outcome.ok, 'list touches no disk');
          const restarted = boot.resetCause !== 'first-boot';
          this.run({ kind: 'recovered', records, running: outcome.value, restarted, book });
          for (const input of this.early.splice(0)) this.run(input);
        },
      );
    });
  }

  @Every(WORK_PERIOD_US)
  work(nowUs: number): void {
    this.ledger.tick();
    this.run({ kind: 'tick' });
    this.watch.look(nowUs);
  }

  @Receive(GpuStatusSample)
  onGpuStatus(sample: GpuStatusSample, context: MessageContext): void {
    const device = deviceOf(Number(context.parameters.gpu));
    const stamp = stampOf(sample.header, context.nowUs);
    const known = this.stamps[device];
    if (known === undefined || !isNew(known, stamp)) return;
    this.stamps = { ...this.stamps, [device]: stamp };
    this.run({ kind: 'gpu-status', gpu: Number(context.parameters.gpu), status: statusOf(sample) });
  }

  @Receive(DosimeterSample)
  onDosimeter({ countRateHz }: DosimeterSample): void {
    this.run({ kind: 'dosimeter', countRateHz });
  }

  @Receive(GpuCeiling)
  onCeiling(packet: GpuCeiling, context: MessageContext): void {
    const { ceilingW, timeToLiveUs, admissionOpen, suspend, predictedMinimumCharge } = packet;
    this.run({
      kind: 'ceiling',
      gpu: Number(context.parameters.gpu),
      source: context.parameters.from,
      packet: { ceilingW, timeToLiveUs, admissionOpen, suspend, predictedMinimumCharge },
    });
  }

  @Receive(AdmissionAnswer)
  onAnswer(packet: AdmissionAnswer, context: MessageContext): void {
    const { ask, granted, reason } = packet;
    const { gpu, from } = context.parameters;
    this.run({ kind: 'answer', answer: { ask, gpu: Number(gpu), from, granted, reason } });
  }

  @Receive(FileRequest)
  onFileRequest(request: FileRequest, context: MessageContext): void {
    this.files.take(request, context.parameters.from);
  }

  @OnCommand(JobExecutorCommand)
  onCommand(command: JobExecutorCommand, context: CommandContext): CommandOutcome {
    if (command.action === 'noop') return { kind: 'completed' };
    const answered = this.reports.take(command, context);
    if (answered) return answered;
    const ticket = String((this.tickets += 1));
    const input = inputOf(command, ticket);
    if (!input) return { kind: 'refused', refusal: Refusal.REFUSAL_MALFORMED, detail: 'no action is set' };
    if (!this.state.recovered && this.early.length >= COMMANDS_BEFORE_RECOVERY_MAX_ITEMS) {
      return { kind: 'refused', refusal: Refusal.REFUSAL_BUSY, detail: 'the ledger is being read' };
    }
    this.contexts.set(ticket, context);
    const taking: { ticket: string; outcome: CommandOutcome } = { ticket, outcome: { kind: 'pending' } };
    if (!this.state.recovered) this.early.push(input);
    else {
      this.taking = taking;
      this.run(input);
      this.taking = null;
    }
    if (taking.outcome.kind !== 'pending') this.contexts.delete(ticket);
    return taking.outcome;
  }

  @Housekeeping(JobExecutorHousekeeping)
  housekeeping(): Omit<Body<JobExecutorHousekeeping>, 'service'> {
    return housekeeping(this.state, this.service.clock.now(), this.service.process.ownTimeUs());
  }

  private run(input: Input): void {
    const { clock, process, random, table } = this.service;
    const { state, outputs } = advance(this.state, input, {
      nowUs: clock.now(),
      ownUs: process.ownTimeUs(),
      draw: (purpose, index) => random.uniform(purpose, index),
      programs: table.programs,
      epochUnixUs: table.epochUnixUs,
      signs: table.signingKeyHex !== undefined,
      planner: this.planner,
      tenants: table.tenants,
    });
    this.state = state;
    for (const output of outputs) this.perform(output);
  }

  private perform(output: Output): void {
    const { service } = this;
    switch (output.kind) {
      case 'record':
        return this.ledger.record(output);
      case 'event':
        return service.event(output.code, output.parameters);
      case 'answer':
        return this.answer(output.ticket, output.refusal, output.detail);
      case 'accepted':
      case 'published':
        return this.run(output);
      case 'start':
        return service.process.start(output.specification);
      case 'adopt':
        return service.process.adopt(output.specification);
      case 'signal':
        return service.process.signal(output.job, output.attempt, output.signal);
      case 'gpu':
        return this.commandGpu(output.gpu, output.action);
      case 'ask':
        return this.ask(output.to, output.packet);
      case 'book':
        return this.ledger.book(output.book);
      case 'stage':
      case 'fetch-order':
      case 'sweep':
        return this.staging.perform(output);
      case 'put-request':
      case 'read-reply':
      case 'answer-request':
      case 'drop-replies':
      case 'scan-requests':
        return this.services.perform(output);
      case 'seal':
        return this.bundles.seal(output.job);
      default:
        return this.checkpoints.perform(output);
    }
  }

  private commandGpu(gpu: number, action: GpuAction): void {
    this.service.publish(GpuCommand, gpuCommandOf(action), { parameters: { gpu, from: this.service.name } });
  }

  private ask(to: CeilingSource, askAdmission: AskPacket): void {
    const { service } = this;
    const options = { parameters: { from: service.name } };
    if (to === 'power-manager') service.publish(PowerManagerCommand, { askAdmission }, options);
    else service.publish(ThermalControllerCommand, { askAdmission }, options);
  }

  private answer(ticket: string, refusal: Refusal, detail: string): void {
    const ok = refusal === Refusal.REFUSAL_NONE;
    if (this.taking?.ticket === ticket) {
      this.taking.outcome = ok ? { kind: 'completed', detail } : { kind: 'refused', refusal, detail };
      return;
    }
    const context = this.contexts.get(ticket);
    this.contexts.delete(ticket);
    if (ok) context?.complete(detail);
    else context?.fail(refusal, detail);
  }

  private known(): Known {
    const { jobs, accepting, staging } = this.state;
    const open = Object.values(jobs).filter(({ record }) => !isTerminal(record.state));
    return {
      jobs: [...Object.keys(jobs), ...Object.keys(accepting), ...Object.keys(staging)],
      orders: [...open.map(({ record }) => record.order), ...Object.values(staging)],
    };
  }

  private newLedger(disks: readonly Disk[]): LedgerDesk {
    return new LedgerDesk(disks, this.procedures, {
      nowUs: () => this.service.clock.now(),
      records: () => [
        ...Object.values(this.state.jobs).map((job) => job.record),
        ...Object.values(this.state.accepting),
      ],
      book: () => bookOf(this.state),
      release: (outputs) => outputs.forEach((output) => this.perform(output)),
      notAccepted: (job, ticket, reason) => this.run({ kind: 'not-accepted', job, ticket, reason }),
      event: (code, parameters) => this.service.event(code, parameters),
    });
  }
}

const deviceOf = (gpu: number): string => `gpu/${gpu}/status`;

function inputOf(command: JobExecutorCommand, ticket: string): Input | null {
  switch (command.action) {
    case 'submit':
      return command.submit ? { kind: 'submit', ticket, order: orderOf(command.submit) } : null;
    case 'submitFile':
      return { kind: 'submit-file', ticket, sha256: command.submitFile ?? '' };
    case 'pin': {
      const { job = '', sequence = 0, pinned = false } = command.pin ?? {};
      return { kind: 'pin', ticket, job, sequence, pinned };
    }
    case 'request': {
      const { job = '', request = '', body = new Uint8Array(0) } = command.request ?? {};
      return { kind: 'request', ticket, job, request, body };
    }
    case 'cancel':
    case 'release':
    case 'checkpoint':
    case 'pause':
    case 'resume':
      return { kind: command.action, ticket, job: command[command.action] ?? '' };
    case 'drain':
      return command.drain
        ? { kind: 'drain', ticket, gpu: command.drain.gpu, drained: command.drain.drained }
        : null;
    case 'resetGpu':
      return { kind: 'reset-gpu', ticket, gpu: command.resetGpu ?? 0 };
    case 'closeBreaker':
      return { kind: 'close-breaker', ticket };
    default:
      return null;
  }
}

function gpuCommandOf(action: GpuAction): Body<GpuCommand> {
  switch (action.kind) {
    case 'cap':
      return { setCapW: action.capW };
    case 'reset':
      return { reset: true };
    case 'release':
      return { release: true };
    case 'bind': {
      const { job, attempt, utilisation, memoryUtilisation } = action;
      return { bind: { job, attempt, utilisation, memoryUtilisation } };
    }
  }
}
