import { readFileSync } from 'node:fs';
import {
  DownlinkFrame,
  ServiceReport,
  Stage,
  Telecommand,
  TelemetryFrame,
  UplinkFrame,
  VerificationReport,
} from '@dawnline/contracts';
import { decodeTransferFrame } from '@dawnline/frames';
import { openFrame } from '@dawnline/telecommand';
import { parseKeyFile, sealingKeyOf } from '@hil/ground';
import type { RigClient } from '../../apps/cli/src/rig-client';
import { SOURCE } from './store';

/** The S band of ODC-1 (craft file). */
const RATE_BPS = 2_000_000;

export interface Drain {
  readonly bytes: number;
  readonly seconds: number;
  readonly rateBps: number;
  /** Of the rate, while stored packets were coming. */
  readonly share: number;
}

/** Hears the frames at the craft's radio and at the stations, and when. */
export class Ears {
  /** Numbers of the stored packets that a station has. */
  readonly down = new Set<number>();
  private readonly up = new Map<string, number>();
  private readonly took = new Map<string, number>();
  private readonly arrivals: { readonly atMs: number; readonly bytes: number; readonly stored: boolean }[] =
    [];
  private readonly keys: ReadonlyMap<number, Uint8Array>;

  constructor(private readonly client: RigClient) {
    const { craft, keyFile } = client.rig;
    const { keys } = parseKeyFile(readFileSync(keyFile, 'utf8'), keyFile);
    this.keys = new Map(keys.map((key) => [key.id, sealingKeyOf(key).bytes]));
    client.bus.commands.onDelivery((delivery) => {
      const nowMs = performance.now();
      const { topic, payload } = delivery;
      if (topic === `craft/${craft}/rf/uplink`) this.takeUplink(UplinkFrame.decode(payload).frame, nowMs);
      else if (topic.startsWith('craft/')) this.takeDownlink(DownlinkFrame.decode(payload).frame, nowMs);
      else this.takeArrival(payload, nowMs);
      delivery.acknowledge();
    });
    client.bus.commands.subscribe(
      [`craft/${craft}/rf/uplink`, `craft/${craft}/rf/downlink`, `gs/+/${craft}/downlink`],
      1,
    );
  }

  /** From the uplink frame of a request to the frame with its completion, in the order of the requests. */
  latenciesMs(prefix: string): number[] {
    return [...this.took].filter(([requestId]) => requestId.startsWith(prefix)).map(([, ms]) => ms);
  }

  drain(): Drain {
    const first = this.arrivals.findIndex(({ stored }) => stored);
    const last = this.arrivals.findLastIndex(({ stored }) => stored);
    // All that came between counts: the link carried it. The first frame only starts the clock.
    const between = this.arrivals.slice(first + 1, last + 1);
    const bytes = between.reduce((sum, arrival) => sum + arrival.bytes, 0);
    const seconds = (this.arrivals[last].atMs - this.arrivals[first].atMs) / 1000;
    return { bytes, seconds, rateBps: RATE_BPS, share: (bytes * 8) / RATE_BPS / seconds };
  }

  private takeUplink(frame: Uint8Array, nowMs: number): void {
    const opened = openFrame(frame, (id) => this.keys.get(id) ?? null);
    if (opened.kind !== 'opened') return;
    const { requestId } = Telecommand.decode(opened.plaintext);
    if (!this.up.has(requestId)) this.up.set(requestId, nowMs);
  }

  private takeDownlink(bytes: Uint8Array, nowMs: number): void {
    for (const { topic, payload } of this.packetsOf(bytes)) {
      if (!topic.endsWith('/report') || !topic.includes('/tc/')) continue;
      const report = VerificationReport.decode(payload);
      const { requestId } = report.header;
      const sentMs = this.up.get(requestId);
      if (report.stage !== Stage.STAGE_COMPLETED || sentMs === undefined || this.took.has(requestId))
        continue;
      this.took.set(requestId, nowMs - sentMs);
    }
  }

  private takeArrival(bytes: Uint8Array, atMs: number): void {
    const numbers = this.packetsOf(bytes)
      .filter(({ topic }) => topic.includes(`/tm/${SOURCE}/`))
      .map(({ payload }) => ServiceReport.decode(payload).header.sequence);
    for (const number of numbers) this.down.add(number);
    this.arrivals.push({ atMs, bytes: bytes.length, stored: numbers.length > 0 });
  }

  private packetsOf(bytes: Uint8Array): readonly { topic: string; payload: Uint8Array }[] {
    const decoded = decodeTransferFrame(bytes, this.client.rig.spacecraftId);
    return decoded.kind === 'frame' ? TelemetryFrame.decode(decoded.frame.data).packets : [];
  }
}
