import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOf, type ProcessFacts } from './procfs';

/** Where the executor itself goes, so that its own cgroup may hand controllers to the jobs beside it. */
const EXECUTOR = 'dawnline-executor';

/** Control groups of this installation: the only complete list of what a job started (JP-20). */
export interface CgroupHome {
  readonly folder: string;
  /** Whether the kernel counts and bounds memory there. */
  readonly memory: boolean;
}

/** What the kernel says of itself; given by tests. */
export interface KernelFiles {
  readonly mountinfo: string;
  readonly cgroup: string;
}

function readKernelFiles(): KernelFiles {
  return { mountinfo: read('/proc/self/mountinfo'), cgroup: read('/proc/self/cgroup') };
}

/**
 * The folder for the jobs of the installation at `root`, below the executor's own cgroup; null where there is no
 * writable cgroup v2. Whether it is writable is found out by writing.
 */
export function openCgroupHome(root: string, kernel: KernelFiles = readKernelFiles()): CgroupHome | null {
  const own = ownFolder(kernel);
  if (own === null) return null;
  const base = own.endsWith(`/${EXECUTOR}`) ? own.slice(0, -EXECUTOR.length - 1) : own;
  const name = `dawnline-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`;
  const folder = join(base, name);
  try {
    mkdirSync(folder, { recursive: true });
    const memory = enableMemory(base) && enableMemory(folder);
    removeEmpty(folder);
    return { folder, memory };
  } catch {
    return null;
  }
}

/** The cgroup v2 folder of this process; null when none is mounted or it lies outside the mount. */
function ownFolder({ mountinfo, cgroup }: KernelFiles): string | null {
  const path = /^0::(\/.*)$/m.exec(cgroup)?.[1];
  const mount = mountinfo.split('\n').find((line) => / - cgroup2 /.test(line));
  if (path === undefined || mount === undefined) return null;
  const [, , , mountRoot, mountPoint] = mount.split(' ');
  if (mountRoot !== '/' && path !== mountRoot && !path.startsWith(`${mountRoot}/`)) return null;
  return join(mountPoint, mountRoot === '/' ? path : path.slice(mountRoot.length));
}

/**
 * Hands the memory controller to the children of a cgroup. The kernel refuses while a process sits in it: the executor
 * then moves aside if it is alone there; other processes are left where they are, and there is no memory limit.
 */
function enableMemory(folder: string): boolean {
  if (!words(join(folder, 'cgroup.controllers')).includes('memory')) return false;
  const control = join(folder, 'cgroup.subtree_control');
  if (words(control).includes('memory') || write(control, '+memory')) return true;
  if (read(join(folder, 'cgroup.procs')).trim() !== String(process.pid)) return false;
  const aside = join(folder, EXECUTOR);
  mkdirSync(aside, { recursive: true });
  return write(join(aside, 'cgroup.procs'), '0') && write(control, '+memory');
}

/** What earlier attempts have left; one that is still in use refuses. */
function removeEmpty(folder: string): void {
  for (const name of foldersIn(folder)) removeFolder(join(folder, name));
}

/** Takes away what is empty; living attempts keep theirs. */
export function closeCgroupHome(home: CgroupHome): void {
  removeFolder(home.folder);
}

/** The cgroup of one attempt. */
export class AttemptCgroup {
  private readonly folder: string;

  constructor(
    private readonly home: CgroupHome,
    job: string,
    attempt: number,
  ) {
    this.folder = join(home.folder, `${job}-${attempt}`);
  }

  /** Where a process writes to enter. */
  get door(): string {
    return join(this.folder, 'cgroup.procs');
  }

  /** Makes it, with a bound on memory (0 for none). False when the kernel refuses: the attempt then does without. */
  create(memoryMaxBytes: number): boolean {
    try {
      mkdirSync(this.folder, { recursive: true });
    } catch {
      return false;
    }
    if (!this.home.memory || memoryMaxBytes === 0) return true;
    write(join(this.folder, 'memory.oom.group'), '1');
    write(join(this.folder, 'memory.swap.max'), '0');
    return write(join(this.folder, 'memory.max'), String(memoryMaxBytes));
  }

  /** Living processes, also in cgroups that the job made below. */
  processes(): ProcessFacts[] {
    return processIdsIn(this.folder)
      .map((processId) => factsOf(processId))
      .filter((facts): facts is ProcessFacts => facts !== null && facts.alive);
  }

  /** Kills all at once, whatever they fork meanwhile (Linux 5.14). */
  kill(): void {
    write(join(this.folder, 'cgroup.kill'), '1');
  }

  /** Whether the kernel killed for memory in here. */
  get outOfMemory(): boolean {
    return (numberIn(join(this.folder, 'memory.events'), /^oom_kill (\d+)$/m) ?? 0) > 0;
  }

  /** Memory that cannot be had back for the asking; null where it is not counted. */
  get memoryBytes(): number | null {
    const all = this.home.memory ? numberIn(join(this.folder, 'memory.current'), /^(\d+)$/m) : null;
    if (all === null) return null;
    return Math.max(0, all - (numberIn(join(this.folder, 'memory.stat'), /^inactive_file (\d+)$/m) ?? 0));
  }

  /** Of all that ever ran in here. */
  get processorUs(): number | null {
    return numberIn(join(this.folder, 'cpu.stat'), /^usage_usec (\d+)$/m);
  }

  remove(): void {
    removeFolder(this.folder);
  }
}

/** Attempts that have a cgroup, by the names of the folders. */
export function attemptsIn(home: CgroupHome): { readonly job: string; readonly attempt: number }[] {
  return foldersIn(home.folder).flatMap((name) => {
    const parts = /^(.+)-(\d+)$/.exec(name);
    return parts ? [{ job: parts[1], attempt: Number(parts[2]) }] : [];
  });
}

function processIdsIn(folder: string): number[] {
  const below = foldersIn(folder).flatMap((name) => processIdsIn(join(folder, name)));
  return [...words(join(folder, 'cgroup.procs')).map(Number), ...below];
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function removeFolder(folder: string): void {
  for (const name of foldersIn(folder)) removeFolder(join(folder, name));
  try {
    rmdirSync(folder);
  } catch {
    // In use, or gone.
  }
}

function numberIn(file: string, pattern: RegExp): number | null {
  const digits = pattern.exec(read(file))?.[1];
  return digits === undefined ? null : Number(digits);
}

const words = (file: string): string[] =>
  read(file)
    .split(/\s+/)
    .filter((word) => word !== '');

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

function write(file: string, text: string): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch {
    return false;
  }
}
