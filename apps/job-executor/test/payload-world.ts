import {
  Event,
  GpuCeiling,
  GpuCommand,
  GpuStatusSample,
  HealthPing,
  JobExecutorCommand,
  JobExecutorHousekeeping,
  Mode,
  topicOf,
  VerificationReport,
  type Body,
  type Contract,
  type Header,
  type JobSpecification,
} from '@dawnline/contracts';
import type { CraftTable } from '@dawnline/host';
import { runService } from '@dawnline/service';
import { createWorld, type Endpoint, type World } from '@hil/simulation';
import { subsystem } from '../src/subsystem';

export const S = 1_000_000;

const table = {
  craft: 'odc-1',
  epochUnixUs: 1_790_000_000_000_000,
  services: [{ name: 'job-executor', critical: false, computer: 'payload-host' }],
  gpus: [{ id: 0, idleW: 65, minimumCapW: 200, maximumCapW: 350, rail: 'LCL1' }],
  programs: [{ name: 'chain', command: '', arguments: [], takesCheckpointSignal: true }],
} as unknown as CraftTable;

export interface Seen {
  readonly tUs: number;
  readonly code: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** job-executor in the simulated world, with one GPU, its ceilings and the mode played by the test. */
export class PayloadWorld {
  readonly world: World;
  readonly events: Seen[] = [];
  readonly reports: { stage: number; ok: boolean; detail: string; requestId: string }[] = [];
  readonly caps: number[] = [];
  housekeeping: JobExecutorHousekeeping | null = null;
  mode = Mode.MODE_NOMINAL;
  modeEpoch = 1;
  ceilings: Record<string, { watts: number; open: boolean; suspend: boolean } | null> = {
    'power-manager': { watts: 320, open: true, suspend: false },
    'thermal-controller': { watts: 300, open: true, suspend: false },
  };
  gpu = { ready: true, hung: false, boundJob: '', boundAttempt: 0, xid: 0, xidCount: 0, resets: 0 };
  private readonly bus: Endpoint;
  private sequence = 0;

  constructor(seed = 1) {
    this.world = createWorld({
      seed,
      epochUnixUs: table.epochUnixUs,
      gpuThroughput: (_, job, attempt) => this.throughput(job, attempt),
    });
    this.world.addComputer({ name: 'obc', disks: [{ name: 'nvm' }], hostsBroker: true, watchdogUs: null });
    this.world.addComputer({
      name: 'payload-host',
      disks: [{ name: 'ssd0' }, { name: 'ssd1' }],
      watchdogUs: null,
    });
    this.world.addNode({
      name: 'job-executor',
      computer: 'payload-host',
      table,
      process: true,
      boot: (host) => runService(subsystem, host),
    });
    this.bus = this.world.endpoint('test');
    this.listen();
    this.world.every(S, () => this.play(), S / 2);
  }

  get nowS(): number {
    return this.world.nowUs / S;
  }

  run(seconds: number): Promise<void> {
    return this.world.run(this.world.nowUs + seconds * S);
  }

  submit(job: string, change: Partial<JobSpecification> = {}, requestId = `submit-${job}`): void {
    const specification: JobSpecification = {
      job,
      tenant: 'tenant-1',
      program: 'chain',
      arguments: [],
      totalSteps: 60,
      stepTimeUs: S,
      checkpointEverySteps: 10,
      watchdogUs: 10 * S,
      utilisation: 0.9,
      memoryUtilisation: 0.5,
      priority: 1,
      seed: 7,
      deadlineUs: 0,
      ...change,
    };
    this.command({ submit: specification }, requestId);
  }

  command(body: Body<JobExecutorCommand>, requestId: string): void {
    this.publish(JobExecutorCommand, body, { from: 'ground' }, 1, { requestId, source: 'ground' });
  }

  codes(code: string): Seen[] {
    return this.events.filter((event) => event.code === code);
  }

  /** States of a job in order, as the events tell. */
  states(job: string): string[] {
    return this.codes('JOB_STATE')
      .filter((event) => event.parameters.job === job)
      .map((event) => event.parameters.to);
  }

  digestOf(job: string): string | undefined {
    return this.codes('JOB_COMPLETED').find((event) => event.parameters.job === job)?.parameters.digest;
  }

  private throughput(job: string, attempt: number): number {
    const { ready, hung, boundJob, boundAttempt } = this.gpu;
    return ready && !hung && boundJob === job && boundAttempt === attempt ? 1 : 0;
  }

  private play(): void {
    this.publish(HealthPing, { key: 1, mode: this.mode }, { self: 'job-executor' }, 1, {
      modeEpoch: this.modeEpoch,
    });
    const { ready, hung, boundJob, boundAttempt, xid, xidCount } = this.gpu;
    this.publish(
      GpuStatusSample,
      {
        clockMhz: 1755,
        capW: this.caps.at(-1) ?? 200,
        utilisation: hung ? 1 : 0,
        clockEvents: 0,
        eccCorrected: 0,
        eccUncorrected: 0,
        remapPending: false,
        xid,
        xidCount,
        ready,
        boundJob,
        boundAttempt,
      },
      { gpu: 0 },
      0,
    );
    for (const [from, ceiling] of Object.entries(this.ceilings)) {
      if (!ceiling) continue;
      const body = {
        gpu: 0,
        ceilingW: ceiling.watts,
        timeToLiveUs: 5 * S,
        admissionOpen: ceiling.open,
        suspend: ceiling.suspend,
        reason: 'test',
        predictedMinimumCharge: 0.7,
      };
      this.publish(GpuCeiling, body, { gpu: 0, from }, 0, { source: from });
    }
  }

  private listen(): void {
    const craft = 'odc-1';
    this.bus.subscribe(`craft/${craft}/dev/gpu/0/status/command/+`, (_, payload) =>
      this.onGpuCommand(GpuCommand.decode(payload)),
    );
    this.bus.subscribe(`craft/${craft}/tm/job-executor`, (_, payload) => {
      this.housekeeping = JobExecutorHousekeeping.decode(payload);
    });
    this.bus.subscribe(`craft/${craft}/ev/job-executor`, (_, payload) => {
      const { code, parameters } = Event.decode(payload);
      this.events.push({ tUs: this.world.nowUs, code, parameters: { ...parameters } });
    });
    this.bus.subscribe(`craft/${craft}/tc/job-executor/+/report`, (_, payload) => {
      const { stage, ok, detail, header } = VerificationReport.decode(payload);
      this.reports.push({ stage, ok, detail, requestId: header.requestId });
    });
  }

  private onGpuCommand(command: GpuCommand): void {
    if (command.action === 'setCapW') this.caps.push(command.setCapW!);
    if (command.action === 'reset') this.gpu.resets += 1;
    if (command.action === 'release') Object.assign(this.gpu, { boundJob: '', boundAttempt: 0, hung: false });
    if (command.action === 'bind') {
      const { job, attempt } = command.bind!;
      Object.assign(this.gpu, { boundJob: job, boundAttempt: attempt });
    }
    this.world.throughputChanged();
  }

  private publish<T>(
    contract: Contract<T>,
    body: Body<T>,
    parameters: Record<string, string | number>,
    qos: 0 | 1,
    header: Partial<Header> = {},
  ): void {
    const full: Header = {
      schema: 1,
      craft: 'odc-1',
      source: 'test',
      instance: 'test',
      bootId: 1,
      sequence: (this.sequence += 1),
      missionTimeUs: this.world.nowUs,
      onboardTimeUs: 0,
      requestId: '',
      replyTopic: '',
      expiresUs: 0,
      priority: 0,
      modeEpoch: 0,
      principal: 'operator',
      ...header,
    };
    const topic = topicOf(contract.packet!.topic, { craft: 'odc-1', ...parameters });
    this.bus.publish(topic, contract.encode({ ...body, header: full } as T), qos);
  }
}
