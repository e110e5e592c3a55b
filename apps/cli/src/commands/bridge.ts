import { createSocket, type Socket } from 'node:dgram';
import { InvalidArgumentError, type Command } from 'commander';
import { GroundSegment, sealingKeyOf, type StageTick } from '@hil/ground';
import { BRIDGE_PRINCIPAL, DATAGRAM_MAX_BYTES, SpacePacketBridge } from '@hil/interop';
import { takeSequence } from '@hil/rig';
import { UserError } from '../errors';
import { keyOf, Sky, stageLine } from '../ground-session';
import { credentialsOption, portNumber } from '../options';
import { outputFor, type Output } from '../output';
import { connectToRig, untilInterrupted, type RigClient } from '../rig-client';
import { mappingOfCheckout } from './export';

const TICK_MS = 100;
/** Datagrams that may wait for the network (assumed): above that they are dropped and counted. */
const DATAGRAMS_WAITING_MAX_ITEMS = 256;
/** Notices that are printed (assumed): a flood of bad datagrams fills no disk; the counters at the end have them all. */
const NOTICES_MAX_ITEMS = 1000;

interface Address {
  readonly host: string;
  readonly port: number;
}

interface BridgeOptions {
  readonly tmUdp?: Address;
  readonly tcUdp?: number;
  readonly tcHost: string;
  readonly station?: string;
  readonly publish?: boolean;
  readonly session: string;
  readonly credentials?: string;
  readonly json?: boolean;
}

function address(text: string): Address {
  const match = /^(?:\[([0-9a-fA-F:]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  if (!match || port < 1 || port > 65_535)
    throw new InvalidArgumentError(`"${text}": expected HOST:PORT, with a port from 1 to 65535.`);
  return { host: match[1] ?? match[2], port };
}

function sessionName(text: string): string {
  if (!/^[a-z0-9]{1,12}$/.test(text))
    throw new InvalidArgumentError(`"${text}": expected 1 to 12 lower-case letters and digits.`);
  return text;
}

/** Telemetry datagrams; what the network does not take in time is dropped and counted. */
class Sender {
  sent = 0;
  dropped = 0;
  private waiting = 0;
  private readonly socket: Socket;

  constructor(private readonly to: Address) {
    this.socket = createSocket(to.host.includes(':') ? 'udp6' : 'udp4');
    this.socket.on('error', () => (this.dropped += 1));
  }

  send(packet: Uint8Array): void {
    if (this.waiting >= DATAGRAMS_WAITING_MAX_ITEMS || packet.length > DATAGRAM_MAX_BYTES) {
      this.dropped += 1;
      return;
    }
    this.waiting += 1;
    this.socket.send(packet, this.to.port, this.to.host, (error) => {
      this.waiting -= 1;
      if (error) this.dropped += 1;
      else this.sent += 1;
    });
  }

  close(): void {
    this.socket.close();
  }
}

/** Takes telecommand datagrams; resolves with the port once it is open. */
function listen(port: number, host: string, take: (bytes: Uint8Array) => void): Promise<Socket> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => reject(new UserError(`--tc-udp ${port}: ${error.message}`)));
    socket.on('message', take);
    socket.bind(port, host, () => {
      socket.removeAllListeners('error');
      socket.on('error', () => {});
      resolve(socket);
    });
  });
}

/** Prints what the bridge does. */
class Journal {
  private notices = 0;

  constructor(private readonly output: Output) {}

  notice(text: string): void {
    this.notices += 1;
    if (this.notices > NOTICES_MAX_ITEMS) return;
    if (this.output.json) this.output.line({ notice: text });
    else this.output.text(text);
  }

  tick(tick: StageTick): void {
    const { t, requestId, target, station, stage, detail } = tick;
    if (this.output.json)
      this.output.line({ mission_time_us: t, request_id: requestId, target, station, stage, detail });
    else this.output.text(`${stageLine(tick)}  ${requestId}`);
  }

  opened(tcPort: number | null, tm: Address | undefined): void {
    if (this.output.json) this.output.line({ tc_port: tcPort, tm: tm ? `${tm.host}:${tm.port}` : null });
    else {
      if (tm) this.output.text(`telemetry packets to udp ${tm.host}:${tm.port}`);
      if (tcPort !== null) this.output.text(`telecommand packets on udp port ${tcPort}`);
    }
  }

  ended(counters: object): void {
    if (this.output.json) this.output.line(counters);
    else
      this.output.text(
        Object.entries(counters)
          .map(([name, count]) => `${name} ${count}`)
          .join(', '),
      );
  }
}

/** The ground segment and the bridge, each at the other's edge. */
function build(
  client: RigClient,
  options: BridgeOptions,
  journal: Journal,
  emit: (packet: Uint8Array, station: string) => void,
): { readonly bridge: SpacePacketBridge; readonly segment: GroundSegment } {
  const { craft, spacecraftId, epochUnixUs, keyFile } = client.rig;
  const key = keyOf(keyFile);
  const sealing = () => sealingKeyOf(keyOf(keyFile));
  const sky = new Sky(client);
  const isOurs = (station: string): boolean => !options.station || station === options.station;
  let lastStation = '';
  const bridge: SpacePacketBridge = new SpacePacketBridge(mappingOfCheckout(), options.session, {
    nowUs: () => sky.missionTimeUs,
    utcUs: () => epochUnixUs + sky.missionTimeUs,
    emit: (packet) => emit(packet, lastStation),
    send: (order) => segment.send({ ...order, station: options.station ?? '' }),
    stageOf: (requestId) => segment.requests.get(requestId)?.stage ?? null,
    forget: (requestId) => segment.forget(requestId),
    onNotice: (text) => journal.notice(text),
  });
  const segment: GroundSegment = new GroundSegment(
    {
      craft,
      spacecraftId,
      epochUnixUs,
      principal: BRIDGE_PRINCIPAL,
      key: sealing,
      sequence: key.sequence,
    },
    {
      nowUs: () => sky.missionTimeUs,
      stationInView: () => (isOurs(sky.station) ? sky.station : ''),
      publish: (topic, payload) => client.bus.commands.publish(topic, payload, { qos: 1, retain: false }),
      takeSequence: (lowest, keyId) => takeSequence(keyFile, keyId, lowest),
      onTick: (tick) => journal.tick(tick),
      onPacket: (packet) => {
        if (!isOurs(packet.station)) return;
        lastStation = packet.station;
        bridge.onPacket(packet);
      },
    },
  );
  return { bridge, segment };
}

async function runBridge(options: BridgeOptions): Promise<void> {
  if (!options.tmUdp && options.tcUdp === undefined && !options.publish)
    throw new UserError(
      'what shall it bridge? --tm-udp HOST:PORT, --tc-udp PORT, --publish, or several of them',
    );
  const client = await connectToRig('bridge', options.credentials);
  const journal = new Journal(outputFor(options.json ?? false));
  const sender = options.tmUdp ? new Sender(options.tmUdp) : null;
  const { bridge, segment } = build(client, options, journal, (packet, station) => {
    sender?.send(packet);
    if (!options.publish || station === '') return;
    const topic = `gs/${station}/${client.rig.craft}/ccsds`;
    client.bus.samples.publish(topic, packet, { qos: 0, retain: false });
  });
  client.bus.commands.onDelivery((delivery) => {
    segment.receive(delivery.topic, delivery.payload);
    delivery.acknowledge();
  });
  client.bus.commands.subscribe([segment.filter], 1);
  let receiver: Socket | null = null;
  try {
    if (options.tcUdp !== undefined)
      receiver = await listen(options.tcUdp, options.tcHost, (bytes) => bridge.onTelecommand(bytes));
    journal.opened(receiver ? receiver.address().port : null, options.tmUdp);
    const timer = setInterval(() => segment.tick(), TICK_MS);
    await untilInterrupted(client);
    clearInterval(timer);
  } finally {
    receiver?.close();
    sender?.close();
    await client.close();
  }
  journal.ended({ ...bridge.counters, datagrams: sender?.sent ?? 0, datagramsDropped: sender?.dropped ?? 0 });
}

const EXAMPLES = `
Examples:
  dawnline bridge --tm-udp 127.0.0.1:10015 --tc-udp 10025
  dawnline bridge --publish
It runs until Ctrl-C. Packets are described by \`dawnline export\`; docs/interoperation.md says how to connect Yamcs and COSMOS.`;

export function addBridge(program: Command): void {
  program
    .command('bridge')
    .description('Join a ground system that speaks CCSDS space packets with PUS-C headers to the running rig')
    .option('--tm-udp <host:port>', 'send each telemetry packet there as a datagram', address)
    .option('--tc-udp <port>', 'take telecommand packets as datagrams; 0 is any free port', portNumber)
    .option('--tc-host <address>', 'address to take telecommands on', '127.0.0.1')
    .option('--publish', 'publish telemetry packets on gs/{station}/{craft}/ccsds too')
    .option('--station <name>', 'act for this station only (default: whichever has contact)')
    .option(
      '--session <name>',
      'part of the request ids: a new one for a ground system whose sequence counts begin anew',
      sessionName,
      'a',
    )
    .addOption(credentialsOption())
    .option('--json', 'JSON lines: tc_port, the stages of telecommands, notices, counters at the end')
    .addHelpText('after', EXAMPLES)
    .action((options: BridgeOptions) => runBridge(options));
}
