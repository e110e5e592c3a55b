import {
  commandArguments,
  commandCatalogue,
  commandTargets,
  type CommandDefinition,
} from '@dawnline/contracts';
import { UserError } from '../errors';
import type { Output } from '../output';

/** One command as JSON. */
function rowOf(entry: CommandDefinition): object {
  return {
    target: entry.target,
    packet: entry.contract,
    action: entry.action,
    type: entry.field.type,
    unit: entry.field.unit,
    description: entry.field.description,
    class: entry.commandClass,
    hazard: entry.hazardous,
    arguments: commandArguments(entry).map(({ path, field, allowed }) => ({
      path,
      type: field.type,
      repeated: field.repeated,
      unit: field.unit,
      description: field.description,
      minimum: field.minimum,
      maximum: field.maximum,
      max_length: field.maxLength,
      max_items: field.maxItems,
      allowed,
    })),
  };
}

/** Arguments that a table has room for; all of them are in the JSON and in docs/commands.md (assumed). */
const ARGUMENTS_SHOWN = 4;

function argumentsOf(entry: CommandDefinition): string {
  const all = commandArguments(entry);
  const lines = all
    .slice(0, ARGUMENTS_SHOWN)
    .map(
      ({ path, field, allowed }) => `${path}: ${allowed || field.type}${field.repeated ? ', a list' : ''}`,
    );
  if (all.length > ARGUMENTS_SHOWN) lines.push(`and ${all.length - ARGUMENTS_SHOWN} more, see --json`);
  return lines.join('\n');
}

/** All commands, or those of one target, with arguments, units, ranges, class and hazard. */
export function listCommands(target: string | undefined, output: Output): void {
  if (target !== undefined && !commandTargets().includes(target))
    throw new UserError(`target ${target}: one of ${commandTargets().join(', ')} is allowed`);
  const entries = commandCatalogue.filter((entry) => target === undefined || entry.target === target);
  if (output.json) {
    output.document(entries.map(rowOf));
    return;
  }
  output.table(
    ['target', 'action', 'class', 'takes', 'what it does'],
    entries.map((entry) => [
      entry.target,
      entry.action,
      entry.commandClass + (entry.hazardous === null ? '' : '\nhazardous'),
      argumentsOf(entry),
      entry.field.description,
    ]),
  );
}
