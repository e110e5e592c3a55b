import { contractOfTopic, toPlain, type Header } from '@dawnline/contracts';
import type { Bus, Delivery } from '@dawnline/host';
import { connectLiveBus, readCredentials } from '@dawnline/live';
import { UserError } from './errors';
import { requireRig, type RigFile } from './rig-file';

/** How long a command waits for the broker of a rig (assumed). */
const CONNECT_WAIT_MS = 3_000;
const POLL_MS = 20;

export interface RigClient {
  readonly rig: RigFile;
  readonly bus: Bus;
  close(): Promise<void>;
}

/** Connects to the running rig's broker, as its operator or with another credential file. */
export async function connectToRig(purpose: string, credentialsFile?: string): Promise<RigClient> {
  const rig = requireRig();
  const file = credentialsFile ?? rig.credentialsFile;
  let trouble = '';
  const bus = await connectLiveBus({
    url: rig.brokerUrl,
    credentials: file ? readCredentials(file) : null,
    clientPrefix: `cli.${purpose}.${process.pid}`,
    persistent: false,
    onTrouble: (message) => (trouble = message),
  });
  const close = async (): Promise<void> => {
    await Promise.all([bus.samples.close(), bus.commands.close()]);
  };
  const deadline = performance.now() + CONNECT_WAIT_MS;
  while (bus.commands.state !== 'connected') {
    if (performance.now() > deadline) {
      await close();
      const reason = trouble === '' ? '' : ` (${trouble})`;
      throw new UserError(`the broker of the rig at ${rig.brokerUrl} does not answer${reason}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return { rig, bus, close };
}

/** Header of a packet that a tool sends: it knows no mission time, and the receiver stamps arrival. */
export function toolHeader(craft: string): Header {
  return {
    schema: 1,
    craft,
    source: 'cli',
    instance: String(process.pid),
    bootId: 1,
    sequence: 1,
    missionTimeUs: 0,
    onboardTimeUs: 0,
    requestId: '',
    replyTopic: '',
    expiresUs: 0,
    priority: 0,
    modeEpoch: 0,
    principal: 'operator',
  };
}

export interface Packet {
  readonly topic: string;
  readonly contract: string;
  readonly fields: Record<string, unknown>;
}

/** A delivery by the dictionary; null for what is no packet of ours. */
export function packetOf(delivery: Pick<Delivery, 'topic' | 'payload'>): Packet | null {
  const contract = contractOfTopic(delivery.topic);
  if (!contract) return null;
  try {
    const message = contract.decode(delivery.payload);
    return { topic: delivery.topic, contract: contract.name, fields: toPlain(contract.name, message) };
  } catch {
    return null;
  }
}

/** Runs until Ctrl-C, or until `done` settles. */
export async function untilInterrupted(client: RigClient, done?: Promise<void>): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await (done ? Promise.race([interrupted, done]) : interrupted);
  await client.close();
}
