import { Core, orderWith, S, SEALED, type Said } from './core';
import { NO_RESULT } from '../src/results/results';

/** Everything that may race with the end of an attempt; each happens once, in any order. */
type Happening = 'stop' | 'undelivered' | 'fatal' | 'exit' | 'heartbeat' | 'forgive';
const HAPPENINGS: readonly Happening[] = ['stop', 'undelivered', 'fatal', 'exit', 'heartbeat', 'forgive'];

const ENDS = [
  { name: 'result', code: 0, signal: null },
  { name: 'empty', code: 0, signal: null },
  { name: 'crash', code: 1, signal: null },
  { name: 'saved', code: 85, signal: null },
  { name: 'unsaved', code: 85, signal: null },
  { name: 'temporary', code: 75, signal: null },
  { name: 'configuration', code: 78, signal: null },
  { name: 'give-up', code: 93, signal: null },
  { name: 'SIGTERM', code: null, signal: 'SIGTERM' },
  { name: 'shell SIGKILL', code: 137, signal: null },
  { name: 'SIGSEGV', code: null, signal: 'SIGSEGV' },
] as const;
type End = (typeof ENDS)[number];

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}

/** All orders of all subsets that hold an exit. */
const ORDERS = Array.from({ length: 2 ** HAPPENINGS.length }, (_, mask) =>
  HAPPENINGS.filter((__, bit) => (mask >> bit) % 2 === 1),
)
  .filter((subset) => subset.includes('exit'))
  .flatMap(permutations);

/** What the protocol says of it (jobs.md 3.6, JP-13), told from the order alone. */
function causeOf(end: End, order: readonly Happening[]): string {
  const at = (one: Happening): number => {
    const place = order.indexOf(one);
    return place < 0 ? Infinity : place;
  };
  const before = (one: Happening): boolean => at(one) < at('exit');
  if (end.name === 'result') return 'EXIT_DONE';
  if (before('fatal')) return 'JOB_FATAL';
  const ours = before('stop') && !(before('undelivered') && at('stop') < at('undelivered'));
  if (end.name === 'configuration') return 'EXIT_CONFIG';
  if (end.name === 'give-up') return 'EXIT_STOP';
  if (ours) return end.name === 'SIGSEGV' ? 'JOB_FAULT' : 'PLATFORM_POWER';
  if (end.name === 'saved') return 'EXIT_CKPT';
  return end.name === 'temporary' ? 'EXIT_TEMP' : 'JOB_FAULT';
}

const SUSPEND = {
  kind: 'ceiling',
  gpu: 0,
  source: 'power-manager',
  packet: {
    ceilingW: 200,
    timeToLiveUs: 10 * S,
    admissionOpen: false,
    suspend: true,
    predictedMinimumCharge: 0.7,
  },
} as const;

const SAID: Readonly<Record<Exclude<Happening, 'stop' | 'exit'>, Said>> = {
  undelivered: { kind: 'not-delivered', signal: 'SIGTERM' },
  fatal: { kind: 'fatal', reason: 'bad data' },
  heartbeat: { kind: 'heartbeat' },
  forgive: { kind: 'restart-reset' },
};

function happen(core: Core, end: End, one: Happening): void {
  if (one === 'stop') core.feed(SUSPEND);
  else if (one === 'exit')
    core.says({ kind: 'exited', code: end.code, signal: end.signal, outOfMemory: false });
  else core.says(SAID[one]);
  core.durable();
}

function play(end: End, order: readonly Happening[]): Core {
  const core = Core.running(orderWith({ watchdogUs: 3600 * S }));
  if (end.name === 'saved') {
    const checkpoint = { sequence: 1, step: 10, attempt: 0, appFormat: 'x', bytes: 1 };
    core.feed({ kind: 'checked', job: 'a', attempt: 0, found: [{ kind: 'verified', checkpoint }] });
    core.durable();
  }
  for (const one of order) happen(core, end, one);
  const result = end.name === 'result' ? SEALED : NO_RESULT;
  core.feed({ kind: 'settled', job: 'a', attempt: 0, found: [], result });
  core.durable();
  return core;
}

describe('the cause of an end', () => {
  test.each(ENDS)(
    'JOB-1 JP-13 JOBX-007 is never ambiguous: $name, in every order with a stop, a lost signal, a last word and signs of life',
    (end) => {
      expect(ORDERS.length).toBeGreaterThan(900);
      for (const order of ORDERS) {
        const core = play(end, order);
        const { state, cause } = core.state.jobs.a.record;
        expect([order, cause]).toEqual([order, causeOf(end, order)]);
        const edges = core.done.filter(
          (output) =>
            output.kind === 'event' && output.code === 'JOB_STATE' && output.parameters.from === 'STOPPING',
        );
        expect([order, state, edges.length]).toEqual([order, state, 1]);
      }
    },
  );
});
