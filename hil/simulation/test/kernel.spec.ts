import { KeyedRandom } from '@dawnline/host';
import { EventQueue, QueuedEvent, TIE } from '../kernel/event-queue';
import { Fingerprint } from '../kernel/fingerprint';
import { Simulation } from '../kernel/simulation';
import { Trace, compareTraces } from '../kernel/trace';

const event = (timeUs: number, tie: 0 | 1 | 2, label = ''): QueuedEvent =>
  new QueuedEvent(timeUs, tie, label, '', () => undefined, undefined);

describe('event queue', () => {
  it('orders by time, then tie, then sequence', () => {
    const queue = new EventQueue();
    const random = new KeyedRandom(3, 'test');
    for (let index = 0; index < 2000; index++)
      queue.push(event(random.integer('time', index) % 50, (random.integer('tie', index) % 3) as 0 | 1 | 2));
    let last: QueuedEvent | null = null;
    while (queue.nextTimeUs() !== Infinity) {
      const next = queue.pop();
      if (last) {
        const order = last.timeUs - next.timeUs || last.tie - next.tie || last.sequence - next.sequence;
        expect(order).toBeLessThan(0);
      }
      last = next;
    }
    expect(queue.size).toBe(0);
  });

  it('never runs what was cancelled, and keeps the rest in order', () => {
    const queue = new EventQueue();
    const events = Array.from({ length: 500 }, (_, index) => queue.push(event((index * 7919) % 500, 0)));
    events.forEach((one, index) => index % 3 !== 0 && queue.cancel(one));
    queue.cancel(events[1]);
    const times: number[] = [];
    while (queue.nextTimeUs() !== Infinity) times.push(queue.pop().timeUs);
    expect(times).toHaveLength(Math.ceil(500 / 3));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

describe('keyed randomness', () => {
  it('gives the same value for the same key, whatever was drawn before', () => {
    const first = new KeyedRandom(7, 'gpu');
    const second = new KeyedRandom(7, 'gpu');
    for (let index = 0; index < 100; index++) second.uniform('other', index);
    expect(second.uniform('noise', 5)).toBe(first.uniform('noise', 5));
    expect(first.uniform('noise', 5)).not.toBe(first.uniform('noise', 6));
    expect(first.uniform('noise', 5)).not.toBe(first.uniform('nois', 5));
    expect(new KeyedRandom(8, 'gpu').uniform('noise', 5)).not.toBe(first.uniform('noise', 5));
    expect(new KeyedRandom(7, 'gp').uniform('unoise', 5)).not.toBe(first.uniform('noise', 5));
  });

  it.each([['indices'], ['seeds'], ['purposes']])('is uniform and uncorrelated over %s', (over) => {
    const draws = Array.from({ length: 20_000 }, (_, index) => {
      if (over === 'seeds') return new KeyedRandom(index, 'x').uniform('p', 0);
      if (over === 'purposes') return new KeyedRandom(1, 'x').uniform(`p${index}`, 0);
      return new KeyedRandom(1, 'x').uniform('p', index);
    });
    const buckets = new Array<number>(64).fill(0);
    for (const draw of draws) buckets[Math.floor(draw * 64)] += 1;
    const expected = draws.length / 64;
    const chiSquared = buckets.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 63 degrees of freedom: 0.0001 lie above 118.
    expect(chiSquared).toBeLessThan(118);
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    let correlation = 0;
    for (let index = 1; index < draws.length; index++)
      correlation += (draws[index] - mean) * (draws[index - 1] - mean);
    expect(Math.abs((correlation / draws.length) * 12)).toBeLessThan(0.03);
  });
});

describe('fingerprint', () => {
  const fill = (print: Fingerprint, odd: number): string => {
    for (let index = 0; index < 5000; index++) {
      print.event(index, 'timer', 'node');
      print.message(index, `topic/${index % 7}`, new Uint8Array(index === odd ? [1] : [2, 3]), 1);
    }
    print.state(5000, 'plant', new Uint8Array(200_000));
    return print.digest();
  };

  it('is the same for the same flight and differs for one byte', () => {
    const first = fill(new Fingerprint(), -1);
    expect(fill(new Fingerprint(), -1)).toBe(first);
    expect(fill(new Fingerprint(new Trace()), -1)).toBe(first);
    expect(fill(new Fingerprint(), 4321)).not.toBe(first);
  });

  it('finds the first record in which two flights differ and shows both', () => {
    const traces = [-1, 4321].map((odd) => {
      const trace = new Trace();
      fill(new Fingerprint(trace), odd);
      return trace;
    });
    expect(compareTraces(traces[0], traces[0])).toBeNull();
    const { index } = compareTraces(traces[0], traces[1].toDigests())!;
    const [first, second] = [-1, 4321].map((odd) => {
      const trace = new Trace({ window: { from: index, to: index + 1 } });
      fill(new Fingerprint(trace), odd);
      return trace;
    });
    expect(compareTraces(first, second)).toEqual({
      index,
      first: 't=4321 message topic/2 0203',
      second: 't=4321 message topic/2 01',
    });
  });
});

describe('simulation kernel', () => {
  const run = async (action: (simulation: Simulation) => void): Promise<void> => {
    const simulation = new Simulation({ seed: 1 });
    simulation.schedule(
      10,
      TIE.node,
      'turn',
      'node-a',
      () => {
        simulation.nodeCodeRan(() => undefined);
        action(simulation);
      },
      undefined,
    );
    await simulation.run(1000);
  };

  it('runs events in order and stands at the end time afterwards', async () => {
    const simulation = new Simulation({ seed: 1, startUs: 5 });
    const seen: number[] = [];
    for (const timeUs of [30, 10, 20]) simulation.at(timeUs, 'at', () => seen.push(simulation.nowUs));
    await simulation.run(20);
    expect(seen).toEqual([10, 20]);
    await simulation.run(100);
    expect(seen).toEqual([10, 20, 30]);
    expect(simulation.nowUs).toBe(100);
  });

  it('lets long chains of promises settle within their event', async () => {
    let settled = -1;
    await run((simulation) => {
      void (async () => {
        for (let index = 0; index < 1000; index++) await Promise.resolve();
        settled = simulation.nowUs;
      })();
    });
    expect(settled).toBe(10);
  });

  const deferrals: [string, (callback: () => void) => unknown][] = [
    ['a promise of an earlier event that is settled now', (callback) => early.then(callback)],
    ['queueMicrotask', (callback) => queueMicrotask(callback)],
    ['process.nextTick', (callback) => process.nextTick(callback)],
  ];
  let settleEarly: () => void = () => undefined;
  const early = new Promise<void>((resolve) => (settleEarly = resolve));

  it.each(deferrals)('lets what was deferred by %s run within its event', async (how, defer) => {
    const ran: number[] = [];
    const simulation = new Simulation({ seed: 1 });
    const turn = (timeUs: number, action: () => void): void => {
      const enter = (): void => {
        simulation.nodeCodeRan(() => undefined);
        action();
      };
      simulation.schedule(timeUs, TIE.node, 'turn', 'node-a', enter, undefined);
    };
    const byPromise = how.startsWith('a promise');
    turn(10, () => byPromise && defer(() => ran.push(simulation.nowUs)));
    turn(20, () => (byPromise ? settleEarly() : defer(() => ran.push(simulation.nowUs))));
    turn(30, () => undefined);
    await simulation.run(100);
    expect(ran).toEqual([20]);
  });

  it('names the event whose work does not settle', async () => {
    const realTimeout = setTimeout;
    const timers: NodeJS.Timeout[] = [];
    const stray = (): void => {
      // Two, because one more may be the test runner's.
      for (let timer = 0; timer < 2; timer++) timers.push(realTimeout(() => undefined, 100_000));
    };
    await expect(run(stray)).rejects.toThrow(
      /work that does not settle: still pending: 1 x Timeout .*event: turn node-a/,
    );
    timers.forEach((timer) => clearTimeout(timer));
  });

  const tripping: [string, () => unknown][] = [
    ['Date.now', () => Date.now()],
    ['new Date()', () => new Date()],
    ['setTimeout', () => setTimeout(() => undefined, 1)],
    ['setInterval', () => setInterval(() => undefined, 1)],
    ['setImmediate', () => setImmediate(() => undefined)],
    ['Math.random', () => Math.random()],
    ['performance.now', () => performance.now()],
    ['crypto.randomBytes', () => (require('node:crypto') as typeof import('node:crypto')).randomBytes(4)],
    [
      'crypto.generateKeyPairSync',
      () => (require('node:crypto') as typeof import('node:crypto')).generateKeyPairSync('x25519'),
    ],
    ['crypto.randomUUID', () => (require('node:crypto') as typeof import('node:crypto')).randomUUID()],
    ['crypto.getRandomValues', () => globalThis.crypto.getRandomValues(new Uint8Array(4))],
    ['fs.readFileSync', () => (require('node:fs') as typeof import('node:fs')).readFileSync('/etc/hostname')],
    ['fs.promises.readFile', () => (require('node:fs') as typeof import('node:fs')).promises.readFile('/x')],
    ['net.connect', () => (require('node:net') as typeof import('node:net')).connect(1)],
    [
      'child_process.spawn',
      () => (require('node:child_process') as typeof import('node:child_process')).spawn('true'),
    ],
  ];

  it.each(tripping)('throws at %s in node code, even when the code swallows it', async (what, touch) => {
    let thrown: unknown = null;
    const flight = run(() => {
      try {
        touch();
      } catch (error) {
        thrown = error;
      }
    });
    await expect(flight).rejects.toThrow(/tripwire: node code touched the real world: .*event: turn node-a/);
    expect(String(thrown)).toContain(what);
  });

  it('restores everything after a run, and lets the harness out during it', async () => {
    let outside = 0;
    await run((simulation) => {
      outside = simulation.outside(() => Date.now());
      expect(new Date(0).getTime()).toBe(0);
    });
    expect(outside).toBeGreaterThan(0);
    expect(Date.now()).toBeGreaterThan(0);
    expect(new Date() instanceof Date).toBe(true);
  });
});
