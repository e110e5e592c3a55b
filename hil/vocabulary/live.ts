import { DecodeError, RigTime, RigTruth } from '@dawnline/contracts';
import type { Bus } from '@dawnline/host';
import { BusRecorder, type FlightEntry } from '@hil/record';
import type { FlightSource } from './source';
import { HISTORY_MAX_ITEMS, PATIENCE_WALL_MS, POLL_WALL_MS, SETTLE_WALL_MS } from './vocabulary.limits';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The history of a rig that flies: what its bus tells from now on. Listens only; a display may do the same. */
export class LiveSource implements FlightSource {
  readonly entries: FlightEntry[] = [];
  forgotten = 0;
  private missionUs = 0;
  private heardWallMs = 0;
  private rate = 1;

  constructor(bus: Bus, craft: string) {
    const recorder = new BusRecorder(craft);
    const truth = `rig/${craft}/truth`;
    const time = `rig/${craft}/time`;
    bus.samples.onDelivery(({ topic, payload }) => {
      if (topic === truth) this.takeTruth(payload);
      else this.take(recorder, topic, payload);
    });
    bus.commands.onDelivery((delivery) => {
      if (delivery.topic === time) this.takeTime(delivery.payload);
      else this.take(recorder, delivery.topic, delivery.payload);
      delivery.acknowledge();
    });
    bus.samples.subscribe([truth, ...recorder.sampleFilters], 0);
    bus.commands.subscribe([time, ...recorder.eventFilters], 1);
  }

  /** One entry that the bus does not tell: a stage of a telecommand of one's own. */
  add(entry: FlightEntry): void {
    this.entries.push(entry);
    if (this.entries.length <= HISTORY_MAX_ITEMS) return;
    // Half at once: taking one off the front of a long list costs as much.
    this.forgotten += this.entries.splice(0, HISTORY_MAX_ITEMS / 2).length;
  }

  /** Known up to the last truth, less what may still be on its way. */
  knownUs(): number {
    return this.missionUs - SETTLE_WALL_MS * 1000 * this.rate;
  }

  /** False once the rig has been silent for too long: it ended, or it is paused. */
  async more(): Promise<boolean> {
    await sleep(POLL_WALL_MS);
    return performance.now() - this.heardWallMs < PATIENCE_WALL_MS;
  }

  /** Settles when the rig has told its mission time. @throws Error after `waitMs` of wall time */
  async ready(waitMs: number): Promise<void> {
    const untilMs = performance.now() + waitMs;
    while (this.heardWallMs === 0) {
      if (performance.now() > untilMs)
        throw new Error(`the rig has not told its mission time in ${waitMs} ms`);
      await sleep(POLL_WALL_MS);
    }
  }

  private takeTruth(payload: Uint8Array): void {
    const truth = decoded(() => RigTruth.decode(payload));
    if (!truth) return;
    this.missionUs = Math.max(this.missionUs, truth.header.missionTimeUs);
    this.heardWallMs = performance.now();
  }

  private takeTime(payload: Uint8Array): void {
    const time = decoded(() => RigTime.decode(payload));
    if (time) this.rate = time.rate;
  }

  private take(recorder: BusRecorder, topic: string, payload: Uint8Array): void {
    const entry = recorder.take(topic, payload, this.missionUs);
    if (entry) this.add(entry);
  }
}

function decoded<T>(decode: () => T): T | null {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return null;
  }
}
