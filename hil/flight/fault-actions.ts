import type {
  DiskFault as CatalogueDiskFault,
  FaultActions,
  Refused,
  WorkloadCorruption,
  WorkloadFailure,
} from '@hil/faults';
import type { DiskFault, DiskModel, World } from '@hil/simulation';

type Heal = () => void;

/** From the catalogue's words to the disk model's. Faults that strike at a loss of power need none of their own. */
function diskFaultOf(fault: CatalogueDiskFault, model: DiskModel): DiskFault | null {
  switch (fault.kind) {
    case 'lying-fsync':
      return { lyingSyncUs: fault.delayUs };
    case 'eio':
      return { errors: { operations: [], path: fault.path, probability: fault.probability } };
    case 'fsync-error':
      return { failingSyncs: 1 };
    case 'full':
      return { freeBytes: Math.floor(model.freeBytes() * fault.freeShare) };
    case 'slow':
      return { slowFactor: fault.factor };
    case 'read-only':
      return { readOnly: true };
    case 'torn-write':
    case 'unsynced-lost':
    case 'bit-rot':
      return null;
  }
}

type Toggle = (name: string, begin: (() => Heal) | null) => Refused;

function strikeDisk(
  world: World,
  computer: string | undefined,
  disk: string,
  fault: CatalogueDiskFault | null,
  toggle: Toggle,
): Refused {
  if (!computer) return `there is no disk ${disk}`;
  const model = world.disk(computer, disk);
  if (fault === null) return toggle(`disk ${disk}`, null);
  if (fault.kind === 'bit-rot') {
    const hit = model.rot(fault.path, Math.max(1, fault.bits), `fault ${world.nowUs}`);
    return hit.length > 0 ? null : `${disk} holds nothing that could rot`;
  }
  const own = diskFaultOf(fault, model);
  if (own) return toggle(`disk ${disk}`, () => model.addFault(own));
  // A torn or lost write needs a loss of power to be seen: the computer of the disk loses it now.
  world.powerCycle(computer);
  return null;
}

/** Exit codes of the job protocol: an error, and stop for good. */
const EXIT_ERROR = 1;
const EXIT_STOP = 93;

function failWorkload(world: World, job: string, attempt: number, how: WorkloadFailure): Refused {
  const workload = world.workload(job, attempt);
  if (!workload) return `no process of ${job} is alive`;
  if (how === 'out-of-memory') workload.crash(null, 'SIGKILL');
  else workload.crash(how === 'not-a-number' ? EXIT_STOP : EXIT_ERROR, null);
  return null;
}

function corruptWorkload(
  world: World,
  job: string,
  attempt: number,
  corruption: WorkloadCorruption,
): Refused {
  const workload = world.workload(job, attempt);
  if (!workload) return `no process of ${job} is alive`;
  const { bits, where } = corruption;
  // A wrong activation ends in the weights of the next step; only a wrong output leaves them as they are.
  workload.corrupt({ bits, where: where === 'output' ? 'output' : 'state' });
  return null;
}

/** What the simulated world can do to its own machinery. */
export function simulatedActions(
  world: World,
  nodes: readonly string[],
  computerOfDisk: ReadonlyMap<string, string>,
): FaultActions {
  const heals = new Map<string, Heal>();
  /** Begins or ends one lasting fault of a name. */
  const toggle: Toggle = (name, begin) => {
    heals.get(name)?.();
    heals.delete(name);
    if (begin) heals.set(name, begin());
    return null;
  };
  const alive = (service: string): Refused =>
    !nodes.includes(service)
      ? `there is no service ${service}`
      : world.node(service).alive
        ? null
        : `${service} is not running`;
  return {
    killService: (service) => alive(service) ?? (world.kill(service, 'fault'), null),
    hangService: (service, hung) =>
      hung
        ? (alive(service) ?? toggle(`hang ${service}`, () => world.hang(service)))
        : toggle(`hang ${service}`, null),
    pauseService: (service, paused) =>
      paused
        ? (alive(service) ?? toggle(`pause ${service}`, () => world.pause(service)))
        : toggle(`pause ${service}`, null),
    slowService: (service, factor) =>
      toggle(`slow ${service}`, factor === 1 ? null : () => world.slow(service, factor)),
    setBroker: (up) => {
      if (up) world.bus.restoreBroker();
      else world.bus.crashBroker({ downUs: Infinity, keepSessions: false });
      return null;
    },
    degradeBus: (degradation) =>
      toggle(
        'degrade',
        degradation &&
          (() =>
            world.bus.degrade(nodes, {
              loss: degradation.loss,
              duplicate: degradation.duplicate,
              delayMeanUs: degradation.delayUs,
            })),
      ),
    partition: (service, direction) => {
      const way = direction === 'to-broker' ? 'up' : direction === 'from-broker' ? 'down' : 'both';
      return toggle(`partition ${service}`, direction && (() => world.bus.partition([service], way)));
    },
    setDiskFault: (disk, fault) => strikeDisk(world, computerOfDisk.get(disk), disk, fault, toggle),
    disturbClock: (computer, owner, error) =>
      toggle(`clock ${computer} ${owner}`, error && (() => world.computer(computer).clock.disturb(error))),
    powerCycle: (computer) => (world.powerCycle(computer), null),
    failWorkload: (job, attempt, how) => failWorkload(world, job, attempt, how),
    corruptWorkload: (job, attempt, corruption) => corruptWorkload(world, job, attempt, corruption),
  };
}
