// The published documents of the job file: its schema for editors, its reference for people.
import { schemaDocument } from '@hil/data';
import { jobSchema, type Schema } from './schema';

/** hil/jobs/job.schema.json. */
export function jobSchemaDocument(): string {
  return schemaDocument(jobSchema());
}

const HEAD = [
  '# Job files',
  '',
  '<!-- Generated from hil/jobs/schema.ts by npm run generate; do not edit. -->',
  '',
  'Every field of a job file, YAML or JSON. How to run one is in [jobs.md](jobs.md). A first line of',
  '`# yaml-language-server: $schema=PATH/hil/jobs/job.schema.json` lets editors complete and check it; `dawnline job submit FILE --dry-run`',
  'checks it too. Every fault is told with file, line, field, value and what is allowed, all at once; unknown fields are refused.',
  '',
  '| field | takes | meaning |',
  '| --- | --- | --- |',
];

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

function takes(schema: Schema): string {
  if ('const' in schema) return `\`${String(schema.const)}\``;
  if (Array.isArray(schema.enum)) return 'one of these words';
  if (schema.pattern?.toString().includes('KiB')) return 'size';
  if (schema.pattern?.toString().includes('min')) return 'duration';
  if (schema.type === 'array') return 'list';
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.type === 'object') return schema.properties ? 'fields' : 'names and values';
  if (schema.type === 'integer' || schema.type === 'number') {
    const range = `${String(schema.minimum)} to ${String(schema.maximum)}`;
    const isEndless = schema.maximum === Number.MAX_SAFE_INTEGER;
    const words = isEndless ? `from ${String(schema.minimum)}` : range;
    return schema.type === 'integer' ? `whole number, ${words}` : `number, ${words}`;
  }
  return 'text';
}

function meaning(schema: Schema, isRequired: boolean): string {
  const about = schema.description ?? '';
  const choices = Array.isArray(schema.enum)
    ? ` (${schema.enum.map((one) => `\`${String(one)}\``).join(', ')})`
    : '';
  return `${about}${choices}${isRequired ? '. **Required**' : ''}`;
}

function rows(schema: Schema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const isRequired = schema.required?.includes(name) ?? false;
    const path = `${prefix}${name}`;
    const row = `| \`${path}\` | ${cell(takes(field))} | ${cell(meaning(field, isRequired))} |`;
    const items = field.items?.properties ? field.items : (field.items?.then as Schema | undefined);
    return [row, ...rows(field, `${path}.`), ...(items ? rows(items, `${path}[].`) : [])];
  });
}

/** docs/job-file.md. */
export function jobReferenceDocument(): string {
  return `${[...HEAD, ...rows(jobSchema(), '')].join('\n')}\n`;
}
