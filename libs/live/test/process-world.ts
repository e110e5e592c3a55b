import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkloadEvent, WorkloadSpecification } from '@dawnline/host';
import { LiveProcess } from '../../host/src/live/process';

const TRAIN = join(__dirname, '../../../examples/jobs/train/train.mjs');
const PROGRAMS = [
  {
    name: 'train',
    command: 'node',
    arguments: [
      ...[TRAIN, '--steps', '{totalSteps}', '--seed', '{seed}', '--step-us', '{stepTimeUs}'],
      ...['--checkpoint-every', '{checkpointEverySteps}'],
    ],
  },
];

export type Kind = WorkloadEvent['kind'];
export type EventOf<K extends Kind> = Extract<WorkloadEvent, { readonly kind: K }>;
type PortOptions = ConstructorParameters<typeof LiveProcess>[0];

/** A port, and all that it has said. */
export interface Watched {
  readonly port: LiveProcess;
  readonly events: WorkloadEvent[];
}

/** A wait that is given up before the test is, so that it does not outlive it. */
const LOOKS_MAX = 5000;

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let looks = 0; !(await condition()); looks += 1) {
    if (looks > LOOKS_MAX) throw new Error(`waited in vain for ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function eventsOf<K extends Kind>({ events }: Watched, kind: K): EventOf<K>[] {
  return events.filter((event): event is EventOf<K> => event.kind === kind);
}

/** Waits for an event of that kind and gives the first. */
export async function first<K extends Kind>(watched: Watched, kind: K): Promise<EventOf<K>> {
  await until(() => eventsOf(watched, kind).length > 0);
  return eventsOf(watched, kind)[0];
}

/** Storage device and attempts of one computer in a folder of its own. */
export class ProcessWorld {
  readonly root = mkdtempSync(join(tmpdir(), 'process-'));
  rate = 60;
  private readonly open: LiveProcess[] = [];

  port(change: Partial<PortOptions> = {}): Watched {
    const port = new LiveProcess({
      programs: PROGRAMS,
      folder: join(this.root, 'attempts'),
      diskFolder: (disk) => join(this.root, disk),
      rate: () => this.rate,
      marks: { DAWNLINE_FLIGHT: 'test' },
      ...change,
    });
    const events: WorkloadEvent[] = [];
    port.onEvent((event) => events.push(event));
    this.open.push(port);
    return { port, events };
  }

  /** A job of the catalogue, or of its own command. */
  specification(job: string, change: Partial<WorkloadSpecification> = {}): WorkloadSpecification {
    const attempt = change.attempt ?? 0;
    return {
      job,
      attempt,
      kind: 'batch',
      program: change.command ? '' : job,
      command: [],
      arguments: [],
      disk: 'ssd0',
      inputFolder: `jobs/${job}/input`,
      resultFolder: `jobs/${job}/result-${attempt}`,
      logFile: `jobs/${job}/log-${attempt}`,
      requestFolder: `jobs/${job}/requests`,
      replyFolder: `jobs/${job}/replies`,
      checkpointFolder: `jobs/${job}/ckpt`,
      restoreDisk: 'ssd0',
      restoreFolder: null,
      restartReason: 'first',
      seed: 7,
      totalSteps: 200,
      stepTimeUs: 100_000,
      checkpointEverySteps: 40,
      watchdogUs: 10_000_000,
      graceUs: 30_000_000,
      gpu: 0,
      powerCapW: 350,
      intervalHintUs: 4_000_000,
      deadlineUnixUs: 0,
      environmentAllow: [],
      environment: {},
      memoryMaxBytes: 0,
      takesCheckpointSignal: false,
      ...change,
    };
  }

  /** A job that is a shell script. */
  shell(job: string, script: string, change: Partial<WorkloadSpecification> = {}): WorkloadSpecification {
    return this.specification(job, { command: ['sh', '-c', script], ...change });
  }

  /** A job that is a script of this Node. */
  node(job: string, script: string, change: Partial<WorkloadSpecification> = {}): WorkloadSpecification {
    return this.specification(job, { command: ['node', '-e', script], ...change });
  }

  onDisk(path: string): string {
    return join(this.root, 'ssd0', path);
  }

  text(path: string): string {
    return readFileSync(this.onDisk(path), 'utf8');
  }

  /** Ends all that runs. The last owner of the folder does it: the others may not. */
  async stop(): Promise<void> {
    const ports = this.open.splice(0);
    for (const port of ports) {
      for (const one of await port.list()) port.signal(one.job, one.attempt, 'SIGKILL');
    }
    for (const port of ports) {
      await until(async () => (await port.list()).length === 0);
      port.close();
    }
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}
