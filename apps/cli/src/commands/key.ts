import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { parseKeyFile, withActiveKey, withRetiredKey, type GroundKey, type KeyFile } from '@hil/ground';
import { changeKeys } from '@hil/rig';
import { EXIT_FAILED, UserError } from '../errors';
import { GroundSession, newRequestId, stageLine } from '../ground-session';
import { credentialsOption, durationOption } from '../options';
import { outputFor, type Output } from '../output';
import { connectToRig } from '../rig-client';
import { requireRig } from '../rig-file';

interface KeyOptions {
  readonly credentials?: string;
  readonly to?: string;
  readonly by?: string;
  readonly station?: string;
  readonly wait: number;
  readonly json?: boolean;
}

const readKeys = (file: string): KeyFile => parseKeyFile(readFileSync(file, 'utf8'), file);

function list(options: Pick<KeyOptions, 'json'>): void {
  const output = outputFor(options.json ?? false);
  const { keys } = readKeys(requireRig().keyFile);
  if (output.json)
    return output.document(keys.map(({ id, role, state, sequence }) => ({ id, role, state, sequence })));
  output.table(
    ['key', 'role', 'state', 'last sequence'],
    keys.map(({ id, role, state, sequence }) => [id, role, state, sequence]),
  );
}

function keyNamed(keys: KeyFile, text: string): GroundKey {
  const key = keys.keys.find(({ id }) => String(id) === text);
  if (key) return key;
  throw new UserError(`key ${text}: expected one of ${keys.keys.map(({ id }) => id).join(', ')}`);
}

/** The key to rotate to: the one named, else the first operational key in standby. */
function nextKey(keys: KeyFile, wanted: string | undefined): GroundKey {
  const key = wanted
    ? keyNamed(keys, wanted)
    : keys.keys.find(({ role, state }) => role === 'operational' && state === 'standby');
  if (!key) throw new UserError('no operational key stands by; `dawnline key list` shows all');
  if (key.role === 'recovery') throw new UserError(`key ${key.id} is a recovery key, which is always active`);
  if (key.state === 'retired') throw new UserError(`key ${key.id} is retired, for ever`);
  return key;
}

/** Arms and executes one command; whether the craft completed it. */
async function commanded(
  command: Readonly<Record<string, unknown>>,
  options: KeyOptions,
  output: Output,
): Promise<boolean> {
  const { keyFile } = requireRig();
  const keyId = options.by === undefined ? undefined : keyNamed(readKeys(keyFile), options.by).id;
  const client = await connectToRig('key', options.credentials);
  try {
    const session = new GroundSession(client, {
      station: options.station,
      waitUs: options.wait,
      keyId,
      onTick: (tick) => (output.json ? output.line(tick) : output.text(stageLine(tick))),
    });
    const order = { requestId: newRequestId('key'), target: 'comms-manager', command };
    const armed = await session.send({ ...order, requestId: `${order.requestId}/arm`, arm: true });
    return armed.stage === 'completed' && (await session.send(order)).stage === 'completed';
  } finally {
    await client.close();
  }
}

async function rotate(options: KeyOptions): Promise<void> {
  const output = outputFor(options.json ?? false);
  const { keyFile } = requireRig();
  const { id } = nextKey(readKeys(keyFile), options.to);
  if (await commanded({ activateKey: id }, options, output)) use(String(id), output);
  else {
    process.exitCode = EXIT_FAILED;
    output.text(
      `The ground goes on with its key. Try again with --to ${id}: what holds already is no error.`,
    );
  }
}

/** Seals with another key from now on; the craft is not told. */
function use(text: string, output: Output): void {
  const { keyFile } = requireRig();
  changeKeys(keyFile, (keys) => ({ keys: withActiveKey(keys, nextKey(keys, text).id), result: null }));
  if (!output.json) output.text(`The ground seals with key ${text} from now on.`);
}

async function retire(text: string, options: KeyOptions): Promise<void> {
  const { keyFile } = requireRig();
  const { id, role } = keyNamed(readKeys(keyFile), text);
  if (role === 'recovery') throw new UserError(`key ${id} is a recovery key, which is never retired`);
  const isDone = await commanded({ retireKey: id }, options, outputFor(options.json ?? false));
  if (isDone) changeKeys(keyFile, (keys) => ({ keys: withRetiredKey(keys, id), result: null }));
  else process.exitCode = EXIT_FAILED;
}

const EXAMPLES = `
Examples:
  dawnline key list
  dawnline key rotate
  dawnline key rotate --to 1 --by 2
  dawnline key retire 1
  dawnline key use 4
The key before is taken for 24 h of mission time after a rotation. \`dawnline tm comms-manager\` shows what the craft takes.`;

function addSending(command: Command): Command {
  return command
    .option(
      '--by <key>',
      'seal with this key instead of the one in use: a recovery key, when nothing else is taken',
    )
    .option('--station <name>', 'send by this station only (default: whichever has contact)')
    .addOption(durationOption('--wait <duration>', 'wall time to wait for the outcome', '60s'))
    .addOption(credentialsOption())
    .option('--json', 'JSON lines: the ticks of the commands');
}

export function addKey(program: Command): void {
  const key = program
    .command('key')
    .description('Uplink keys of the running rig: list, change, retire')
    .addHelpText('after', EXAMPLES);
  key
    .command('list')
    .description('Keys of the ground, without their bytes')
    .option('--json', 'one JSON document')
    .action((options: Pick<KeyOptions, 'json'>) => list(options));
  addSending(key.command('rotate').description('Have the craft take another key, then seal with it'))
    .option('--to <key>', 'key to take (default: the first operational one in standby)')
    .action((options: KeyOptions) => rotate(options));
  addSending(key.command('retire').argument('<key>', 'key that is never to be taken again'))
    .description('Have the craft never take a key again')
    .action((text: string, options: KeyOptions) => retire(text, options));
  key
    .command('use')
    .argument('<key>', 'key to seal with')
    .description('Seal with another key from now on, without telling the craft')
    .action((text: string) => use(text, outputFor(false)));
}
