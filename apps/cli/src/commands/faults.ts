import type { Command } from 'commander';
import { allowedValues } from '@hil/faults';
import { readCatalogue } from '@hil/scenarios';
import { DATA } from '../craft-files';
import { UserError } from '../errors';
import { outputFor } from '../output';

interface FaultsOptions {
  readonly all?: boolean;
  readonly json?: boolean;
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
  output.table(
    ['id', 'fault', 'on', 'worlds', 'parameters (allowed; default)'],
    chosen.map((kind) => [
      kind.id,
      kind.name,
      kind.target,
      kind.implemented ? kind.worlds.join(', ') : 'not yet',
      Object.entries(kind.parameters)
        .map(([key, parameter]) => `${key}: ${allowedValues(parameter)}; ${String(parameter.default)}`)
        .join('\n'),
    ]),
  );
}

export function addFaults(program: Command): void {
  program
    .command('faults')
    .description('List the faults that can be injected, with parameters, units and defaults')
    .argument('[name]', 'dotted name or id of one fault')
    .option('--all', 'the whole catalogue, also what cannot be injected yet')
    .option('--json', 'one JSON document, as in hil/faults/catalogue.yaml')
    .action((name: string | undefined, options: FaultsOptions) => faults(name, options));
}
