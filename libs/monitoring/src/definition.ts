/** What a sample that is missing or invalid does to a monitor (FD-8, FD-9). */
export type Policy = 'ignore' | 'hold' | 'count' | 'trip';

/** A value equal to a limit passes. An absent side is not checked. */
export interface Limits {
  readonly low?: number;
  readonly high?: number;
}

export type MonitorKind =
  | { readonly kind: 'limit'; readonly yellow?: Limits; readonly red?: Limits }
  | { readonly kind: 'rate'; readonly maximumPerS: number }
  | { readonly kind: 'expected'; readonly mask: number; readonly value: number }
  | { readonly kind: 'stale' };

export interface MonitorDefinition {
  readonly id: string;
  /** Who publishes the sample: a device or a subsystem. */
  readonly source: string;
  readonly unit: string;
  readonly check: MonitorKind;
  /** Consecutive failing new samples that trip it. */
  readonly persistence: number;
  /** Consecutive passing new samples that clear it. */
  readonly clearAfter: number;
  /** Nominal time between two samples. */
  readonly periodUs: number;
  readonly maxAgeUs: number;
  /** Physical range: a value outside is invalid, not a violation. */
  readonly range?: Limits;
  readonly whenStale?: Policy;
  readonly whenInvalid?: Policy;
  /** Why silence or rubbish may be ignored; needed for 'ignore'. */
  readonly ignoreReason?: string;
  /** Row of the response table that a trip asks for. */
  readonly response?: string;
}

/** The names a monitor table may use. */
export interface KnownNames {
  readonly sources: readonly string[];
  readonly responses: readonly string[];
}

function limitFaults(check: MonitorKind): string[] {
  if (check.kind === 'rate') return check.maximumPerS > 0 ? [] : ['maximumPerS must be above 0'];
  if (check.kind !== 'limit') return [];
  if (!check.yellow && !check.red) return ['a limit monitor needs yellow or red limits'];
  const faults: string[] = [];
  const yellowLow = check.yellow?.low ?? -Infinity;
  const yellowHigh = check.yellow?.high ?? Infinity;
  const redLow = check.red?.low ?? -Infinity;
  const redHigh = check.red?.high ?? Infinity;
  if (check.yellow && redLow > yellowLow) faults.push('red low is above yellow low');
  if (check.yellow && redHigh < yellowHigh) faults.push('red high is below yellow high');
  if (yellowLow >= yellowHigh) faults.push('yellow low is not below yellow high');
  if (redLow >= redHigh) faults.push('red low is not below red high');
  return faults;
}

function faultsOf(monitor: MonitorDefinition, known: KnownNames): string[] {
  const faults = limitFaults(monitor.check);
  const atLeastOne = (value: number): boolean => Number.isInteger(value) && value >= 1;
  if (!atLeastOne(monitor.persistence)) faults.push('persistence must be an integer of at least 1');
  if (!atLeastOne(monitor.clearAfter)) faults.push('clearAfter must be an integer of at least 1');
  if (!(monitor.periodUs > 0)) faults.push('periodUs must be above 0');
  if (!(monitor.maxAgeUs >= monitor.periodUs)) faults.push('maxAgeUs must be at least one period');
  if (monitor.unit === '') faults.push('unit is missing');
  if (!known.sources.includes(monitor.source)) faults.push(`source ${monitor.source} does not exist`);
  if (monitor.response !== undefined && !known.responses.includes(monitor.response)) {
    faults.push(`response ${monitor.response} does not exist`);
  }
  const ignores = monitor.whenStale === 'ignore' || monitor.whenInvalid === 'ignore';
  if (ignores && !monitor.ignoreReason) faults.push('ignore needs a written reason');
  return faults;
}

/** FD-12: all that is wrong with a table, each as one line; empty when it may be activated. */
export function checkMonitorTable(table: readonly MonitorDefinition[], known: KnownNames): string[] {
  const ids = table.map((monitor) => monitor.id);
  const duplicates = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...duplicates.map((id) => `${id}: id is used twice`),
    ...table.flatMap((monitor) => faultsOf(monitor, known).map((fault) => `${monitor.id}: ${fault}`)),
  ];
}
