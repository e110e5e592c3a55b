import {
  AdmissionAnswer,
  defaultsOf,
  Event,
  GpuCeiling,
  GpuCommand,
  GpuStatusSample,
  HealthPing,
  JobExecutorCommand,
  JobExecutorHousekeeping,
  Mode,
  ServiceReply,
  PowerManagerCommand,
  ThermalControllerCommand,
  topicOf,
  VerificationReport,
  type AdmissionAsk,
  type Body,
  type Contract,
  type Header,
  type JobSpecification,
} from '@dawnline/contracts';

export const S = 1_000_000;
export const CRAFT = 'odc-1';

export interface Seen {
  readonly tUs: number;
  readonly code: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A way onto a bus, simulated or real. */
export interface Wire {
  nowUs(): number;
  publish(topic: string, payload: Uint8Array, qos: 0 | 1): void;
  subscribe(filter: string, listener: (topic: string, payload: Uint8Array) => void): void;
}

/** Everybody whom job-executor talks with, played by the test: one GPU, its ceilings, the mode, the ground. */
export class PayloadPeers {
  readonly events: Seen[] = [];
  readonly reports: { stage: number; ok: boolean; detail: string; requestId: string }[] = [];
  readonly replies: { request: string; ok: boolean; body: string; detail: string }[] = [];
  readonly caps: number[] = [];
  housekeeping: JobExecutorHousekeeping | null = null;
  mode = Mode.MODE_NOMINAL;
  modeEpoch = 1;
  ceilings: Record<string, { watts: number; open: boolean; suspend: boolean } | null> = {
    'power-manager': { watts: 320, open: true, suspend: false },
    'thermal-controller': { watts: 300, open: true, suspend: false },
  };
  /** What each says to a job that would start; null for nothing. */
  answers: Record<string, boolean | null> = { 'power-manager': true, 'thermal-controller': true };
  gpu = { ready: true, hung: false, boundJob: '', boundAttempt: 0, xid: 0, xidCount: 0, resets: 0 };
  /** Called after each command to the GPU. */
  onGpuChange: () => void = () => undefined;
  /** Called for each event as it arrives. */
  onEvent: (event: Seen) => void = () => undefined;
  private sequence = 0;

  constructor(private readonly wire: Wire) {
    this.listen();
  }

  submit(job: string, change: Partial<JobSpecification> = {}, requestId = `submit-${job}`): void {
    const specification: JobSpecification = {
      ...defaultsOf<JobSpecification>('JobSpecification'),
      job,
      tenant: 'tenant-1',
      program: 'chain',
      totalSteps: 60,
      stepTimeUs: S,
      checkpointEverySteps: 10,
      watchdogUs: 10 * S,
      utilisation: 0.9,
      memoryUtilisation: 0.5,
      priority: 1,
      seed: 7,
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

  throughput(job: string, attempt: number): number {
    const { ready, hung, boundJob, boundAttempt } = this.gpu;
    return ready && !hung && boundJob === job && boundAttempt === attempt ? 1 : 0;
  }

  /** Once a second. */
  play(): void {
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
        absent: false,
        xid,
        xidCount,
        recentXids: [],
        recoveryAction: 0,
        remappedRows: 0,
        remapFailed: false,
        pcieReplays: 0,
        ready,
        boundJob,
        boundAttempt,
        powerW: 65,
        memoryUsedBytes: boundJob === '' ? 64e6 : 20e9,
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
    this.wire.subscribe(`craft/${CRAFT}/dev/gpu/0/status/command/+`, (_, payload) =>
      this.onGpuCommand(GpuCommand.decode(payload)),
    );
    for (const contract of [PowerManagerCommand, ThermalControllerCommand]) {
      const topic = topicOf(contract.packet!.topic, { craft: CRAFT, from: 'job-executor' });
      this.wire.subscribe(topic, (_, payload) => {
        const { askAdmission } = contract.decode(payload);
        if (askAdmission) this.answer(topic.split('/')[3], askAdmission);
      });
    }
    this.wire.subscribe(`craft/${CRAFT}/tm/job-executor`, (_, payload) => {
      this.housekeeping = JobExecutorHousekeeping.decode(payload);
    });
    this.wire.subscribe(`craft/${CRAFT}/ev/job-executor`, (_, payload) => {
      const { code, parameters } = Event.decode(payload);
      const seen = { tUs: this.wire.nowUs(), code, parameters: { ...parameters } };
      this.events.push(seen);
      this.onEvent(seen);
    });
    this.wire.subscribe(`craft/${CRAFT}/tm/job-executor/reply`, (_, payload) => {
      const { request, ok, body, detail } = ServiceReply.decode(payload);
      this.replies.push({ request, ok, body: Buffer.from(body).toString(), detail });
    });
    this.wire.subscribe(`craft/${CRAFT}/tc/job-executor/+/report`, (_, payload) => {
      const { stage, ok, detail, header } = VerificationReport.decode(payload);
      this.reports.push({ stage, ok, detail, requestId: header.requestId });
    });
  }

  private answer(from: string, { ask, gpu }: AdmissionAsk): void {
    const granted = this.answers[from];
    if (granted === null) return;
    const body = { ask, gpu, granted, predicted: 0.6, reason: granted ? '' : 'test' };
    this.publish(AdmissionAnswer, body, { gpu, from }, 1, { source: from });
  }

  private onGpuCommand(command: GpuCommand): void {
    if (command.action === 'setCapW') this.caps.push(command.setCapW!);
    if (command.action === 'reset') this.gpu.resets += 1;
    if (command.action === 'release') Object.assign(this.gpu, { boundJob: '', boundAttempt: 0, hung: false });
    if (command.action === 'bind') {
      const { job, attempt } = command.bind!;
      Object.assign(this.gpu, { boundJob: job, boundAttempt: attempt });
    }
    this.onGpuChange();
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
      craft: CRAFT,
      source: 'test',
      instance: 'test',
      bootId: 1,
      sequence: (this.sequence += 1),
      missionTimeUs: this.wire.nowUs(),
      onboardTimeUs: 0,
      requestId: '',
      replyTopic: '',
      expiresUs: 0,
      priority: 0,
      modeEpoch: 0,
      principal: 'operator',
      ...header,
    };
    const topic = topicOf(contract.packet!.topic, { craft: CRAFT, ...parameters });
    this.wire.publish(topic, contract.encode({ ...body, header: full } as T), qos);
  }
}
