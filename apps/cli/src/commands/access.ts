import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { accessOf, principalsOf, userOf, writeMosquittoFolder, type Crew } from '@hil/rig';
import { readCraft } from '../craft-files';
import { UserError } from '../errors';
import { portNumber } from '../options';
import { outputFor } from '../output';
import { findSubsystems } from '../subsystems';

interface AccessOptions {
  readonly craft: string;
  readonly mosquitto?: string;
  readonly host: string;
  readonly bind?: string;
  readonly port?: number;
  readonly tls?: boolean;
  readonly anonymous?: boolean;
  readonly json?: boolean;
}

/** What the project takes for a folder of ours: nothing else is ever overwritten. */
const OURS = 'access-list';
const PLAIN_PORT = 1883;
const TLS_PORT = 8883;

/** Everybody who may have to do with a craft; any device may be real hardware. */
function crewOf(name: string): Crew {
  const craft = readCraft(name);
  return {
    craft: craft.id,
    services: findSubsystems().map(({ subsystem }) => subsystem.name),
    stations: craft.stations.map(({ id }) => id),
    devices: craft.devices.map(({ id }) => id),
  };
}

function show(crew: Crew, isJson: boolean): void {
  const output = outputFor(isJson);
  const rows = principalsOf(crew).map((principal) => ({
    user: userOf(crew.craft, principal),
    ...accessOf(crew.craft, principal),
  }));
  if (output.json) output.document(rows);
  else
    output.table(
      ['user', 'publishes', 'reads'],
      rows.map(({ user, publish, read }) => [user, publish.join('\n'), read.join('\n')]),
    );
}

async function access(options: AccessOptions): Promise<void> {
  const crew = crewOf(options.craft);
  if (options.mosquitto === undefined) return show(crew, options.json ?? false);
  const { host, tls = false, anonymous = false } = options;
  if (!/^[A-Za-z0-9][A-Za-z0-9.:-]*$/.test(host))
    throw new UserError(`--host ${host}: expected a name or an address`);
  const folder = resolve(options.mosquitto);
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, OURS)))
    throw new UserError(
      `--mosquitto ${folder}: holds other things; expected a new folder, or one of this command`,
    );
  const port = options.port ?? (tls ? TLS_PORT : PLAIN_PORT);
  const bind = options.bind ?? (['localhost', '127.0.0.1'].includes(host) ? '127.0.0.1' : '0.0.0.0');
  const written = await writeMosquittoFolder({ folder, crew, host, bind, port, tls, anonymous });
  const output = outputFor(options.json ?? false);
  const url = `${tls ? 'mqtts' : 'mqtt'}://${host}:${port}`;
  if (output.json)
    output.document({
      url,
      configuration: written.configurationFile,
      credentials: written.credentialsFolder,
    });
  else
    output.text(
      [
        `written: configuration, access list, passwords${tls ? ', certificate' : ''}, and a credential for each of ${principalsOf(crew).length} users`,
        `  mosquitto -c ${written.configurationFile}`,
        `  npx dawnline up --credentials ${written.credentialsFolder}`,
        'All of it is secret: the files are for their owner only, and former credentials no longer hold.',
      ].join('\n'),
    );
}

const EXAMPLES = `
Examples:
  dawnline access                                              who may do what, from the contracts
  dawnline access --mosquitto broker                           all that a Mosquitto on this machine needs
  dawnline access --mosquitto broker --tls --host rig.example  one that hardware elsewhere reaches
A rig with its embedded broker needs none of this: it makes access for each flight by itself.`;

export function addAccess(program: Command): void {
  program
    .command('access')
    .description('Show who may publish and read what on the bus, or write it for a Mosquitto of your own')
    .option('--craft <name>', 'craft of hil/crafts', 'odc-1')
    .option(
      '--mosquitto <folder>',
      'write its configuration, users, access list and everybody’s credentials there',
    )
    .option('--host <host>', 'name or address under which clients reach it', '127.0.0.1')
    .option('--bind <address>', 'address that it listens on (default: loopback for a local host, else all)')
    .option('--port <number>', 'its port (default: 1883, with TLS 8883)', portNumber)
    .option('--tls', 'with a certificate for that host, and one that vouches for it in every credential')
    .option('--anonymous', 'clients without a user may do everything')
    .option(
      '--json',
      'a list of user, publish, read; with --mosquitto one document: url, configuration, credentials',
    )
    .addHelpText('after', EXAMPLES)
    .action((options: AccessOptions) => access(options));
}
