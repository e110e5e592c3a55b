import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a process ends itself, as a scenario names it: the nth call of a port, before or after it had its effect. */
export interface CrashPoint {
  /** SERVICE/PORT.METHOD, for example job-executor/disk.append. */
  readonly on: string;
  /** Substring of the path, topic or job of the call; '' for any. */
  readonly path: string;
  readonly nth: number;
  readonly moment: 'before' | 'after';
}

const NAME = /^([a-z][a-z0-9-]*)\/(disk|bus|process)\.([a-zA-Z]+)$/;

/** Reads a crash point from JSON. @throws Error that says what is wrong with it */
export function crashPointOf(text: string): CrashPoint {
  const value = JSON.parse(text) as Partial<CrashPoint>;
  if (typeof value.on !== 'string' || !NAME.test(value.on))
    throw new Error('"on" must be SERVICE/PORT.METHOD with port disk, bus or process');
  if (!Number.isInteger(value.nth) || value.nth! < 1) throw new Error('"nth" must be an integer from 1');
  if (value.moment !== 'before' && value.moment !== 'after')
    throw new Error('"moment" must be before or after');
  return { on: value.on, path: value.path ?? '', nth: value.nth!, moment: value.moment };
}

/** Left behind by a crash point that struck: it strikes once, and the rig can tell it from a kill by hand. */
export function crashMarkerOf(stateFolder: string, service: string): string {
  return join(stateFolder, `${service}.struck`);
}

/** Leaves the marker, then ends this process as an upset would: no handler runs. */
export function killSelf(marker: string): void {
  writeFileSync(marker, '');
  process.kill(process.pid, 'SIGKILL');
}

/** Kills its own process at one numbered call, so that a crash point of a scenario also strikes live. */
export class ArmedCrashPoint {
  private calls = 0;
  private readonly port: string;
  private readonly method: string;
  private readonly meant: boolean;

  constructor(
    service: string,
    private readonly point: CrashPoint,
    private readonly die: () => void,
  ) {
    const [, node, port, method] = NAME.exec(point.on)!;
    this.port = port;
    this.method = method;
    this.meant = node === service;
  }

  /** The port, with the crash point in its way. Ports of the same kind share the count. */
  guard<T extends object>(kind: string, port: T): T {
    if (!this.meant || kind !== this.port) return port;
    return new Proxy(port, {
      get: (target, property) => {
        const value: unknown = Reflect.get(target, property, target);
        if (typeof value !== 'function') return value;
        if (property !== this.method) return value.bind(target) as unknown;
        return (...parameters: unknown[]) =>
          this.call(() => (value as (...p: unknown[]) => unknown).apply(target, parameters), parameters);
      },
    });
  }

  private call(action: () => unknown, parameters: unknown[]): unknown {
    if (!subjectOf(parameters).includes(this.point.path)) return action();
    this.calls += 1;
    if (this.calls !== this.point.nth) return action();
    if (this.point.moment === 'before') {
      this.die();
      return new Promise(() => undefined);
    }
    const result = action();
    if (result instanceof Promise)
      return result.then((value: unknown) => {
        this.die();
        return value;
      });
    this.die();
    return result;
  }
}

/** Paths, topic or job that a call names. */
function subjectOf(parameters: readonly unknown[]): string {
  return parameters
    .flat()
    .map((parameter) =>
      typeof parameter === 'string' ? parameter : ((parameter as { job?: string } | null)?.job ?? ''),
    )
    .join(' ');
}
