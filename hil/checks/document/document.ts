/** docs/plant.md: the model in words, constants and channels from the code, checks with their results. */
import { CHECK_KINDS, type CheckResult } from '../run';
import { documentValue, toleranceText, valueText } from '../text';
import type { ListedChannel } from '@hil/plant';
import { INTRODUCTION, LIMITS, MODEL } from './model';

/** A constant of the code or a figure of the craft file, with the marks found in its comments. */
export interface MarkedConstant {
  /** File of the code, or group of the craft file. */
  readonly place: string;
  readonly name: string;
  readonly value: string;
  readonly marks: readonly string[];
  readonly comment: string;
}

export interface PlantDocument {
  readonly checks: readonly CheckResult[];
  readonly channels: readonly ListedChannel[];
  readonly constants: readonly MarkedConstant[];
  readonly craft: readonly MarkedConstant[];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const KIND_TEXT = {
  calibration:
    'The plant was set to these figures; that it gives them back shows that it was set well, no more.',
  validation: 'Outside data that sets nothing in the plant.',
  verification: 'Closed forms and self-consistency: the equations are solved right.',
} as const;

function checkRows({ number, what, source, outcome, reason, readings }: CheckResult): string[][] {
  if (readings.length === 0) return [[String(number), what, outcome, reason, '', source]];
  return readings.map((reading, k) => [
    k === 0 ? String(number) : '',
    k === 0 && readings.length === 1
      ? `${what}: ${reading.what}`
      : k === 0
        ? `${what}. ${reading.what}`
        : reading.what,
    `${valueText(reading.expected)} ${reading.unit}`,
    `${reading.passed ? '' : '**failed** '}${documentValue(reading)}`,
    toleranceText(reading),
    k === 0 ? source : '',
  ]);
}

function checkSection(checks: readonly CheckResult[]): string {
  const kinds = CHECK_KINDS.map((kind) => {
    const own = checks.filter((check) => check.kind === kind);
    const passed = own.filter(({ outcome }) => outcome === 'passed').length;
    const head = ['', 'check', 'expected', 'got', 'tolerance', 'source'];
    return [
      `### ${kind[0]!.toUpperCase()}${kind.slice(1)}: ${passed} of ${own.length} passed`,
      KIND_TEXT[kind],
      table(head, own.flatMap(checkRows)),
    ].join('\n\n');
  });
  const introduction =
    'Numbers 1 to 24 are the list that the plant must pass; the rest are further figures of its reference. What was got is' +
    ' rounded to the tolerance; `npx dawnline plant check --json` has all digits.';
  return ['## Checks', introduction, ...kinds].join('\n\n');
}

function channelSection(channels: readonly ListedChannel[]): string {
  const rows = (role: ListedChannel['role']): string[][] =>
    channels
      .filter((channel) => channel.role === role)
      .map(({ name, unit, elements, description }) => [
        `\`${name}\``,
        unit,
        elements.length > 1 || elements[0] !== '' ? elements.join(', ') : '',
        description,
      ]);
  const head = ['channel', 'unit', 'elements', 'meaning'];
  return [
    '## Channels',
    'Inputs, which devices, faults and `plant run --set` write:',
    table(head, rows('input')),
    'State, which the plant works out:',
    table(head, rows('state')),
  ].join('\n\n');
}

/** Neighbours with one comment share a row. */
function merged(constants: readonly MarkedConstant[]): MarkedConstant[] {
  const rows: MarkedConstant[] = [];
  for (const constant of constants) {
    const last = rows.at(-1);
    const text = constant.value === '' ? `\`${constant.name}\`` : `\`${constant.name}\` ${constant.value}`;
    if (last && last.place === constant.place && last.comment === constant.comment)
      rows[rows.length - 1] = { ...last, value: `${last.value}, ${text}` };
    else rows.push({ ...constant, value: text });
  }
  return rows;
}

function constantTables(constants: readonly MarkedConstant[]): string[] {
  const places = [...new Set(constants.map(({ place }) => place))];
  return places.map((place) => {
    const rows = merged(constants.filter((constant) => constant.place === place)).map(
      ({ value, marks, comment }) => [value, marks.join(', '), comment],
    );
    return `### ${place}\n\n${table(['numbers', 'mark', 'what is said of them'], rows)}`;
  });
}

export function plantDocument({ checks, channels, constants, craft }: PlantDocument): string {
  const model = MODEL.map(({ title, text }) => `### ${title}\n${text}`).join('\n\n');
  const sections = [
    INTRODUCTION.trimEnd(),
    `## Model\n\n${model}`,
    checkSection(checks),
    channelSection(channels),
    '## Craft ODC-1\n\nFrom `hil/crafts/odc-1.yaml`; the mark is that of the nearest comment.',
    ...constantTables(craft),
    '## Constants in the code',
    ...constantTables(constants),
    LIMITS.trimEnd(),
  ];
  return `${sections.join('\n\n')}\n`;
}
