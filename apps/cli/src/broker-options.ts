// Which broker a rig flies on, and who may connect to it.
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { Rig, RigOptions } from '@hil/rig';
import { UserError } from './errors';
import { brokerUrl, portNumber } from './options';

export interface BrokerOptions {
  readonly broker?: string;
  readonly credentials?: string;
  readonly port?: number;
  readonly anonymous?: boolean;
  readonly tls?: boolean;
}

/** The operator's file in a folder of credentials. */
const OPERATOR = 'operator.json';

export function withBrokerOptions(command: Command): Command {
  return command
    .option(
      '--broker <url>',
      'use this MQTT broker, mqtt://host:port or mqtts://host:port, instead of the embedded one',
      brokerUrl,
    )
    .addOption(
      new Option(
        '--credentials <folder>',
        'who logs in at a broker of your own: what `dawnline access` has written',
      ),
    )
    .option('--port <number>', 'port of the embedded broker on loopback (default: a free one)', portNumber)
    .option('--tls', 'the embedded broker speaks TLS, with a certificate of this flight')
    .option('--anonymous', 'the broker takes clients without a user, who may do everything');
}

/** The rig's options from the user's. @throws UserError when they contradict each other */
export function brokerOptionsOf(
  options: BrokerOptions,
): Pick<RigOptions, 'brokerUrl' | 'credentialsFolder' | 'port' | 'anonymous' | 'tls'> {
  const { broker, credentials, port, anonymous, tls } = options;
  const isExternal = broker !== undefined || credentials !== undefined;
  if (isExternal && tls)
    throw new UserError('--tls: not with a broker of your own; expected --broker mqtts://HOST:PORT there');
  if (credentials !== undefined && anonymous)
    throw new UserError('--anonymous: not with --credentials; expected one of the two');
  if (broker !== undefined && credentials === undefined && !anonymous)
    throw new UserError(
      `--broker ${broker}: who logs in there? expected --credentials FOLDER, which \`dawnline access\` writes, or --anonymous where it takes anybody`,
    );
  if (broker?.startsWith('mqtts:') && credentials === undefined)
    throw new UserError(
      `--broker ${broker}: who vouches for it? expected --credentials FOLDER, which \`dawnline access\` writes`,
    );
  return {
    brokerUrl: broker,
    credentialsFolder: credentials === undefined ? undefined : resolve(credentials),
    port,
    anonymous: anonymous && !isExternal,
    tls,
  };
}

export const operatorFile = ({ credentialsFolder }: Rig): string | null =>
  credentialsFolder === null ? null : join(credentialsFolder, OPERATOR);

/** Where a user's own programs connect, and with what. */
export function brokerText({ brokerUrl: url, credentialsFolder }: Rig): string {
  return credentialsFolder === null
    ? `Broker for your own tools: ${url}.`
    : `Broker for your own tools: ${url}, with a credential of ${credentialsFolder}.`;
}
