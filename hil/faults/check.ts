import { secondsToUs, type FaultCatalogue, type FaultKind, type FaultParameter } from './catalogue';
import { externalTarget } from './external';
import type { ParameterValue, PlannedFault } from './plan';
import { DUTY_RANGE, PERIOD_RANGE_S, RAMP_RANGE_S } from './shape';
import type { FaultTargets } from './targets';

/** One thing that is wrong with a planned fault: where, what stands there, and what is allowed. */
export interface FaultProblem {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly allowed: string;
}

/** Longest list of names that a message shows. */
const NAMES_SHOWN_MAX_ITEMS = 12;

function oneOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN_MAX_ITEMS).join(', ');
  return names.length > NAMES_SHOWN_MAX_ITEMS
    ? `one of ${shown}, ... (${names.length} in all)`
    : `one of ${shown}`;
}

/** What a parameter may be, for people. */
export function allowedValues({ choices, range, unit }: FaultParameter): string {
  const parts: string[] = [];
  if (choices) parts.push(choices.join(', '));
  if (range) parts.push(`${range[0]} to ${range[1]}${unit ? ` (${unit})` : ''}`);
  return parts.join(', or ') || (unit ?? 'text');
}

function isAllowed(parameter: FaultParameter, value: ParameterValue): boolean {
  const { choices, range } = parameter;
  if (choices?.includes(value)) return true;
  if (range) return typeof value === 'number' && value >= range[0] && value <= range[1];
  return !choices && typeof value === 'string';
}

/** Names close to a mistyped one come first, so that they are among those that a message shows. */
function closestFirst(names: readonly string[], wanted: string): string[] {
  const group = wanted.split(/[./]/)[0];
  const distance = (name: string): number => (name.startsWith(group) ? 0 : 1);
  return [...names].sort((a, b) => distance(a) - distance(b));
}

/** All that is wrong with a planned fault; empty when it can be injected. */
export function faultProblems(
  plan: Omit<PlannedFault, 'id' | 'trigger'>,
  catalogue: FaultCatalogue,
  targets: FaultTargets,
  external: readonly string[] = [],
): FaultProblem[] {
  const kind = catalogue.kind(plan.fault);
  if (!kind || !kind.implemented) {
    const names = catalogue.kinds.filter((known) => known.implemented).map((known) => known.name);
    const note = kind ? 'is in the catalogue but cannot be injected yet; ' : '';
    return [{ path: ['fault'], value: plan.fault, allowed: note + oneOf(closestFirst(names, plan.fault)) }];
  }
  const real = externalTarget(kind.target, plan.target, external);
  if (real !== null) {
    const allowed = `a simulated device: ${real} is real hardware, whose faults are its own`;
    return [{ path: ['target'], value: plan.target, allowed }];
  }
  return [
    ...targetProblems(plan, kind, targets),
    ...parameterProblems(plan, kind, targets),
    ...durationProblems(plan, kind),
    ...shapeProblems(plan, kind),
  ];
}

function targetProblems(
  { target }: Pick<PlannedFault, 'target'>,
  kind: FaultKind,
  targets: FaultTargets,
): FaultProblem[] {
  const known = targets(kind.target);
  if (known === null || known.includes(target)) return [];
  return [
    { path: ['target'], value: target, allowed: `a ${kind.target}: ${oneOf(closestFirst(known, target))}` },
  ];
}

function parameterProblems(
  plan: Pick<PlannedFault, 'parameters'>,
  kind: FaultKind,
  targets: FaultTargets,
): FaultProblem[] {
  return Object.entries(plan.parameters).flatMap(([name, value]) => {
    const parameter = kind.parameters[name];
    const path = ['parameters', name];
    const names = Object.keys(kind.parameters);
    if (!parameter) return [{ path, value, allowed: names.length > 0 ? oneOf(names) : 'no parameters' }];
    if (!isAllowed(parameter, value)) return [{ path, value, allowed: allowedValues(parameter) }];
    const things = parameter.of === undefined || value === parameter.default ? null : targets(parameter.of);
    if (things === null || things.includes(String(value))) return [];
    return [{ path, value, allowed: `a ${parameter.of}: ${oneOf(closestFirst(things, String(value)))}` }];
  });
}

function durationProblems({ durationUs }: Pick<PlannedFault, 'durationUs'>, kind: FaultKind): FaultProblem[] {
  if (durationUs === 0) return [];
  const path = ['duration'];
  const value = `${durationUs / 1e6} s`;
  if ('instant' in kind.duration) return [{ path, value, allowed: 'none: it strikes at once' }];
  const [low, high] = kind.duration.range;
  if (durationUs >= secondsToUs(low) && durationUs <= secondsToUs(high)) return [];
  return [{ path, value, allowed: `${low} to ${high} s` }];
}

function shapeProblems({ shape }: Pick<PlannedFault, 'shape'>, { shapes }: FaultKind): FaultProblem[] {
  if (shape.kind === 'step') return [];
  if (!shapes.includes(shape.kind))
    return [{ path: ['shape'], value: shape.kind, allowed: ['step', ...shapes].join(', ') }];
  const within = (
    name: string,
    value: number,
    [low, high]: readonly [number, number],
    unit = '',
  ): FaultProblem[] =>
    value >= low && value <= high
      ? []
      : [{ path: ['shape', name], value: `${value}${unit}`, allowed: `${low} to ${high}${unit}` }];
  if (shape.kind === 'ramp') return within('ramp', shape.rampUs / 1e6, RAMP_RANGE_S, ' s');
  return [
    ...within('every', shape.periodUs / 1e6, PERIOD_RANGE_S, ' s'),
    ...within('duty', shape.duty, DUTY_RANGE),
  ];
}

/** The parameters of a fault with the defaults of the catalogue. */
export function completeParameters(
  kind: FaultKind,
  given: Readonly<Record<string, ParameterValue>>,
): Record<string, ParameterValue> {
  const defaults = Object.entries(kind.parameters).map(([name, { default: value }]) => [name, value]);
  return { ...Object.fromEntries(defaults), ...given };
}

/** Texts, as a command line gives them, in the types that the parameters of a kind have. */
export function parseParameters(
  kind: FaultKind,
  texts: Readonly<Record<string, string>>,
): Record<string, ParameterValue> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const { choices, range } = kind.parameters[name] ?? {};
      const choice = choices?.find((candidate) => String(candidate) === text);
      if (choice !== undefined) return [name, choice];
      const number = Number(text);
      return [name, range && text.trim() !== '' && Number.isFinite(number) ? number : text];
    }),
  );
}
