import { DecodeError, filterOf, HealthEcho, HealthPing } from '@dawnline/contracts';
import type { MissionClock } from './mission-clock';

/** An answer later than this belongs to a fault, not to a machine that is short of processor time (assumed). */
const LONGEST_LAG_MS = 1_000;

/** Measures how long a health ping and its answer take in wall time: what mission time may bear depends on it. */
export class HealthLag {
  readonly filters: readonly string[];
  private readonly pings = new Map<string, { key: number; sentUs: number }>();
  private worstMs = 0;

  constructor(
    craft: string,
    private readonly clock: Pick<MissionClock, 'now' | 'rate'>,
  ) {
    this.filters = [HealthPing, HealthEcho].map(({ packet }) =>
      filterOf(packet!.topic.replace('{self}', '{subsystem}'), { craft }),
    );
  }

  take(topic: string, payload: Uint8Array): void {
    const [, , , service, kind] = topic.split('/');
    try {
      if (kind === 'ping') this.ping(service, HealthPing.decode(payload));
      else if (kind === 'echo') this.echo(service, HealthEcho.decode(payload).key);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
    }
  }

  /** Longest lag since the last call, wall milliseconds. */
  worst(): number {
    const worstMs = this.worstMs;
    this.worstMs = 0;
    return worstMs;
  }

  private ping(service: string, { key, header }: HealthPing): void {
    this.pings.set(service, { key, sentUs: header.missionTimeUs });
  }

  private echo(service: string, key: number): void {
    const ping = this.pings.get(service);
    if (ping?.key !== key) return;
    if (this.clock.rate <= 0) return;
    const lagMs = (this.clock.now() - ping.sentUs) / 1000 / this.clock.rate;
    if (lagMs <= LONGEST_LAG_MS) this.worstMs = Math.max(this.worstMs, lagMs);
  }
}
