import { checkPath, FileRefused } from '@dawnline/files';
import { DiskError, type Disk } from '@dawnline/host';
import { ensureFolder, writeAtomically, type Procedures } from '@dawnline/storage';
import { FILES_FOLDER } from '../comms-manager.limits';
import { SCHEDULE_FILE_MAX_BYTES, STORED_MAX_BYTES } from './schedule.limits';
import type { FileBytes } from './stored';

const FOLDER = 'comms-manager';
const LANE = 'schedule';
export const PLAN_PATH = `${FOLDER}/schedule-plan`;
export const PROGRESS_PATH = `${FOLDER}/schedule-progress`;

type Settled = (failure: string | null) => void;

async function readFile(disk: Disk, path: string): Promise<FileBytes> {
  try {
    const stat = await disk.stat(path);
    if (!stat) return 'absent';
    return stat.bytes <= STORED_MAX_BYTES ? await disk.read(path) : 'unreadable';
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    return 'unreadable';
  }
}

async function write(disk: Disk, path: string, contents: Uint8Array): Promise<void> {
  await ensureFolder(disk, FOLDER);
  await writeAtomically(disk, path, contents);
}

/** What is wrong with the path of a file to load; null when it is one below the folder of uplinked files. */
export function pathFault(path: string): string | null {
  try {
    checkPath(path);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return `${error.detail}; expected one below ${FILES_FOLDER}/`;
  }
  return path.startsWith(`${FILES_FOLDER}/`) ? null : `path "${path}": expected one below ${FILES_FOLDER}/`;
}

/** The schedule's two files: one write at a time, in the order in which they were asked for. */
export class ScheduleStore {
  /** Whoever waits for a write of the progress that has not begun. */
  private waiting: Settled[] = [];

  constructor(
    private readonly disk: Disk,
    private readonly procedures: Procedures,
  ) {}

  load(done: (files: { readonly plan: FileBytes; readonly progress: FileBytes }) => void): void {
    this.procedures.run(
      LANE,
      'read-schedule',
      async () => ({
        plan: await readFile(this.disk, PLAN_PATH),
        progress: await readFile(this.disk, PROGRESS_PATH),
      }),
      (outcome) => {
        if (outcome.ok) done(outcome.value);
      },
    );
  }

  savePlan(plan: Uint8Array, settled: Settled): void {
    this.procedures.run(
      LANE,
      'write-schedule-plan',
      () => write(this.disk, PLAN_PATH, plan),
      (outcome) => settled(outcome.ok ? null : outcome.error.message),
    );
  }

  /** All that ask before a write begins share it; `snapshot` is taken when it begins. */
  saveProgress(snapshot: () => Uint8Array, settled: Settled): void {
    this.waiting.push(settled);
    if (this.waiting.length > 1) return;
    let mine: Settled[] = [];
    this.procedures.run(
      LANE,
      'write-schedule-progress',
      () => {
        mine = this.waiting;
        this.waiting = [];
        return write(this.disk, PROGRESS_PATH, snapshot());
      },
      (outcome) => {
        for (const one of mine) one(outcome.ok ? null : outcome.error.message);
      },
    );
  }

  /** A file that is on board, or what is wrong with it. */
  readLoad(path: string, done: (bytes: Uint8Array | string) => void): void {
    this.procedures.run(
      null,
      'read-schedule-file',
      async (): Promise<Uint8Array | string> => {
        const stat = await this.disk.stat(path);
        if (!stat || stat.folder || !stat.plain) return `there is no file ${path}`;
        if (stat.bytes > SCHEDULE_FILE_MAX_BYTES) {
          return `${path} has ${stat.bytes} bytes, at most ${SCHEDULE_FILE_MAX_BYTES} are allowed`;
        }
        return this.disk.read(path);
      },
      (outcome) => done(outcome.ok ? outcome.value : outcome.error.message),
    );
  }
}
