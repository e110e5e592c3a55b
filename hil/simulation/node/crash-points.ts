import { strict as assert } from 'node:assert';

/** The nth call of a port, as a scenario names it. */
export interface CrashPointFilter {
  /** NODE/PORT.METHOD, for example job-executor/disk.append; a node `*` means any. */
  readonly on: string;
  /** Substring of the path, topic or job of the call; '' for any. */
  readonly path: string;
  /** Counted from arming, over all lives of the node. */
  readonly nth: number;
  readonly moment: 'before' | 'after';
}

export interface PortCall {
  readonly node: string;
  /** PORT.METHOD */
  readonly method: string;
  readonly subject: string;
  /** Number of the call among all port calls of the node, from 1. */
  readonly number: number;
}

/** A point that is due after the call. */
export interface ArmedPoint {
  strike(): void;
}

class Point implements ArmedPoint {
  private calls = 0;
  spent = false;
  call: PortCall | null = null;

  constructor(
    readonly filter: CrashPointFilter,
    private readonly action: (call: PortCall) => void,
  ) {}

  /** Whether this call is the one. */
  meets(call: PortCall): boolean {
    const { on, path, nth } = this.filter;
    const wanted = on.startsWith('*/') ? `*/${call.method}` : `${call.node}/${call.method}`;
    if (this.spent || on !== wanted || !call.subject.includes(path)) return false;
    this.calls += 1;
    if (this.calls !== nth) return false;
    this.spent = true;
    this.call = call;
    return true;
  }

  strike(): void {
    this.action(this.call!);
  }
}

const NAME = /^(\*|[a-z][a-z0-9:._-]*)\/(disk|bus|process|boot|lines)\.[a-zA-Z]+$/;

/** Numbers every call of every port, and strikes at the ones that were asked for. */
export class CrashPoints {
  private readonly numbers = new Map<string, number>();
  private points: Point[] = [];
  private readonly listeners: ((call: PortCall) => void)[] = [];

  /** Arms a point for one strike. Returns what disarms it. */
  arm(filter: CrashPointFilter, action: (call: PortCall) => void): () => void {
    assert(NAME.test(filter.on), `crash point ${filter.on}: give NODE/PORT.METHOD`);
    assert(Number.isInteger(filter.nth) && filter.nth >= 1, `crash point ${filter.on}: nth starts at 1`);
    const point = new Point(filter, action);
    this.points.push(point);
    return () => {
      this.points = this.points.filter((other) => other !== point);
    };
  }

  /** Hears of every call: for enumerating the points of a flight. */
  onCall(listener: (call: PortCall) => void): void {
    this.listeners.push(listener);
  }

  /** Port calls of a node so far. */
  callsOf(node: string): number {
    return this.numbers.get(node) ?? 0;
  }

  pass(node: string, method: string, subject: string): ArmedPoint | null {
    const number = (this.numbers.get(node) ?? 0) + 1;
    this.numbers.set(node, number);
    if (this.points.length === 0 && this.listeners.length === 0) return null;
    const call = { node, method, subject, number };
    for (const listener of this.listeners) listener(call);
    let after: ArmedPoint | null = null;
    for (const point of this.points) {
      if (!point.meets(call)) continue;
      if (point.filter.moment === 'before') point.strike();
      else after ??= point;
    }
    if (this.points.some((point) => point.spent)) this.points = this.points.filter((point) => !point.spent);
    return after;
  }
}
