import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883 };

/**
 * A small TCP gate in front of the broker. The services connect through it, so that losing the bus can be injected
 * with any broker, also one that is not ours to stop.
 */
export class BrokerGate {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private isOpen = true;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (socket) => this.admit(socket));
  }

  static async start(brokerUrl: string): Promise<BrokerGate> {
    const target = new URL(brokerUrl);
    if (!(target.protocol in DEFAULT_PORTS))
      throw new Error(`a broker by ${target.protocol}: the rig speaks mqtt:// and mqtts:// only`);
    const server = createServer({ noDelay: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new BrokerGate(server, target);
  }

  /** Where services connect. What they say goes through as it is, TLS too. */
  get url(): string {
    return `${this.target.protocol}//127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Closed, it drops every connection and lets none through; whoever tries is hung up on. */
  setOpen(open: boolean): void {
    this.isOpen = open;
    if (!open) this.dropAll();
  }

  async close(): Promise<void> {
    this.setOpen(false);
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private admit(near: Socket): void {
    near.on('error', () => undefined);
    if (!this.isOpen) {
      near.destroy();
      return;
    }
    const far = connect({
      host: this.target.hostname.replace(/^\[|\]$/g, ''),
      port: Number(this.target.port || DEFAULT_PORTS[this.target.protocol]),
      noDelay: true,
    });
    const pair = [near, far] as const;
    this.pairs.add(pair);
    const end = (): void => {
      this.pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    far.on('error', end);
    far.on('close', end);
    near.on('close', end);
    near.pipe(far);
    far.pipe(near);
  }

  private dropAll(): void {
    for (const pair of [...this.pairs]) for (const socket of pair) socket.destroy();
    this.pairs.clear();
  }
}
