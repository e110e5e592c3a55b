import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/** Files of the attempt's folder: the supervisor's process id, and the exit status of the program. */
const LEADER_FILE = 'leader';
const STATUS_FILE = 'exit';
/** In the status file while there is no status. */
const NO_STATUS = '    ';
const SIGNAL_BASE = 128;

/**
 * A shell that runs the program as its child and writes down how it ended, so that the status survives the executor.
 * It outlives every signal to the group that can be caught: a handler, unlike `trap ''`, is not passed on to the program.
 * A SIGTERM that comes before the program starts ends the attempt. `$1` is the attempt's folder, `$2` where to write to
 * enter the cgroup, or empty. The status is one short write over bytes that were reserved before, so that it finds room
 * on a disk that the job has filled; without its newline it is not there.
 */
const SCRIPT = `
folder=$1 door=$2 early=
trap early=1 TERM
trap : HUP INT QUIT ABRT ALRM USR1 USR2 PIPE
shift 2
exec 4>&2 2>/dev/null
echo $$ > "$folder/${LEADER_FILE}"
echo '${NO_STATUS}' > "$folder/${STATUS_FILE}"
[ -z "$door" ] || echo 0 > "$door"
unset PWD OLDPWD
if [ -n "$early" ]; then code=143; else (exec "$@" 2>&4 4>&-); code=$?; fi
echo $code 1<> "$folder/${STATUS_FILE}"
exit $code
`;

export const SHELL = '/bin/sh';

/** Arguments of the shell that supervises a program. */
export function supervised(folder: string, door: string | null, program: readonly string[]): string[] {
  return ['-c', SCRIPT, 'dawnline-job', folder, door ?? '', ...program];
}

export interface ExitStatus {
  readonly code: number | null;
  readonly signal: string | null;
}

/**
 * What a shell's status means. Above 128 it is a signal by the convention of shells: a program that itself exits with
 * such a code cannot be told from one that was killed (jobs.md 3.6 treats them alike).
 */
export function exitOf(status: number): ExitStatus {
  const found = Object.entries(constants.signals).find(([, number]) => status === SIGNAL_BASE + number);
  return found ? { code: null, signal: found[0] } : { code: status, signal: null };
}

/** How the program ended, as the supervisor wrote it down; null when it did not. */
export function recordedExit(folder: string): ExitStatus | null {
  const status = numberIn(join(folder, STATUS_FILE));
  return status === null ? null : exitOf(status);
}

/** Process id of the supervisor; null before it runs. */
export function recordedLeader(folder: string): number | null {
  return numberIn(join(folder, LEADER_FILE));
}

function numberIn(file: string): number | null {
  try {
    const digits = /^(\d{1,10})\n/.exec(readFileSync(file, 'latin1'))?.[1];
    return digits === undefined ? null : Number(digits);
  } catch {
    return null;
  }
}
