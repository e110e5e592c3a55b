import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Command } from 'commander';
import { UserError } from '../errors';
import { byTelecommand } from '../jobs/desk';
import { atScheduleDesk, type ScheduleDesk, type ScheduleOptions } from './desk';
import { parseSchedule } from './schedule-file';

/** Bytes of one part (derived: a frame of 1,024 bytes less its envelope). */
const PART_BYTES = 800;

interface LoadOptions extends ScheduleOptions {
  readonly activate: boolean;
}

const SHA256 = /^[0-9a-f]{64}$/;

async function sendLoad(desk: ScheduleDesk, bytes: Uint8Array, sha256: string): Promise<boolean> {
  const begin = { totalBytes: bytes.length, crc32: crc32(bytes), sha256: `hex:${sha256}` };
  if (!(await desk.order({ beginScheduleLoad: begin }))) return false;
  const parts = Math.ceil(bytes.length / PART_BYTES);
  for (let part = 0; part < parts; part++) {
    const offset = part * PART_BYTES;
    const data = Buffer.from(bytes.subarray(offset, offset + PART_BYTES)).toString('base64');
    if (!(await desk.order({ loadSchedulePart: { offset, data: `base64:${data}` } }))) return false;
    if (!desk.output.json) process.stderr.write(`part ${part + 1} of ${parts}\n`);
  }
  return (await desk.order({ checkScheduleLoad: true })) !== null;
}

async function load(file: string, options: LoadOptions): Promise<void> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UserError(`${file}: no such file; allowed: a schedule in YAML or JSON`);
  const text = readFileSync(file, 'utf8');
  // What cannot be loaded is told before anything is connected.
  parseSchedule(text, file, 0);
  await atScheduleDesk('load', options, async (desk) => {
    const { bytes, entries, sequences } = parseSchedule(text, file, await desk.utcUs());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!(await sendLoad(desk, bytes, sha256))) return;
    const activated = options.activate
      ? await desk.order({ activateScheduleLoad: { sha256: `hex:${sha256}` } })
      : null;
    if (options.activate && !activated) return;
    const { output } = desk;
    if (output.json)
      output.document({ sha256, entries, sequences, bytes: bytes.length, active: options.activate });
    else if (activated) output.text(`active: ${activated.detail}`);
    else output.text(`checked, not active; next: dawnline schedule activate ${sha256}`);
  });
}

async function activate(sha256: string, options: ScheduleOptions): Promise<void> {
  if (!SHA256.test(sha256)) throw new UserError(`sha256 ${sha256}: expected 64 digits 0-9 a-f`);
  await atScheduleDesk('activate', options, async ({ order, output }) => {
    const done = await order({ activateScheduleLoad: { sha256: `hex:${sha256}` } });
    if (!done) return;
    if (output.json) output.document({ sha256, active: true });
    else output.text(`active: ${done.detail}`);
  });
}

export function addLoad(schedule: Command): void {
  byTelecommand(
    schedule
      .command('load')
      .description('Load a schedule file, have it checked as a whole on board, and activate it')
      .argument('<file>', 'schedule in YAML: entries and sequences')
      .option(
        '--no-activate',
        'leave it staged and checked; `schedule activate` makes it part of the schedule',
      ),
    'one JSON document: sha256, entries, sequences, bytes, active',
  ).action((file: string, options: LoadOptions) => load(file, options));
  byTelecommand(
    schedule
      .command('activate')
      .description('Make what is staged and checked part of the schedule')
      .argument('<sha256>', 'digest of the staged load'),
    'one JSON document: sha256, active',
  ).action((sha256: string, options: ScheduleOptions) => activate(sha256, options));
}
