import type { Disk } from '@dawnline/host';
import type { DiskFault } from '../../../../hil/simulation/disk/disk-faults';
import { DiskModel } from '../../../../hil/simulation/disk/disk-model';
import { SimulatedDisk } from '../../../../hil/simulation/disk/simulated-disk';
import { Simulation } from '../../../../hil/simulation/kernel/simulation';
import type { ArmedPoint } from '../../../../hil/simulation/node/crash-points';
import type { Fence } from '../../../../hil/simulation/node/fence';

/** Within every operation of a modelled device, none of which is shorter. */
const MIDDLE_US = 15;
/** Longer than any procedure takes on the slowest device. */
const HORIZON_US = 10_000_000_000;

export type Moment = 'before' | 'during' | 'after';

export interface Strike {
  /** Number of the port call among those of this life, from 1. */
  readonly call: number;
  readonly moment: Moment;
  act(rig: Rig): void;
}

/** What one device holds, on the medium and in the cache alike. */
type Contents = ReadonlyMap<string, Uint8Array>;

/** One life of executor and job on two modelled devices; what its calls do not settle in time never settles. */
class Life implements Fence {
  alive = true;
  calls = 0;

  constructor(
    private readonly rig: Rig,
    private readonly strikes: readonly Strike[],
    private readonly onCall: ((method: string, subject: string) => void) | null,
  ) {}

  enter<T>(_kind: string, action: (argument: T) => void, argument: T): void {
    if (!this.alive) return;
    this.rig.simulation.nodeCodeRan(() => undefined);
    action(argument);
  }

  output(action: (leaveUs: number) => void): void {
    action(this.rig.simulation.nowUs);
  }

  portCall(method: string, subject: string): ArmedPoint | null {
    this.calls += 1;
    this.onCall?.(method, subject);
    let after: ArmedPoint | null = null;
    for (const strike of this.strikes) {
      if (strike.call !== this.calls) continue;
      const act = (): void => strike.act(this.rig);
      if (strike.moment === 'before') act();
      else if (strike.moment === 'after') after = { strike: act };
      else this.rig.simulation.at(this.rig.simulation.nowUs + MIDDLE_US, 'strike', act);
    }
    return after;
  }
}

/** Two storage devices of the simulated world, and lives on them that can be struck at any numbered port call. */
export class Rig {
  readonly simulation: Simulation;
  readonly models: readonly DiskModel[];
  private life: Life | null = null;
  private heals: (() => void)[] = [];

  constructor(seed: number, contents: readonly Contents[] = [new Map(), new Map()]) {
    this.simulation = new Simulation({ seed, tripwires: false });
    this.models = ['ssd0', 'ssd1'].map((name) => new DiskModel(this.simulation, name));
    this.models.forEach(({ tree }, index) => {
      for (const [path, bytes] of contents[index]) {
        if (path.includes('/')) tree.makeFolder(path.slice(0, path.lastIndexOf('/')));
        tree.change('write', path, bytes);
      }
      tree.powerLoss({ survival: () => 'applied', tornBytes: (bytes) => bytes });
    });
  }

  /** For another rig that begins where this one is. */
  contents(): Contents[] {
    return this.models.map(({ tree }) => new Map(tree.files().map(([path, inode]) => [path, inode.read()])));
  }

  get calls(): number {
    return this.life?.calls ?? 0;
  }

  /** Runs a procedure in a life of its own until it ends, or the life does. Returns whether it ended. */
  async run(
    procedure: (disks: readonly Disk[]) => Promise<void>,
    strikes: readonly Strike[] = [],
    onCall: ((method: string, subject: string) => void) | null = null,
  ): Promise<boolean> {
    const life = new Life(this, strikes, onCall);
    this.life = life;
    const disks = this.models.map(
      (model) => new SimulatedDisk(this.simulation, model.name, model, life, 'executor'),
    );
    let ended = false;
    let failure: unknown = null;
    procedure(disks).then(
      () => (ended = true),
      (error: unknown) => (failure = error ?? new Error('rejected')),
    );
    for (let round = 0; !ended && life.alive && failure === null; round++) {
      if (round > 3) throw new Error('the procedure hangs');
      await this.simulation.run(this.simulation.nowUs + HORIZON_US);
    }
    if (failure !== null) throw failure as Error;
    life.alive = false;
    return ended;
  }

  /** SIGKILL of executor and job: what is in flight was done, not done, or half done; the page cache stays. */
  kill(): void {
    const life = this.life!;
    life.alive = false;
    for (const model of this.models) model.kill(life);
  }

  /** Both devices lose power, after what the kill did to the operation in flight. */
  losePower(rule: DiskFault['powerLoss'] | 'keyed'): void {
    this.kill();
    for (const model of this.models) {
      const heal = rule === 'keyed' ? null : model.addFault({ powerLoss: rule });
      model.powerLoss();
      heal?.();
    }
  }

  /** Puts a fault in force until `heal`. */
  ail(device: number, fault: DiskFault): void {
    this.heals.push(this.models[device].addFault(fault));
  }

  /** One operation goes wrong, of either device: the one with this number. */
  ailOnce(call: number, fault: DiskFault): Strike[] {
    const begin = (): void => [0, 1].forEach((device) => this.ail(device, fault));
    return [
      { call, moment: 'before', act: begin },
      { call: call + 1, moment: 'before', act: () => this.heal() },
    ];
  }

  heal(): void {
    for (const heal of this.heals) heal();
    this.heals = [];
  }
}
