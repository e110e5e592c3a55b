import { strict as assert } from 'node:assert';
import { contractOfTopic, dictionary, type DictionaryField } from '@dawnline/contracts';
import type { Craft, CraftDevice } from '@hil/crafts';

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const snake = (name: string): string => name.replace(/[A-Z]/g, (part) => `_${part.toLowerCase()}`);

function typeOf({ type, repeated, oneof }: DictionaryField): string {
  return `${repeated ? 'repeated ' : ''}${type}${oneof ? ' (one of)' : ''}`;
}

function fields(packet: string): string[] {
  const known = Object.entries(dictionary.messages[packet].fields);
  return [
    row(['number', 'field', 'type', 'unit', 'meaning']),
    row(['---', '---', '---', '---', '---']),
    ...known.map(([name, field]) =>
      row([field.number, `\`${snake(name)}\``, typeOf(field), field.unit, field.description]),
    ),
  ];
}

function device(craft: Craft, { id, rateHz, maximumAgeS, subscribers }: CraftDevice): string[] {
  const topic = `craft/${craft.id}/dev/${id}`;
  const sample = contractOfTopic(`${topic}/sample`);
  assert(sample, `device ${id} has a packet`);
  const command = contractOfTopic(`${topic}/command/someone`);
  const order = command ? dictionary.messages[command.name] : null;
  return [
    `## ${id}`,
    '',
    `\`${topic}/sample\`, packet \`${sample.name}\`, ${rateHz} Hz, lost after ${maximumAgeS} s. For ${subscribers.join(', ')}.`,
    '',
    ...fields(sample.name),
    '',
    ...(command && order
      ? [
          `\`${topic}/command/{from}\`, packet \`${command.name}\`: ${order.about}.`,
          '',
          ...fields(command.name),
          '',
        ]
      : []),
  ];
}

/** docs/devices.md: every packet that a device of the craft sends or takes, field by field. */
export function deviceDocument(craft: Craft): string {
  return [
    `# Devices of ${craft.name} on the bus`,
    '',
    'Generated from `proto/dawnline/devices.proto` and the craft file by `node scripts/docs.mjs`; how to put hardware in the place',
    'of one is in [hardware.md](hardware.md). Field 1 of each packet is the header, which is the same for all.',
    '',
    '## Header',
    '',
    ...fields('Header'),
    '',
    ...craft.devices.flatMap((one) => device(craft, one)),
    '## GpuBinding',
    '',
    ...fields('GpuBinding'),
    '',
  ].join('\n');
}
