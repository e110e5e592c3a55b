import { strict as assert } from 'node:assert';
import { parseChecked, type Finding } from '@hil/data';
import { catalogueSchema } from './catalogue.schema';
import type { ParameterValue } from './plan';
import type { ShapeKind } from './shape';

export type World = 'simulated' | 'live';

export interface FaultParameter {
  readonly about: string;
  readonly unit?: string;
  readonly range?: readonly [number, number];
  readonly choices?: readonly ParameterValue[];
  /** Kind of target that it names. */
  readonly of?: string;
  readonly default: ParameterValue;
}

/** What an entry of the flight record must look like. {name} stands for a detail of the fault. */
export interface EntryPattern {
  /** SOURCE/EVENT_CODE; the source may be * */
  readonly event?: string;
  /** Wanted event parameters: any of the listed values; >N compares numbers. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly node?: string;
  readonly what?: string;
  /** Housekeeping of this service. */
  readonly telemetry?: string;
  /** Housekeeping of every service that was heard before the onset. */
  readonly telemetryOfAll?: 'services';
  /** The fault itself was removed. */
  readonly heal?: true;
  /** Counts only later than this: the end of the fault, or the next boot of its target. */
  readonly after?: 'heal' | 'boot';
  /** Counts only for these targets. */
  readonly targets?: readonly string[];
}

export interface RecoveryCondition {
  readonly any: readonly EntryPattern[];
  /** Asked for only when a job was running at the onset. */
  readonly onlyIf?: 'job-running';
  readonly targets?: readonly string[];
}

export interface FaultKind {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly target: string;
  readonly parameters: Readonly<Record<string, FaultParameter>>;
  /** Seconds; a default of null lasts until it is healed. */
  readonly duration:
    | { readonly instant: true }
    | { readonly default: number | null; readonly range: readonly [number, number] };
  /** Shapes that it may have besides the step. */
  readonly shapes: readonly ShapeKind[];
  readonly rate: string;
  readonly phases: readonly string[];
  readonly detector: string;
  readonly recovery: string;
  readonly forbidden: string;
  readonly budget: { readonly detectS: number; readonly recoverS: number };
  readonly worlds: readonly World[];
  readonly implemented: boolean;
  /** Why it may go unnoticed on board: if it does, its onset counts as its detection (inv:F3). */
  readonly undetectable?: string;
  readonly detectedBy: readonly EntryPattern[];
  readonly recoveredWhen: readonly RecoveryCondition[];
}

export interface FaultCatalogue {
  readonly kinds: readonly FaultKind[];
  kind(name: string): FaultKind | null;
}

/** Nothing on board mends it: it is over when it is removed, and not before. */
export function endsByRemovalOnly({ recoveredWhen }: FaultKind): boolean {
  return recoveredWhen.length > 0 && recoveredWhen.every(({ any }) => any.every(({ heal }) => heal === true));
}

/** The catalogue itself does not hold: a mistake of ours, with one line for each thing to correct. */
export class FaultError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'FaultError';
  }
}

/** Parses and checks the catalogue. `file` is only the name that errors are reported under. */
export function loadCatalogue(text: string, file = 'catalogue.yaml'): FaultCatalogue {
  const { faults } = parseChecked<{ faults: readonly FaultKind[] }>(text, file, {
    schema: catalogueSchema,
    check: ({ faults: kinds }) => duplicates(kinds),
    error: (problems) => new FaultError(problems),
  });
  const kinds = faults.map((kind) => ({
    ...kind,
    shapes: kind.shapes ?? [],
    detectedBy: kind.detectedBy ?? [],
    recoveredWhen: kind.recoveredWhen ?? [],
  }));
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  assert(byName.size === kinds.length, 'every kind can be found by its name');
  return { kinds, kind: (name) => byName.get(name) ?? null };
}

function duplicates(kinds: readonly FaultKind[]): Finding[] {
  return kinds.flatMap(({ id, name }, index) => {
    const earlier = kinds.slice(0, index);
    const path = ['faults', index];
    return [
      ...(earlier.some((other) => other.id === id)
        ? [{ path: [...path, 'id'], value: id, allowed: 'an id that is used once' }]
        : []),
      ...(earlier.some((other) => other.name === name)
        ? [{ path: [...path, 'name'], value: name, allowed: 'a name that is used once' }]
        : []),
    ];
  });
}

const US_PER_S = 1_000_000;

/** How long a fault lasts unless told otherwise, microseconds; null until it is healed, 0 for no time at all. */
export function defaultDurationUs(kind: FaultKind): number | null {
  if ('instant' in kind.duration) return 0;
  return kind.duration.default === null ? null : kind.duration.default * US_PER_S;
}

export const secondsToUs = (seconds: number): number => Math.round(seconds * US_PER_S);
