// docs/commands.md: what the ground may command, from the contracts.
import {
  commandArguments,
  commandCatalogue,
  commandTargets,
  type CommandArgument,
  type CommandDefinition,
} from '@dawnline/contracts';

const INTRODUCTION = `# Commands

Written by \`node scripts/docs.mjs\` from the contracts (\`proto/dawnline/*.proto\`); do not edit. The same list: \`dawnline tc --list\`, with
\`--json\` for programs. Each command goes to its target under \`dawnline tc TARGET ACTION VALUE\`.

**Class**: the modes in which comms-manager lets a command pass.

| class       | OFF, SURVIVAL | SAFE  | STANDBY, unknown | NOMINAL |
| ----------- | ------------- | ----- | ---------------- | ------- |
| recovery    | taken         | taken | taken            | taken   |
| safe        |               | taken | taken            | taken   |
| normal      |               |       | taken            | taken   |
| job-start   |               |       |                  | taken   |

**Hazardous**: armed first, then executed once within 30 s, by the same principal and with the same content. \`--arm\` does both.
What is outside a range is refused by the ground's builder, and again on board (\`REFUSAL_RANGE\`).
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

function argumentRow({ path, field, allowed }: CommandArgument): string {
  const unit = ['message', 'text', 'id', 'enum', 'bool', 'bytes'].includes(field.unit) ? '' : field.unit;
  const type = field.repeated ? `list of ${field.type}` : field.type;
  const limit =
    field.repeated && field.maxItems ? `${allowed ? `${allowed}; ` : ''}at most ${field.maxItems}` : allowed;
  return `| \`${path}\` | ${type} | ${unit} | ${cell(limit)} | ${cell(field.description)} |`;
}

function section(entry: CommandDefinition): string {
  const { action, field, commandClass, hazardous } = entry;
  const lines = [`### ${action}`, '', `${field.description}. Class ${commandClass}.`];
  if (hazardous !== null) lines.push('', `**Hazardous**: ${hazardous}.`);
  const taken = commandArguments(entry);
  if (taken.length > 0) {
    lines.push('', '| argument | type | unit | allowed | what it is |', '| --- | --- | --- | --- | --- |');
    lines.push(...taken.map(argumentRow));
  }
  return lines.join('\n');
}

/** The document of every command of every target. */
export function commandDocument(): string {
  const targets = commandTargets().map((target) => {
    const entries = commandCatalogue.filter((entry) => entry.target === target);
    return `## ${target}\n\n${entries.map(section).join('\n\n')}`;
  });
  return `${INTRODUCTION}\n${targets.join('\n\n')}\n`;
}
