import type { Command } from 'commander';
import { contracts, dictionary, topicMatches, filterOf } from '@dawnline/contracts';
import { missionClock } from '@hil/record';
import { UserError } from '../errors';
import { credentialsOption, durationOption } from '../options';
import { outputFor, type Output } from '../output';
import { requireRig } from '../rig-file';
import { connectToRig, packetOf, untilInterrupted, type Packet } from '../rig-client';

/** A packet at 1 Hz of mission time comes within this much wall time, unless the rig is paused (assumed). */
const WAIT_DEFAULT = '10s';

interface TmOptions {
  readonly credentials?: string;
  readonly follow?: boolean;
  readonly wait: number;
  readonly json?: boolean;
}

/** Packets that `tm` can show: housekeeping by subsystem name, anything else by the contract's name. */
function filterFor(what: string, craft: string): string {
  const contract = contracts[what];
  if (contract?.packet) return filterOf(contract.packet.topic, { craft });
  if (/^[a-z][a-z0-9-]*$/.test(what)) return `craft/${craft}/tm/${what}`;
  const names = Object.values(contracts)
    .filter((candidate) => candidate.packet)
    .map((candidate) => candidate.name);
  throw new UserError(`${what}: expected a subsystem (power-manager, ...) or a packet: ${names.join(', ')}`);
}

/** The colour-free limit mark of a value: yellow or red, low or high; empty inside its limits. */
function limitMark(contract: string, name: string, value: unknown): string {
  const field = dictionary.messages[contract]?.fields[name];
  if (!field || typeof value !== 'number') return '';
  if (field.redLow !== undefined && value < field.redLow) return 'RED low';
  if (field.redHigh !== undefined && value > field.redHigh) return 'RED high';
  if (field.yellowLow !== undefined && value < field.yellowLow) return 'YELLOW low';
  if (field.yellowHigh !== undefined && value > field.yellowHigh) return 'YELLOW high';
  return '';
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(4);
  if (Array.isArray(value)) return value.map(shown).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const isMessage = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One row a value, with its unit; what lies in a message is named PART.FIELD. */
function rowsOf(contract: string, fields: Record<string, unknown>, prefix = ''): string[][] {
  const known = dictionary.messages[contract].fields;
  return Object.entries(fields).flatMap(([name, value]) => {
    const { type, unit } = known[name];
    const title = `${prefix}${name}`;
    if (dictionary.messages[type] && isMessage(value)) return rowsOf(type, value, `${title}.`);
    if (dictionary.messages[type] && Array.isArray(value))
      return value.flatMap((item, index) =>
        rowsOf(type, item as Record<string, unknown>, `${title}[${index}].`),
      );
    return [[title, shown(value), unit, limitMark(contract, name, value)]];
  });
}

function print(packet: Packet, output: Output, external: readonly string[]): void {
  if (output.json) {
    output.line({ topic: packet.topic, packet: packet.contract, ...packet.fields });
    return;
  }
  const header = packet.fields.header as { source: string; missionTimeUs: number };
  const device = /\/dev\/(.+)\/sample$/.exec(packet.topic)?.[1];
  const isReal = device !== undefined && external.includes(device);
  const time = header.missionTimeUs === 0 ? 'just arrived' : missionClock(header.missionTimeUs);
  const source = header.source || (device ?? '?');
  output.text(`${time}  ${packet.contract} of ${source}${isReal ? ', real hardware' : ''}`);
  const fields = Object.fromEntries(Object.entries(packet.fields).filter(([name]) => name !== 'header'));
  output.table(['field', 'value', 'unit', 'limit'], rowsOf(packet.contract, fields));
}

async function tm(what: string, options: TmOptions): Promise<void> {
  // A packet that does not exist is told before anything is connected.
  const filter = filterFor(what, requireRig().craft);
  const client = await connectToRig('tm', options.credentials);
  const output = outputFor(options.json ?? false);
  let seen = 0;
  const first = new Promise<void>((resolve) => {
    client.bus.samples.onDelivery((delivery) => {
      const packet = topicMatches(filter, delivery.topic) ? packetOf(delivery) : null;
      // Filters of packets with a place in their topic overlap: craft/+/dev/+/state/sample is also that of adcs/state.
      if (packet && contracts[what] && packet.contract !== what) return;
      if (!packet || (seen > 0 && !options.follow)) return;
      seen += 1;
      print(packet, output, client.rig.external);
      if (!options.follow) resolve();
    });
  });
  client.bus.samples.subscribe([filter], 0);
  const patience = setTimeout(() => {
    if (seen === 0) process.stderr.write(`nothing on ${filter} within ${options.wait / 1e6} s\n`);
    if (seen === 0) process.exit(1);
  }, options.wait / 1000);
  await untilInterrupted(client, options.follow ? undefined : first);
  clearTimeout(patience);
}

const EXAMPLES = `
Examples:
  dawnline tm power-manager
  dawnline tm EpsBatterySample --follow --json`;

export function addTm(program: Command): void {
  program
    .command('tm')
    .description('Show a telemetry packet of the running rig, with units and limits from the dictionary')
    .argument(
      '<what>',
      'subsystem (power-manager, job-executor, ...) or packet (EpsBatterySample, RigTruth, ...)',
    )
    .option('--follow', 'every packet until Ctrl-C, instead of the next one')
    .addOption(
      durationOption(
        '--wait <duration>',
        'wall time after which it gives up when nothing comes',
        WAIT_DEFAULT,
      ),
    )
    .addOption(credentialsOption())
    .option('--json', 'JSON lines: topic, packet and the fields of the dictionary')
    .addHelpText('after', EXAMPLES)
    .action((what: string, options: TmOptions) => tm(what, options));
}
