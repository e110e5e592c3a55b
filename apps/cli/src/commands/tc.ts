import type { Command } from 'commander';
import { dictionary } from '@dawnline/contracts';
import { buildCommand, commandTargets, type StageTick } from '@hil/ground';
import { EXIT_FAILED, UserError } from '../errors';
import { GroundSession, newRequestId, sealedFrame, stageLine } from '../ground-session';
import { credentialsOption, durationOption } from '../options';
import { outputFor, type Output } from '../output';
import { connectToRig } from '../rig-client';

interface TcOptions {
  readonly credentials?: string;
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
  output.text(stageLine(tick));
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
  const order = { requestId: options.id ?? newRequestId('tc'), target, command };
  const client = await connectToRig('tc', options.credentials);
  try {
    if (options.printFrame) {
      const { key, sequence, hex } = sealedFrame(client, order);
      if (output.json)
        output.document({ request_id: order.requestId, target, key, sequence, frame_hex: hex });
      else output.text(hex);
      return;
    }
    const session = new GroundSession(client, {
      station: options.station,
      waitUs: options.wait,
      onTick: (tick) => showTick(tick, output),
    });
    const { stage } = await session.send(order);
    if (stage !== 'completed') process.exitCode = EXIT_FAILED;
  } finally {
    await client.close();
  }
}

const EXAMPLES = `
Examples:
  dawnline tc fault-manager noop
  dawnline tc thermal-controller setLoopTarget '{"loopC": 18}'
  dawnline tc job-executor request '{"job": "llm", "request": "r1", "body": "text:hello"}'
  dawnline tc --list
Fields of raw bytes take hex:0a1b, base64:Cgs= or text:hello. It waits for a contact; \`dawnline passes\` says when there is one. Exit status 0 only when completed.`;

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
    .addOption(credentialsOption())
    .option('--json', 'JSON lines: mission_time_us, request_id, target, station, stage, detail')
    .addHelpText('after', EXAMPLES)
    .action((target: string | undefined, words: string[], options: TcOptions) => tc(target, words, options));
}
