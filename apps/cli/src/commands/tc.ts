import type { Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import { commandNamed, commandTargets } from '@dawnline/contracts';
import { buildCommand, type StageTick } from '@hil/ground';
import { listCommands } from './tc-list';
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
  readonly arm?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
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

/** Why the command must be armed first; null when it need not be. */
function hazardOf(target: string, command: Readonly<Record<string, unknown>>): string | null {
  const [action] = Object.keys(command);
  const name = action.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return commandNamed(target, name)?.hazardous ?? null;
}

/** Asks a person; a script has said it by --arm. */
async function isConfirmed(hazard: string, options: TcOptions): Promise<boolean> {
  if (options.yes || !process.stdin.isTTY || !process.stderr.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Hazardous: ${hazard}.\nArm and execute? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
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
  if (options.list) return listCommands(target, output);
  if (!target)
    throw new UserError(
      `which subsystem? one of ${commandTargets().join(', ')}; \`dawnline tc --list\` shows all commands`,
    );
  const command = commandOf(words);
  // A command that cannot be built is told before anything is connected.
  buildCommand(target, command);
  const hazard = hazardOf(target, command);
  if (options.arm && hazard === null)
    throw new UserError(`--arm: ${Object.keys(command).join()} is not hazardous; send it without`);
  if (hazard !== null && !options.arm && !options.printFrame)
    throw new UserError(
      `${Object.keys(command).join()} is hazardous: ${hazard}. Add --arm to arm and then execute it`,
    );
  if (options.arm && !options.printFrame && !(await isConfirmed(hazard!, options))) {
    process.exitCode = EXIT_FAILED;
    return;
  }
  const order = { requestId: options.id ?? newRequestId('tc'), target, command };
  const client = await connectToRig('tc', options.credentials);
  try {
    if (options.printFrame) {
      const { key, sequence, hex } = sealedFrame(client, { ...order, arm: options.arm });
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
    if (options.arm) {
      const armed = await session.send({ ...order, requestId: `${order.requestId}/arm`, arm: true });
      if (armed.stage !== 'completed') {
        process.exitCode = EXIT_FAILED;
        return;
      }
    }
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
  dawnline tc power-manager powerCycle '{"switch": "LCL8", "offTimeUs": 5000000}' --arm
  dawnline tc --list
  dawnline tc power-manager --list
Fields of raw bytes take hex:0a1b, base64:Cgs= or text:hello. It waits for a contact; \`dawnline passes\` says when there is one. Exit status 0 only when completed.`;

export function addTc(program: Command): void {
  program
    .command('tc')
    .description('Build, seal and send a telecommand as a ground station would, and watch its stages')
    .argument('[target]', 'subsystem: power-manager, fault-manager, ...')
    .argument('[command...]', 'action and value (noop; set_mode is setMode MODE_SAFE), or one JSON object')
    .option('--list', 'all commands, or those of a target: arguments, units, ranges, class, hazard')
    .option('--arm', 'of a hazardous command: arm it, then execute it; with --print-frame, the arming frame')
    .option('--yes', 'with --arm, do not ask first')
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
