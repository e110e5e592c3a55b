import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { dictionary, RigTruth, Telecommand } from '@dawnline/contracts';
import { sealFrame } from '@dawnline/telecommand';
import {
  buildCommand,
  commandTargets,
  GroundSegment,
  isEnded,
  parseKeyFile,
  sealingKeyOf,
  type StageTick,
} from '@hil/ground';
import { missionClock } from '@hil/record';
import { takeSequence } from '@hil/rig';
import { EXIT_FAILED, UserError } from '../errors';
import { durationOption } from '../options';
import { outputFor, type Output } from '../output';
import { connectToRig, type RigClient } from '../rig-client';

/** Name under which this tool commands; another than the rig's own ground, so that their request ids never meet. */
const PRINCIPAL = 'operator';
const TICK_MS = 100;

interface TcOptions {
  readonly list?: boolean;
  readonly id?: string;
  readonly station?: string;
  readonly wait: number;
  readonly printFrame?: boolean;
  readonly json?: boolean;
}

/** Command packets by target, with their fields. */
function list(output: Output): void {
  const rows = commandTargets().flatMap((target) => {
    const [name, message] = Object.entries(dictionary.messages).find(
      ([, entry]) => entry.topic === `craft/{craft}/tc/${target}/{from}`,
    )!;
    return Object.entries(message.fields)
      .filter(([, field]) => field.oneof)
      .map(([action, field]) => ({
        target,
        packet: name,
        action,
        type: field.type,
        unit: field.unit,
        description: field.description,
      }));
  });
  if (output.json) output.document(rows);
  else
    output.table(
      ['target', 'action', 'takes', 'what it does'],
      rows.map((row) => [row.target, row.action, row.type, row.description]),
    );
}

/** `noop` and other flags need no value; anything else is JSON, or a plain text. */
function commandOf(words: readonly string[]): Record<string, unknown> {
  if (words.length === 0) throw new UserError('which command? `dawnline tc --list` shows all');
  if (words[0].startsWith('{')) {
    try {
      return JSON.parse(words.join(' ')) as Record<string, unknown>;
    } catch (error) {
      throw new UserError(`command ${words.join(' ')}: ${(error as Error).message}`);
    }
  }
  const [action, ...rest] = words;
  if (rest.length === 0) return { [action]: true };
  const text = rest.join(' ');
  try {
    return { [action]: JSON.parse(text) as unknown };
  } catch {
    return { [action]: text };
  }
}

function keyOf(file: string) {
  const keys = parseKeyFile(readFileSync(file, 'utf8'), file);
  return keys.keys.find(({ role }) => role === 'operational') ?? keys.keys[0];
}

/** Seals one frame with the next sequence and prints it, for any program that can publish bytes. */
function printFrame(
  client: RigClient,
  target: string,
  command: Record<string, unknown>,
  requestId: string,
  output: Output,
): void {
  const { keyFile } = client.rig;
  const key = keyOf(keyFile);
  const sequence = takeSequence(keyFile, key.id, 0);
  const body = buildCommand(target, command);
  const plaintext = Telecommand.encode({
    requestId,
    principal: PRINCIPAL,
    target,
    expiresOnboardUs: 0,
    body,
  });
  const hex = Buffer.from(sealFrame(sealingKeyOf(key), sequence, plaintext)).toString('hex');
  if (output.json) output.document({ request_id: requestId, target, key: key.id, sequence, frame_hex: hex });
  else output.text(hex);
}

function showTick(tick: StageTick, output: Output): void {
  if (output.json) {
    output.line({
      mission_time_us: tick.t,
      request_id: tick.requestId,
      target: tick.target,
      station: tick.station,
      stage: tick.stage,
      detail: tick.detail,
    });
    return;
  }
  output.text(
    `${missionClock(tick.t)}  ${tick.stage.padEnd(10)} ${tick.station.padEnd(14)} ${tick.detail}`.trimEnd(),
  );
}

/** What a ground station knows: where the craft is, and what time it is there. Here both come from the rig's truth. */
class Sky {
  station = '';
  missionTimeUs = 0;
  isSeen = false;

  constructor(client: RigClient) {
    client.bus.samples.onDelivery(({ payload }) => {
      const truth = RigTruth.decode(payload);
      this.station = truth.station;
      this.missionTimeUs = truth.header.missionTimeUs;
      this.isSeen = true;
    });
    client.bus.samples.subscribe([`rig/${client.rig.craft}/truth`], 0);
  }
}

async function send(
  client: RigClient,
  target: string,
  command: Record<string, unknown>,
  requestId: string,
  options: TcOptions,
  output: Output,
): Promise<void> {
  const { craft, epochUnixUs, keyFile } = client.rig;
  const key = keyOf(keyFile);
  const sky = new Sky(client);
  const segment = new GroundSegment(
    { craft, epochUnixUs, principal: PRINCIPAL, key: sealingKeyOf(key), sequence: key.sequence },
    {
      nowUs: () => sky.missionTimeUs,
      stationInView: () => (options.station && sky.station !== options.station ? '' : sky.station),
      publish: (topic, payload) => client.bus.commands.publish(topic, payload, { qos: 1, retain: false }),
      takeSequence: (lowest) => takeSequence(keyFile, key.id, lowest),
      onTick: (tick) => showTick(tick, output),
    },
  );
  client.bus.commands.onDelivery((delivery) => {
    segment.receive(delivery.topic, delivery.payload);
    delivery.acknowledge();
  });
  client.bus.commands.subscribe([segment.filter], 1);
  const deadline = performance.now() + options.wait / 1000;
  while (!sky.isSeen && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  segment.send({ requestId, target, command, station: options.station ?? '' });
  const request = () => segment.requests.get(requestId)!;
  while (!isEnded(request()) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    segment.tick();
  }
  if (!isEnded(request())) segment.giveUp(requestId, sky.station === '' ? 'no contact' : 'no answer in time');
  if (request().stage !== 'completed') process.exitCode = EXIT_FAILED;
}

async function tc(target: string | undefined, words: readonly string[], options: TcOptions): Promise<void> {
  const output = outputFor(options.json ?? false);
  if (options.list) return list(output);
  if (!target)
    throw new UserError(
      `which subsystem? one of ${commandTargets().join(', ')}; \`dawnline tc --list\` shows all commands`,
    );
  const command = commandOf(words);
  // A command that cannot be built is told before anything is connected.
  buildCommand(target, command);
  const requestId = options.id ?? `tc-${Date.now().toString(36)}`;
  const client = await connectToRig('tc');
  try {
    if (options.printFrame) printFrame(client, target, command, requestId, output);
    else await send(client, target, command, requestId, options, output);
  } finally {
    await client.close();
  }
}

const EXAMPLES = `
Examples:
  dawnline tc fault-manager noop
  dawnline tc thermal-controller setLoopTarget '{"loopC": 18}'
  dawnline tc --list
It waits for a contact; \`dawnline passes\` says when there is one. Exit status 0 only when completed.`;

export function addTc(program: Command): void {
  program
    .command('tc')
    .description('Build, seal and send a telecommand as a ground station would, and watch its stages')
    .argument('[target]', 'subsystem: power-manager, fault-manager, ...')
    .argument('[command...]', 'action and value (noop; set_mode is setMode MODE_SAFE), or one JSON object')
    .option('--list', 'all commands with what they take')
    .option('--id <request>', 'request id; the same id with the same content is never executed twice')
    .option('--station <name>', 'send by this station only (default: whichever has contact)')
    .addOption(
      durationOption(
        '--wait <duration>',
        'wall time to wait for the outcome; without a contact it ends as unknown',
        '60s',
      ),
    )
    .option('--print-frame', 'print the sealed frame in hex instead of sending it')
    .option('--json', 'JSON lines: mission_time_us, request_id, target, station, stage, detail')
    .addHelpText('after', EXAMPLES)
    .action((target: string | undefined, words: string[], options: TcOptions) => tc(target, words, options));
}
