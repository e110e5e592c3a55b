import type { Disk, WorkloadEvent, WorkloadSpecification } from '@dawnline/host';
import { TIE, type QueuedEvent } from '../kernel/event-queue';
import type { Simulation } from '../kernel/simulation';
import type { CrashPoints } from '../node/crash-points';
import type { Fence } from '../node/fence';
import { chainLink, chainStart, flipBits } from './chain';
import { commitCheckpoint, loadCheckpoint, nextSequence } from './checkpoint';
import { nextRequest, serviceReply, writeReply } from './service';

/** From the start of the process until it computes (assumed). */
export const STARTUP_US = 500_000;
/** How often a change of throughput is looked for (assumed). */
const POLL_US = 250_000;
/** How often an idle service looks for requests (assumed). */
const LOOK_US = 1_000_000;
const EXIT_RESTORE_FAILED = 1;
const EXIT_RESULT_FAILED = 75;
const RESULT_FILE = 'digest';
const EXIT_CHECKPOINTED = 85;
const EXIT_TERMINATED = 143;

/** What a silent upset hits: the state that goes on, or the result only. */
export interface Corruption {
  readonly bits: number;
  readonly where: 'state' | 'output';
}

export type WorkloadSignal = 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGUSR1';
type Body = WorkloadEvent extends infer E
  ? E extends WorkloadEvent
    ? Omit<E, 'job' | 'attempt'>
    : never
  : never;

export interface WorkloadSurroundings {
  readonly simulation: Simulation;
  readonly crashPoints: CrashPoints;
  disk(name: string, fence: Fence): Disk;
  /** Steps computed per nominal step time; 0 while the GPU is hung, off, or given to somebody else. */
  throughput(gpu: number, job: string, attempt: number): number;
  emit(workload: Workload, event: WorkloadEvent): void;
  exited(workload: Workload): void;
}

/** A modelled job process on the payload computer: a hash chain that checkpoints. It knows nothing of the executor. */
export class Workload implements Fence {
  alive = true;
  private stopped = false;
  private computing = false;
  private terminating = false;
  private checkpointWanted = false;
  private wrongOutputBits = 0;
  private step = 0;
  private savedStep = 0;
  private value = '';
  /** Service: the request that it computes a reply to. */
  private request: string | null = null;
  private doneUs = 0;
  private factor = 0;
  private sinceUs = 0;
  private sequence = 1;
  private next: QueuedEvent | null = null;
  private readonly disk: Disk;
  private readonly held: (() => void)[] = [];

  constructor(
    private readonly world: WorkloadSurroundings,
    readonly specification: WorkloadSpecification,
    readonly processId: number,
  ) {
    this.disk = world.disk(specification.disk, this);
    this.emit({ kind: 'started', processId });
    this.later(STARTUP_US, () => this.enter('workload', () => void this.begin(), undefined));
  }

  get progress(): { readonly step: number; readonly savedStep: number } {
    return { step: this.step, savedStep: this.savedStep };
  }

  signal(signal: WorkloadSignal): void {
    if (!this.alive) return;
    if (signal === 'SIGKILL') return this.exit(null, 'SIGKILL');
    if (signal === 'SIGSTOP') {
      this.accrue();
      this.stopped = true;
    } else if (signal === 'SIGCONT') this.proceed();
    else if (signal === 'SIGUSR1') this.checkpointWanted = true;
    else this.terminate();
  }

  /** Ends by its own fault. */
  crash(code: number | null, signal: string | null): void {
    this.exit(code, signal);
  }

  /** Computes something wrong and does not know it. */
  corrupt({ bits, where }: Corruption): void {
    if (where === 'output') this.wrongOutputBits = bits;
    else this.value = flipBits(this.value, bits);
  }

  /** Without a word: the computer lost power or was reset. */
  vanish(): void {
    this.alive = false;
    if (this.next) this.world.simulation.cancel(this.next);
  }

  /** The GPU's state changed: count what was done so far at the old rate. */
  reconsider(): void {
    if (this.alive && this.computing && !this.stopped) this.compute();
  }

  enter<T>(_kind: string, action: (argument: T) => void, argument: T): void {
    if (!this.alive) return;
    if (this.stopped) {
      this.held.push(() => action(argument));
      return;
    }
    this.world.simulation.nodeCodeRan((reason) =>
      this.world.simulation.fail(reason instanceof Error ? reason : new Error(String(reason)), 'workload'),
    );
    action(argument);
  }

  output(action: (leaveUs: number) => void): void {
    if (this.alive) action(this.world.simulation.nowUs);
  }

  portCall(method: string, subject: string): ReturnType<Fence['portCall']> {
    return this.world.crashPoints.pass('workload', method, subject);
  }

  private async begin(): Promise<void> {
    const { restoreDisk, restoreFolder, checkpointFolder, seed } = this.specification;
    this.value = chainStart(seed);
    if (restoreFolder !== null) {
      const disk = this.world.disk(restoreDisk, this);
      const state = await loadCheckpoint(disk, restoreFolder, seed);
      if (!state) return this.exit(EXIT_RESTORE_FAILED, null);
      this.step = state.step;
      this.savedStep = state.step;
      this.value = state.value;
    }
    const folders = restoreFolder === null ? [checkpointFolder] : [checkpointFolder, restoreFolder];
    this.sequence = await nextSequence(this.disk, folders);
    this.emit({ kind: 'ready' });
    if (this.terminating) return this.exit(EXIT_TERMINATED, null);
    if (this.specification.kind === 'service') return this.look();
    this.computing = true;
    this.sinceUs = this.world.simulation.nowUs;
    this.compute();
  }

  /** A resident service looks for its next request; asked to leave, it finishes the one that it has begun. */
  private async look(): Promise<void> {
    if (this.terminating) return this.exit(EXIT_CHECKPOINTED, null);
    const { requestFolder, replyFolder } = this.specification;
    this.request = await nextRequest(this.disk, requestFolder, replyFolder);
    this.emit({ kind: 'heartbeat' });
    if (this.request === null)
      return this.later(LOOK_US, () => this.enter('workload', () => void this.look(), undefined));
    this.computing = true;
    this.doneUs = 0;
    this.sinceUs = this.world.simulation.nowUs;
    this.compute();
  }

  private async reply(request: string): Promise<void> {
    const { requestFolder, replyFolder } = this.specification;
    const folders = { requests: requestFolder, replies: replyFolder };
    this.computing = false;
    const written = await writeReply(this.disk, folders, request, (body) =>
      flipBits(serviceReply(this.value, body), this.wrongOutputBits),
    );
    if (written) this.emit({ kind: 'reply', request });
    return this.look();
  }

  /** SIGTERM takes effect between steps: a kernel call that hangs cannot be interrupted. */
  private terminate(): void {
    this.terminating = true;
    if (!this.computing || this.specification.kind === 'service') return;
    const { gpu, job, attempt } = this.specification;
    if (this.doneUs === 0 && this.step === this.savedStep) return this.exit(EXIT_TERMINATED, null);
    if (this.world.throughput(gpu, job, attempt) > 0)
      this.enter('workload', () => void this.leave(), undefined);
  }

  private proceed(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.sinceUs = this.world.simulation.nowUs;
    for (const action of this.held.splice(0)) this.enter('workload', action, undefined);
    if (this.computing) this.compute();
  }

  private accrue(): void {
    const nowUs = this.world.simulation.nowUs;
    this.doneUs += Math.round((nowUs - this.sinceUs) * this.factor);
    this.sinceUs = nowUs;
  }

  private compute(): void {
    if (!this.alive || this.stopped || !this.computing) return;
    const { gpu, job, attempt, stepTimeUs } = this.specification;
    this.accrue();
    this.factor = this.world.throughput(gpu, job, attempt);
    if (this.doneUs >= stepTimeUs) {
      this.enter('workload', () => void this.finishStep(), undefined);
      return;
    }
    const neededUs = this.factor > 0 ? Math.ceil((stepTimeUs - this.doneUs) / this.factor) : POLL_US;
    this.later(Math.max(1, Math.min(neededUs, POLL_US)), () => this.compute());
  }

  private async finishStep(): Promise<void> {
    const { stepTimeUs, totalSteps, checkpointEverySteps } = this.specification;
    if (this.request !== null) return this.reply(this.request);
    this.doneUs -= stepTimeUs;
    this.step += 1;
    this.value = chainLink(this.value, this.step);
    this.emit({ kind: 'heartbeat' });
    this.emit({ kind: 'progress', step: this.step, total: totalSteps });
    if (this.step >= totalSteps) {
      const sealed = await this.seal(flipBits(this.value, this.wrongOutputBits));
      return this.exit(sealed ? 0 : EXIT_RESULT_FAILED, null);
    }
    if (this.terminating) return this.leave();
    if (this.checkpointWanted || this.step % checkpointEverySteps === 0) await this.checkpoint();
    this.sinceUs = this.world.simulation.nowUs;
    this.compute();
  }

  /** Seals the result as the last act before exit 0; a disk that refuses means another try later. */
  private async seal(digest: string): Promise<boolean> {
    const { resultFolder } = this.specification;
    const sealed = `${resultFolder}/${RESULT_FILE}`;
    try {
      await this.disk.makeFolder(resultFolder);
      await this.disk.write(`${sealed}.tmp`, new TextEncoder().encode(`${digest}\n`));
      await this.disk.sync(`${sealed}.tmp`);
      await this.disk.rename(`${sealed}.tmp`, sealed);
      await this.disk.syncFolder(resultFolder);
      return true;
    } catch {
      return false;
    }
  }

  private async leave(): Promise<void> {
    this.computing = false;
    const saved = this.step > this.savedStep && (await this.checkpoint());
    this.exit(saved ? EXIT_CHECKPOINTED : EXIT_TERMINATED, null);
  }

  /** Stands still while it writes. A checkpoint that fails costs nothing but itself. */
  private async checkpoint(): Promise<boolean> {
    const { checkpointFolder, attempt, seed } = this.specification;
    const computing = this.computing;
    this.computing = false;
    this.checkpointWanted = false;
    const sequence = this.sequence++;
    const { step, value } = this;
    let committed = true;
    try {
      await commitCheckpoint(this.disk, checkpointFolder, { sequence, attempt, seed }, { step, value });
      this.savedStep = step;
      this.emit({ kind: 'checkpoint', sequence });
    } catch {
      committed = false;
      await this.disk.remove(`${checkpointFolder}/.tmp-${sequence}`).catch(() => undefined);
    }
    this.computing = computing;
    if (this.terminating && computing) {
      this.computing = false;
      this.exit(this.step === this.savedStep ? EXIT_CHECKPOINTED : EXIT_TERMINATED, null);
    }
    return committed;
  }

  private exit(code: number | null, signal: string | null): void {
    if (!this.alive) return;
    this.alive = false;
    if (this.next) this.world.simulation.cancel(this.next);
    this.world.exited(this);
    this.emit({ kind: 'exited', code, signal, outOfMemory: false });
  }

  private emit(body: Body): void {
    const { job, attempt } = this.specification;
    this.world.emit(this, { job, attempt, ...body } as WorkloadEvent);
  }

  private later(delayUs: number, action: () => void): void {
    const { simulation } = this.world;
    if (this.next) simulation.cancel(this.next);
    this.next = simulation.schedule(
      simulation.nowUs + delayUs,
      TIE.node,
      'workload',
      this.specification.job,
      action,
      undefined,
    );
  }
}
