import type { Command } from 'commander';
import { allowedValues, faultDetails, faultTargets, type FaultKind } from '@hil/faults';
import { readCatalogue } from '@hil/scenarios';
import { DATA, readCraft } from '../craft-files';
import { UserError } from '../errors';
import { outputFor } from '../output';

interface FaultsOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** The craft whose targets are named. */
const CRAFT = 'odc-1';
/** Widths that keep a table of five columns readable on a wide terminal. */
const RATE_WIDTH = 30;
const PARAMETERS_WIDTH = 48;
const DETAIL_WIDTH = 100;

const LABEL_WIDTH = 20;

const indented = (text: string): string => text.replaceAll('\n', `\n${' '.repeat(LABEL_WIDTH)}`);

/** Without the marks of the generated document. */
const plain = (text: string): string => text.replaceAll('`', '');

/** Breaks a text between words. */
function wrap(text: string, width: number): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

/** All of one kind, with what can be struck on the craft. */
function detailsOf(kind: FaultKind): readonly (readonly [string, string])[] {
  const targets = faultTargets(readCraft(CRAFT))(kind.target);
  const place = targets === null ? kind.target : `${kind.target}: ${targets.join(', ')}`;
  const rows = faultDetails(kind).map(([label, text]) => [label, label === 'Target' ? place : text] as const);
  return [['', `${kind.id}  ${kind.name}`], ['About', kind.about], ...rows];
}

function faults(name: string | undefined, options: FaultsOptions): void {
  const catalogue = readCatalogue(DATA);
  const output = outputFor(options.json ?? false);
  const chosen = catalogue.kinds.filter((kind) =>
    name ? kind.name === name || kind.id === name : options.all || kind.implemented,
  );
  if (chosen.length === 0)
    throw new UserError(`${name}: no such fault; \`dawnline faults --all\` lists them`);
  if (output.json) {
    output.document(chosen);
    return;
  }
  if (name) {
    for (const [label, text] of detailsOf(chosen[0]))
      output.text(`${plain(label).padEnd(LABEL_WIDTH)}${indented(wrap(plain(text), DETAIL_WIDTH))}`);
    return;
  }
  output.table(
    ['id', 'fault', 'on', 'worlds', 'parameters (allowed; default)', 'rate and its provenance'],
    chosen.map((kind) => [
      kind.id,
      kind.name,
      kind.target,
      kind.implemented ? kind.worlds.join(', ') : 'not yet',
      Object.entries(kind.parameters)
        .map(([key, parameter]) => `${key}: ${allowedValues(parameter)}; ${String(parameter.default)}`)
        .map((text) => wrap(text, PARAMETERS_WIDTH))
        .join('\n'),
      wrap(kind.rate, RATE_WIDTH),
    ]),
  );
}

export function addFaults(program: Command): void {
  program
    .command('faults')
    .description('List the faults that can be injected, with parameters, units, defaults and provenance')
    .argument('[name]', 'dotted name or id of one fault: all that the catalogue says of it')
    .option('--all', 'the whole catalogue, also what cannot be injected yet')
    .option('--json', 'one JSON document, as in hil/faults/catalogue.yaml')
    .action((name: string | undefined, options: FaultsOptions) => faults(name, options));
}
