// What a long queue costs: one turn of job-executor's work loop, once a second, with and without 1,000 queued jobs.
// Run: npm run build && node dist/bench/jobs-queue/main.js [TURNS]
import { Mode } from '@dawnline/contracts';
import { CheckpointPlanner } from '../../apps/job-executor/src/checkpoints/checkpoint-planner';
import { advance, initialState, type Input } from '../../apps/job-executor/src/executor';
import { housekeeping } from '../../apps/job-executor/src/housekeeping';
import { newRecord, type JobRecord } from '../../apps/job-executor/src/job';
import { encodeSnapshot } from '../../apps/job-executor/src/ledger/ledger';
import { emptyOrder, type JobOrder } from '../../apps/job-executor/src/orders/order';
import type { ExecutorState } from '../../apps/job-executor/src/turn';

const S = 1_000_000;
const TURNS = 300;
const GPUS = 8;
const TENANTS = 20;
const HEALTHY_US = 1e15;

const orderOf = (job: string, change: Partial<JobOrder> = {}): JobOrder => ({
  ...emptyOrder(),
  job,
  program: 'chain',
  totalSteps: 1000,
  stepTimeUs: S,
  checkpointEverySteps: 10,
  watchdogUs: 3600 * S,
  ...change,
});

/** The core with jobs on all GPUs, and so many more that wait. */
class Queue {
  private state: ExecutorState = initialState(
    Array.from({ length: GPUS }, (_, id) => ({ id, minimumCapW: 200, maximumCapW: 350 })),
  );
  private nowUs = 0;
  private readonly planner = new CheckpointPlanner(undefined);

  constructor(queued: number) {
    const records: Record<string, JobRecord> = {};
    const running = Array.from({ length: GPUS }, (_, gpu) => {
      const order = orderOf(`run-${gpu}`, { tenant: 'runner', priority: 5 });
      records[order.job] = { ...newRecord(order, gpu), state: 'RUNNING', attempt: 0, gpu };
      return { job: order.job, attempt: 0, processId: 100 + gpu };
    });
    for (let k = 0; k < queued; k++) {
      const order = orderOf(`wait-${k}`, { tenant: `tenant-${k % TENANTS}`, priority: k % 5 });
      records[order.job] = newRecord(order, GPUS + k);
    }
    this.feed({ kind: 'recovered', records, running, restarted: true });
    this.feed({ kind: 'mode', mode: Mode.MODE_NOMINAL });
    const packet = { ceilingW: 300, timeToLiveUs: 10 * S, admissionOpen: true, suspend: false };
    for (const source of ['power-manager', 'thermal-controller']) {
      for (let gpu = 0; gpu < GPUS; gpu++) {
        this.feed({ kind: 'ceiling', gpu, source, packet: { ...packet, predictedMinimumCharge: 0.9 } });
      }
    }
    // GPUs that stay open, so that each turn looks for a job that may take the place of another.
    const gpus = Object.values(this.state.gpus).map((gpu) => {
      const ceilings = Object.fromEntries(
        Object.entries(gpu.ceilings).map(([from, ceiling]) => [from, { ...ceiling, untilUs: HEALTHY_US }]),
      );
      const status = { ready: true, boundJob: `run-${gpu.id}`, powerW: 300, memoryUsedBytes: 0 };
      return [gpu.id, { ...gpu, ceilings, status, statusUs: HEALTHY_US }];
    });
    this.state = { ...this.state, gpus: Object.fromEntries(gpus) as ExecutorState['gpus'] };
    this.nowUs = 700 * S;
  }

  /** Milliseconds of one turn and its housekeeping. */
  turn(): number {
    this.nowUs += S;
    const from = process.hrtime.bigint();
    this.feed({ kind: 'tick' });
    housekeeping(this.state, this.nowUs, this.nowUs);
    return Number(process.hrtime.bigint() - from) / 1e6;
  }

  /** Bytes of a ledger snapshot. */
  snapshotBytes(): number {
    return encodeSnapshot(Object.values(this.state.jobs).map(({ record }) => record)).length;
  }

  private feed(input: Input): void {
    const { nowUs } = this;
    const know = {
      nowUs,
      ownUs: nowUs,
      draw: () => 0.5,
      programs: [],
      epochUnixUs: 0,
      planner: this.planner,
    };
    this.state = advance(this.state, input, know).state;
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function main(): void {
  const turns = Number(process.argv[2] ?? TURNS);
  const queues = [0, 1000].map((queued) => ({ queued, queue: new Queue(queued), times: [] as number[] }));
  for (let turn = 0; turn < turns; turn++) {
    for (const { queue, times } of queues) times.push(queue.turn());
  }
  for (const { queued, queue, times } of queues) {
    const ms = median(times);
    const share = ((ms / 1000) * 100).toFixed(3);
    console.log(
      `${String(queued).padStart(5)} queued jobs: ${ms.toFixed(3)} ms a turn, ${share} % of a processor at one turn a second; ` +
        `ledger snapshot ${(queue.snapshotBytes() / 1e6).toFixed(2)} MB`,
    );
  }
}

main();
