import { allowedValues } from './check';
import type { EntryPattern, FaultCatalogue, FaultKind } from './catalogue';
import { DUTY_RANGE, PERIOD_RANGE_S, RAMP_RANGE_S, type ShapeKind } from './shape';

const GROUPS: Readonly<Record<string, string>> = {
  sensor: 'Sensors',
  actuator: 'Actuators',
  power: 'Power',
  thermal: 'Thermal',
  gpu: 'GPU',
  process: 'Processes and computers',
  storage: 'Storage',
  bus: 'Bus',
  link: 'Space link',
  ground: 'Ground',
  time: 'Time',
};

const INTRODUCTION = `# Faults

Generated from \`hil/faults/catalogue.yaml\` by \`node scripts/docs.mjs\`. Do not edit.

Every kind of fault that Dawnline knows, with what may be set, who must notice it, what must be done about it and what
must never happen. A fault that names its worlds can be injected there: by a scenario, by \`dawnline inject\`, and by a
packet on \`rig/{craft}/fault\`. Budgets are mission time from the onset; they are assumed until measured, as are ranges
where an entry names no source. Phases: SI sunlit idle, SJ sunlit with job, EE eclipse entry, EC eclipse, SA radiation
belt, PS pass, CK checkpoint in flight, MT mode transition.
`;

const groupOf = (kind: FaultKind): string => kind.name.split('.')[0];

function durationOf({ duration }: FaultKind): string {
  if ('instant' in duration) return 'at once';
  const [low, high] = duration.range;
  const byDefault = duration.default === null ? 'until it is healed' : `${duration.default} s`;
  return `${byDefault}; ${low} to ${high} s`;
}

function patternText(pattern: EntryPattern): string {
  const after = pattern.after ? ` after the ${pattern.after}` : '';
  const only = pattern.targets ? ` (${pattern.targets.join(', ')} only)` : '';
  if (pattern.event) return `\`${pattern.event}\`${after}${only}`;
  if (pattern.node) return `${pattern.what} of ${pattern.node}${after}`;
  if (pattern.telemetry) return `housekeeping of ${pattern.telemetry}${after}`;
  return pattern.heal ? 'the end of the fault' : `housekeeping of all services${after}`;
}

function evidence(kind: FaultKind): Detail[] {
  if (!kind.implemented) return [];
  const recovered = kind.recoveredWhen.map(({ any, onlyIf }) => {
    const choice = any.map(patternText).join(' or ');
    return onlyIf ? `${choice} (if a job was running)` : choice;
  });
  return [
    ...(kind.detectedBy.length > 0
      ? [['Seen by', kind.detectedBy.map(patternText).join(', ')] satisfies Detail]
      : []),
    ...(kind.undetectable ? [['May go unnoticed', kind.undetectable] satisfies Detail] : []),
    ['Recovered when', recovered.join('; and ')],
  ];
}

const between = ([low, high]: readonly [number, number]): string => `${low} to ${high}`;
const SHAPE_TEXTS: Readonly<Record<ShapeKind, string>> = {
  step: 'step',
  ramp: `ramp over ${between(RAMP_RANGE_S)} s`,
  intermittent: `intermittent every ${between(PERIOD_RANGE_S)} s, there for ${between(DUTY_RANGE)} of it`,
};

type Detail = readonly [label: string, text: string];

/** All that the catalogue says of one kind, for people: labels and texts. */
export function faultDetails(kind: FaultKind): readonly Detail[] {
  const parameters = Object.entries(kind.parameters).map(([name, parameter]): Detail => [
    `\`${name}\``,
    `${parameter.about}. ${allowedValues(parameter)}; default ${JSON.stringify(parameter.default)}`,
  ]);
  return [
    ['Worlds', kind.implemented ? kind.worlds.join(' and ') : 'not implemented yet'],
    ['Target', kind.target],
    ...parameters,
    ['Lasts', durationOf(kind)],
    ['Shapes', ['step', ...kind.shapes.map((shape) => SHAPE_TEXTS[shape])].join('; ')],
    ['Phases', kind.phases.join(' ')],
    ['Rate', kind.rate],
    ['Detector', `${kind.detector}; within ${kind.budget.detectS} s`],
    ['Recovery', `${kind.recovery}; within ${kind.budget.recoverS} s`],
    ['Forbidden', kind.forbidden],
    ...evidence(kind),
  ];
}

function entry(kind: FaultKind): string {
  const bullets = faultDetails(kind).map(([label, text]) => `- ${label}: ${text}`);
  const heading = [`### ${kind.name}`, '', `${kind.about}. Fault ${kind.id}.`, ''];
  return [...heading, ...bullets, ''].join('\n');
}

/** docs/faults.md. */
export function catalogueDocument(catalogue: FaultCatalogue): string {
  const { kinds } = catalogue;
  const implemented = kinds.filter((kind) => kind.implemented);
  const parts = [
    INTRODUCTION,
    `${kinds.length} kinds, ${implemented.length} of them can be injected: ` +
      `${implemented.map((kind) => `\`${kind.name}\``).join(', ')}.\n`,
  ];
  for (const [group, title] of Object.entries(GROUPS)) {
    parts.push(`## ${title}\n`, ...kinds.filter((kind) => groupOf(kind) === group).map(entry));
  }
  return `${parts.join('\n').trimEnd()}\n`;
}
