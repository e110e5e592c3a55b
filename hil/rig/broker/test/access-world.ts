// A broker with access lists, and clients that say what became of them.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { readCredentials, type Credentials } from '@dawnline/live';
import {
  accessTableOf,
  credentialsOf,
  makeAccounts,
  makeCertificates,
  type Crew,
  type Refusal,
} from '../../access';
import { startEmbeddedBroker, startMosquitto, writeMosquittoFolder, type RunningBroker } from '..';

export const CREW: Crew = {
  craft: 'odc-1',
  services: ['power-manager', 'comms-manager', 'fault-manager'],
  stations: ['svalbard', 'troll'],
  devices: ['eps/battery', 'gpu/0/margin', 'gpu/0/status'],
};

export interface AccessWorld {
  readonly broker: RunningBroker;
  /** Of a principal, by the path of its file: services/power-manager, operator ... */
  credentials(path: string): Credentials;
  /** Only the embedded broker tells. */
  readonly refusals: readonly Refusal[];
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly anonymous?: boolean;
  readonly tls?: boolean;
}

export type OpenWorld = (options?: WorldOptions) => Promise<AccessWorld>;

export async function embeddedWorld({
  anonymous = false,
  tls = false,
}: WorldOptions = {}): Promise<AccessWorld> {
  const accounts = makeAccounts(CREW);
  const certificates = tls ? await makeCertificates() : null;
  const refusals: Refusal[] = [];
  const broker = await startEmbeddedBroker({
    port: 0,
    access: { table: accessTableOf(accounts, anonymous), tls: certificates },
    onRefusal: (refusal) => refusals.push(refusal),
  });
  return {
    broker,
    refusals,
    credentials: (path) =>
      credentialsOf(
        accounts.find((one) => one.path === `${path}.json`)!,
        broker.url,
        certificates?.ca ?? '',
      ),
    close: () => broker.close(),
  };
}

export async function mosquittoWorld({
  anonymous = false,
  tls = false,
}: WorldOptions = {}): Promise<AccessWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-access-'));
  const host = '127.0.0.1';
  const written = await writeMosquittoFolder({
    folder,
    crew: CREW,
    host,
    bind: host,
    port: 1,
    tls,
    anonymous,
  });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const stat = statSync(join(folder, name));
    if ((stat.mode & 0o077) !== 0) throw new Error(`others may read ${name}`);
  }
  const broker = await startMosquitto({ port: 0, access: written.access });
  return {
    broker,
    refusals: [],
    // The port is known only now.
    credentials: (path) => ({
      ...readCredentials(join(written.credentialsFolder, `${path}.json`)),
      url: broker.url,
    }),
    close: async () => {
      await broker.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Options of a client of a stranger's making. */
export function optionsOf({ user, password, ca }: Credentials, clientId = `${user}.test`): IClientOptions {
  return { clientId, username: user, password, reconnectPeriod: 0, ...(ca === '' ? {} : { ca }) };
}

export type Outcome = { readonly client: MqttClient } | { readonly refused: number | string };

/** Connects once: the client, or the code of CONNACK or the error with which it is turned away. */
export function attempt(url: string, options: IClientOptions): Promise<Outcome> {
  const client = connect(url, { reconnectPeriod: 0, connectTimeout: 5_000, ...options });
  return new Promise((resolve) => {
    let code: number | string = 'closed';
    client.on('connect', () => resolve({ client }));
    client.on('error', (error: Error & { code?: number | string }) => (code = error.code ?? error.message));
    client.on('close', () => {
      client.end(true);
      resolve({ refused: code });
    });
  });
}

/** A client that must get in. */
export async function admitted(url: string, options: IClientOptions): Promise<MqttClient> {
  const outcome = await attempt(url, options);
  if ('refused' in outcome) throw new Error(`${options.clientId} is refused with ${outcome.refused}`);
  return outcome.client;
}

/** The code with which a client is turned away; null when it gets in. */
export async function refusalOf(url: string, options: IClientOptions): Promise<number | string | null> {
  const outcome = await attempt(url, options);
  if ('refused' in outcome) return outcome.refused;
  outcome.client.end(true);
  return null;
}

/** Topics that a client hears, in their order. */
export function heardBy(client: MqttClient): string[] {
  const topics: string[] = [];
  client.on('message', (topic) => topics.push(topic));
  return topics;
}

/** Grants of a subscription: 0, 1, or 128 for a refusal. */
export function grants(client: MqttClient, filters: string[], qos: 0 | 1 = 1): Promise<number[]> {
  return new Promise((resolve) =>
    client.subscribe(filters, { qos }, (_error, _granted, packet) =>
      resolve((packet?.granted ?? []) as number[]),
    ),
  );
}
