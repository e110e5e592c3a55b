import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { cosmosOf, eventIdOf, interopMapping, xtceOf, type Labels, type Mapping } from '@hil/interop';
import { UserError } from '../errors';
import { findSubsystems } from '../subsystems';
import { softwareVersion } from '../version';

/** What the subsystems of this checkout say and take, as space packets. */
export function mappingOfCheckout(): Mapping {
  return interopMapping(findSubsystems().map(({ subsystem }) => subsystem.name));
}

/** Event codes by event id. */
function eventLabels(): Labels {
  const codes = new Set(findSubsystems().flatMap(({ subsystem }) => Object.keys(subsystem.events)));
  return [...codes].sort().map((code) => [eventIdOf(code), code] as const);
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`--out ${file}: expected a file that can be written (${(error as Error).message})`);
  }
}

function exportXtce({ out }: { readonly out?: string }): void {
  const text = xtceOf(mappingOfCheckout(), { version: softwareVersion(), events: eventLabels() });
  if (out === undefined) process.stdout.write(text);
  else write(out, text);
}

function exportCosmos({ out }: { readonly out: string }): void {
  if (statSync(out, { throwIfNoEntry: false })?.isFile())
    throw new UserError(`--out ${out}: expected a folder`);
  const files = cosmosOf(mappingOfCheckout(), eventLabels());
  for (const [path, text] of Object.entries(files)) write(join(out, path), text);
  process.stdout.write(`${Object.keys(files).length} files in ${out}\n`);
}

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .description('Write the telemetry dictionary in the form that other ground systems read')
    .addHelpText('after', '\ndocs/interoperation.md says how to connect Yamcs and OpenC3 COSMOS.');
  command
    .command('xtce')
    .description('XTCE 1.2: containers, parameters with units and limits, commands (Yamcs and others)')
    .option('--out <file>', 'file to write (default: standard output)')
    .addHelpText('after', '\nExample:\n  dawnline export xtce --out mdb/dawnline.xml')
    .action(exportXtce);
  command
    .command('cosmos')
    .description('An OpenC3 COSMOS target: plugin.txt and targets/DAWNLINE')
    .option('--out <folder>', 'folder to write into', 'openc3-cosmos-dawnline')
    .addHelpText('after', '\nExample:\n  dawnline export cosmos --out openc3-cosmos-dawnline')
    .action(exportCosmos);
}
