import type { ProcessPort, RunningWorkload, WorkloadEvent, WorkloadSpecification } from '@dawnline/host';
import { TIE } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import type { Fence } from '../node/fence';
import { Workload, type WorkloadSignal, type WorkloadSurroundings } from './workload';

const FIRST_PROCESS_ID = 1000;

export type GpuThroughput = (gpu: number, job: string, attempt: number) => number;

interface Entry {
  readonly workload: Workload;
  /** The life of the executor that hears of it. */
  listener: SimulatedProcessPort | null;
}

/** The job processes of one computer. They outlive the executor, not the computer. */
export class WorkloadHost {
  private readonly entries = new Map<string, Entry>();
  private nextProcessId = FIRST_PROCESS_ID;
  private readonly surroundings: WorkloadSurroundings;

  constructor(surroundings: Omit<WorkloadSurroundings, 'emit' | 'exited'>) {
    this.surroundings = {
      ...surroundings,
      emit: (workload, event) => this.entry(event.job, event.attempt, workload)?.listener?.tell(event),
      exited: (workload) => this.forgetLater(workload),
    };
  }

  running(): RunningWorkload[] {
    return [...this.entries.values()]
      .filter(({ workload }) => workload.alive)
      .map(({ workload: { specification, processId } }) => ({
        job: specification.job,
        attempt: specification.attempt,
        processId,
      }));
  }

  find(job: string, attempt: number): Workload | null {
    return this.entries.get(keyOf(job, attempt))?.workload ?? null;
  }

  start(specification: WorkloadSpecification, listener: SimulatedProcessPort): void {
    const { job, attempt } = specification;
    if (this.entries.has(keyOf(job, attempt))) {
      listener.tell({ job, attempt, kind: 'spawn-failed', reason: 'this attempt runs already' });
      return;
    }
    // The constructor speaks at once, so the entry must be there before.
    const entry = { listener } as { workload: Workload; listener: SimulatedProcessPort | null };
    this.entries.set(keyOf(job, attempt), entry);
    entry.workload = new Workload(this.surroundings, specification, this.nextProcessId++);
  }

  adopt(job: string, attempt: number, listener: SimulatedProcessPort): void {
    const entry = this.entries.get(keyOf(job, attempt));
    if (entry) entry.listener = listener;
    else listener.tell({ job, attempt, kind: 'exited', code: null, signal: null, outOfMemory: false });
  }

  signal(job: string, attempt: number, signal: WorkloadSignal): void {
    this.find(job, attempt)?.signal(signal);
  }

  /** A GPU's state changed: running workloads look at once instead of at their next step. */
  reconsider(): void {
    for (const { workload } of this.entries.values()) workload.reconsider();
  }

  /** The computer lost power or was reset. */
  powerLoss(): void {
    for (const { workload } of this.entries.values()) workload.vanish();
    this.entries.clear();
  }

  private entry(job: string, attempt: number, workload: Workload): Entry | null {
    const entry = this.entries.get(keyOf(job, attempt));
    return entry && (entry.workload === undefined || entry.workload === workload) ? entry : null;
  }

  /** After its last event has been told. */
  private forgetLater(workload: Workload): void {
    const { simulation } = this.surroundings;
    const { job, attempt } = workload.specification;
    simulation.schedule(
      simulation.nowUs,
      TIE.node,
      'workload.reaped',
      job,
      () => {
        if (this.entries.get(keyOf(job, attempt))?.workload === workload)
          this.entries.delete(keyOf(job, attempt));
      },
      undefined,
    );
  }
}

function keyOf(job: string, attempt: number): string {
  return `${job}#${attempt}`;
}

/** The Process port of one life of the executor. */
export class SimulatedProcessPort implements ProcessPort {
  private readonly listeners: ((event: WorkloadEvent) => void)[] = [];

  constructor(
    private readonly simulation: Simulation,
    private readonly node: string,
    private readonly host: WorkloadHost,
    private readonly fence: Fence,
  ) {}

  start(specification: WorkloadSpecification): void {
    this.request('start', specification.job, () => this.host.start(specification, this));
  }

  signal(job: string, attempt: number, signal: WorkloadSignal): void {
    this.request('signal', job, () => this.host.signal(job, attempt, signal));
  }

  adopt(specification: WorkloadSpecification): void {
    this.request('adopt', specification.job, () =>
      this.host.adopt(specification.job, specification.attempt, this),
    );
  }

  list(): Promise<RunningWorkload[]> {
    return new Promise((resolve) => {
      this.request('list', '', () => {
        const found = this.host.running();
        this.fence.enter('process.event', () => resolve(found), undefined);
      });
    });
  }

  onEvent(listener: (event: WorkloadEvent) => void): void {
    this.listeners.push(listener);
  }

  ownTimeUs(): number {
    return this.simulation.nowUs;
  }

  tell(event: WorkloadEvent): void {
    this.fence.enter('process.event', this.deliver, event);
  }

  private readonly deliver = (event: WorkloadEvent): void => {
    for (const listener of this.listeners) listener(event);
  };

  /** Leaves with the outputs of its turn. */
  private request(method: string, subject: string, action: () => void): void {
    if (!this.fence.alive) return;
    const point = this.fence.portCall(`process.${method}`, subject);
    if (!this.fence.alive) return;
    this.fence.output((leaveUs) => {
      this.simulation.schedule(leaveUs, TIE.node, `process.${method}`, this.node, this.leave, () => {
        action();
        point?.strike();
      });
    });
  }

  private readonly leave = (action: () => void): void => {
    if (this.fence.alive) action();
  };
}
