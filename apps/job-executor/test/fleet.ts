import { Mode } from '@dawnline/contracts';
import type { TenantEntry } from '@dawnline/host';
import { holdersOf } from '../src/admission/admission';
import type { JobOrder } from '../src/orders/order';
import type { Output } from '../src/turn';
import { COLD, Core, orderWith, S, SEALED, statusWith } from './core';

const NOTHING = { digest: '', files: [] };
const FOR_EVER_US = 1e15;

interface Life {
  readonly attempt: number;
  readonly gpu: number;
  readonly sinceUs: number;
  /** It was told to leave, and does so at the next step. */
  leaves: boolean;
}

export interface Span {
  readonly job: string;
  readonly gpu: number;
  readonly fromUs: number;
  readonly toUs: number;
  readonly preempted: boolean;
}

/** The pure core with several GPUs that are always open, and jobs that run for their time and leave when they are told. */
export class Fleet {
  readonly core: Core;
  /** Every run so far. */
  readonly spans: Span[] = [];
  /** Time that a job is still to run, us; Infinity for a service. */
  readonly left: Record<string, number> = {};
  /** Longest time that each job waited for a GPU in one go, us. */
  readonly waited: Record<string, number> = {};
  private readonly queuedUs: Record<string, number> = {};
  private readonly lives = new Map<string, Life>();
  private seen = 0;

  constructor(gpus: number, tenants?: readonly TenantEntry[]) {
    this.core = new Core(gpus);
    this.core.tenants = tenants;
    this.core.feed({ kind: 'recovered', records: {}, running: [], restarted: false });
    this.core.feed({ kind: 'mode', mode: Mode.MODE_NOMINAL });
    this.core.open();
    const opened = Object.values(this.core.state.gpus).map((gpu) => {
      const ceilings = Object.fromEntries(
        Object.entries(gpu.ceilings).map(([from, ceiling]) => [from, { ...ceiling, untilUs: FOR_EVER_US }]),
      );
      return [gpu.id, { ...gpu, ceilings, status: statusWith(), statusUs: FOR_EVER_US }];
    });
    this.core.state = { ...this.core.state, gpus: Object.fromEntries(opened) };
  }

  submit(job: string, runS: number, change: Partial<JobOrder> = {}): void {
    const endless = { watchdogUs: 3600 * S, stepTimeUs: 3600 * S, totalSteps: 1_000_000 };
    this.left[job] = runS * S;
    this.core.feed({ kind: 'submit', ticket: job, order: orderWith({ job, ...endless, ...change }) });
    this.core.durable();
  }

  stateOf(job: string): string {
    return this.core.state.jobs[job].record.state;
  }

  running(): string[] {
    return [...this.lives.keys()].sort();
  }

  run(seconds: number, stepS = 5): void {
    for (let second = 0; second < seconds; second += stepS) this.step(stepS);
  }

  private step(stepS: number): void {
    const { core } = this;
    core.nowUs += stepS * S;
    for (const [job, life] of [...this.lives]) this.live(job, life, stepS * S);
    core.feed({ kind: 'tick' });
    this.settleAll();
    this.note();
  }

  /** One step of one attempt: it makes progress, ends, or leaves. */
  private live(job: string, life: Life, stepUs: number): void {
    this.left[job] -= stepUs;
    const { attempt } = life;
    const says = (event: object): void =>
      this.core.feed({ kind: 'workload', event: { job, attempt, ...event } as never });
    if (this.left[job] > 0 && !life.leaves) {
      const step = this.core.state.jobs[job].run!.step + 1;
      return says({ kind: 'progress', step, total: 1_000_000 });
    }
    const done = this.left[job] <= 0;
    this.lives.delete(job);
    const { nowUs } = this.core;
    this.spans.push({ job, gpu: life.gpu, fromUs: life.sinceUs, toUs: nowUs, preempted: !done });
    says({ kind: 'exited', code: done ? 0 : 85, signal: null, outOfMemory: false });
    this.core.durable();
    this.core.feed({ kind: 'settled', job, attempt, found: [], result: done ? SEALED : NOTHING });
  }

  /** Lets go what waits for the ledger and plays the disks and the processes, until nothing moves any more. */
  private settleAll(): void {
    const { core } = this;
    do {
      core.durable();
      const fresh: Output[] = core.done.slice(this.seen);
      this.seen = core.done.length;
      for (const output of fresh) this.play(output);
    } while (this.seen < core.done.length);
    core.done.length = 0;
    core.written.length = 0;
    this.seen = 0;
  }

  private play(output: Output): void {
    const { core } = this;
    if (output.kind === 'prepare') core.feed({ kind: 'prepared', job: output.job, ...COLD });
    if (output.kind === 'start') {
      const { job, attempt, gpu } = output.specification;
      if (this.lives.has(job)) throw new Error(`${job} runs twice`);
      this.lives.set(job, { attempt, gpu, sinceUs: core.nowUs, leaves: false });
      core.feed({ kind: 'workload', event: { job, attempt, kind: 'ready' } });
    }
    const life = output.kind === 'signal' && output.signal === 'SIGTERM' && this.lives.get(output.job);
    if (life) life.leaves = true;
  }

  /** Who waits, and that no GPU has two jobs. */
  private note(): void {
    const { core } = this;
    const jobs = Object.values(core.state.jobs);
    const gpus = [...this.lives.values()].map(({ gpu }) => gpu);
    if (new Set(gpus).size !== gpus.length) throw new Error(`two jobs on a GPU: ${gpus.join(' ')}`);
    if (holdersOf(jobs).size < gpus.length) throw new Error('a running job holds no GPU');
    for (const { record } of jobs) {
      const { job } = record.order;
      if (record.state !== 'QUEUED') {
        delete this.queuedUs[job];
        continue;
      }
      this.queuedUs[job] ??= core.nowUs;
      this.waited[job] = Math.max(this.waited[job] ?? 0, core.nowUs - this.queuedUs[job]);
    }
  }
}
