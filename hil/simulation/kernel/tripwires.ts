// Throws when node code reaches past its ports into the real world while the simulation runs.

import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';

type Anything = Record<string, unknown>;

/** Callers that may: the module loader (also lazily), standard output, and the ids that Nest gives its tokens at boot. */
const MAY = /node:internal\/(modules|fs\/sync_write_stream)|node_modules\/(uid|@nestjs)\//;
/** The test runner loads and transforms modules wherever it likes. */
const TEST_RUNNER = /node_modules\/(jest-|@jest\/|@swc\/|graceful-fs)/;
const OWN_FRAME = /hil[/\\]simulation[/\\]kernel[/\\]tripwires/;
const KERNEL_FRAME = /hil[/\\]simulation[/\\]kernel[/\\]simulation/;
const STACK_DEPTH = 30;

const CRYPTO = [
  'randomBytes',
  'randomInt',
  'randomUUID',
  'randomFill',
  'randomFillSync',
  'generateKeyPair',
  'generateKeyPairSync',
  'generateKey',
  'generateKeySync',
];
const NET = ['connect', 'createConnection', 'createServer'];
const CHILD = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'];
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate'];

/** Node code did what only a live adapter may do. */
export class TripwireError extends Error {
  constructor(readonly what: string) {
    super(`node code touched the real world: ${what} (use the host's ports)`);
    this.name = 'TripwireError';
  }
}

export class Tripwires {
  private readonly restores: (() => void)[] = [];
  private suspended = 0;

  /** `report` hears of every trip, also of one that node code swallowed. */
  constructor(private readonly report: (error: TripwireError) => void) {}

  install(): void {
    if (this.restores.length > 0) return;
    this.coverDate();
    this.cover(Math as unknown as Anything, 'Math', ['random']);
    this.cover(globalThis as unknown as Anything, '', TIMERS);
    this.cover(performance as unknown as Anything, 'performance', ['now']);
    this.cover(crypto as unknown as Anything, 'crypto', CRYPTO);
    const web = crypto.webcrypto as unknown as Anything;
    this.cover(web, 'crypto', ['getRandomValues', 'randomUUID']);
    this.cover((web as { subtle: Anything }).subtle, 'crypto.subtle', [
      'digest',
      'encrypt',
      'decrypt',
      'sign',
    ]);
    this.cover(net as unknown as Anything, 'net', NET);
    this.cover(childProcess as unknown as Anything, 'child_process', CHILD);
    this.cover(fs as unknown as Anything, 'fs', functionsOf(fs));
    this.cover(fs.promises as unknown as Anything, 'fs.promises', functionsOf(fs.promises));
  }

  restore(): void {
    for (const restore of this.restores.splice(0).reverse()) restore();
  }

  /** Runs the harness's own contact with the real world: a file to write, a line to print. */
  outside<T>(action: () => T): T {
    this.suspended += 1;
    try {
      return action();
    } finally {
      this.suspended -= 1;
    }
  }

  private trip(what: string): void {
    if (this.suspended > 0) return;
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = STACK_DEPTH;
    const error = new TripwireError(what);
    Error.stackTraceLimit = before;
    if (exempt(error.stack ?? '')) return;
    this.report(error);
    throw error;
  }

  private cover(target: Anything, prefix: string, names: readonly string[]): void {
    for (const name of names) {
      const original = target[name];
      if (typeof original !== 'function') continue;
      const own = Object.getOwnPropertyDescriptor(target, name);
      const what = prefix === '' ? name : `${prefix}.${name}`;
      const trip = (): void => this.trip(what);
      const guarded = function (this: unknown, ...parameters: unknown[]): unknown {
        trip();
        return Reflect.apply(original, this, parameters) as unknown;
      };
      Object.setPrototypeOf(guarded, original as object);
      Object.defineProperty(target, name, {
        value: guarded,
        configurable: true,
        writable: true,
        enumerable: true,
      });
      this.restores.push(() => {
        if (own) Object.defineProperty(target, name, own);
        else delete target[name];
      });
    }
  }

  /** A date of a given time is plain arithmetic; only the present is forbidden. */
  private coverDate(): void {
    const trip = (what: string): void => this.trip(what);
    const original = globalThis.Date;
    const now = (): number => {
      trip('Date.now');
      return original.now();
    };
    globalThis.Date = new Proxy(original, {
      construct(target, parameters, newTarget): object {
        if (parameters.length === 0) trip('new Date()');
        return Reflect.construct(target, parameters, newTarget) as object;
      },
      apply(target, self, parameters): unknown {
        trip('Date()');
        return Reflect.apply(target, self, parameters);
      },
      get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
    });
    this.restores.push(() => {
      globalThis.Date = original;
    });
  }
}

function functionsOf(module: object): string[] {
  return Object.keys(module).filter(
    (name) => /^[a-z]/.test(name) && typeof (module as Anything)[name] === 'function',
  );
}

/** Whether the code that called may do so. Frames below the kernel's belong to whoever started the flight. */
function exempt(stack: string): boolean {
  const frames = stack
    .split('\n')
    .slice(1)
    .filter((frame) => !OWN_FRAME.test(frame));
  const kernel = frames.findIndex((frame) => KERNEL_FRAME.test(frame));
  const above = kernel < 0 ? frames : frames.slice(0, kernel);
  return above.length > 0 && (MAY.test(above[0]) || above.some((frame) => TEST_RUNNER.test(frame)));
}
