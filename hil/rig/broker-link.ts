import { BrokerProcess } from './broker-process';
import type { Refusal } from './access';
import { checkedUrl, OwnAccess, type ExternalBroker, type OwnAccessOptions } from './flight-access';
import { BrokerGate } from './gate';

const RESTART_DELAY_WALL_MS = 300;

export interface BrokerLinkOptions extends OwnAccessOptions {
  /** Null for the embedded broker. */
  readonly external: ExternalBroker | null;
  readonly port: number;
  readonly flight: string;
  readonly main?: string;
  readonly onDeath: () => void;
  readonly onRefusal: (refusal: Refusal) => void;
}

/** The broker of a flight: ours as a child process, or somebody else's; with the gate that services go through. */
export class BrokerLink {
  private constructor(
    /** Past the gate: for the rig itself, tools and ground stations. */
    readonly url: string,
    /** One credential file for each principal; null where nobody logs in. */
    readonly credentialsFolder: string | null,
    private readonly gate: BrokerGate,
    private readonly own: BrokerProcess | null,
  ) {}

  private isDown = false;
  private restarted: Promise<void> = Promise.resolve();

  static async open(options: BrokerLinkOptions): Promise<BrokerLink> {
    const { external } = options;
    if (external) {
      const credentialsFolder = external.credentialsFolder ?? null;
      const url = checkedUrl(external, options.crew.services);
      return new BrokerLink(url, credentialsFolder, await BrokerGate.start(url), null);
    }
    const restart: { now: () => void } = { now: () => undefined };
    const access = await OwnAccess.prepare(options);
    const own = await BrokerProcess.start({
      port: options.port,
      flight: options.flight,
      main: options.main,
      accessFile: access.brokerFile,
      onRefusal: options.onRefusal,
      onDeath: () => {
        options.onDeath();
        setTimeout(restart.now, RESTART_DELAY_WALL_MS);
      },
    });
    access.handOut(own.url);
    const link = new BrokerLink(own.url, access.folder, await BrokerGate.start(own.url), own);
    // The OBC restarts a broker that died by itself; one that a fault took down comes back with the fault's end.
    restart.now = () => void (link.isDown ? undefined : own.restart());
    return link;
  }

  /** Where services connect. */
  get serviceUrl(): string {
    return this.gate.url;
  }

  get kind(): string {
    return this.own ? 'embedded' : new URL(this.url).host;
  }

  /**
   * The broker is gone, with every session and retained message where it is ours. Its next life starts behind the closed
   * gate: the wall time that a process takes to start is not part of the outage.
   */
  async takeDown(): Promise<void> {
    this.isDown = true;
    this.gate.setOpen(false);
    this.restarted = this.own ? this.own.kill().then(() => this.own?.restart()) : Promise.resolve();
    await this.restarted;
  }

  async bringUp(): Promise<void> {
    if (!this.isDown) return;
    await this.restarted;
    this.isDown = false;
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
