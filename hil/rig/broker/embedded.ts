import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes } from 'aedes';
import { Gatekeeper, Refusals, type BrokerAccess, type Refusal } from '../access';
import { accessHooks } from './embedded-access';
import { BrokerPortError } from './port-error';

/** Publications in work at once; with aedes' own 100 one slow client is felt sooner (toolchain measurements). */
const CONCURRENCY = 1_000;
/** Packets read ahead per connection while it is being set up (assumed). */
const QUEUE_LIMIT_ITEMS = 1_000_000;
/**
 * A client that takes nothing for this long is cut off. Aedes stops delivering to everybody while it waits for one
 * client's socket; its own default is a minute, the clients' keep-alive of 2 s would take 3 s (assumed).
 */
const DRAIN_TIMEOUT_MS = 1_000;

export interface EmbeddedBrokerOptions {
  readonly host?: string;
  /** 0 chooses a free port. */
  readonly port: number;
  /** Who may do what, and TLS; without it anybody may do everything, over plain TCP. */
  readonly access?: BrokerAccess;
  /** Hears of the 1st, 10th, 100th ... refusal of a kind. */
  readonly onRefusal?: (refusal: Refusal) => void;
}

export interface RunningBroker {
  /** mqtt://host:port, or mqtts:// with TLS */
  readonly url: string;
  readonly port: number;
  /** Ends the broker in order. */
  close(): Promise<void>;
  /** Cuts every connection without a word, and forgets every session. */
  kill(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new BrokerPortError(host, port, error.code ?? error.message)),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Starts the embedded broker (MQTT 3.1.1, in memory) inside this process. */
export async function startEmbeddedBroker(options: EmbeddedBrokerOptions): Promise<RunningBroker> {
  const { host = LOOPBACK, access, onRefusal = () => undefined } = options;
  const broker = await Aedes.createBroker({
    concurrency: CONCURRENCY,
    queueLimit: QUEUE_LIMIT_ITEMS,
    drainTimeout: DRAIN_TIMEOUT_MS,
    ...(access ? accessHooks(new Gatekeeper(access.table), new Refusals(onRefusal)) : {}),
  });
  const sockets = new Set<Socket>();
  const admit = (socket: Socket): void => void broker.handle(socket);
  const tls = access?.tls;
  const server = tls
    ? createTlsServer({ noDelay: true, cert: tls.certificate, key: tls.key }, admit)
    : createServer({ noDelay: true }, admit);
  // With TLS these are the sockets below, which exist before anybody has shaken hands.
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await listen(server, host, options.port).catch((error: unknown) => {
    broker.close();
    throw error;
  });
  const stop = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
    await new Promise<void>((resolve) => broker.close(resolve));
  };
  let stopped: Promise<void> | null = null;
  const stopOnce = (): Promise<void> => (stopped ??= stop());
  return { url: `${tls ? 'mqtts' : 'mqtt'}://${host}:${port}`, port, close: stopOnce, kill: stopOnce };
}
