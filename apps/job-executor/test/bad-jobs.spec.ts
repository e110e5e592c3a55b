import { readdirSync, readFileSync } from 'node:fs';
import type { JobSpecification } from '@dawnline/contracts';
import { LiveExecutor, until } from './live-executor';

const S = 1_000_000;
/** Back-offs are mission time and need not be waited for; the limits of a job are its own time. */
const RATE = 10;

const ENDS = ['COMPLETED', 'FAILED', 'CANCELLED', 'HELD'];

/** Sealed as the protocol wants it: the job's last act. */
const SEAL = 'echo done > "$DAWNLINE_RESULT_DIR/answer"; exit 0';
const TELL = 'tell() { printf "%s\\n" "$*" > "$DAWNLINE_NOTIFY"; }';
/** A commit in shell: `commit SEQ STEP ATTEMPT [PATH] [DIGEST]`. */
const COMMIT = `commit() {
  t="$DAWNLINE_CKPT_DIR/.tmp-$1"; mkdir "$t"; printf "state %s" "$2" > "$t/state"
  d=$(sha256sum "$t/state" | cut -c1-64); n=$(stat -c %s "$t/state")
  printf '{"seq":%s,"step":%s,"attempt":%s,"app_format":"f","files":[{"path":"%s","bytes":%s,"sha256":"%s"}]}' \\
    "$1" "$2" "$3" "\${4:-state}" "$n" "\${5:-$d}" > "$t/manifest.json"
  sync "$t/state" "$t/manifest.json" "$t"; mv "$t" "$DAWNLINE_CKPT_DIR/ckpt-$1"; sync "$DAWNLINE_CKPT_DIR"
  tell "X_CKPT=$1"
}`;

/** Living processes of a job, whoever they are. */
function living(job: string): number {
  return readdirSync('/proc').filter((name) => {
    try {
      const environment = readFileSync(`/proc/${name}/environ`, 'latin1');
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const isZombie = stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
      return !isZombie && environment.split('\0').includes(`DAWNLINE_JOB_ID=${job}`);
    } catch {
      return false;
    }
  }).length;
}

describe('jobs that misbehave, as real processes', () => {
  let executor: LiveExecutor;
  beforeEach(async () => (executor = await LiveExecutor.open(RATE)));
  afterEach(() => executor.close());

  function submit(job: string, script: string, change: Partial<JobSpecification> = {}): void {
    executor.peers.submit(job, {
      program: '',
      command: ['/bin/sh', '-c', `${TELL}\n${COMMIT}\n${script}`],
      totalSteps: 0,
      stepTimeUs: 0,
      checkpointEverySteps: 0,
      watchdogUs: 0,
      ...change,
    });
  }
  const causes = (): string[] => executor.peers.codes('JOB_STATE').map(({ parameters }) => parameters.cause);
  const ended = (job: string) => until(() => ENDS.includes(executor.peers.states(job).at(-1) ?? ''));
  const state = (job: string): string | undefined => executor.peers.states(job).at(-1);

  test('JP-10 JP-20 one that ignores SIGTERM is killed at the end of its grace', async () => {
    submit('deaf', 'trap "" TERM; tell READY=1; while :; do sleep 1; done', { graceUs: S });
    await until(() => state('deaf') === 'RUNNING');
    executor.peers.command({ cancel: 'deaf' }, 'cancel');
    await ended('deaf');
    expect(state('deaf')).toBe('CANCELLED');
    expect(living('deaf')).toBe(0);
  });

  test('JP-20 a grandchild in a session of its own does not outlive its job', async () => {
    submit('escape', `setsid sleep 1000 & setsid sh -c "setsid sleep 1000 &"; ${SEAL}`);
    await ended('escape');
    expect(state('escape')).toBe('COMPLETED');
    expect(living('escape')).toBe(0);
  });

  test('JP-1 a line of 10 MB, binary noise and a million lines into the FIFO cost a job nothing but themselves', async () => {
    const flood =
      'head -c 10000000 /dev/zero | tr "\\0" x > "$DAWNLINE_NOTIFY"; echo > "$DAWNLINE_NOTIFY";' +
      'head -c 300000 /dev/urandom > "$DAWNLINE_NOTIFY"; echo > "$DAWNLINE_NOTIFY";' +
      'yes WATCHDOG=1 | head -n 1000000 > "$DAWNLINE_NOTIFY";';
    submit('flood', `${flood} tell X_PROGRESS=7/9; ${SEAL}`);
    const before = executor.peers.housekeeping!.service!.progress;
    await ended('flood');
    expect(state('flood')).toBe('COMPLETED');
    expect(executor.peers.codes('NOTIFY_DROPPED')).toHaveLength(1);
    expect(executor.peers.codes('JOB_STEPPING')[0].parameters).toMatchObject({ step: '7' });
    // Its own work went on meanwhile.
    await until(() => executor.peers.housekeeping!.service!.progress > before);
  });

  test('JP-4 JP-16 one that heartbeats and never progresses is killed by its progress watchdog', async () => {
    submit('idle', 'tell READY=1; while :; do tell WATCHDOG=1; sleep 0.2; done', {
      watchdogUs: 2 * S,
      progressLimitUs: 3 * S,
    });
    await until(() => executor.peers.codes('WATCHDOG_FIRED').length > 0);
    expect(executor.peers.codes('WATCHDOG_FIRED')[0].parameters).toMatchObject({ watchdog: 'progress' });
    executor.peers.command({ cancel: 'idle' }, 'cancel');
    await ended('idle');
  });

  test('JP-6 checkpoints that are claimed, foreign, outside, wrong or falling are refused; the good one counts', async () => {
    const zeros = '0'.repeat(64);
    submit(
      'liar',
      `tell READY=1 X_CKPT=99; commit 1 10 0 ../state; sleep 1; commit 2 10 0 state ${zeros}; sleep 1
       commit 3 10 7; sleep 1; commit 4 10 0; sleep 1; commit 5 9 0; sleep 1; ${SEAL}`,
    );
    await ended('liar');
    const refused = executor.peers.codes('CHECKPOINT_REFUSED').map(({ parameters }) => parameters);
    expect(
      Object.fromEntries(refused.map(({ sequence, reason }) => [sequence, reason.split(':')[0]])),
    ).toEqual({
      99: 'absent',
      1: 'manifest',
      2: 'digest',
      3: 'attempt',
      5: 'step',
    });
    expect(executor.peers.codes('CHECKPOINT_VERIFIED').map(({ parameters }) => parameters.sequence)).toEqual([
      '4',
    ]);
    expect(state('liar')).toBe('COMPLETED');
  });

  test('JOB-3 one that corrupts its newest checkpoint goes on from it all the same: there is a copy', async () => {
    submit(
      'vandal',
      `tell READY=1
       if [ -z "$DAWNLINE_RESTORE_DIR" ]; then
         commit 1 10 0; commit 2 20 0; while [ ! -e "$DAWNLINE_CKPT_DIR/../../../../ssd1/jobs/vandal/ckpt/ckpt-2" ]; do sleep 0.1; done
         sleep 1; echo rot >> "$DAWNLINE_CKPT_DIR/ckpt-2/state"; kill -9 $$
       fi
       cp "$DAWNLINE_RESTORE_DIR/state" "$DAWNLINE_RESULT_DIR/answer"; exit 0`,
    );
    await ended('vandal');
    expect(state('vandal')).toBe('COMPLETED');
    expect(executor.peers.codes('JOB_STARTED').map(({ parameters }) => parameters.restore)).toEqual([
      '0',
      '2',
    ]);
    expect(executor.peers.codes('CHECKPOINT_REPAIRED')).toHaveLength(1);
  });

  test.each([
    ['exits 85 for ever', 'tell READY=1; exit 85'],
    [
      'exits 85 for ever with the same step',
      'n=$((DAWNLINE_ATTEMPT+1)); commit $n 5 $DAWNLINE_ATTEMPT; sleep 1; exit 85',
    ],
    ['exits 0 without its result', 'exit 0'],
    ['dies at once, always', 'kill -9 $$'],
    ['cannot even be found', 'exec /no/such/program'],
  ])('JP-14 JP-15 JP-16 one that %s backs off and is held, not retried for ever', async (_, script) => {
    submit('loop', script, { totalSteps: 100, stepTimeUs: S, checkpointEverySteps: 10, results: ['answer'] });
    await ended('loop');
    expect(state('loop')).toBe('HELD');
    expect(executor.peers.codes('JOB_HELD')[0].parameters).toMatchObject({ cause: 'NO_PROGRESS' });
    expect(executor.peers.codes('JOB_STARTED').length).toBeLessThanOrEqual(6);
    expect(causes()).toContain('JOB_FAULT');
  });

  test('JP-22 one that eats memory, and one that fills its disk, are killed by the watchdog of that', async () => {
    const eat = `node -e 'const held=[];setInterval(()=>held.push(Buffer.alloc(2e7,1)),20)'`;
    submit('eater', eat, { memoryMaxBytes: 2e8 });
    await until(() => causes().includes('JOB_FAULT'));
    const fired = executor.peers.codes('WATCHDOG_FIRED').map(({ parameters }) => parameters.watchdog);
    // Where the kernel enforces the limit it is faster.
    expect([['memory'], []]).toContainEqual(fired);
    executor.peers.command({ cancel: 'eater' }, 'cancel');
    await ended('eater');
    submit(
      'filler',
      'while :; do head -c 10000000 /dev/zero >> "$DAWNLINE_RESULT_DIR/junk"; sleep 0.2; done',
      {
        diskMaxBytes: 3e7,
      },
    );
    const disk = () =>
      executor.peers.codes('WATCHDOG_FIRED').find(({ parameters }) => parameters.watchdog === 'disk');
    await until(() => disk() !== undefined);
    executor.peers.command({ cancel: 'filler' }, 'cancel2');
    await ended('filler');
  });

  test('JP-3 JP-8 JP-9 plain files are adopted after exit 85, and the next attempt finds them; X_FATAL ends a job', async () => {
    submit(
      'plain',
      `tell READY=1
       if [ -n "$DAWNLINE_RESTORE_DIR" ]; then cp "$DAWNLINE_RESTORE_DIR/model.bin" "$DAWNLINE_RESULT_DIR/answer"; exit 0; fi
       echo weights > "$DAWNLINE_CKPT_DIR/model.bin"; echo scratch > "$DAWNLINE_CKPT_DIR/junk.txt"; exit 85`,
      { adopt: '*.bin', results: ['answer'] },
    );
    await ended('plain');
    expect(state('plain')).toBe('COMPLETED');
    expect(executor.peers.codes('JOB_STARTED').map(({ parameters }) => parameters.restore)).toEqual([
      '0',
      '1',
    ]);
    submit('doomed', 'tell READY=1; tell X_FATAL=bad-data; sleep 0.3; exit 1');
    await ended('doomed');
    expect(state('doomed')).toBe('FAILED');
  });
});
