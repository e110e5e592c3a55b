import { Mode } from '@dawnline/contracts';
import { CheckpointPlanner } from '../src/checkpoints/checkpoint-planner';
import type { TenantEntry, WorkloadEvent } from '@dawnline/host';
import type { AskPacket } from '../src/admission/admission-ask';
import type { Prepared } from '../src/checkpoints/checkpoint-work';
import { advance, initialState, type Input } from '../src/executor';
import type { GpuStatus } from '../src/gpu/gpu';
import { encodeBook, encodeEntry } from '../src/ledger/ledger';
import { emptyOrder, type JobOrder } from '../src/orders/order';
import type { CollectedResult } from '../src/results/results';
import type { ExecutorState, Output } from '../src/turn';

type Without<T> = T extends WorkloadEvent ? Omit<T, 'job' | 'attempt'> : never;
export type Said = Without<WorkloadEvent>;

export const S = 1_000_000;
export const DIGEST = 'ab'.repeat(32);

/** The order of the tests, with what a test changes. */
export const orderWith = (change: Partial<JobOrder> = {}): JobOrder => ({
  ...emptyOrder(),
  job: 'a',
  tenant: 't',
  program: 'chain',
  totalSteps: 100,
  stepTimeUs: S,
  checkpointEverySteps: 10,
  watchdogUs: 10 * S,
  utilisation: 1,
  seed: 1,
  ...change,
});
export const SEALED: CollectedResult = {
  digest: DIGEST,
  files: [{ path: 'digest', bytes: 65, sha256: 'cd'.repeat(32) }],
};
/** Nothing to restore from. */
export const COLD: Prepared = { checkpoint: null, place: null, verified: [], refused: [], repaired: [] };
export const statusWith = (change: Partial<GpuStatus> = {}): GpuStatus => ({
  ready: true,
  boundJob: '',
  boundAttempt: 0,
  xid: 0,
  xidCount: 0,
  powerW: 0,
  recentXids: [],
  recoveryAction: 0,
  clockEvents: 0,
  eccCorrected: 0,
  eccUncorrected: 0,
  remapPending: false,
  remapFailed: false,
  remappedRows: 0,
  pcieReplays: 0,
  absent: false,
  memoryUsedBytes: 0,
  ...change,
});

/** The pure core by itself. Outputs that wait for durability are let go only by `durable`. */
export class Core {
  state: ExecutorState;
  nowUs = 0;
  readonly planner = new CheckpointPlanner(undefined);
  /** What power-manager and thermal-controller say to a job that would start; null for nothing. */
  answers: Readonly<Record<string, boolean | null>> = { 'power-manager': true, 'thermal-controller': true };
  tenants: readonly TenantEntry[] | undefined = undefined;
  readonly written: Uint8Array[] = [];
  readonly done: Output[] = [];
  private waiting: (readonly Output[])[] = [];

  constructor(gpus = 1) {
    this.state = initialState(
      Array.from({ length: gpus }, (_, id) => ({ id, minimumCapW: 200, maximumCapW: 350 })),
    );
  }

  feed(input: Input): void {
    const know = {
      nowUs: this.nowUs,
      ownUs: this.nowUs,
      draw: () => 0.5,
      programs: [{ name: 'chain', takesCheckpointSignal: true }],
      epochUnixUs: 0,
      planner: this.planner,
      tenants: this.tenants,
    };
    const { state, outputs } = advance(this.state, input, know);
    this.state = state;
    this.take(outputs);
  }

  durable(): void {
    while (this.waiting.length > 0) this.take(this.waiting.shift()!);
  }

  /** Something that attempt 0 of job a says or does. */
  says(event: Said): void {
    this.feed({ kind: 'workload', event: { job: 'a', attempt: 0, ...event } as WorkloadEvent });
  }

  kinds(): string[] {
    return this.done.map((output) => (output.kind === 'event' ? output.code : output.kind));
  }

  get jobState(): string | undefined {
    return this.state.jobs.a?.record.state;
  }

  /** A running attempt 0 of job a. */
  static running(change: Partial<JobOrder> = {}): Core {
    const core = new Core();
    core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    core.feed({ kind: 'mode', mode: Mode.MODE_NOMINAL });
    core.open();
    core.feed({ kind: 'submit', ticket: '1', order: orderWith(change) });
    core.durable();
    core.feed({ kind: 'tick' });
    core.feed({ kind: 'prepared', job: 'a', ...COLD });
    core.durable();
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'started', processId: 9 } });
    core.feed({ kind: 'workload', event: { job: 'a', attempt: 0, kind: 'ready' } });
    core.durable();
    core.done.length = 0;
    return core;
  }

  open(): void {
    const gpus = Object.values(this.state.gpus);
    for (const { id } of gpus) this.feed({ kind: 'gpu-status', gpu: id, status: statusWith() });
    const packet = {
      ceilingW: 300,
      timeToLiveUs: 10 * S,
      admissionOpen: true,
      suspend: false,
      predictedMinimumCharge: 0.7,
    };
    for (const source of ['power-manager', 'thermal-controller']) {
      for (const { id } of gpus) this.feed({ kind: 'ceiling', gpu: id, source, packet });
    }
  }

  private answer(from: string, { ask, gpu }: AskPacket): void {
    const granted = this.answers[from];
    if (granted !== null) this.feed({ kind: 'answer', answer: { ask, gpu, from, granted, reason: 'test' } });
  }

  private take(outputs: readonly Output[]): void {
    for (const output of outputs) {
      this.done.push(output);
      if (output.kind === 'accepted' || output.kind === 'published') this.feed(output);
      if (output.kind === 'ask') this.answer(output.to, output.packet);
      if (output.kind === 'book') this.written.push(encodeBook(this.nowUs, output.book));
      if (output.kind !== 'record') continue;
      this.written.push(encodeEntry(output.note, this.nowUs, output.record));
      this.waiting.push(output.then);
    }
  }
}

/** A ceiling of 300 W for GPU 0; `suspend`: its jobs must leave. */
export const ceiling = (source: string, suspend: boolean) =>
  ({
    kind: 'ceiling',
    gpu: 0,
    source,
    packet: {
      ceilingW: 300,
      timeToLiveUs: 10 * S,
      admissionOpen: !suspend,
      suspend,
      predictedMinimumCharge: 0.7,
    },
  }) as const;

/** Signals that were sent, in order. */
export const signals = (core: Core): string[] =>
  core.done.flatMap((output) => (output.kind === 'signal' ? [output.signal] : []));
