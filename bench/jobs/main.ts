// What the executor's process port costs a compute-bound job: the job's own processor time, alone and under the port.
// Run: npm run build && node dist/bench/jobs/main.js [PAIRS] [ROUNDS]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../apps/cli/src/craft-files';
import type { WorkloadSpecification } from '../../libs/host/src/ports';
import { LiveProcess } from '../../libs/host/src/live/process';
import { machine, spread } from '../process';

const PAIRS = 20;
/** About two seconds of processor time on the reference machine. */
const ROUNDS = 1200;
/** What must hold (see README). */
const LEAST_THROUGHPUT = 0.99;
const CONFIDENCE = 0.95;
const PROGRAM = join(__dirname, 'work.js');

interface Work {
  readonly processorUs: number;
  readonly result: number;
}

/**
 * Alone, but for what any starter does: a session of its own, which the kernel schedules as a group of its own, output to
 * a file, the same few variables.
 */
async function alone(root: string, rounds: number): Promise<Work> {
  const file = join(root, 'alone');
  const output = openSync(file, 'w');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [PROGRAM, String(rounds)], {
    detached: true,
    cwd: root,
    env: { PATH, HOME },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the program ended with ${code}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Work;
}

/** The same program under the port, with a log, a FIFO, limits and measurements as any job has them. */
async function underPort(port: LiveProcess, root: string, attempt: number, rounds: number): Promise<Work> {
  const specification: WorkloadSpecification = {
    ...{ job: 'work', attempt, kind: 'batch', program: 'work', command: [], arguments: [String(rounds)] },
    ...{ disk: 'disk', inputFolder: 'input', checkpointFolder: 'ckpt', resultFolder: 'result' },
    ...{
      logFile: `log-${attempt}`,
      requestFolder: 'requests',
      replyFolder: 'replies',
      restoreFolder: null,
      restoreDisk: '',
    },
    ...{ restartReason: 'first', seed: 1, totalSteps: rounds, stepTimeUs: 0, checkpointEverySteps: 1 },
    ...{ watchdogUs: 10_000_000, graceUs: 1_000_000, gpu: 0, powerCapW: 0, intervalHintUs: 0 },
    ...{ deadlineUnixUs: 0, environmentAllow: [], environment: {}, memoryMaxBytes: 1_000_000_000 },
    takesCheckpointSignal: false,
  };
  await new Promise<void>((resolve, reject) => {
    port.onEvent((event) => {
      if (event.kind === 'spawn-failed') reject(new Error(event.reason));
      if (event.kind === 'exited' && event.code !== 0) reject(new Error(`the job ended with ${event.code}`));
      if (event.kind === 'exited') resolve();
    });
    port.start(specification);
  });
  return JSON.parse(readFileSync(join(root, 'disk', `log-${attempt}`), 'utf8')) as Work;
}

/**
 * Ranks (from 0) between which the median lies with at least the wanted confidence, whatever the distribution: the
 * number of values below it is binomial.
 */
function ranksOfMedian(count: number): readonly [number, number] {
  let chance = 0.5 ** count;
  let below = 0;
  let rank = 0;
  for (; rank < count / 2 && below + chance <= (1 - CONFIDENCE) / 2; rank += 1) {
    below += chance;
    chance *= (count - rank) / (rank + 1);
  }
  const low = Math.max(0, rank - 1);
  return [low, count - 1 - low];
}

async function main(): Promise<void> {
  const pairs = Number(process.argv[2] ?? PAIRS);
  const rounds = Number(process.argv[3] ?? ROUNDS);
  const root = mkdtempSync(join(tmpdir(), 'dawnline-jobs-'));
  const port = new LiveProcess({
    programs: [{ name: 'work', command: 'node', arguments: [PROGRAM] }],
    folder: join(root, 'attempts'),
    diskFolder: (disk) => join(root, disk),
    rate: () => 1,
    marks: {},
  });
  // The port keeps no process alive; in flight the bus does.
  const awake = setInterval(() => undefined, 60_000);
  const bare: Work[] = [];
  const watched: Work[] = [];
  try {
    for (let pair = 0; pair < pairs; pair += 1) {
      // Which comes first changes, so that a machine that warms up favours neither.
      if (pair % 2 === 0) bare.push(await alone(root, rounds));
      watched.push(await underPort(port, root, pair, rounds));
      if (pair % 2 === 1) bare.push(await alone(root, rounds));
    }
  } finally {
    clearInterval(awake);
    port.close();
    rmSync(root, { recursive: true, force: true });
  }
  if (new Set([...bare, ...watched].map(({ result }) => result)).size !== 1)
    throw new Error('the work was not the same');
  const ratios = watched
    .map(({ processorUs }, pair) => bare[pair].processorUs / processorUs)
    .sort((a, b) => a - b);
  const [low, high] = ranksOfMedian(pairs);
  const median = (ratios[(pairs - 1) >> 1] + ratios[pairs >> 1]) / 2;
  const throughput = { median, confidence: CONFIDENCE, low: ratios[low], high: ratios[high] };
  const seconds = (work: readonly Work[]) => spread(work.map(({ processorUs }) => processorUs / 1e6));
  console.log(
    `throughput under the port over alone, ${pairs} pairs: median ${throughput.median.toFixed(4)}, ` +
      `${100 * CONFIDENCE} % interval ${throughput.low.toFixed(4)} to ${throughput.high.toFixed(4)} ` +
      `(aim ${LEAST_THROUGHPUT})`,
  );
  const result = {
    machine: machine(),
    pairs,
    rounds,
    throughput,
    aloneS: seconds(bare),
    underPortS: seconds(watched),
  };
  const folder = join(ROOT, 'bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'jobs.json'), `${JSON.stringify(result, null, 1)}\n`);
  process.exitCode = throughput.median >= LEAST_THROUGHPUT ? 0 : 1;
}

void main();
