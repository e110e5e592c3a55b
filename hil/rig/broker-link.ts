import { BrokerProcess } from './broker-process';
import { BrokerGate } from './gate';

const RESTART_DELAY_WALL_MS = 300;

/** The broker of a flight: ours as a child process, or somebody else's; with the gate that services go through. */
export class BrokerLink {
  private constructor(
    /** Past the gate: for the rig itself, tools and ground stations. */
    readonly url: string,
    private readonly gate: BrokerGate,
    private readonly own: BrokerProcess | null,
  ) {}

  private isDown = false;

  static async open(options: {
    readonly externalUrl?: string;
    readonly port: number;
    readonly flight: string;
    readonly main?: string;
    readonly onDeath: () => void;
  }): Promise<BrokerLink> {
    const restart: { now: () => void } = { now: () => undefined };
    const own =
      options.externalUrl === undefined
        ? await BrokerProcess.start({
            port: options.port,
            flight: options.flight,
            main: options.main,
            onDeath: () => {
              options.onDeath();
              setTimeout(restart.now, RESTART_DELAY_WALL_MS);
            },
          })
        : null;
    const url = own?.url ?? options.externalUrl!;
    const link = new BrokerLink(url, await BrokerGate.start(url), own);
    // The OBC restarts a broker that died by itself; one that a fault took down comes back with the fault's end.
    restart.now = () => void (link.isDown ? undefined : own?.restart());
    return link;
  }

  /** Where services connect. */
  get serviceUrl(): string {
    return this.gate.url;
  }

  get kind(): string {
    return this.own ? 'embedded' : new URL(this.url).host;
  }

  /** The broker is gone, with every session and retained message where it is ours. */
  async takeDown(): Promise<void> {
    this.isDown = true;
    this.gate.setOpen(false);
    await this.own?.kill();
  }

  async bringUp(): Promise<void> {
    if (!this.isDown) return;
    this.isDown = false;
    await this.own?.restart();
    this.gate.setOpen(true);
  }

  async close(): Promise<void> {
    await this.gate.close();
    await this.own?.close();
  }

  killNow(): void {
    this.own?.killNow();
  }
}
